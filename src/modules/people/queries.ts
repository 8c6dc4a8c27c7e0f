import { sql } from 'kysely'
import type { z } from 'zod'
import type { PersonRow } from '../../contract/people.ts'
import { searchKey } from '../../core/people/names.ts'
import type { PlainDate } from '../../core/kernel/dates.ts'
import type { Actor } from '../../core/people/may.ts'
import { sightOfPeople, type PeopleSight } from '../../core/people/sight.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'

export const PAGE_SIZE = 50
export type Person = AnswerTo<typeof PersonRow>
type Sex = z.output<typeof PersonRow>['sex']

const people = (r: Reader, bodyId: string) =>
  r.q
    .selectFrom('people as p')
    .leftJoin('units as u', (j) => j.onRef('u.tenant_id', '=', 'p.tenant_id').onRef('u.id', '=', 'p.unit_id'))
    .where('p.tenant_id', '=', r.tenant)
    .where('p.body_id', '=', bodyId)
const COLUMNS = ['p.id', 'p.name', 'p.post', 'p.unit_id as unitId', 'u.name as unit', 'p.leader', 'p.sex', 'p.born', 'p.version', 'p.removed_at as removedAt'] as const

/** Who looks, and on which day: what they see of a person hangs on the posts of that day. */
export interface Look {
  readonly sight: PeopleSight
  readonly today: PlainDate
}

/** For commands, which ask `may` before: they work on the whole record. */
export const EVERYTHING: Look = { sight: { whole: 'all', card: true, restricted: true }, today: '0001-01-01' }

export const lookOf = (actor: Actor, bodyId: string, today: PlainDate): Look => ({ sight: sightOfPeople(actor, bodyId), today })

/** "Seen whole", as the database says it; `sightOf` in core says the same of one person, and a test holds the two together. */
const seenWhole = ({ sight: { whole }, today }: Look) =>
  whole === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`(p.id is not distinct from ${whole.personId}::uuid or p.unit_id = any(${[...whole.unitIds]}::uuid[]) or exists (
        select 1 from posts o where o.tenant_id = p.tenant_id and o.person_id = p.id and o.body_id = p.body_id and o.unit_id = any(${[...whole.unitIds]}::uuid[])
          and (o.from_on is null or o.from_on <= ${today}::date) and (o.to_on is null or o.to_on >= ${today}::date)))`

/** The people of a body that are there for this look at all. */
function seen(r: Reader, bodyId: string, look: Look) {
  const open = look.sight.restricted ? people(r, bodyId) : people(r, bodyId).where('p.restricted_at', 'is', null)
  return look.sight.card ? open : open.where(seenWhole(look))
}

type Row = { removedAt: string | null; sex: string | null; whole: boolean } & Omit<Person, 'sex' | 'sight'>
const personOf = (p: Row): Person => ({
  id: p.id, name: p.name, post: p.post, unitId: p.unitId, unit: p.unit, leader: p.leader, sex: p.whole ? (p.sex as Sex) : null, born: p.whole ? p.born : null, version: p.version, sight: p.whole ? 'whole' : 'card',
})

const like = (words: string): string => `%${searchKey(words).replace(/[\\%_]/g, '\\$&').split(' ').join('%')}%`

export async function listPeople(r: Reader, bodyId: string, look: Look, ask: { readonly q?: string | undefined; readonly unitId?: string | undefined; readonly page: number }): Promise<{ people: Person[]; total: number; pageSize: number }> {
  let found = seen(r, bodyId, look).where('p.removed_at', 'is', null)
  if (ask.unitId) found = found.where('p.unit_id', '=', ask.unitId)
  if (ask.q && searchKey(ask.q)) found = found.where('p.search_key', 'like', like(ask.q))
  const counted = await found.select(COLUMNS).select([seenWhole(look).as('whole'), sql<string>`count(*) over ()`.as('n')]).orderBy('p.sort_key').orderBy('p.id').limit(PAGE_SIZE).offset((ask.page - 1) * PAGE_SIZE).execute()
  // behind the last page no row is left that could bring the count
  const total = counted[0]?.n ?? (ask.page === 1 ? 0 : (await found.select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n)
  return { people: counted.map(personOf), total: Number(total), pageSize: PAGE_SIZE }
}

/** @returns the person as far as the look goes, removed or not (`removed` says which); undefined for one that it does not reach */
export async function findPerson(r: Reader, bodyId: string, id: string, look: Look): Promise<{ readonly person: Person; readonly removed: boolean } | undefined> {
  const row = await seen(r, bodyId, look).select(COLUMNS).select(seenWhole(look).as('whole')).where('p.id', '=', id).executeTakeFirst()
  return row && { person: personOf(row), removed: row.removedAt !== null }
}

export interface PersonYear {
  readonly year: number
  readonly ratingId: string | null
  readonly rating: string | null
  readonly awards: readonly { readonly id: string; readonly name: string; readonly decision: string | null; readonly decidedOn: string | null; readonly conferrer: string | null }[]
}

/** Ratings and honours of a person, the newest year first. */
export async function yearsOf(r: Reader, personId: string): Promise<PersonYear[]> {
  const ratings = await r.q.selectFrom('ratings').select(['id', 'year', 'rating']).where('tenant_id', '=', r.tenant).where('person_id', '=', personId).execute()
  const honours = await r.q
    .selectFrom('honours')
    .select(['id', 'year', 'name', 'decision', 'decided_on as decidedOn', 'conferrer'])
    .where('tenant_id', '=', r.tenant)
    .where('person_id', '=', personId)
    .orderBy('decided_on')
    .execute()
  const years = [...new Set([...ratings, ...honours].map((x) => x.year))].sort((a, b) => b - a)
  return years.map((year) => ({
    year,
    ratingId: ratings.find((x) => x.year === year)?.id ?? null,
    rating: ratings.find((x) => x.year === year)?.rating ?? null,
    awards: honours.filter((h) => h.year === year).map((h) => ({ id: h.id, name: h.name, decision: h.decision, decidedOn: h.decidedOn, conferrer: h.conferrer })),
  }))
}

export const knownPeople = (r: Reader, bodyId: string): Promise<{ name: string; born: string | null }[]> =>
  r.q.selectFrom('people').select(['name', 'born']).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('removed_at', 'is', null).execute()

export async function searchPeople(r: Reader, bodyId: string, look: Look, words: string, limit: number): Promise<Person[]> {
  const rows = await seen(r, bodyId, look).where('p.removed_at', 'is', null).where('p.search_key', 'like', like(words)).select(COLUMNS).select(seenWhole(look).as('whole')).orderBy('p.sort_key').limit(limit).execute()
  return rows.map(personOf)
}
