import { searchKey } from '../../core/people/names.ts'
import type { PlainDate } from '../../core/kernel/dates.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import { firstName, nameAnew } from './names/store.ts'

export interface Body {
  readonly id: string
  readonly name: string
  readonly abbreviation: string
  readonly kind: string
  readonly superior: string | null
  readonly yearKind: 'calendar' | 'school'
  /** the names that it no longer has, from its history */
  readonly oldNames: readonly string[]
  readonly skipped: readonly string[]
  readonly unitsVersion: number
  readonly example: boolean
  readonly version: number
  readonly parentId: string | null
  readonly code: string | null
  readonly outside: boolean
  readonly keptBy: string | null
  readonly beganOn: PlainDate | null
  readonly endedOn: PlainDate | null
}
export interface UnitRow {
  readonly id: string
  readonly name: string
  readonly kind: string
}
export type BodyFields = Pick<Body, 'name' | 'abbreviation' | 'kind' | 'superior' | 'yearKind'>

const BODY = [
  'id', 'name', 'abbreviation', 'kind', 'superior', 'year_kind', 'skipped', 'units_version', 'example', 'version', 'parent_id as parentId', 'code', 'outside', 'kept_by as keptBy', 'began_on as beganOn', 'ended_on as endedOn',
] as const

async function oldNamesOf(r: Reader, only: string | null): Promise<Map<string, string[]>> {
  const rows = await r.q.selectFrom('past_names').select(['body_id', 'name']).where('tenant_id', '=', r.tenant).where('unit_id', 'is', null).where('to_on', 'is not', null)
    .$if(only !== null, (q) => q.where('body_id', '=', only as string)).orderBy('from_on', (o) => o.asc().nullsFirst()).execute()
  const names = new Map<string, string[]>()
  for (const row of rows) names.set(row.body_id, [...(names.get(row.body_id) ?? []), row.name])
  return names
}

async function bodies(r: Reader, only: string | null): Promise<Body[]> {
  const rows = await r.q.selectFrom('bodies').select(BODY).where('tenant_id', '=', r.tenant).$if(only !== null, (q) => q.where('id', '=', only as string)).orderBy('created_at').execute()
  const old = await oldNamesOf(r, only)
  return rows.map(({ year_kind, units_version, skipped, ...b }) => ({ ...b, yearKind: year_kind as Body['yearKind'], oldNames: old.get(b.id) ?? [], skipped: skipped as string[], unitsVersion: units_version }))
}
export const bodiesOf = (r: Reader): Promise<Body[]> => bodies(r, null)
export const findBody = async (r: Reader, id: string): Promise<Body | undefined> => (await bodies(r, id))[0]

const bodyRow = (b: BodyFields) => ({ name: b.name, abbreviation: b.abbreviation, kind: b.kind, superior: b.superior, year_kind: b.yearKind, search_key: searchKey(b.name, b.abbreviation) })

export interface Placed {
  readonly parentId?: string | null
  readonly code?: string | null
  readonly outside?: boolean
  readonly keptBy?: string | null
}

