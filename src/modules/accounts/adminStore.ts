import { sql, type RawBuilder } from 'kysely'
import type { PlainDate } from '../../core/kernel/dates.ts'
import type { Care } from '../../core/people/grants.ts'
import type { Grant, RoleName } from '../../core/people/may.ts'
import { nameSortKey, searchKey } from '../../core/people/names.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'

export const PAGE_SIZE = 50
export const emailKey = (email: string): string => email.normalize('NFC').trim().toLowerCase()

/** "This account holds, itself or through a group, a role of which `of` is true": `of` speaks of the grant `g`. */
const holds = (of: RawBuilder<boolean>) => sql<boolean>`(
  exists (select 1 from grants g where g.tenant_id = a.tenant_id and g.account_id = a.id and ${of})
  or exists (select 1 from group_members m join groups c on c.tenant_id = m.tenant_id and c.id = m.group_id and c.ended_at is null
    join grants g on g.tenant_id = m.tenant_id and g.group_id = m.group_id where m.tenant_id = a.tenant_id and m.account_id = a.id and ${of}))`
const live = (today: PlainDate) => sql<boolean>`(g.ended_at is null and (g.valid_from is null or g.valid_from <= ${today}::date) and (g.valid_to is null or g.valid_to >= ${today}::date))`

const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`
/** A role, present or past, in a place that the asker cares for. */
const within = (care: readonly Care[]): RawBuilder<boolean> => {
  if (care.some((c) => c.bodyIds === null && c.unitIds === null)) return sql<boolean>`true`
  const places = care.map(({ bodyIds, unitIds }) => sql<boolean>`(${bodyIds === null ? sql`true` : sql`g.body_id = any(${ids(bodyIds)})`} and ${unitIds === null ? sql`true` : sql`g.unit_id = any(${ids(unitIds)})`})`)
  return places.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(places, sql` or `)})`
}
const cared = (care: readonly Care[]): RawBuilder<boolean> => (care.some((c) => c.bodyIds === null && c.unitIds === null) ? sql<boolean>`true` : holds(within(care)))

const COLUMNS = ['a.id', 'a.name', 'a.login', 'a.email', 'a.disabled_at as disabledAt', 'a.last_sign_in as lastSignIn', 'a.person_id as personId', 'a.created_at as createdAt', 'a.version'] as const
export interface AccountCard {
  readonly id: string
  readonly name: string
  readonly login: string
  readonly email: string | null
  readonly disabledAt: string | null
  readonly lastSignIn: string | null
  readonly personId: string | null
  readonly createdAt: string
  readonly version: number
}
const secondFactor = sql<boolean>`exists (select 1 from second_factors s where s.tenant_id = a.tenant_id and s.account_id = a.id and s.confirmed_at is not null)`
const accounts = (r: Reader, care: readonly Care[]) => r.q.selectFrom('accounts as a').where('a.tenant_id', '=', r.tenant).where(cared(care))
const like = (words: string): string => `%${searchKey(words).replace(/[\\%_]/g, '\\$&').split(' ').join('%')}%`

export interface AccountsAsk {
  readonly care: readonly Care[]
  readonly today: PlainDate
  readonly q?: string | undefined
  readonly role?: string | undefined
  readonly bodyId?: string | undefined
  readonly unitId?: string | undefined
  readonly state?: 'active' | 'disabled' | 'roleless' | undefined
  readonly page: number
}
export async function listAccounts(r: Reader, ask: AccountsAsk): Promise<{ accounts: (AccountCard & { secondFactor: boolean })[]; total: number }> {
  let found = accounts(r, ask.care)
  if (ask.q && searchKey(ask.q)) found = found.where('a.search_key', 'like', like(ask.q))
  const of = [live(ask.today), ask.role ? sql<boolean>`g.role = ${ask.role}` : null, ask.bodyId ? sql<boolean>`g.body_id = ${ask.bodyId}::uuid` : null, ask.unitId ? sql<boolean>`g.unit_id = ${ask.unitId}::uuid` : null].filter((x) => x !== null)
  if (of.length > 1) found = found.where(holds(sql<boolean>`${sql.join(of, sql` and `)}`))
  if (ask.state === 'active') found = found.where('a.disabled_at', 'is', null)
  if (ask.state === 'disabled') found = found.where('a.disabled_at', 'is not', null)
  if (ask.state === 'roleless') found = found.where('a.disabled_at', 'is', null).where(sql<boolean>`not ${holds(live(ask.today))}`)
  const { n } = await found.select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()
  const rows = await found.select(COLUMNS).select(secondFactor.as('secondFactor')).orderBy('a.sort_key').orderBy('a.id').limit(PAGE_SIZE).offset((ask.page - 1) * PAGE_SIZE).execute()
  return { accounts: rows, total: Number(n) }
}

