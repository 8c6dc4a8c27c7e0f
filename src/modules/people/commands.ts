import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { isLeaderPost, newUnitsOf, rowProblems, withDuplicates, type ImportRow } from '../../core/people/import.ts'
import { searchKey } from '../../core/people/names.ts'
import { unitKindOf } from '../../core/people/units.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { addGrant, adoptBody } from '../accounts/index.ts'
import { followMainPost } from '../bodies/index.ts'
import { EVERYTHING, findPerson, knownPeople, type Person } from './queries.ts'
import * as store from './store.ts'

const stale = (seen: number, current: number, changed: readonly string[]): Result<never> => refuse('version.stale', { seen, current, changed })

/** Founds the first body, with its founder as clerk, or changes the one the account works for. */
export async function saveBody(kit: Kit, w: Writer, by: { readonly accountId: string; readonly bodyId: string | null }, fields: store.BodyFields, version: number): Promise<Result<{ id: string; version: number }>> {
  const at = kit.clock.now()
  const bodies = await store.bodiesOf(w)
  const mine = bodies.find((b) => b.id === by.bodyId)
  if (bodies.some((b) => b.id !== mine?.id && searchKey(b.name) === searchKey(fields.name))) return refuse('body.exists', { name: fields.name })
  if (!mine) {
    const id = kit.newId()
    await store.addBody(w, id, fields, at, false)
    await addGrant(w, { id: kit.newId(), accountId: by.accountId, role: 'clerk', bodyId: id, unitId: null, at })
    await adoptBody(w, by.accountId, id)
    return ok({ id, version: 1 })
  }
  if (mine.version !== version) return stale(version, mine.version, [mine.name])
  // a body that takes a new name still issued its plans under the old one
  await store.changeBody(w, mine.id, fields, kit.clock.today())
  return ok({ id: mine.id, version: mine.version + 1 })
}

export interface UnitInput {
  readonly id?: string | undefined
  readonly name: string
  readonly kind: string
}

/** Replaces the list of units: those with an id are kept, those left out are removed and their people stay without a unit. */
export async function saveUnits(kit: Kit, w: Writer, bodyId: string, units: readonly UnitInput[], version: number): Promise<Result<undefined>> {
  const body = await store.findBody(w, bodyId)
  if (!body) return refuse('request.not-found', { what: 'body' })
  if (body.unitsVersion !== version) return stale(version, body.unitsVersion, (await store.unitsOf(w, bodyId)).map((u) => u.name))
  const seen = new Map<string, number>()
  for (const [i, u] of units.entries()) {
    const first = seen.get(searchKey(u.name))
    if (first !== undefined) return refuse('request.invalid', { problems: [{ at: `units.${i}.name`, problem: `Trùng tên với đơn vị thứ ${first + 1}` }] })
    seen.set(searchKey(u.name), i)
  }
  const old = await store.unitsOf(w, bodyId)
  const unknown = units.findIndex((u) => u.id !== undefined && !old.some((o) => o.id === u.id))
  if (unknown >= 0) return refuse('request.invalid', { problems: [{ at: `units.${unknown}.id`, problem: 'Đơn vị này không có trong danh sách' }] })
  await store.removeUnits(w, old.filter((o) => !units.some((u) => u.id === o.id)).map((o) => o.id), kit.clock.now())
  for (const [place, u] of units.entries()) if (u.id !== undefined) await store.changeUnit(w, bodyId, { id: u.id, name: u.name, kind: u.kind, place }, kit.clock.today())
  const fresh = units.flatMap((u, place) => (u.id === undefined ? [{ id: kit.newId(), name: u.name, kind: u.kind, place, importId: null }] : []))
  await store.addUnits(w, bodyId, fresh)
  await store.bumpUnits(w, bodyId)
  return ok(undefined)
}

async function unitName(w: Writer, bodyId: string, unitId: string | null): Promise<string | null | undefined> {
  if (unitId === null) return null
  return (await store.unitsOf(w, bodyId)).find((u) => u.id === unitId)?.name
}

const invalidPerson = (problems: readonly string[]): Result<never> => refuse('people.row-invalid', { problems: problems.map((problem) => ({ at: 'person', problem })) })

/** In which units the account may change people; null is "in no unit". */
export type MayIn = (unitId: string | null) => boolean
const notAllowed = (): Result<never> => refuse('account.not-allowed', { action: 'people.change' })

