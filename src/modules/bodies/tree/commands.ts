import { wouldCircle } from '../../../core/bodies/tree.ts'
import { refuse } from '../../../core/kernel/refusal.ts'
import { ok, type Result } from '../../../core/kernel/result.ts'
import { may, type Actor } from '../../../core/people/may.ts'
import { searchKey } from '../../../core/people/names.ts'
import type { Writer } from '../../../platform/db/database.ts'
import type { Kit } from '../../../platform/kit.ts'
import type { Note } from '../../../platform/trail/command.ts'
import { mendName } from '../names/store.ts'
import { addBody, addUnits, bodiesOf, bumpUnits, findBody, type Body } from '../store.ts'
import { refreshPeople } from '../derived/store.ts'
import { mayChangeBody, mayMoveBody } from './may.ts'
import { superiorOf } from './queries.ts'
import * as store from './store.ts'

const notFound = (what: string): Result<never> => refuse('request.not-found', { what })
const notAllowed = (action: string): Result<never> => refuse('account.not-allowed', { action })
const stale = (seen: number, current: number, name: string): Result<never> => refuse('version.stale', { seen, current, changed: [name] })

export interface NewBody extends store.MendedBody {
  readonly parentId: string | null
}

/** Adds a body under one that the account may change. Refused: body.exists for two of one name under one superior. */
export async function addToTree(kit: Kit, w: Writer, actor: Actor, fields: NewBody, note: Note): Promise<Result<{ id: string }>> {
  if (!may(actor, 'bodies.change', { bodyId: fields.parentId })) return notAllowed('bodies.change')
  const bodies = await bodiesOf(w)
  const parent = bodies.find((b) => b.id === fields.parentId)
  if (fields.parentId !== null && (!parent || parent.endedOn !== null)) return notFound('body')
  if (bodies.some((b) => b.parentId === fields.parentId && b.endedOn === null && searchKey(b.name) === searchKey(fields.name))) return refuse('body.exists', { name: fields.name })
  await store.touchTree(w)
  const id = kit.newId()
  await addBody(w, id, { ...fields, superior: fields.superior ?? parent?.name ?? null, yearKind: fields.kind === 'school' ? 'school' : 'calendar' }, kit.clock.now(), parent?.example ?? false, { parentId: fields.parentId, code: fields.code })
  note({ thing: { kind: 'body', id }, title: fields.name, changes: [{ field: 'name', before: null, after: fields.name }, { field: 'parent', before: null, after: parent?.name ?? null }] })
  return ok({ id })
}

async function mine(w: Writer, id: string, version: number): Promise<Result<Body>> {
  const body = await findBody(w, id)
  if (!body) return notFound('body')
  if (body.endedOn !== null) return refuse('state.forbids', { action: 'sửa', state: 'đã kết thúc' })
  return body.version === version ? ok(body) : stale(version, body.version, body.name)
}

const differences = (before: store.MendedBody, after: store.MendedBody) =>
  (['name', 'abbreviation', 'kind', 'code', 'superior'] as const).filter((field) => before[field] !== after[field]).map((field) => ({ field, before: before[field], after: after[field] }))

/** Mends what was written wrongly. Its history keeps no trace of a slip of the pen; a renaming is a change with its document. */
export async function mendBody(w: Writer, actor: Actor, id: string, version: number, fields: store.MendedBody, note: Note): Promise<Result<undefined>> {
  const found = await mine(w, id, version)
  if (!found.ok) return found
  const body = found.value
  if (!mayChangeBody(actor, body)) return notAllowed('body.change')
  if ((await bodiesOf(w)).some((b) => b.id !== id && b.parentId === body.parentId && b.endedOn === null && searchKey(b.name) === searchKey(fields.name))) return refuse('body.exists', { name: fields.name })
  await store.mendBody(w, id, fields)
  if (fields.name !== body.name || fields.abbreviation !== body.abbreviation) await mendName(w, { bodyId: id, unitId: null }, fields.name, fields.abbreviation)
  note({ bodyId: id, thing: { kind: 'body', id }, title: fields.name, changes: differences(body, fields) })
  return ok(undefined)
}

/** Moves a body. Refused: tree.cycle; account.not-allowed where it would leave the hands of those above it or come under strangers. */
export async function moveBody(w: Writer, actor: Actor, id: string, version: number, parentId: string | null, note: Note): Promise<Result<undefined>> {
  await store.touchTree(w)
  const found = await mine(w, id, version)
  if (!found.ok) return found
  const body = found.value
  const bodies = await bodiesOf(w)
  const parent = bodies.find((b) => b.id === parentId)
  if (parentId !== null && (!parent || parent.endedOn !== null)) return notFound('body')
  if (wouldCircle(bodies, id, parentId)) return refuse('tree.cycle', { name: body.name })
  const welcome = parentId === null || body.outside || superiorOf(bodies, body)?.id === parentId || may(actor, 'bodies.change', { bodyId: parentId })
  if (!mayMoveBody(actor, body) || !welcome) return notAllowed('bodies.change')
  await store.setParent(w, 'bodies', id, parentId)
  note({ bodyId: id, thing: { kind: 'body', id }, title: body.name, changes: [{ field: 'parent', before: bodies.find((b) => b.id === body.parentId)?.name ?? null, after: parent?.name ?? null }] })
  return ok(undefined)
}