export const findCared = (r: Reader, care: readonly Care[], id: string): Promise<(AccountCard & { secondFactor: boolean }) | undefined> =>
  accounts(r, care).select(COLUMNS).select(secondFactor.as('secondFactor')).where('a.id', '=', id).executeTakeFirst()

/** Who of these hold a live role in a body: whom one may hand on to there. */
export const workersOf = (r: Reader, bodyId: string, today: PlainDate): Promise<{ id: string; name: string }[]> =>
  accounts(r, [{ bodyIds: null, unitIds: null }]).where('a.disabled_at', 'is', null).where(holds(sql<boolean>`${live(today)} and g.body_id = ${bodyId}::uuid`)).select(['a.id', 'a.name']).orderBy('a.sort_key').limit(2000).execute()

export interface HeldRole extends Grant {
  readonly id: string
  readonly accountId: string | null
  readonly groupId: string | null
  readonly group: string | null
  readonly body: string | null
  readonly unit: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}
const roles = (r: Reader) =>
  r.q
    .selectFrom('grants as g')
    .leftJoin('bodies as b', (j) => j.onRef('b.tenant_id', '=', 'g.tenant_id').onRef('b.id', '=', 'g.body_id'))
    .leftJoin('units as u', (j) => j.onRef('u.tenant_id', '=', 'g.tenant_id').onRef('u.id', '=', 'g.unit_id'))
    .leftJoin('groups as c', (j) => j.onRef('c.tenant_id', '=', 'g.tenant_id').onRef('c.id', '=', 'g.group_id'))
    .where('g.tenant_id', '=', r.tenant)
    .where('g.ended_at', 'is', null)
    .select(['g.id', 'g.account_id as accountId', 'g.group_id as groupId', 'c.name as group', 'g.role', 'g.body_id as bodyId', 'b.name as body', 'g.unit_id as unitId', 'u.name as unit', 'g.valid_from as validFrom', 'g.valid_to as validTo'])
    .orderBy('g.granted_at')
    .orderBy('g.id')
const roleOf = <R extends { role: string }>(row: R): Omit<R, 'role'> & { role: RoleName } => ({ ...row, role: row.role as RoleName })

/** The roles that are not ended, by account: its own and those of its groups; those that are over by their date are left out. */
export async function rolesOf(r: Reader, accountIds: readonly string[], today: PlainDate): Promise<Map<string, HeldRole[]>> {
  const map = new Map<string, HeldRole[]>(accountIds.map((id) => [id, []]))
  if (accountIds.length === 0) return map
  const notOver = roles(r).where((e) => e.or([e('g.valid_to', 'is', null), e('g.valid_to', '>=', today)]))
  for (const row of await notOver.where('g.account_id', 'in', [...accountIds]).execute()) map.get(row.accountId ?? '')?.push(roleOf(row))
  const through = await notOver
    .innerJoin('group_members as m', (j) => j.onRef('m.tenant_id', '=', 'g.tenant_id').onRef('m.group_id', '=', 'g.group_id'))
    .where('m.account_id', 'in', [...accountIds])
    .where('c.ended_at', 'is', null)
    .select('m.account_id as memberId')
    .execute()
  for (const { memberId, ...row } of through) map.get(memberId)?.push(roleOf(row))
  return map
}
/** The roles of groups that are not ended by themselves, whether or not the group is. */
export async function rolesOfGroups(r: Reader, groupIds: readonly string[], today: PlainDate): Promise<HeldRole[]> {
  if (groupIds.length === 0) return []
  return (await roles(r).where('g.group_id', 'in', [...groupIds]).where((e) => e.or([e('g.valid_to', 'is', null), e('g.valid_to', '>=', today)])).execute()).map(roleOf)
}
export async function findRole(r: Reader, id: string): Promise<HeldRole | undefined> {
  const row = await roles(r).where('g.id', '=', id).executeTakeFirst()
  return row && roleOf(row)
}

