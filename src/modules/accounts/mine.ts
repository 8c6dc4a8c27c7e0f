import type { TrailAction } from '../../core/audit/entry.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import type { Result } from '../../core/kernel/result.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { command, type Note } from '../../platform/trail/command.ts'
import type { By } from '../../platform/trail/entry.ts'

/** A command on one's own account: who, whose, and under which key. */
export interface Mine {
  readonly by: By
  readonly accountId: string
  readonly key: string
}

/** Carries out a command on one's own account, with its entry. Whoever does not know the password (`knows`) is refused. */
export const mineDo = <T>(kit: Kit, { by, accountId, key }: Mine, action: TrailAction, sent: unknown, knows: boolean, act: (w: Writer, note: Note) => Promise<Result<T>>): Promise<Result<T>> =>
  command(kit, by, { action, key, sent, about: { thing: { kind: 'account', id: accountId } } }, async (w, note) => (knows ? act(w, note) : refuse('account.wrong-password', {})))
