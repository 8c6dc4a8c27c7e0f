import type { Attempts } from '../../core/people/backoff.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'

export type PassKind = 'reset' | 'second-step' | 'passkey' | 'single-sign-on'
export interface Pass {
  readonly id: string
  readonly kind: PassKind
  readonly accountId: string | null
  readonly data: unknown
  readonly createdAt: string
}

export async function addPass(w: Writer, p: Pass & { readonly tokenHash: string; readonly expires: string }): Promise<void> {
  // passes of the door are worth nothing once they ran out
  await w.q.deleteFrom('passes').where('tenant_id', '=', w.tenant).where('kind', '=', p.kind).where('kind', '!=', 'reset').where('expires_at', '<', p.createdAt).execute()
  await w.q
    .insertInto('passes')
    .values({ tenant_id: w.tenant, id: p.id, kind: p.kind, token_hash: p.tokenHash, account_id: p.accountId, body_id: null, data: JSON.stringify(p.data), created_at: p.createdAt, created_by: p.accountId, expires_at: p.expires, used_at: null, revoked_at: null })
    .execute()
}

export async function findPass(r: Reader, kind: PassKind, tokenHash: string, now: string): Promise<Pass | undefined> {
  const row = await r.q
    .selectFrom('passes')
    .select(['id', 'account_id as accountId', 'data', 'created_at as createdAt'])
    .where('tenant_id', '=', r.tenant)
    .where('kind', '=', kind)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row && { ...row, kind }
}

/** True for the one caller that used the pass. */
export async function usePass(w: Writer, id: string, at: string): Promise<boolean> {
  const done = await w.q.updateTable('passes').set({ used_at: at }).where('tenant_id', '=', w.tenant).where('id', '=', id).where('used_at', 'is', null).where('revoked_at', 'is', null).executeTakeFirst()
  return done.numUpdatedRows === 1n
}
export async function setPassData(w: Writer, id: string, data: unknown): Promise<void> {
  await w.q.updateTable('passes').set({ data: JSON.stringify(data) }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}
/** Links that were sent and not used yet are void: a new one was sent, or the password is another. */
export async function revokePasses(w: Writer, kind: PassKind, accountId: string, at: string): Promise<void> {
  await w.q.updateTable('passes').set({ revoked_at: at }).where('tenant_id', '=', w.tenant).where('kind', '=', kind).where('account_id', '=', accountId).where('used_at', 'is', null).where('revoked_at', 'is', null).execute()
}

export async function findLimit(r: Reader, bucket: string): Promise<Attempts | null> {
  const row = await r.q.selectFrom('limits').select(['count', 'until']).where('tenant_id', '=', r.tenant).where('bucket', '=', bucket).executeTakeFirst()
  return row ? { count: row.count, until: Date.parse(row.until) } : null
}
export async function setLimit(w: Writer, bucket: string, next: Attempts, now: string): Promise<void> {
  const until = new Date(next.until).toISOString()
  await w.q
    .insertInto('limits')
    .values({ tenant_id: w.tenant, bucket, count: next.count, began_at: now, until })
    .onConflict((c) => c.columns(['tenant_id', 'bucket']).doUpdateSet({ count: next.count, until }))
    .execute()
}
/** Takes away what ran out long ago: counts of attempts, passes, sessions. Of counts only those of the door: `kinds` are the beginnings of their names. */
export async function sweep(w: Writer, kinds: readonly string[], before: string): Promise<void> {
  await w.q.deleteFrom('limits').where('tenant_id', '=', w.tenant).where('until', '<', before).where((e) => e.or(kinds.map((kind) => e('bucket', 'like', `${kind} %`)))).execute()
  await w.q.deleteFrom('passes').where('tenant_id', '=', w.tenant).where('expires_at', '<', before).where('kind', 'in', ['reset', 'second-step', 'passkey', 'single-sign-on']).execute()
  await w.q.deleteFrom('sessions').where('tenant_id', '=', w.tenant).where('expires_at', '<', before).execute()
}
export async function clearLimit(w: Writer, bucket: string): Promise<void> {
  await w.q.deleteFrom('limits').where('tenant_id', '=', w.tenant).where('bucket', '=', bucket).execute()
}