export async function addBody(w: Writer, id: string, b: BodyFields, at: string, example: boolean, placed: Placed = {}): Promise<void> {
  const { parentId = null, code = null, outside = false, keptBy = null } = placed
  await w.q.insertInto('bodies').values({ tenant_id: w.tenant, id, ...bodyRow(b), skipped: '[]', example, created_at: at, version: 1, parent_id: parentId, code, outside, kept_by: keptBy }).execute()
  await firstName(w, { bodyId: id, unitId: null }, b.name, b.abbreviation)
}
/** What it is called from this day; what it was called before stays in its history. */
export async function changeBody(w: Writer, id: string, b: BodyFields, today: PlainDate): Promise<void> {
  await w.q.updateTable('bodies').set((e) => ({ ...bodyRow(b), version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
  await nameAnew(w, { bodyId: id, unitId: null }, b.name, b.abbreviation, today)
}
export async function setSkipped(w: Writer, id: string, skipped: readonly string[]): Promise<void> {
  await w.q.updateTable('bodies').set({ skipped: JSON.stringify(skipped) }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export async function unitsOf(r: Reader, bodyId: string): Promise<UnitRow[]> {
  return r.q.selectFrom('units').select(['id', 'name', 'kind']).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('removed_at', 'is', null).where('ended_on', 'is', null).orderBy('place').orderBy('id').execute()
}
/** People by their main unit. */
export async function headcounts(r: Reader, bodyId: string): Promise<Map<string | null, number>> {
  const rows = await r.q.selectFrom('people').select((e) => ['unit_id', e.fn.countAll<string>().as('n')]).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('removed_at', 'is', null).groupBy('unit_id').execute()
  return new Map(rows.map((row) => [row.unit_id, Number(row.n)]))
}
export async function addUnits(w: Writer, bodyId: string, units: readonly (UnitRow & { readonly place: number; readonly importId: string | null; readonly parentId?: string | null })[]): Promise<void> {
  if (units.length === 0) return
  const rows = units.map((u) => ({ tenant_id: w.tenant, id: u.id, body_id: bodyId, name: u.name, kind: u.kind, place: u.place, search_key: searchKey(u.name), import_id: u.importId, removed_at: null, parent_id: u.parentId ?? null }))
  await w.q.insertInto('units').values(rows).execute()
  for (const u of units) await firstName(w, { bodyId, unitId: u.id }, u.name, null)
}
export async function changeUnit(w: Writer, bodyId: string, u: UnitRow & { readonly place: number }, today: PlainDate): Promise<void> {
  await w.q
    .updateTable('units')
    .set((e) => ({ name: u.name, kind: u.kind, place: u.place, search_key: searchKey(u.name), removed_at: null, version: e('version', '+', 1) }))
    .where('tenant_id', '=', w.tenant)
    .where('id', '=', u.id)
    .execute()
  await nameAnew(w, { bodyId, unitId: u.id }, u.name, null, today)
}
/** Taken off the list: their people stay without a unit, what stood under them moves up. */
export async function removeUnits(w: Writer, ids: readonly string[], at: string): Promise<void> {
  for (const id of ids) {
    const up = await w.q.selectFrom('units').select('parent_id').where('tenant_id', '=', w.tenant).where('id', '=', id).executeTakeFirst()
    await w.q.updateTable('units').set({ parent_id: up?.parent_id ?? null }).where('tenant_id', '=', w.tenant).where('parent_id', '=', id).execute()
  }
  if (ids.length === 0) return
  await w.q.updateTable('people').set({ unit_id: null }).where('tenant_id', '=', w.tenant).where('unit_id', 'in', ids).execute()
  await w.q.updateTable('posts').set({ unit_id: null }).where('tenant_id', '=', w.tenant).where('unit_id', 'in', ids).execute()
  await w.q.updateTable('units').set({ removed_at: at }).where('tenant_id', '=', w.tenant).where('id', 'in', ids).execute()
}
export async function bumpUnits(w: Writer, bodyId: string): Promise<void> {
  await w.q.updateTable('bodies').set((e) => ({ units_version: e('units_version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', bodyId).execute()
}

export const exampleBodies = (r: Reader): Promise<{ id: string; createdAt: string }[]> => r.q.selectFrom('bodies').select(['id', 'created_at as createdAt']).where('tenant_id', '=', r.tenant).where('example', '=', true).execute()

/** These bodies with their units and all that this module keeps of them, gone. Their people go before. */
export async function clearTree(w: Writer, bodyIds: readonly string[]): Promise<void> {
  const changes = w.q.selectFrom('body_changes').select('id').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds)
  await w.q.deleteFrom('successions').where('tenant_id', '=', w.tenant).where('change_id', 'in', changes).execute()
  await w.q.deleteFrom('body_changes').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await w.q.deleteFrom('guest_links').where('tenant_id', '=', w.tenant).where((e) => e.or([e('body_id', 'in', bodyIds), e('partner_id', 'in', bodyIds)])).execute()
  await w.q.deleteFrom('bloc_members').where('tenant_id', '=', w.tenant).where((e) => e.or([e('bloc_id', 'in', bodyIds), e('body_id', 'in', bodyIds)])).execute()
  await w.q.deleteFrom('posts').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await w.q.updateTable('units').set({ parent_id: null }).where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await w.q.deleteFrom('units').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await w.q.updateTable('bodies').set({ parent_id: null }).where('tenant_id', '=', w.tenant).where('parent_id', 'in', bodyIds).execute()
  await w.q.deleteFrom('bodies').where('tenant_id', '=', w.tenant).where('id', 'in', bodyIds).execute()
}
