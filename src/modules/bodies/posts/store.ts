import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../core/kernel/dates.ts'
import { searchKey } from '../../../core/people/names.ts'
import type { Reader, Writer } from '../../../platform/db/database.ts'
import { refreshPeople } from '../derived/store.ts'

export interface PostRow {
  readonly id: string
  readonly bodyId: string
  readonly unitId: string | null
  readonly post: string
  readonly leader: boolean
  readonly main: boolean
  readonly from: PlainDate | null
  readonly to: PlainDate | null
}
export interface Holder {
  readonly id: string
  readonly name: string
  readonly bodyId: string
  readonly unitId: string | null
  readonly post: string | null
  readonly leader: boolean
  readonly version: number
  readonly restrictedAt: string | null
}

export const holds = (p: { readonly from: PlainDate | null; readonly to: PlainDate | null }, day: PlainDate): boolean => (p.from === null || p.from <= day) && (p.to === null || p.to >= day)

export const findHolder = (r: Reader, id: string): Promise<Holder | undefined> =>
  r.q.selectFrom('people').select(['id', 'name', 'body_id as bodyId', 'unit_id as unitId', 'post', 'leader', 'version', 'restricted_at as restrictedAt']).where('tenant_id', '=', r.tenant).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()

export const postsOf = (r: Reader, personId: string): Promise<PostRow[]> =>
  r.q
    .selectFrom('posts')
    .select(['id', 'body_id as bodyId', 'unit_id as unitId', 'post', 'leader', 'main', 'from_on as from', 'to_on as to'])
    .where('tenant_id', '=', r.tenant)
    .where('person_id', '=', personId)
    .orderBy('main', 'desc')
    .orderBy('to_on', (o) => o.desc().nullsFirst())
    .orderBy('from_on', (o) => o.desc().nullsLast())
    .orderBy('id')
    .execute()

/** The main post stands in the record; a row of its own says since when. */
export const withMain = (person: Holder, posts: readonly PostRow[], today: PlainDate): readonly (Omit<PostRow, 'id'> & { readonly id: string | null })[] =>
  posts.some((p) => p.main && holds(p, today)) || (person.post === null && person.unitId === null) ? posts : [{ id: null, bodyId: person.bodyId, unitId: person.unitId, post: person.post ?? '', leader: person.leader, main: true, from: null, to: null }, ...posts]

export async function addPost(w: Writer, personId: string, p: PostRow): Promise<void> {
  await w.q.insertInto('posts').values({ tenant_id: w.tenant, id: p.id, person_id: personId, body_id: p.bodyId, unit_id: p.unitId, post: p.post, leader: p.leader, main: p.main, from_on: p.from, to_on: p.to, version: 1 }).execute()
}
export async function changePost(w: Writer, p: PostRow): Promise<void> {
  await w.q
    .updateTable('posts')
    .set((e) => ({ body_id: p.bodyId, unit_id: p.unitId, post: p.post, leader: p.leader, main: p.main, from_on: p.from, to_on: p.to, version: e('version', '+', 1) }))
    .where('tenant_id', '=', w.tenant)
    .where('id', '=', p.id)
    .execute()
}
export async function dropPosts(w: Writer, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await w.q.deleteFrom('posts').where('tenant_id', '=', w.tenant).where('id', 'in', ids).execute()
}

/** The record shows the main post: written here and by whoever mends the record, nowhere else. */
export async function showMain(w: Writer, personId: string, main: { readonly post: string; readonly unitId: string | null; readonly leader: boolean } | null): Promise<void> {
  await w.q
    .updateTable('people')
    .set((e) => ({ post: main?.post ?? null, unit_id: main?.unitId ?? null, ...(main ? { leader: main.leader } : {}), version: e('version', '+', 1) }))
    .where('tenant_id', '=', w.tenant)
    .where('id', '=', personId)
    .execute()
  await refreshPeople(w, { unitIds: [], personIds: [personId] })
}

type Main = Pick<Holder, 'post' | 'unitId' | 'leader'>
const sameMain = (a: Main, b: Main): boolean => a.unitId === b.unitId && searchKey(a.post) === searchKey(b.post)

/** The record was mended: a main post that is another one begins today, the one before it stays in the history. */
export async function followMainPost(w: Writer, newId: () => string, person: { readonly id: string; readonly bodyId: string }, before: Main, after: Main, today: PlainDate): Promise<void> {
  const main = (await postsOf(w, person.id)).find((p) => p.main && holds(p, today))
  const now = { bodyId: person.bodyId, unitId: after.unitId, post: after.post ?? '', leader: after.leader }
  if (sameMain(before, after) || (main?.from ?? '') >= today) return main ? changePost(w, { ...main, ...now }) : undefined
  const past = main ?? { id: newId(), bodyId: person.bodyId, unitId: before.unitId, post: before.post ?? '', leader: before.leader, from: null }
  const closed = { ...past, main: false, to: addDays(today, -1) }
  if (main) await changePost(w, closed)
  else if (past.post !== '' || past.unitId !== null) await addPost(w, person.id, closed)
  await addPost(w, person.id, { id: newId(), ...now, main: true, from: today, to: null })
}

/** The units in which people of a body hold a post on that day, the main one among them: what visibility by unit counts. */
export async function unitsOfPeople(r: Reader, bodyId: string, today: PlainDate): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ person: string; unit: string }>`
    select p.id as person, p.unit_id as unit from people p where p.tenant_id = ${r.tenant} and p.body_id = ${bodyId} and p.unit_id is not null
    union select o.person_id, o.unit_id from posts o where o.tenant_id = ${r.tenant} and o.body_id = ${bodyId} and o.unit_id is not null
      and (o.from_on is null or o.from_on <= ${today}::date) and (o.to_on is null or o.to_on >= ${today}::date)`.execute(r.q)
  const units = new Map<string, string[]>()
  for (const { person, unit } of rows) units.set(person, [...(units.get(person) ?? []), unit])
  return units
}
