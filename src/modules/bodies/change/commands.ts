import type { z } from 'zod'
import type { ChangeInput, ChangePreview } from '../../../contract/bodies.ts'
import { planChange, successionsOf, wrongWith, type Wrong } from '../../../core/bodies/change.ts'
import { builtUpon, inverse, type Row, type State } from '../../../core/bodies/effects.ts'
import { leavers } from '../../../core/bodies/hanging.ts'
import type { ChangePlan, ChangeRequest } from '../../../core/bodies/request.ts'
import type { TrailAction } from '../../../core/audit/entry.ts'
import { showDate } from '../../../core/kernel/dates.ts'
import { refuse } from '../../../core/kernel/refusal.ts'
import { ok, type Result } from '../../../core/kernel/result.ts'
import { may, type Actor } from '../../../core/people/may.ts'
import { searchKey } from '../../../core/people/names.ts'
import type { Reader, Writer } from '../../../platform/db/database.ts'
import type { AnswerTo } from '../../../platform/http/routes.ts'
import type { Kit } from '../../../platform/kit.ts'
import type { Note } from '../../../platform/trail/command.ts'
import { findUnit, touchTree, treeVersion } from '../tree/store.ts'
import { bumpUnits } from '../store.ts'
import { blockedBy, hungSince, settingsOf, stateAround, stateTouched } from './queries.ts'
import * as store from './store.ts'

export type ChangeInputOf = z.output<typeof ChangeInput>
type Input = ChangeInputOf

const SAYS: Readonly<Record<Wrong, readonly [string, string]>> = {
  'nothing-chosen': ['from', 'Chọn đủ cơ quan, đơn vị sẽ thay đổi'],
  'heirs-missing': ['heirs', 'Tách thì cần ít nhất hai nơi tiếp nhận'],
  'one-heir': ['heirs', 'Chỉ một nơi tiếp tục'],
  'same-name': ['heirs', 'Đã có nơi tên này'],
  'not-changed': ['heirs.0.name', 'Tên mới giống tên đang dùng'],
  'ended-already': ['from', 'Có nơi đã kết thúc từ trước'],
  'before-it-began': ['on', 'Ngày có hiệu lực phải sau ngày bắt đầu và sau lần đổi tên trước'],
  'heir-unknown': ['heirs', 'Có nơi không còn trong danh sách hoặc bị chọn hai lần'],
  'own-end': ['heirs', 'Nơi tiếp nhận khi giải thể phải là nơi khác, đang có'],
}
export const TRAIL_OF: Readonly<Record<ChangeRequest['kind'], TrailAction>> = { rename: 'body.renamed', merge: 'body.merged', split: 'body.split', dissolve: 'body.dissolved' }

const invalid = (at: string, problem: string): Result<never> => refuse('request.invalid', { problems: [{ at, problem }] })

interface Ready {
  readonly request: ChangeRequest
  readonly bodyId: string
  readonly state: State
  readonly leaving: readonly string[]
}

/** The body in which units change; undefined where they are of two bodies. */
async function bodyOfUnits(r: Reader, ids: readonly string[]): Promise<string | undefined> {
  const bodies = new Set<string | undefined>()
  for (const id of ids) bodies.add((await findUnit(r, id))?.bodyId)
  const [bodyId] = bodies
  return bodies.size === 1 ? bodyId : undefined
}

function allowed(actor: Actor, request: ChangeRequest, bodyId: string, state: State): boolean {
  if (request.level === 'unit') return may(actor, 'units.change', { bodyId, unitId: null })
  const [first = ''] = request.from
  if (request.kind === 'rename') return may(actor, 'bodies.change', { bodyId: first }) || may(actor, 'body.change', { bodyId: first })
  const parent = state.body[first]?.['parentId'] ?? null
  const begins = !request.heirs.some((h) => h.fresh) || may(actor, 'bodies.change', { bodyId: typeof parent === 'string' ? parent : null })
  return begins && [...request.from, ...request.heirs.filter((h) => !h.fresh).map((h) => h.id)].every((id) => may(actor, 'bodies.change', { bodyId: id }))
}

function twin(request: ChangeRequest, state: State): boolean {
  const names = Object.values(state[request.level]).filter((row) => row['endedOn'] === null && !request.from.includes(row.id) && !request.heirs.some((h) => h.id === row.id)).map((row) => searchKey(String(row['name'])))
  const heirs = request.heirs.map((h) => searchKey(h.name))
  return new Set(heirs).size < heirs.length || (request.level === 'unit' && heirs.some((name) => names.includes(name)))
}

/** The state that the change works on, once nothing speaks against it. */
async function ready(kit: Kit, r: Reader, actor: Actor, input: Input): Promise<Result<Ready>> {
  const today = kit.clock.today()
  const heirs = input.heirs.map((h) => ({ id: h.id ?? kit.newId(), fresh: h.id === null, name: h.name, abbreviation: h.abbreviation, kind: h.kind }))
  const request: ChangeRequest = { ...input, document: `${input.document.number} ngày ${showDate(input.document.date)}`, from: [...new Set(input.from)], heirs }
  const known = [...new Set([...request.from, ...heirs.filter((h) => !h.fresh).map((h) => h.id)])]
  const bodyId = request.level === 'unit' ? await bodyOfUnits(r, known) : request.from[0]
  if (bodyId === undefined) return invalid('from', 'Các đơn vị phải đang có và thuộc cùng một cơ quan')
  if (request.on > today) return invalid('on', 'Ngày có hiệu lực chưa tới. Thực hiện từ ngày đó')
  const leaving = leavers(request)
  const state = await stateAround(r, request.level, bodyId, leaving, known, today)
  if (!allowed(actor, request, bodyId, state)) return refuse('account.not-allowed', { action: request.level === 'unit' ? 'units.change' : 'bodies.change' })
  const wrong = wrongWith(state, request) ?? (twin(request, state) ? 'same-name' : null)
  return wrong === null ? ok({ request, bodyId, state, leaving }) : invalid(...SAYS[wrong])
}

