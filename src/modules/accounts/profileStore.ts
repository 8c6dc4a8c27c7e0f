import { nameSortKey, searchKey } from '../../core/people/names.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import { ACCOUNT, type Account } from './store.ts'

/** Addresses are compared without case. */
export const emailKey = (email: string): string => email.normalize('NFC').trim().toLowerCase()

export const accountsByEmail = (r: Reader, key: string): Promise<Account[]> =>
  r.q.selectFrom('accounts').select(ACCOUNT).where('tenant_id', '=', r.tenant).where('email_key', '=', key).where('disabled_at', 'is', null).execute()

export interface Profile {
  readonly name: string
  readonly login: string
  readonly email: string | null
  readonly version: number
}
export const profileOf = (r: Reader, id: string): Promise<Profile | undefined> =>
  r.q.selectFrom('accounts').select(['name', 'login', 'email', 'version']).where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst()

export async function setProfile(w: Writer, id: string, { name, login, email }: Omit<Profile, 'version'>): Promise<void> {
  await w.q
    .updateTable('accounts')
    .set((e) => ({ name, email, email_key: email === null ? null : emailKey(email), search_key: searchKey(name, login, email ?? ''), sort_key: nameSortKey(name), version: e('version', '+', 1) }))
    .where('tenant_id', '=', w.tenant)
    .where('id', '=', id)
    .execute()
}

export async function noteSignIn(w: Writer, id: string, at: string): Promise<void> {
  await w.q.updateTable('accounts').set({ last_sign_in: at }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

/** Names of the bodies that an account works for: no password consists of one. */
export async function bodyWords(r: Reader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await r.q.selectFrom('bodies').select(['name', 'abbreviation']).where('tenant_id', '=', r.tenant).where('id', 'in', [...ids]).execute()
  return rows.flatMap((row) => [row.name, row.abbreviation ?? ''])
}