async function unitParent(w: Writer, bodyId: string, parentId: string | null): Promise<Result<store.TreeUnitRow | null>> {
  if (parentId === null) return ok(null)
  const parent = await store.findUnit(w, parentId)
  return parent && parent.bodyId === bodyId && parent.endedOn === null ? ok(parent) : notFound('unit')
}

const twin = (units: readonly store.TreeUnitRow[], name: string, but: string | null): number => units.findIndex((u) => u.id !== but && searchKey(u.name) === searchKey(name))
const sameName = (name: string): Result<never> => refuse('request.invalid', { problems: [{ at: 'name', problem: `Đã có đơn vị tên “${name}” trong cơ quan này` }] })

export async function addUnit(kit: Kit, w: Writer, actor: Actor, fields: { readonly bodyId: string; readonly name: string; readonly kind: string; readonly parentId: string | null }, note: Note): Promise<Result<{ id: string }>> {
  const { bodyId, name, kind, parentId } = fields
  if (!may(actor, 'units.change', { bodyId, unitId: parentId })) return notAllowed('units.change')
  const body = await findBody(w, bodyId)
  if (!body || body.endedOn !== null) return notFound('body')
  const parent = await unitParent(w, bodyId, parentId)
  if (!parent.ok) return parent
  if (twin(await store.treeUnits(w, [bodyId], false), name, null) >= 0) return sameName(name)
  await store.touchTree(w)
  const id = kit.newId()
  await addUnits(w, bodyId, [{ id, name, kind, parentId, place: await store.unitsCount(w, bodyId), importId: null }])
  await bumpUnits(w, bodyId)
  note({ bodyId, unitId: id, thing: { kind: 'unit', id }, title: name, changes: [{ field: 'name', before: null, after: name }, { field: 'parent', before: null, after: parent.value?.name ?? null }] })
  return ok({ id })
}

async function myUnit(w: Writer, actor: Actor, id: string, version: number): Promise<Result<store.TreeUnitRow>> {
  const unit = await store.findUnit(w, id)
  if (!unit) return notFound('unit')
  if (!may(actor, 'units.change', { bodyId: unit.bodyId, unitId: id })) return notAllowed('units.change')
  if (unit.endedOn !== null) return refuse('state.forbids', { action: 'sửa', state: 'đã kết thúc' })
  return unit.version === version ? ok(unit) : stale(version, unit.version, unit.name)
}

export async function mendUnit(w: Writer, actor: Actor, id: string, version: number, fields: { readonly name: string; readonly kind: string }, note: Note): Promise<Result<undefined>> {
  const found = await myUnit(w, actor, id, version)
  if (!found.ok) return found
  const unit = found.value
  if (twin(await store.treeUnits(w, [unit.bodyId], false), fields.name, id) >= 0) return sameName(fields.name)
  await store.mendUnit(w, id, fields.name, fields.kind)
  if (fields.name !== unit.name) await mendName(w, { bodyId: unit.bodyId, unitId: id }, fields.name, null)
  await refreshPeople(w, { unitIds: [id], personIds: [] })
  await bumpUnits(w, unit.bodyId)
  const changes = (['name', 'kind'] as const).filter((f) => unit[f] !== fields[f]).map((field) => ({ field, before: unit[field], after: fields[field] }))
  note({ bodyId: unit.bodyId, unitId: id, thing: { kind: 'unit', id }, title: fields.name, changes })
  return ok(undefined)
}

export async function moveUnit(w: Writer, actor: Actor, id: string, version: number, parentId: string | null, note: Note): Promise<Result<undefined>> {
  await store.touchTree(w)
  const found = await myUnit(w, actor, id, version)
  if (!found.ok) return found
  const unit = found.value
  const parent = await unitParent(w, unit.bodyId, parentId)
  if (!parent.ok) return parent
  const units = await store.treeUnits(w, [unit.bodyId], false)
  if (wouldCircle(units, id, parentId)) return refuse('tree.cycle', { name: unit.name })
  // whoever has only a part of the body moves within that part
  if (!may(actor, 'units.change', { bodyId: unit.bodyId, unitId: parentId })) return notAllowed('units.change')
  await store.setParent(w, 'units', id, parentId)
  await bumpUnits(w, unit.bodyId)
  note({ bodyId: unit.bodyId, unitId: id, thing: { kind: 'unit', id }, title: unit.name, changes: [{ field: 'parent', before: units.find((u) => u.id === unit.parentId)?.name ?? null, after: parent.value?.name ?? null }] })
  return ok(undefined)
}
