import type { Delegation as Shown } from '../../contract/accountsAdmin.ts'
import { showDate, type PlainDate } from '../../core/kernel/dates.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { HANDED_ON, mayDelegate, overlap, type Delegation } from '../../core/people/delegations.ts'
import { bodiesInCare, careOf, holdsItself, isInCare, mayGrant } from '../../core/people/grants.ts'
import { may, type Action, type Actor } from '../../core/people/may.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import type { Note } from '../../platform/trail/command.ts'
import { invalid } from './adminGrants.ts'
import { bodyThere, endViews, touch, unitsNamed, workersOf } from './adminStore.ts'
import * as store from './delegationsStore.ts'
import { ownReachOf, under } from './reach.ts'
import { findAccount } from './store.ts'

type View = AnswerTo<typeof Shown>

const stateOf = (d: store.DelegationRow, today: PlainDate): View['state'] =>
  d.endedAt !== null ? 'ended' : d.validFrom > today ? 'ahead' : d.validTo !== null && d.validTo < today ? 'over' : 'running'

/** Who may end one: who gave it, and who administers accounts in its scope. The taker alone may not: the giver counts on it. */
const mayEnd = (actor: Actor, d: store.DelegationRow): boolean => actor.accountId === d.from || mayGrant(actor, { role: 'official', bodyId: d.bodyId, unitId: d.unitId })

function viewOf(actor: Actor, d: store.DelegationRow, today: PlainDate): View {
  const state = stateOf(d, today)
  return {
    id: d.id, form: d.form, fromId: d.from, from: d.fromName, toId: d.to, to: d.toName, bodyId: d.bodyId, body: d.body, unitId: d.unitId, unit: d.unit, actions: d.actions, document: d.document, validFrom: d.validFrom, validTo: d.validTo, version: d.version,
    state, side: d.from === actor.accountId ? 'given' : d.to === actor.accountId ? 'taken' : 'other', mayEnd: (state === 'running' || state === 'ahead') && mayEnd(actor, d),
  }
}

/** What the actor gave and took, and what goes on in the bodies of their care. */
export async function listDelegations(kit: Kit, r: Reader, actor: Actor): Promise<View[]> {
  const care = careOf(actor, 'delegations.see')
  const rows = await store.listDelegations(r, { accountId: actor.accountId, bodyIds: bodiesInCare(actor, 'delegations.see') })
  return rows.filter((d) => d.from === actor.accountId || d.to === actor.accountId || isInCare(care, d)).map((d) => viewOf(actor, d, kit.clock.today()))
}

export async function viewDelegation(kit: Kit, r: Reader, actor: Actor, id: string): Promise<Result<View>> {
  const found = await store.findDelegation(r, id)
  return found ? ok(viewOf(actor, found, kit.clock.today())) : refuse('request.not-found', { what: 'delegation' })
}

/** Who works in this body, what one may hand on oneself there, and whether one may enter it for others. */
export async function delegationChoices(kit: Kit, r: Reader, actor: Actor, bodyId: string): Promise<{ accounts: { id: string; name: string }[]; units: { id: string; name: string }[]; actions: Action[]; others: boolean }> {
  const units = await unitsNamed(r, bodyId)
  const scopes = [{ bodyId, unitId: null }, ...units.map((unit) => ({ bodyId, unitId: unit.id }))]
  const others = mayGrant(actor, { role: 'official', bodyId, unitId: null })
  return {
    accounts: await workersOf(r, bodyId, kit.clock.today()), others,
    units: others ? units : units.filter((unit) => holdsItself(actor, 'delegations.change', { bodyId, unitId: unit.id })),
    actions: HANDED_ON.filter((action) => scopes.some((scope) => holdsItself(actor, action, scope))),
  }
}

