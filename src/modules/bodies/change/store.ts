import { sql } from 'kysely'
import type { ChangedThing, Effect, Row, Value } from '../../../core/bodies/effects.ts'
import type { ChangeKind, ChangeRequest, Level } from '../../../core/bodies/request.ts'
import { searchKey } from '../../../core/people/names.ts'
import type { Reader, Writer } from '../../../platform/db/database.ts'
import { refreshPeople } from '../derived/store.ts'
import { LYING } from './tables.ts'

type Setting = Extract<Effect, { op: 'set' }>

/** A field that is no column of its own, as the table says it. */
function written(set: Setting, at: string): readonly [string, Value] | null {
  if (set.thing === 'person' && set.field === 'removed') return ['removed_at', set.after === true ? at : null]
  const column = LYING[set.thing].columns[set.field]
  return column === undefined ? null : [column, set.after]
}

/** Steps that write one value into one column go in one statement. */
async function setAll(w: Writer, sets: readonly Setting[], at: string): Promise<void> {
  const same = new Map<string, { readonly thing: ChangedThing; readonly column: string; readonly value: Value; readonly ids: string[] }>()
  for (const set of sets) {
    const to = written(set, at)
    if (to === null) continue
    const key = JSON.stringify([set.thing, ...to])
    const group = same.get(key) ?? { thing: set.thing, column: to[0], value: to[1], ids: [] }
    group.ids.push(set.id)
    same.set(key, group)
  }
  for (const { thing, column, value, ids } of same.values())
    await sql`update ${sql.table(LYING[thing].table)} set ${sql.ref(column)} = ${value} where tenant_id = ${w.tenant} and id = any(${ids}::uuid[])`.execute(w.q)
}

/** What a row needs beside what the change knows of it. */
function besides(thing: ChangedThing, row: Row, at: string): Readonly<Record<string, Value>> {
  if (thing === 'body') return { search_key: searchKey(String(row['name']), String(row['abbreviation'])), skipped: '["units","people","plan"]', created_at: at, version: 1 }
  if (thing === 'unit') return { search_key: searchKey(String(row['name'])) }
  return thing === 'post' || thing === 'member' ? { version: 1 } : {}
}

