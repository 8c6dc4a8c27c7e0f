import type { Reader, Writer } from '../../platform/db/database.ts'

export interface Factor {
  readonly id: string
  readonly accountId: string
  readonly kind: 'totp' | 'passkey'
  readonly name: string
  readonly secret: string
  readonly credentialId: string | null
  readonly counter: number
  readonly transports: readonly string[]
  readonly createdAt: string
  readonly confirmedAt: string | null
  readonly lastUsedAt: string | null
}

const factors = (r: Reader) =>
  r.q
    .selectFrom('second_factors')
    .select(['id', 'account_id as accountId', 'kind', 'name', 'secret', 'credential_id as credentialId', 'counter', 'transports', 'created_at as createdAt', 'confirmed_at as confirmedAt', 'last_used_at as lastUsedAt'])
    .where('tenant_id', '=', r.tenant)
const factorOf = (row: Omit<Factor, 'kind' | 'counter' | 'transports'> & { kind: string; counter: string; transports: unknown }): Factor => ({
  ...row, kind: row.kind as Factor['kind'], counter: Number(row.counter), transports: row.transports as string[],
})

/** The factors of an account, the confirmed and the others, the oldest first. */
export const factorsOf = async (r: Reader, accountId: string): Promise<Factor[]> => (await factors(r).where('account_id', '=', accountId).orderBy('created_at').orderBy('id').execute()).map(factorOf)

/** The authenticator app that counts; undefined: there is none. */
export const confirmedApp = async (r: Reader, accountId: string): Promise<Factor | undefined> => (await factorsOf(r, accountId)).find((f) => f.kind === 'totp' && f.confirmedAt !== null)

export async function findCredential(r: Reader, credentialId: string): Promise<Factor | undefined> {
  const row = await factors(r).where('credential_id', '=', credentialId).executeTakeFirst()
  return row && factorOf(row)
}

export async function addFactor(w: Writer, f: Omit<Factor, 'lastUsedAt'>): Promise<void> {
  await w.q
    .insertInto('second_factors')
    .values({ tenant_id: w.tenant, id: f.id, account_id: f.accountId, kind: f.kind, name: f.name, secret: f.secret, credential_id: f.credentialId, counter: f.counter, transports: JSON.stringify(f.transports), created_at: f.createdAt, confirmed_at: f.confirmedAt, last_used_at: null })
    .execute()
}

/** A use of a factor moves its counter on. @returns false when another use was there first */
export async function useFactor(w: Writer, id: string, counter: { readonly seen: number; readonly next: number }, at: string): Promise<boolean> {
  const done = await w.q
    .updateTable('second_factors')
    .set({ counter: String(counter.next), last_used_at: at })
    .where('tenant_id', '=', w.tenant)
    .where('id', '=', id)
    .where('counter', '=', String(counter.seen))
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function nameFactor(w: Writer, id: string, name: string): Promise<void> {
  await w.q.updateTable('second_factors').set({ name }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}
export async function removeFactor(w: Writer, id: string): Promise<void> {
  await w.q.deleteFrom('second_factors').where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}
/** Apps that were begun and never confirmed. */
export async function removeUnconfirmed(w: Writer, accountId: string): Promise<void> {
  await w.q.deleteFrom('second_factors').where('tenant_id', '=', w.tenant).where('account_id', '=', accountId).where('kind', '=', 'totp').where('confirmed_at', 'is', null).execute()
}

export async function replaceRecoveryCodes(w: Writer, accountId: string, codes: readonly { readonly id: string; readonly hash: string }[]): Promise<void> {
  await w.q.deleteFrom('recovery_codes').where('tenant_id', '=', w.tenant).where('account_id', '=', accountId).execute()
  if (codes.length > 0) await w.q.insertInto('recovery_codes').values(codes.map((c) => ({ tenant_id: w.tenant, id: c.id, account_id: accountId, code_hash: c.hash, used_at: null }))).execute()
}
export async function recoveryCodesLeft(r: Reader, accountId: string): Promise<number> {
  const rows = await r.q.selectFrom('recovery_codes').select('id').where('tenant_id', '=', r.tenant).where('account_id', '=', accountId).where('used_at', 'is', null).execute()
  return rows.length
}
/** @returns false when there is no such code, or it was used */
export async function useRecoveryCode(w: Writer, accountId: string, hash: string, at: string): Promise<boolean> {
  const done = await w.q.updateTable('recovery_codes').set({ used_at: at }).where('tenant_id', '=', w.tenant).where('account_id', '=', accountId).where('code_hash', '=', hash).where('used_at', 'is', null).executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export interface Identity {
  readonly id: string
  readonly accountId: string
  readonly issuer: string
  readonly createdAt: string
}
const IDENTITY = ['id', 'account_id as accountId', 'issuer', 'created_at as createdAt'] as const
export const identitiesOf = (r: Reader, accountId: string): Promise<Identity[]> =>
  r.q.selectFrom('identities').select(IDENTITY).where('tenant_id', '=', r.tenant).where('account_id', '=', accountId).orderBy('created_at').execute()
export const findIdentity = (r: Reader, issuer: string, subject: string): Promise<Identity | undefined> =>
  r.q.selectFrom('identities').select(IDENTITY).where('tenant_id', '=', r.tenant).where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst()
export async function addIdentity(w: Writer, i: Identity & { readonly subject: string }): Promise<void> {
  await w.q.insertInto('identities').values({ tenant_id: w.tenant, id: i.id, account_id: i.accountId, issuer: i.issuer, subject: i.subject, created_at: i.createdAt }).execute()
}
export async function removeIdentity(w: Writer, id: string): Promise<void> {
  await w.q.deleteFrom('identities').where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}