/** Adds or mends a person. Refused: people.row-invalid, version.stale, account.not-allowed for a unit that is not the account's. */
export async function savePerson(kit: Kit, w: Writer, bodyId: string, mayIn: MayIn, fields: store.PersonFields, at: { readonly id: string; readonly version: number } | null): Promise<Result<string>> {
  if (!mayIn(fields.unitId)) return notAllowed()
  const unit = await unitName(w, bodyId, fields.unitId)
  if (unit === undefined) return invalidPerson(['Đơn vị này không có trong danh sách'])
  const problems = rowProblems({ ...fields, unit }, kit.clock.today())
  if (problems.length > 0) return invalidPerson(problems)
  if (at === null) {
    const id = kit.newId()
    await store.addPeople(w, bodyId, [{ ...fields, id, unit, importId: null }], kit.clock.now())
    return ok(id)
  }
  const now = await current(w, bodyId, mayIn, at.id, at.version)
  if (!now.ok) return now
  await store.changePerson(w, at.id, fields, unit)
  await followMainPost(w, kit.newId, { id: at.id, bodyId }, now.value, fields, kit.clock.today())
  return ok(at.id)
}

async function current(w: Writer, bodyId: string, mayIn: MayIn, id: string, version: number): Promise<Result<Person>> {
  const found = await findPerson(w, bodyId, id, EVERYTHING)
  if (!found || found.removed) return refuse('request.not-found', { what: 'person' })
  if (!mayIn(found.person.unitId)) return notAllowed()
  return found.person.version === version ? ok(found.person) : stale(version, found.person.version, [found.person.name])
}

export async function removePerson(kit: Kit, w: Writer, bodyId: string, mayIn: MayIn, id: string, version: number): Promise<Result<undefined>> {
  const now = await current(w, bodyId, mayIn, id, version)
  if (!now.ok) return now
  await store.setPersonRemoved(w, id, kit.clock.now())
  return ok(undefined)
}

export async function returnPerson(w: Writer, bodyId: string, mayIn: MayIn, id: string): Promise<Result<undefined>> {
  const found = await findPerson(w, bodyId, id, EVERYTHING)
  if (!found) return refuse('request.not-found', { what: 'person' })
  if (!mayIn(found.person.unitId)) return notAllowed()
  if (found.removed) await store.setPersonRemoved(w, id, null)
  return ok(undefined)
}

/** Writes the rows of a preview, all or nothing; units that are new are added first. */
export async function importPeople(kit: Kit, w: Writer, by: { readonly accountId: string; readonly bodyId: string }, rows: readonly ImportRow[]): Promise<Result<{ added: number; unitsAdded: number; importId: string }>> {
  const { bodyId } = by
  const today = kit.clock.today()
  const units = await store.unitsOf(w, bodyId)
  const known = { today, units: units.map((u) => u.name), people: await knownPeople(w, bodyId) }
  const judged = withDuplicates(rows.map((row) => ({ ...row, problems: rowProblems(row, today) })), known)
  const problems = judged.flatMap((row) => row.problems.map((problem) => ({ at: `Dòng ${row.line}`, problem })))
  if (problems.length > 0) return refuse('people.row-invalid', { problems })
  const importId = kit.newId()
  const at = kit.clock.now()
  await store.addImport(w, { id: importId, bodyId, accountId: by.accountId, at })
  const fresh = newUnitsOf(rows, known.units).map((name, i) => ({ id: kit.newId(), name, kind: unitKindOf(name), place: units.length + i, importId }))
  await store.addUnits(w, bodyId, fresh)
  if (fresh.length > 0) await store.bumpUnits(w, bodyId)
  const unitIds = new Map([...units, ...fresh].map((u) => [searchKey(u.name), u.id]))
  const people = rows.map((row) => ({
    id: kit.newId(), name: row.name, post: row.post, unit: row.unit, unitId: row.unit === null ? null : (unitIds.get(searchKey(row.unit)) ?? null),
    leader: row.leader || isLeaderPost(row.post), sex: row.sex, born: row.born, importId,
  }))
  await store.addPeople(w, bodyId, people, at)
  return ok({ added: people.length, unitsAdded: fresh.length, importId })
}

export async function undoImport(kit: Kit, w: Writer, bodyId: string, id: string): Promise<Result<{ removed: number }>> {
  const found = await store.findImport(w, bodyId, id)
  if (!found) return refuse('request.not-found', { what: 'import' })
  if (found.undone_at !== null) return ok({ removed: 0 })
  const removed = await store.undoImport(w, id, kit.clock.now())
  await store.bumpUnits(w, bodyId)
  return ok({ removed })
}
