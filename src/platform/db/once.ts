import { createHash } from 'node:crypto'
import { ok, type Result } from '../../core/kernel/result.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import type { Reader, Writer } from './database.ts'

export interface Intention {
  readonly account: string
  readonly key: string
  /** what was sent, without the key: the same key with other words is refused */
  readonly body: unknown
  readonly at: string
}

/** JSON with its keys in order: the same content gives the same words. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_k, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v,
  ) ?? 'null'

/** Carries a command out once: a repeat with the same key gets the stored result, and nothing happens twice. */
export async function once<T>(w: Writer, intention: Intention, act: () => Promise<Result<T>>): Promise<Result<T>> {
  const { account: account_id, key, at } = intention
  const body_hash = createHash('sha256').update(canonical(intention.body)).digest('hex')
  const row = { tenant_id: w.tenant, account_id, key, body_hash, result: 'null', at }
  const first = await w.q.insertInto('commands').values(row).onConflict((c) => c.doNothing()).executeTakeFirst()
  const mine = w.q.updateTable('commands').where('tenant_id', '=', w.tenant).where('account_id', '=', account_id).where('key', '=', key)
  if (first.numInsertedOrUpdatedRows === 0n) {
    const stored = await w.q.selectFrom('commands').select(['body_hash', 'result']).where('tenant_id', '=', w.tenant).where('account_id', '=', account_id).where('key', '=', key).executeTakeFirstOrThrow()
    return stored.body_hash === body_hash ? ok(stored.result as T) : refuse('command.repeated-differently', {})
  }
  const result = await act()
  if (result.ok) await mine.set({ result: JSON.stringify(result.value ?? null) }).execute()
  return result
}

/** Whether this key has been answered already: for commands that work in more than one transaction. */
export const wasDone = async (r: Reader, account: string, key: string | null): Promise<boolean> =>
  key !== null && (await r.q.selectFrom('commands').select('key').where('tenant_id', '=', r.tenant).where('account_id', '=', account).where('key', '=', key).executeTakeFirst()) !== undefined
