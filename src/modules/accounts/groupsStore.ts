import { searchKey } from '../../core/people/names.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'

export interface Group {
  readonly id: string
  readonly name: string
  readonly bodyId: string | null
  readonly body: string | null
  readonly endedAt: string | null
  readonly version: number
}
const groups = (r: Reader) =>
  r.q
    .selectFrom('groups as c')
    .leftJoin('bodies as b', (j) => j.onRef('b.tenant_id', '=', 'c.tenant_id').onRef('b.id', '=', 'c.body_id'))
    .where('c.tenant_id', '=', r.tenant)
    .select(['c.id', 'c.name', 'c.body_id as bodyId', 'b.name as body', 'c.ended_at as endedAt', 'c.version'])

/** Groups of these bodies (null: of every one, and those of the whole tenant), by name. */
export async function listGroups(r: Reader, bodyIds: readonly string[] | null, ended: boolean): Promise<Group[]> {
  if (bodyIds?.length === 0) return []
  let found = groups(r).where('c.ended_at', ended ? 'is not' : 'is', null)
  if (bodyIds !== null) found = found.where('c.body_id', 'in', [...bodyIds])
  return found.orderBy('c.search_key').limit(500).execute()
}
export const findGroup = (r: Reader, id: string): Promise<Group | undefined> => groups(r).where('c.id', '=', id).executeTakeFirst()

export const groupsOfAccount = (r: Reader, accountId: string): Promise<{ id: string; name: string }[]> =>
  r.q
    .selectFrom('group_members as m')
    .innerJoin('groups as c', (j) => j.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.id', '=', 'm.group_id'))
    .where('m.tenant_id', '=', r.tenant)
    .where('m.account_id', '=', accountId)
    .where('c.ended_at', 'is', null)
    .select(['c.id', 'c.name'])
    .orderBy('c.search_key')
    .execute()

export interface Member {
  readonly id: string
  readonly name: string
  readonly login: string
  readonly email: string | null
  readonly disabled: boolean
}
export async function membersOf(r: Reader, groupId: string): Promise<Member[]> {
  const rows = await r.q
    .selectFrom('group_members as m')
    .innerJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 'm.tenant_id').onRef('a.id', '=', 'm.account_id'))
    .where('m.tenant_id', '=', r.tenant)
    .where('m.group_id', '=', groupId)
    .select(['a.id', 'a.name', 'a.login', 'a.email', 'a.disabled_at'])
    .orderBy('a.sort_key')
    .orderBy('a.id')
    .execute()
  return rows.map(({ disabled_at, ...row }) => ({ ...row, disabled: disabled_at !== null }))
}
export async function memberCounts(r: Reader, groupIds: readonly string[]): Promise<Map<string, number>> {
  if (groupIds.length === 0) return new Map()
  const rows = await r.q.selectFrom('group_members').select((e) => ['group_id', e.fn.countAll<string>().as('n')]).where('tenant_id', '=', r.tenant).where('group_id', 'in', [...groupIds]).groupBy('group_id').execute()
  return new Map(rows.map((row) => [row.group_id, Number(row.n)]))
}

export async function nameTaken(r: Reader, bodyId: string | null, name: string, except: string | null): Promise<boolean> {
  const rows = await r.q.selectFrom('groups').select('id').where('tenant_id', '=', r.tenant).where('ended_at', 'is', null).where('body_id', bodyId === null ? 'is' : '=', bodyId).where('search_key', '=', searchKey(name)).execute()
  return rows.some((row) => row.id !== except)
}
export async function addGroup(w: Writer, g: { readonly id: string; readonly name: string; readonly bodyId: string | null; readonly at: string }): Promise<void> {
  await w.q.insertInto('groups').values({ tenant_id: w.tenant, id: g.id, body_id: g.bodyId, name: g.name, search_key: searchKey(g.name), created_at: g.at, ended_at: null, version: 1 }).execute()
}
const one = (w: Writer, id: string) => w.q.updateTable('groups').set((e) => ({ version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id)
export async function renameGroup(w: Writer, id: string, name: string): Promise<void> {
  await one(w, id).set({ name, search_key: searchKey(name) }).execute()
}
export async function setGroupEnded(w: Writer, id: string, at: string | null): Promise<void> {
  await one(w, id).set({ ended_at: at }).execute()
}
export async function bumpGroup(w: Writer, id: string): Promise<void> {
  await one(w, id).execute()
}
export async function addMembers(w: Writer, groupId: string, accountIds: readonly string[], at: string): Promise<void> {
  if (accountIds.length === 0) return
  await w.q.insertInto('group_members').values(accountIds.map((account_id) => ({ tenant_id: w.tenant, group_id: groupId, account_id, added_at: at }))).onConflict((c) => c.doNothing()).execute()
}
export async function removeMembers(w: Writer, groupId: string, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  await w.q.deleteFrom('group_members').where('tenant_id', '=', w.tenant).where('group_id', '=', groupId).where('account_id', 'in', [...accountIds]).execute()
}
