import type { Grant, RoleName } from '../../core/people/may.ts'
import type { PlainDate } from '../../core/kernel/dates.ts'
import { nameSortKey } from '../../core/people/names.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'

export interface Account {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly passwordHash: string | null
  readonly personId: string | null
}

export const ACCOUNT = ['id', 'login', 'name', 'password_hash as passwordHash', 'person_id as personId'] as const

export const findByLogin = (r: Reader, loginKey: string): Promise<Account | undefined> =>
  r.q.selectFrom('accounts').select(ACCOUNT).where('tenant_id', '=', r.tenant).where('login_key', '=', loginKey).where('disabled_at', 'is', null).executeTakeFirst()

export const findAccount = (r: Reader, id: string): Promise<Account | undefined> =>
  r.q.selectFrom('accounts').select(ACCOUNT).where('tenant_id', '=', r.tenant).where('id', '=', id).where('disabled_at', 'is', null).executeTakeFirst()

export async function anyAccount(r: Reader): Promise<boolean> {
  const row = await r.q.selectFrom('accounts').select('id').where('tenant_id', '=', r.tenant).limit(1).executeTakeFirst()
  return row !== undefined
}

export async function addAccount(w: Writer, account: Omit<Account, 'personId'> & { readonly loginKey: string; readonly searchKey: string; readonly at: string; readonly personId?: string | null }): Promise<void> {
  const { id, login, name } = account
  await w.q
    .insertInto('accounts')
    .values({ tenant_id: w.tenant, id, login, login_key: account.loginKey, name, password_hash: account.passwordHash, search_key: account.searchKey, sort_key: nameSortKey(account.name), person_id: account.personId ?? null, disabled_at: null, created_at: account.at, version: 0 })
    .execute()
}

export async function setPassword(w: Writer, id: string, passwordHash: string): Promise<void> {
  await w.q.updateTable('accounts').set((e) => ({ password_hash: passwordHash, version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export async function setPerson(w: Writer, id: string, personId: string | null): Promise<void> {
  await w.q.updateTable('accounts').set((e) => ({ person_id: personId, version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export async function addGrant(w: Writer, grant: Grant & { readonly id: string; readonly accountId: string; readonly at: string }): Promise<void> {
  await w.q
    .insertInto('grants')
    .values({ tenant_id: w.tenant, id: grant.id, account_id: grant.accountId, role: grant.role, body_id: grant.bodyId, unit_id: grant.unitId, granted_at: grant.at, ended_at: null })
    .execute()
}

/** Grants that hold on this day. */
const holding = (r: Reader, today: PlainDate) =>
  r.q
    .selectFrom('grants as g')
    .select(['g.role', 'g.body_id', 'g.unit_id', 'g.account_id'])
    .where('g.tenant_id', '=', r.tenant)
    .where('g.ended_at', 'is', null)
    .where((e) => e.and([e.or([e('g.valid_from', 'is', null), e('g.valid_from', '<=', today)]), e.or([e('g.valid_to', 'is', null), e('g.valid_to', '>=', today)])]))
    .orderBy('g.granted_at').orderBy('g.id')

const grantOf = (g: { role: string; body_id: string | null; unit_id: string | null }): Grant => ({ role: g.role as RoleName, bodyId: g.body_id, unitId: g.unit_id })

export async function grantsOf(r: Reader, accountId: string, today: PlainDate): Promise<Grant[]> {
  return (await holding(r, today).where('g.account_id', '=', accountId).execute()).map(grantOf)
}

export async function groupGrantsOf(r: Reader, accountId: string, today: PlainDate): Promise<Grant[]> {
  const rows = await holding(r, today)
    .innerJoin('group_members as m', (j) => j.onRef('m.tenant_id', '=', 'g.tenant_id').onRef('m.group_id', '=', 'g.group_id'))
    .innerJoin('groups as c', (j) => j.onRef('c.tenant_id', '=', 'g.tenant_id').onRef('c.id', '=', 'g.group_id'))
    .where('m.account_id', '=', accountId)
    .where('c.ended_at', 'is', null)
    .execute()
  return rows.map(grantOf)
}

export async function setSessionBody(w: Writer, tokenHash: string, bodyId: string): Promise<void> {
  await w.q.updateTable('sessions').set({ body_id: bodyId }).where('tenant_id', '=', w.tenant).where('token_hash', '=', tokenHash).execute()
}

/** Sessions of an account that have no body yet begin to work for this one. */
export async function adoptBody(w: Writer, accountId: string, bodyId: string): Promise<void> {
  await w.q.updateTable('sessions').set({ body_id: bodyId }).where('tenant_id', '=', w.tenant).where('account_id', '=', accountId).where('body_id', 'is', null).execute()
}

export async function replaceFirstLink(w: Writer, link: { readonly id: string; readonly tokenHash: string; readonly at: string }): Promise<void> {
  await w.q.deleteFrom('first_links').where('tenant_id', '=', w.tenant).where('used_at', 'is', null).execute()
  await w.q.insertInto('first_links').values({ tenant_id: w.tenant, id: link.id, token_hash: link.tokenHash, created_at: link.at, used_at: null }).execute()
}

/** Whether this link was made after `since` and is not used. */
export async function firstLinkGood(r: Reader, tokenHash: string, since: string): Promise<boolean> {
  const row = await r.q.selectFrom('first_links').select('id').where('tenant_id', '=', r.tenant).where('token_hash', '=', tokenHash).where('used_at', 'is', null).where('created_at', '>', since).executeTakeFirst()
  return row !== undefined
}

/** True for the one caller that used the link in time. */
export async function useFirstLink(w: Writer, tokenHash: string, { now, since }: { readonly now: string; readonly since: string }): Promise<boolean> {
  const done = await w.q.updateTable('first_links').set({ used_at: now }).where('tenant_id', '=', w.tenant).where('token_hash', '=', tokenHash).where('used_at', 'is', null).where('created_at', '>', since).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Sessions of the account turn to a body. */
export async function workFor(w: Writer, accountId: string, bodyId: string): Promise<void> {
  await w.q.updateTable('sessions').set({ body_id: bodyId }).where('tenant_id', '=', w.tenant).where('account_id', '=', accountId).execute()
}

/** No account works for these bodies any more; an open session turns to another body of its account. */
export async function clearBodies(w: Writer, bodyIds: readonly string[]): Promise<void> {
  await w.q.deleteFrom('grants').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await w.q.deleteFrom('groups').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await w.q.deleteFrom('delegations').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await w.q.deleteFrom('passes').where('tenant_id', '=', w.tenant).where('kind', '=', 'invite').where('body_id', 'in', bodyIds).execute()
  const people = w.q.selectFrom('people').select('id').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds)
  await w.q.updateTable('accounts').set({ person_id: null }).where('tenant_id', '=', w.tenant).where('person_id', 'in', people).execute()
  const open = await w.q.selectFrom('sessions').select(['id', 'account_id']).where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  for (const session of open) {
    const left = await w.q.selectFrom('grants').select('body_id').where('tenant_id', '=', w.tenant).where('account_id', '=', session.account_id).where('ended_at', 'is', null).where('body_id', 'is not', null).orderBy('granted_at').limit(1).executeTakeFirst()
    await w.q.updateTable('sessions').set({ body_id: left?.body_id ?? null }).where('tenant_id', '=', w.tenant).where('id', '=', session.id).execute()
  }
}