const ending = (request: ChangeRequest, leaving: readonly string[]): string[] => (request.level === 'body' ? leaving.filter((id) => !request.heirs.some((h) => h.id === id)) : [])

/** What the change would do; nothing is written. */
export async function previewChange(kit: Kit, r: Reader, actor: Actor, input: Input): Promise<Result<AnswerTo<typeof ChangePreview>>> {
  const found = await ready(kit, r, actor, input)
  if (!found.ok) return found
  const { request, state, leaving } = found.value
  const { hanging } = planChange(state, request, kit.newId(), kit.newId, kit.clock.now())
  const gone = ending(request, leaving)
  return ok({ hanging, blocked: await blockedBy(r, gone, kit.clock.now()), settings: await settingsOf(r, gone), version: await treeVersion(r) })
}

const open = (plan: ChangePlan): string[] => {
  const left = plan.hanging.filter((h) => h.to === null)
  const said = left.slice(0, 5).map((h) => `“${h.title}” chưa biết về đâu`)
  return left.length > 5 ? [...said, `${left.length - 5} mục khác`] : said
}

/** Carries the change out. Refused: body.has-open-things where something is undecided or has to be settled first. */
export async function makeChange(kit: Kit, w: Writer, actor: Actor, input: Input & { readonly version: number }, note: Note): Promise<Result<{ id: string }>> {
  await touchTree(w)
  const found = await ready(kit, w, actor, input)
  if (!found.ok) return found
  const { request, bodyId, state, leaving } = found.value
  const current = (await treeVersion(w)) - 1
  if (current !== input.version) return refuse('version.stale', { seen: input.version, current, changed: request.from.map((id) => String(state[request.level][id]?.['name'])) })
  const id = kit.newId()
  const at = kit.clock.now()
  const plan = planChange(state, request, id, kit.newId, at)
  const gone = ending(request, leaving)
  const what = [...(await blockedBy(w, gone, at)), ...open(plan)]
  if (what.length > 0) return refuse('body.has-open-things', { what })
  await store.carryOut(w, plan.effects, at)
  await store.turnSessions(w, gone)
  if (request.level === 'unit') await bumpUnits(w, bodyId)
  await store.keepChange(w, { id, kind: request.kind, level: request.level, bodyId, on: request.on, document: request.document, at, by: actor.accountId, request, effects: plan.effects }, successionsOf(request))
  const named = (rows: readonly string[]): string => rows.map((x) => String(state[request.level][x]?.['name'] ?? '')).join('; ')
  note({ action: TRAIL_OF[request.kind], bodyId, thing: { kind: request.level, id: request.from[0] ?? id }, title: named(request.from), changes: [{ field: 'name', before: named(request.from), after: request.heirs.map((h) => h.name).join('; ') || null }, { field: 'document', before: null, after: request.document }, { field: 'on', before: null, after: request.on }] })
  return ok({ id })
}

const titleOf = (row: Row): string => (typeof row['title'] === 'string' && row['title'] !== '' ? row['title'] : 'mục khác')

/** What has been built on a change; empty: it can be taken back. */
export async function builtOn(r: Reader, change: store.StoredChange, today: string): Promise<string[]> {
  const state = await stateTouched(r, change.effects, today)
  const touched = builtUpon(state, change.effects).map((e) => titleOf(state[e.thing][e.id] ?? { id: e.id }))
  return [...new Set([...touched, ...(await hungSince(r, change.effects)).map(titleOf)])]
}

/** Takes a change back exactly. Refused: state.forbids where something has been built on it since. */
export async function undoChange(kit: Kit, w: Writer, actor: Actor, id: string, note: Note): Promise<Result<undefined>> {
  await touchTree(w)
  const change = await store.findChange(w, id)
  if (!change) return refuse('request.not-found', { what: 'change' })
  if (!mayUndo(actor, change)) return refuse('account.not-allowed', { action: change.level === 'unit' ? 'units.change' : 'bodies.change' })
  const at = kit.clock.now()
  if (change.undoneAt !== null) return refuse('state.forbids', { action: 'hoàn tác', state: 'đã hoàn tác' })
  const built = await builtOn(w, change, kit.clock.today())
  if (built.length > 0) return refuse('state.forbids', { action: 'hoàn tác', state: `đã có thay đổi sau đó: ${built.slice(0, 5).join('; ')}` })
  if (!(await store.setUndone(w, id, at))) return refuse('state.forbids', { action: 'hoàn tác', state: 'đã hoàn tác' })
  await store.carryOut(w, inverse(change.effects), at)
  if (change.level === 'unit') await bumpUnits(w, change.bodyId)
  note({ bodyId: change.bodyId, thing: { kind: change.level, id: change.request.from[0] ?? id }, title: change.document })
  return ok(undefined)
}

/** Who may carry a change out may take it back: over the body whose units changed, or over all bodies that it changed. */
export function mayUndo(actor: Actor, change: store.StoredChange): boolean {
  if (change.level === 'unit') return may(actor, 'units.change', { bodyId: change.bodyId, unitId: null })
  const action = change.kind === 'rename' ? 'body.change' : 'bodies.change'
  return [...change.request.from, ...change.request.heirs.filter((h) => !h.fresh).map((h) => h.id)].every((id) => may(actor, action, { bodyId: id }) || may(actor, 'bodies.change', { bodyId: id }))
}