export interface NewGrant extends Grant {
  readonly id: string
  readonly accountId: string | null
  readonly groupId: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly at: string
  readonly by: string | null
}
export async function addRole(w: Writer, g: NewGrant): Promise<void> {
  await w.q
    .insertInto('grants')
    .values({ tenant_id: w.tenant, id: g.id, account_id: g.accountId, group_id: g.groupId, role: g.role, body_id: g.bodyId, unit_id: g.unitId, valid_from: g.validFrom, valid_to: g.validTo, granted_at: g.at, granted_by: g.by, ended_at: null, ended_by: null })
    .execute()
}
export async function endRole(w: Writer, id: string, end: { readonly at: string; readonly by: string; readonly lastDay: PlainDate | null }): Promise<void> {
  const how = end.lastDay === null ? { ended_at: end.at, ended_by: end.by } : { valid_to: end.lastDay, ended_by: end.by }
  await w.q.updateTable('grants').set(how).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export interface AccountFields {
  readonly name: string
  readonly login: string
  readonly loginKey: string
  readonly email: string | null
  readonly personId: string | null
}
export async function changeAccount(w: Writer, id: string, f: AccountFields): Promise<void> {
  await w.q
    .updateTable('accounts')
    .set((e) => ({ name: f.name, login: f.login, login_key: f.loginKey, email: f.email, email_key: f.email === null ? null : emailKey(f.email), person_id: f.personId, search_key: searchKey(f.name, f.login, f.email), sort_key: nameSortKey(f.name), version: e('version', '+', 1) }))
    .where('tenant_id', '=', w.tenant)
    .where('id', '=', id)
    .execute()
}
export async function insertAccount(w: Writer, id: string, f: AccountFields & { readonly passwordHash: string; readonly at: string }): Promise<void> {
  await w.q
    .insertInto('accounts')
    .values({ tenant_id: w.tenant, id, name: f.name, login: f.login, login_key: f.loginKey, email: f.email, email_key: f.email === null ? null : emailKey(f.email), person_id: f.personId, password_hash: f.passwordHash, search_key: searchKey(f.name, f.login, f.email), sort_key: nameSortKey(f.name), disabled_at: null, created_at: f.at, version: 0 })
    .execute()
}
export async function setDisabled(w: Writer, id: string, at: string | null): Promise<void> {
  await w.q.updateTable('accounts').set((e) => ({ disabled_at: at, version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}
export async function bumpAccount(w: Writer, id: string): Promise<void> {
  await w.q.updateTable('accounts').set((e) => ({ version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

/** Another account, open or closed, with this login or this address. */
export async function takenBy(r: Reader, field: 'login_key' | 'email_key', value: string, except: string | null): Promise<boolean> {
  const rows = await r.q.selectFrom('accounts').select('id').where('tenant_id', '=', r.tenant).where(field, '=', value).execute()
  return rows.some((row) => row.id !== except)
}
export async function emailsTaken(r: Reader, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await r.q.selectFrom('accounts').select('email_key').where('tenant_id', '=', r.tenant).where('email_key', 'in', [...keys]).execute()
  return new Set(rows.flatMap((row) => row.email_key ?? []))
}

export async function sessionsOf(r: Reader, id: string, now: string): Promise<number> {
  const { n } = await r.q.selectFrom('sessions').select((e) => e.fn.countAll<string>().as('n')).where('tenant_id', '=', r.tenant).where('account_id', '=', id).where('expires_at', '>', now).executeTakeFirstOrThrow()
  return Number(n)
}
export async function endSessions(w: Writer, id: string): Promise<number> {
  const gone = await w.q.deleteFrom('sessions').where('tenant_id', '=', w.tenant).where('account_id', '=', id).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
/** Nobody goes on looking as, or from, an account whose powers have changed. */
export async function endViews(w: Writer, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  await w.q.updateTable('sessions').set({ viewing_as: null }).where('tenant_id', '=', w.tenant).where('viewing_as', 'is not', null).where((e) => e.or([e('viewing_as', 'in', [...accountIds]), e('account_id', 'in', [...accountIds])])).execute()
}
export async function setViewing(w: Writer, tokenHash: string, view: { readonly accountId: string | null; readonly bodyId?: string | null }): Promise<void> {
  await w.q.updateTable('sessions').set({ viewing_as: view.accountId, ...(view.bodyId === undefined ? {} : { body_id: view.bodyId }) }).where('tenant_id', '=', w.tenant).where('token_hash', '=', tokenHash).execute()
}

/** The open accounts that administer for good: over the whole tenant, and over any body. */
export async function administrators(r: Reader, today: PlainDate): Promise<{ readonly id: string; readonly whole: boolean }[]> {
  const forGood = sql<boolean>`(g.role = 'administrator' and g.unit_id is null and g.ended_at is null and g.valid_to is null and (g.valid_from is null or g.valid_from <= ${today}::date))`
  return r.q
    .selectFrom('accounts as a')
    .where('a.tenant_id', '=', r.tenant)
    .where('a.disabled_at', 'is', null)
    .where(holds(forGood))
    .select(['a.id', holds(sql<boolean>`${forGood} and g.body_id is null`).as('whole')])
    .orderBy('a.id')
    .execute()
}
/** Writes nothing new, and yet of two transactions that do it to one account the later one runs again. */
export async function touch(w: Writer, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length > 0) await w.q.updateTable('accounts').set((e) => ({ version: e.ref('version') })).where('tenant_id', '=', w.tenant).where('id', 'in', [...accountIds]).execute()
}

export const findPersonCard = (r: Reader, id: string): Promise<{ id: string; name: string; bodyId: string; unitId: string | null } | undefined> =>
  r.q.selectFrom('people').select(['id', 'name', 'body_id as bodyId', 'unit_id as unitId']).where('tenant_id', '=', r.tenant).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()
export async function accountOfPerson(r: Reader, personId: string): Promise<string | undefined> {
  return (await r.q.selectFrom('accounts').select('id').where('tenant_id', '=', r.tenant).where('person_id', '=', personId).where('disabled_at', 'is', null).executeTakeFirst())?.id
}

/** Bodies by name, the first fifty; of these only, or of all (null). */
export async function bodiesNamed(r: Reader, among: readonly string[] | null, q: string | undefined): Promise<{ id: string; name: string }[]> {
  if (among?.length === 0) return []
  let found = r.q.selectFrom('bodies').select(['id', 'name']).where('tenant_id', '=', r.tenant).where('outside', '=', false)
  if (among !== null) found = found.where('id', 'in', [...among])
  if (q && searchKey(q)) found = found.where('search_key', 'like', like(q))
  return found.orderBy('search_key').limit(50).execute()
}
export const unitsNamed = (r: Reader, bodyId: string): Promise<{ id: string; name: string }[]> =>
  r.q.selectFrom('units').select(['id', 'name']).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('removed_at', 'is', null).orderBy('place').execute()
export async function bodyThere(r: Reader, id: string): Promise<boolean> {
  return (await r.q.selectFrom('bodies').select('id').where('tenant_id', '=', r.tenant).where('id', '=', id).where('outside', '=', false).executeTakeFirst()) !== undefined
}

export interface Known {
  readonly id: string
  readonly name: string
  readonly login: string
  readonly loginKey: string
  readonly emailKey: string | null
}
/** Open accounts in care that bear one of these logins, addresses or names (bare letters). */
export const accountsKnownAs = (r: Reader, care: readonly Care[], keys: { readonly logins: readonly string[]; readonly emails: readonly string[]; readonly names: readonly string[] }): Promise<Known[]> =>
  accounts(r, care)
    .where('a.disabled_at', 'is', null)
    .where(sql<boolean>`(a.login_key = any(${[...keys.logins]}::text[]) or a.email_key = any(${[...keys.emails]}::text[]) or a.search_key like any(${keys.names.map((name) => `${name.replace(/[\\%_]/g, '\\$&')} %`)}::text[]))`)
    .select(['a.id', 'a.name', 'a.login', 'a.login_key as loginKey', 'a.email_key as emailKey'])
    .orderBy('a.sort_key')
    .execute()

/** Which of these are open accounts in care. */
export async function caredAmong(r: Reader, care: readonly Care[], among: readonly string[]): Promise<Set<string>> {
  if (among.length === 0) return new Set()
  const rows = await accounts(r, care).where('a.id', 'in', [...among]).select('a.id').execute()
  return new Set(rows.map((row) => row.id))
}
