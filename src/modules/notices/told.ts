import type { Actor } from '../../core/people/may.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { notify, type NewNotice } from './notify.ts'
import { holdersOf, toldAlready } from './queries.ts'

const DAY_MS = 86_400_000
/** So long a notice that nobody has read stands for all of its kind with the same words. */
const QUIET_DAYS = 7

export interface ForRoles extends Omit<NewNotice, 'accountIds'> {
  readonly roles: readonly Actor['grants'][number]['role'][]
}

/** Tells those who hold a role over a body (null: over the whole tenant); who has not read the same yet is not told again. */
export async function tellHolders(kit: Kit, w: Writer, { roles, ...notice }: ForRoles): Promise<void> {
  const since = new Date(Date.parse(kit.clock.now()) - QUIET_DAYS * DAY_MS).toISOString()
  const holders = new Set<string>()
  for (const role of roles) for (const id of await holdersOf(w, role, notice.bodyId, kit.clock.today())) holders.add(id)
  const accountIds: string[] = []
  for (const id of holders) if (!(await toldAlready(w, id, notice.kind, notice.params, since))) accountIds.push(id)
  await notify(kit, w, { ...notice, accountIds })
}