async function placed(w: Writer, d: Delegation, today: PlainDate): Promise<Result<undefined>> {
  if (d.from === d.to) return invalid('delegation.to', 'Người nhận phải khác người giao')
  if (d.validTo !== null && d.validTo < d.validFrom) return invalid('delegation.validTo', 'Ngày cuối trước ngày đầu')
  if (d.validTo !== null && d.validTo < today) return invalid('delegation.validTo', 'Ngày cuối đã qua')
  if (!(await bodyThere(w, d.bodyId))) return invalid('delegation.bodyId', 'Cơ quan này không có trong danh sách')
  if (d.unitId !== null && !(await unitsNamed(w, d.bodyId)).some((unit) => unit.id === d.unitId)) return invalid('delegation.unitId', 'Đơn vị này không thuộc cơ quan đã chọn')
  return ok(undefined)
}

export async function makeDelegation(kit: Kit, w: Writer, actor: Actor, asked: Delegation & { readonly document: string }, note: Note): Promise<Result<string>> {
  const today = kit.clock.today()
  const there = await placed(w, asked, today)
  if (!there.ok) return there
  const giver = await findAccount(w, asked.from)
  const taker = (await workersOf(w, asked.bodyId, today)).find((one) => one.id === asked.to)
  if (!giver || !taker) return invalid(giver ? 'delegation.to' : 'delegation.from', 'Không có tài khoản đang dùng nào như vậy trong cơ quan')
  // of two made at once for one giver, the later sees the earlier
  await touch(w, [giver.id])
  const grants = await ownReachOf(w, giver.id, today)
  const open = await store.openOf(w, giver.id)
  const units = await under(w, 'units', [asked, ...open, ...grants].flatMap((one) => one.unitId ?? []))
  const bodies = await under(w, 'bodies', grants.flatMap((one) => one.bodyId ?? []))
  const may = mayDelegate(asked, { actor, giver: { id: giver.id, name: giver.name, grants }, bodies, units })
  if (!may.ok) return may
  const other = open.find((d) => overlap(d, asked, units))
  if (other) return refuse('delegation.overlaps', { to: other.toName, from: showDate(other.validFrom), until: other.validTo && showDate(other.validTo) })
  const id = kit.newId()
  await store.addDelegation(w, { ...asked, id, at: kit.clock.now(), by: actor.accountId })
  await endViews(w, [asked.to])
  note({ thing: { kind: 'delegation', id }, title: `${asked.form} ${giver.name} → ${taker.name}`, bodyId: asked.bodyId, unitId: asked.unitId, changes: [{ field: 'delegation', before: null, after: `${asked.document}; ${showDate(asked.validFrom)}${asked.validTo ? ` – ${showDate(asked.validTo)}` : ''}` }] })
  return ok(id)
}

export async function endDelegation(kit: Kit, w: Writer, actor: Actor, ask: { readonly id: string; readonly version: number }, note: Note): Promise<Result<undefined>> {
  const found = await store.findDelegation(w, ask.id)
  const sees = found && (found.from === actor.accountId || found.to === actor.accountId || may(actor, 'delegations.see', { bodyId: found.bodyId, unitId: found.unitId }))
  if (!found || !sees) return refuse('request.not-found', { what: 'delegation' })
  if (!mayEnd(actor, found)) return refuse('delegation.of-another', { name: found.fromName })
  if (found.version !== ask.version) return refuse('version.stale', { seen: ask.version, current: found.version, changed: [stateOf(found, kit.clock.today()) === 'ended' ? 'đã chấm dứt' : found.document] })
  if (found.endedAt !== null) return refuse('state.forbids', { action: 'chấm dứt ủy quyền', state: 'đã chấm dứt' })
  await store.endDelegation(w, ask.id, { at: kit.clock.now(), accountId: actor.accountId })
  await endViews(w, [found.to])
  note({ thing: { kind: 'delegation', id: ask.id }, title: `${found.form} ${found.fromName} → ${found.toName}`, bodyId: found.bodyId, unitId: found.unitId })
  return ok(undefined)
}

/** For whom the account acts today: for the session. */
export const actingFor = async (r: Reader, accountId: string, today: PlainDate): Promise<{ from: string; form: Delegation['form']; bodyId: string; until: string | null }[]> =>
  (await store.takenOn(r, accountId, today)).map((d) => ({ from: d.fromName, form: d.form, bodyId: d.bodyId, until: d.validTo }))
