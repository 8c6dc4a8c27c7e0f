import { nameSortKey, searchKey } from '../../core/people/names.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'

export interface Body {
  readonly id: string
  readonly name: string
  readonly abbreviation: string
  readonly kind: string
  readonly superior: string | null
  readonly yearKind: 'calendar' | 'school'
  readonly oldNames: readonly string[]
  readonly skipped: readonly string[]
  readonly unitsVersion: number
  readonly example: boolean
  readonly version: number
}
export interface UnitRow {
  readonly id: string
  readonly name: string
  readonly kind: string
}
export interface PersonFields {
  readonly name: string
  readonly post: string | null
  readonly unitId: string | null
  readonly leader: boolean
  readonly sex: 'nam' | 'nữ' | null
  readonly born: string | null
}

const BODY = ['id', 'name', 'abbreviation', 'kind', 'superior', 'year_kind', 'old_names', 'skipped', 'units_version', 'example', 'version'] as const

export async function bodiesOf(r: Reader): Promise<Body[]> {
  const rows = await r.q.selectFrom('bodies').select(BODY).where('tenant_id', '=', r.tenant).orderBy('created_at').execute()
  return rows.map((b) => ({
    id: b.id, name: b.name, abbreviation: b.abbreviation, kind: b.kind, superior: b.superior, yearKind: b.year_kind as Body['yearKind'], oldNames: b.old_names as string[],
    skipped: b.skipped as string[], unitsVersion: b.units_version, example: b.example, version: b.version,
  }))
}
export const findBody = async (r: Reader, id: string): Promise<Body | undefined> => (await bodiesOf(r)).find((b) => b.id === id)

export type BodyFields = Pick<Body, 'name' | 'abbreviation' | 'kind' | 'superior' | 'yearKind'>

const bodyRow = (b: BodyFields) => ({ name: b.name, abbreviation: b.abbreviation, kind: b.kind, superior: b.superior, year_kind: b.yearKind, search_key: searchKey(b.name, b.abbreviation) })

