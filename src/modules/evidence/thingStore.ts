import { sql } from 'kysely'
import type { PlainDate } from '../../core/kernel/dates.ts'
import type { Reader } from '../../platform/db/database.ts'

export interface PersonPlace {
  readonly id: string
  readonly name: string
  readonly bodyId: string
  readonly unitId: string | null
  /** the units of all posts held on that day */
  readonly unitIds: readonly string[]
  readonly restricted: boolean
}

export async function personPlace(r: Reader, id: string, today: PlainDate): Promise<PersonPlace | undefined> {
  const row = await r.q.selectFrom('people').select(['id', 'name', 'body_id as bodyId', 'unit_id as unitId', 'restricted_at']).where('tenant_id', '=', r.tenant).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()
  if (!row) return undefined
  const held = await r.q.selectFrom('posts').select('unit_id').where('tenant_id', '=', r.tenant).where('person_id', '=', id).where('body_id', '=', row.bodyId)
    .where(sql<boolean>`(from_on is null or from_on <= ${today}::date) and (to_on is null or to_on >= ${today}::date)`).execute()
  const { restricted_at, ...person } = row
  return { ...person, restricted: restricted_at !== null, unitIds: [row.unitId, ...held.map((p) => p.unit_id)].filter((unit) => unit !== null) }
}

/** Whose honour, rating or post this is. */
export async function ownerOf(r: Reader, of: 'honour' | 'rating' | 'post', id: string): Promise<{ readonly personId: string; readonly title: string } | undefined> {
  if (of === 'honour') return r.q.selectFrom('honours').select(['person_id as personId', 'name as title']).where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst()
  if (of === 'post') return r.q.selectFrom('posts').select(['person_id as personId', 'post as title']).where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst()
  const row = await r.q.selectFrom('ratings').select(['person_id as personId', 'year', 'rating']).where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst()
  return row && { personId: row.personId, title: `${row.year}: ${row.rating}` }
}

/** The honours, ratings and posts of a person: what proves them is shown with the person. */
export async function recordIds(r: Reader, personId: string): Promise<string[]> {
  const ids = await Promise.all([
    r.q.selectFrom('honours').select('id').where('tenant_id', '=', r.tenant).where('person_id', '=', personId).execute(),
    r.q.selectFrom('ratings').select('id').where('tenant_id', '=', r.tenant).where('person_id', '=', personId).execute(),
    r.q.selectFrom('posts').select('id').where('tenant_id', '=', r.tenant).where('person_id', '=', personId).execute(),
  ])
  return ids.flat().map((row) => row.id)
}

export interface BodyThing {
  readonly bodyId: string
  readonly unitId: string | null
  readonly title: string
}

export const dueThing = async (r: Reader, id: string): Promise<BodyThing | undefined> => {
  const row = await r.q
    .selectFrom('dues as d')
    .innerJoin('programmes as p', (j) => j.onRef('p.tenant_id', '=', 'd.tenant_id').onRef('p.id', '=', 'd.programme_id'))
    .innerJoin('programme_items as i', (j) => j.onRef('i.tenant_id', '=', 'd.tenant_id').onRef('i.id', '=', 'd.item_id'))
    .select(['p.body_id as bodyId', 'i.title'])
    .where('d.tenant_id', '=', r.tenant)
    .where('d.id', '=', id)
    .executeTakeFirst()
  return row && { ...row, unitId: null }
}
export const planThing = async (r: Reader, id: string): Promise<BodyThing | undefined> => {
  const row = await r.q.selectFrom('plans').select(['body_id as bodyId', 'title', 'name']).where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst()
  return row && { bodyId: row.bodyId, unitId: null, title: row.title ?? row.name }
}
export const pastNameThing = async (r: Reader, id: string): Promise<BodyThing | undefined> =>
  r.q.selectFrom('past_names').select(['body_id as bodyId', 'unit_id as unitId', 'name as title']).where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst()
