import { nameSortKey, searchKey } from '../../core/people/names.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import { clearTree } from '../bodies/index.ts'

// bodies and units are kept by their own module; the commands of people reach them here
export { addUnits, bodiesOf, bumpUnits, changeBody, changeUnit, findBody, headcounts, removeUnits, setSkipped, unitsOf, addBody, exampleBodies, type Body, type BodyFields, type UnitRow } from '../bodies/index.ts'

export interface PersonFields {
  readonly name: string
  readonly post: string | null
  readonly unitId: string | null
  readonly leader: boolean
  readonly sex: 'nam' | 'nữ' | null
  readonly born: string | null
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

/** These bodies with their units and people, gone. */
export async function clearBodies(w: Writer, bodyIds: readonly string[]): Promise<void> {
  await w.q.deleteFrom('people').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await w.q.deleteFrom('people_imports').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await clearTree(w, bodyIds)
}