export async function addBody(w: Writer, id: string, b: BodyFields, at: string, example: boolean): Promise<void> {
  await w.q.insertInto('bodies').values({ tenant_id: w.tenant, id, ...bodyRow(b), old_names: '[]', skipped: '[]', example, created_at: at, version: 1 }).execute()
}
export async function changeBody(w: Writer, id: string, b: BodyFields, oldNames: readonly string[]): Promise<void> {
  await w.q.updateTable('bodies').set((e) => ({ ...bodyRow(b), old_names: JSON.stringify(oldNames), version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}
export async function setOldNames(w: Writer, id: string, oldNames: readonly string[]): Promise<void> {
  await w.q.updateTable('bodies').set({ old_names: JSON.stringify(oldNames) }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}
export async function setSkipped(w: Writer, id: string, skipped: readonly string[]): Promise<void> {
  await w.q.updateTable('bodies').set({ skipped: JSON.stringify(skipped) }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export async function unitsOf(r: Reader, bodyId: string): Promise<UnitRow[]> {
  return r.q.selectFrom('units').select(['id', 'name', 'kind']).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('removed_at', 'is', null).orderBy('place').execute()
}
export async function headcounts(r: Reader, bodyId: string): Promise<Map<string | null, number>> {
  const rows = await r.q
    .selectFrom('people')
    .select((e) => ['unit_id', e.fn.countAll<string>().as('n')])
    .where('tenant_id', '=', r.tenant)
    .where('body_id', '=', bodyId)
    .where('removed_at', 'is', null)
    .groupBy('unit_id')
    .execute()
  return new Map(rows.map((row) => [row.unit_id, Number(row.n)]))
}
export async function addUnits(w: Writer, bodyId: string, units: readonly (UnitRow & { readonly place: number; readonly importId: string | null })[]): Promise<void> {
  if (units.length === 0) return
  await w.q
    .insertInto('units')
    .values(units.map((u) => ({ tenant_id: w.tenant, id: u.id, body_id: bodyId, name: u.name, kind: u.kind, place: u.place, search_key: searchKey(u.name), import_id: u.importId, removed_at: null })))
    .execute()
}
export async function changeUnit(w: Writer, u: UnitRow & { readonly place: number }): Promise<void> {
  await w.q.updateTable('units').set({ name: u.name, kind: u.kind, place: u.place, search_key: searchKey(u.name), removed_at: null }).where('tenant_id', '=', w.tenant).where('id', '=', u.id).execute()
}
export async function removeUnits(w: Writer, ids: readonly string[], at: string): Promise<void> {
  if (ids.length === 0) return
  await w.q.updateTable('people').set({ unit_id: null }).where('tenant_id', '=', w.tenant).where('unit_id', 'in', ids).execute()
  await w.q.updateTable('units').set({ removed_at: at }).where('tenant_id', '=', w.tenant).where('id', 'in', ids).execute()
}
export async function bumpUnits(w: Writer, bodyId: string): Promise<void> {
  await w.q.updateTable('bodies').set((e) => ({ units_version: e('units_version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', bodyId).execute()
}

const personRow = (p: PersonFields, unit: string | null) => ({
  name: p.name, post: p.post, unit_id: p.unitId, leader: p.leader, sex: p.sex, born: p.born, sort_key: nameSortKey(p.name), search_key: searchKey(p.name, p.post, unit),
})

export async function addPeople(w: Writer, bodyId: string, people: readonly (PersonFields & { readonly id: string; readonly unit: string | null; readonly importId: string | null })[], at: string): Promise<void> {
  for (let i = 0; i < people.length; i += 500) {
    const rows = people.slice(i, i + 500).map((p) => ({ tenant_id: w.tenant, id: p.id, body_id: bodyId, ...personRow(p, p.unit), import_id: p.importId, removed_at: null, created_at: at, version: 1 }))
    await w.q.insertInto('people').values(rows).execute()
  }
}
export async function changePerson(w: Writer, id: string, p: PersonFields, unit: string | null): Promise<void> {
  await w.q.updateTable('people').set((e) => ({ ...personRow(p, unit), version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}
export async function setPersonRemoved(w: Writer, id: string, at: string | null): Promise<void> {
  await w.q.updateTable('people').set((e) => ({ removed_at: at, version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export async function addImport(w: Writer, i: { readonly id: string; readonly bodyId: string; readonly accountId: string; readonly at: string }): Promise<void> {
  await w.q.insertInto('people_imports').values({ tenant_id: w.tenant, id: i.id, body_id: i.bodyId, account_id: i.accountId, at: i.at, undone_at: null }).execute()
}
export const findImport = (r: Reader, bodyId: string, id: string): Promise<{ undone_at: string | null } | undefined> =>
  r.q.selectFrom('people_imports').select('undone_at').where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('id', '=', id).executeTakeFirst()

/** Takes back what one import wrote: its people, and its units where nobody else is in them. */
export async function undoImport(w: Writer, id: string, at: string): Promise<number> {
  const gone = await w.q.updateTable('people').set({ removed_at: at }).where('tenant_id', '=', w.tenant).where('import_id', '=', id).where('removed_at', 'is', null).executeTakeFirst()
  const used = w.q.selectFrom('people').select('unit_id').where('tenant_id', '=', w.tenant).where('removed_at', 'is', null).where('unit_id', 'is not', null)
  await w.q.updateTable('units').set({ removed_at: at }).where('tenant_id', '=', w.tenant).where('import_id', '=', id).where('id', 'not in', used).execute()
  await w.q.updateTable('people_imports').set({ undone_at: at }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
  return Number(gone.numUpdatedRows)
}

export interface YearRecord {
  readonly id: string
  readonly personId: string
  readonly year: number
  readonly rating: string | null
  readonly honours: readonly { readonly id: string; readonly name: string; readonly decision: string | null; readonly decidedOn: string | null; readonly conferrer: string | null }[]
}
export async function addYears(w: Writer, years: readonly YearRecord[]): Promise<void> {
  const ratings = years.flatMap((y) => (y.rating === null ? [] : [{ tenant_id: w.tenant, id: y.id, person_id: y.personId, year: y.year, rating: y.rating }]))
  const honours = years.flatMap((y) => y.honours.map((h) => ({ tenant_id: w.tenant, id: h.id, person_id: y.personId, year: y.year, name: h.name, decision: h.decision, decided_on: h.decidedOn, conferrer: h.conferrer })))
  for (let i = 0; i < ratings.length; i += 500) await w.q.insertInto('ratings').values(ratings.slice(i, i + 500)).execute()
  for (let i = 0; i < honours.length; i += 500) await w.q.insertInto('honours').values(honours.slice(i, i + 500)).execute()
}

export const exampleBodies = (r: Reader): Promise<{ id: string; createdAt: string }[]> => r.q.selectFrom('bodies').select(['id', 'created_at as createdAt']).where('tenant_id', '=', r.tenant).where('example', '=', true).execute()

/** These bodies with their units and people, gone. */
export async function clearBodies(w: Writer, bodyIds: readonly string[]): Promise<void> {
  await w.q.deleteFrom('people').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await w.q.deleteFrom('units').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await w.q.deleteFrom('people_imports').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await w.q.deleteFrom('bodies').where('tenant_id', '=', w.tenant).where('id', 'in', bodyIds).execute()
}
