import { sql } from 'kysely'
import type { TrailAction, ThingKind } from '../../core/audit/entry.ts'
import { addDays, type PlainDate } from '../../core/kernel/dates.ts'
import { searchKey } from '../../core/people/names.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { TrailScope } from './scope.ts'

export interface TrailAsk {
  readonly q?: string | undefined
  readonly action?: TrailAction | undefined
  readonly group?: string | undefined
  readonly accountId?: string | undefined
  readonly personId?: string | undefined
  readonly thingId?: string | undefined
  readonly from?: PlainDate | undefined
  readonly to?: PlainDate | undefined
  readonly before?: string | undefined
}

export interface EntryRow {
  readonly id: string
  readonly at: string
  readonly exactAt: string
  readonly accountId: string | null
  readonly account: string | null
  readonly via: string
  readonly action: TrailAction
  readonly bodyId: string | null
  readonly body: string | null
  readonly thingKind: ThingKind | null
  readonly thingId: string | null
  readonly personId: string | null
  readonly details: string | null
  readonly seq: string | null
}

const like = (words: string): string => `%${searchKey(words).replace(/[\\%_]/g, '\\$&').split(' ').join('%')}%`
/** The first moment of a day where the office is. */
const midnight = (day: PlainDate): string => `${day}T00:00:00+07:00`

/** Whose entries these are, as far as the account may read the trail at all. */
const within = (scope: TrailScope) => (scope === 'all' ? sql<boolean>`true` : sql<boolean>`t.body_id = any(${[...scope]}::uuid[])`)

const entries = (r: Reader, scope: TrailScope) =>
  r.q
    .selectFrom('trail as t')
    .leftJoin('trail_details as d', (j) => j.onRef('d.tenant_id', '=', 't.tenant_id').onRef('d.entry_id', '=', 't.id'))
    .leftJoin('trail_seals as s', (j) => j.onRef('s.tenant_id', '=', 't.tenant_id').onRef('s.entry_id', '=', 't.id'))
    .leftJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 't.tenant_id').onRef('a.id', '=', 't.account_id'))
    .leftJoin('bodies as b', (j) => j.onRef('b.tenant_id', '=', 't.tenant_id').onRef('b.id', '=', 't.body_id'))
    .where('t.tenant_id', '=', r.tenant)
    .where(within(scope))

/** A page of the trail, the newest entry first; `before` is the place of the last entry of the page before. */
export async function listTrail(r: Reader, scope: TrailScope, ask: TrailAsk, limit: number): Promise<EntryRow[]> {
  let found = entries(r, scope)
  const { q, action, group, accountId, personId, thingId, from, to, before } = ask
  if (action) found = found.where('t.action', '=', action)
  if (group) found = found.where('t.action', 'like', `${group}.%`)
  if (accountId) found = found.where('t.account_id', '=', accountId)
  if (personId) found = found.where('t.person_id', '=', personId)
  if (thingId) found = found.where('t.thing_id', '=', thingId)
  if (from) found = found.where('t.at', '>=', midnight(from))
  if (to) found = found.where('t.at', '<', midnight(addDays(to, 1)))
  if (q && searchKey(q)) found = found.where((e) => e.or([e('d.search_key', 'like', like(q)), e('a.search_key', 'like', like(q))]))
  const [at, id] = before?.split('|') ?? []
  if (at && id) found = found.where(sql<boolean>`(t.at, t.id) < (${at}::timestamptz, ${id}::uuid)`)
  const rows = await found
    .select(['t.id', 't.at', 't.account_id as accountId', 'a.name as account', 't.via', 't.action', 't.body_id as bodyId', 'b.name as body', 't.thing_kind as thingKind', 't.thing_id as thingId', 't.person_id as personId', 'd.details', 's.seq'])
    .select(sql<string>`to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('exactAt'))
    .orderBy('t.at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(limit)
    .execute()
  return rows as EntryRow[]
}

export interface TouchedPerson {
  readonly id: string
  readonly bodyId: string
  readonly unitIds: readonly string[]
  readonly restricted: boolean
}
/** The people that entries touch, with what decides who may see them. */
export async function touchedPeople(r: Reader, ids: readonly string[], today: PlainDate): Promise<TouchedPerson[]> {
  if (ids.length === 0) return []
  const people = await r.q.selectFrom('people').select(['id', 'body_id', 'unit_id', 'restricted_at']).where('tenant_id', '=', r.tenant).where('id', 'in', ids).execute()
  const posts = await r.q
    .selectFrom('posts')
    .select(['person_id', 'body_id', 'unit_id'])
    .where('tenant_id', '=', r.tenant)
    .where('person_id', 'in', ids)
    .where((e) => e.and([e.or([e('from_on', 'is', null), e('from_on', '<=', today)]), e.or([e('to_on', 'is', null), e('to_on', '>=', today)])]))
    .execute()
  return people.map((p) => ({
    id: p.id, bodyId: p.body_id, restricted: p.restricted_at !== null,
    unitIds: [p.unit_id, ...posts.filter((o) => o.person_id === p.id && o.body_id === p.body_id).map((o) => o.unit_id)].filter((u) => u !== null),
  }))
}