async function add(w: Writer, thing: ChangedThing, row: Row, at: string): Promise<void> {
  const { table, columns } = LYING[thing]
  const own = Object.fromEntries(Object.entries(columns).flatMap(([field, column]) => (row[field] === undefined ? [] : [[column, row[field]] as const])))
  const values = { tenant_id: w.tenant, id: row.id, ...own, ...besides(thing, row, at) }
  const names = Object.keys(values).map((name) => sql.ref(name))
  await sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(Object.values(values))})`.execute(w.q)
}

/** What follows from the steps: who edits from an old sight is told, and what is searched is found by its new name. */
async function derive(w: Writer, effects: readonly Effect[]): Promise<void> {
  const idsOf = (thing: ChangedThing): string[] => [...new Set(effects.filter((e) => e.thing === thing).map((e) => e.id))]
  for (const thing of ['body', 'unit', 'person'] as const)
    await sql`update ${sql.table(LYING[thing].table)} set version = version + 1 where tenant_id = ${w.tenant} and id = any(${idsOf(thing)}::uuid[])`.execute(w.q)
  const bodies = await sql<{ id: string; name: string; abbreviation: string }>`select id, name, abbreviation from bodies where tenant_id = ${w.tenant} and id = any(${idsOf('body')}::uuid[])`.execute(w.q)
  for (const b of bodies.rows) await w.q.updateTable('bodies').set({ search_key: searchKey(b.name, b.abbreviation) }).where('tenant_id', '=', w.tenant).where('id', '=', b.id).execute()
  const units = await sql<{ id: string; name: string }>`select id, name from units where tenant_id = ${w.tenant} and id = any(${idsOf('unit')}::uuid[])`.execute(w.q)
  for (const u of units.rows) await w.q.updateTable('units').set({ search_key: searchKey(u.name) }).where('tenant_id', '=', w.tenant).where('id', '=', u.id).execute()
  await refreshPeople(w, { unitIds: idsOf('unit'), personIds: idsOf('person') })
}

/** Carries the steps out: what begins comes first, what is dropped goes last, so that nothing points at what is not there. */
export async function carryOut(w: Writer, effects: readonly Effect[], at: string): Promise<void> {
  const groups = effects.filter((e) => e.op !== 'set')
  const first = groups.filter((e) => e.op === 'add' && (e.thing === 'body' || e.thing === 'unit'))
  for (const e of first) if (e.op === 'add') await add(w, e.thing, e.row, at)
  await setAll(w, effects.filter((e): e is Setting => e.op === 'set'), at)
  for (const e of groups) if (e.op === 'add' && !first.includes(e)) await add(w, e.thing, e.row, at)
  const drops = groups.filter((e) => e.op === 'drop')
  const last = (e: Effect): boolean => e.thing === 'body' || e.thing === 'unit'
  for (const e of [...drops.filter((d) => !last(d)), ...drops.filter(last)]) await sql`delete from ${sql.table(LYING[e.thing].table)} where tenant_id = ${w.tenant} and id = ${e.id}`.execute(w.q)
  await derive(w, effects)
}

/** Open sessions that work for a body that has ended turn to another body of their account. */
export async function turnSessions(w: Writer, ended: readonly string[]): Promise<void> {
  const gone = sql`any(${[...ended]}::uuid[])`
  await sql`
    update sessions set body_id = (
      select g.body_id from grants g where g.tenant_id = sessions.tenant_id and g.account_id = sessions.account_id and g.ended_at is null and g.body_id is not null and not g.body_id = ${gone} order by g.granted_at limit 1)
    where tenant_id = ${w.tenant} and body_id = ${gone}`.execute(w.q)
}

export interface StoredChange {
  readonly id: string
  readonly kind: ChangeKind
  readonly level: Level
  readonly bodyId: string
  readonly on: string
  readonly document: string
  readonly at: string
  readonly by: string
  readonly undoneAt: string | null
  readonly request: ChangeRequest
  readonly effects: readonly Effect[]
}
const CHANGE = ['id', 'kind', 'level', 'body_id as bodyId', 'on_date as on', 'document', 'at', 'by_account as by', 'undone_at as undoneAt', 'data'] as const

export async function keepChange(w: Writer, c: Omit<StoredChange, 'undoneAt'>, successions: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
  const data = JSON.stringify({ request: c.request, effects: c.effects })
  await w.q.insertInto('body_changes').values({ tenant_id: w.tenant, id: c.id, kind: c.kind, level: c.level, body_id: c.bodyId, on_date: c.on, document: c.document, data, at: c.at, by_account: c.by, undone_at: null }).execute()
  for (const s of successions) await w.q.insertInto('successions').values({ tenant_id: w.tenant, change_id: c.id, from_id: s.from, to_id: s.to }).execute()
}

const changes = (r: Reader) => r.q.selectFrom('body_changes').select(CHANGE).where('tenant_id', '=', r.tenant)
type ChangeRow = Awaited<ReturnType<ReturnType<typeof changes>['execute']>>[number]
const changeOf = ({ data, ...c }: ChangeRow): StoredChange => ({ ...c, kind: c.kind as ChangeKind, level: c.level as Level, ...(data as Pick<StoredChange, 'request' | 'effects'>) })

export async function changesOf(r: Reader): Promise<StoredChange[]> {
  return (await changes(r).orderBy('at', 'desc').limit(500).execute()).map(changeOf)
}
export async function findChange(r: Reader, id: string): Promise<StoredChange | undefined> {
  const row = await changes(r).where('id', '=', id).executeTakeFirst()
  return row && changeOf(row)
}

/** True for the one that took it back. */
export async function setUndone(w: Writer, id: string, at: string): Promise<boolean> {
  const done = await w.q.updateTable('body_changes').set({ undone_at: at }).where('tenant_id', '=', w.tenant).where('id', '=', id).where('undone_at', 'is', null).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function namesOfIds(r: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from bodies where tenant_id = ${r.tenant} and id = any(${[...ids]}::uuid[]) union all select id, name from units where tenant_id = ${r.tenant} and id = any(${[...ids]}::uuid[])`.execute(r.q)
  return new Map(rows.map((row) => [row.id, row.name]))
}
export async function accountNames(r: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await r.q.selectFrom('accounts').select(['id', 'name']).where('tenant_id', '=', r.tenant).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
