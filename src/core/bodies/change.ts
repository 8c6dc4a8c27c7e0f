import { addDays } from '../kernel/dates.ts'
import { add, carried, set, upFrom, type Carrying } from './carry.ts'
import type { Effect, Row, State } from './effects.ts'
import { hangingOn, leavers, text, words } from './hanging.ts'
import type { ChangePlan, ChangeRequest, Heir } from './request.ts'

const namesOf = (c: Carrying, id: string): readonly Row[] => Object.values(c.state.name).filter((n) => (c.request.level === 'unit' ? n['unitId'] === id : n['bodyId'] === id && n['unitId'] === null))
const presentOf = (c: Carrying, id: string): Row | undefined => namesOf(c, id).find((n) => n['to'] === null)

function nameRow(c: Carrying, heir: Heir, bodyId: string, changeId: string): Effect {
  const unitId = c.request.level === 'unit' ? heir.id : null
  return add('name', { id: c.newId(), bodyId, unitId, name: heir.name, abbreviation: heir.abbreviation, from: c.request.on, to: null, changeId })
}

/** An heir that begins takes after the first that it comes from, and stands where that one stood. */
function begins(c: Carrying, heir: Heir, changeId: string): Effect[] {
  const { level, from, on } = c.request
  const [first = ''] = from
  const model = c.state[level][first]
  if (!model) return []
  const named = level === 'body' ? { abbreviation: heir.abbreviation } : {}
  const row: Row = { ...model, ...named, id: heir.id, name: heir.name, title: heir.name, kind: heir.kind, parentId: upFrom(c, first) ?? (c.leavers.includes(first) ? null : text(model['parentId'])), beganOn: on, endedOn: null }
  return [add(level, row), nameRow(c, heir, level === 'body' ? heir.id : words(model['bodyId']), changeId)]
}

/** One that stood before goes on, under another name where it was given one. */
function goesOn(c: Carrying, heir: Heir, changeId: string): Effect[] {
  const { level } = c.request
  const row = c.state[level][heir.id]
  if (!row) return []
  const up = c.leavers.includes(words(row['parentId'])) && !c.leavers.includes(heir.id) ? set(level, row, 'parentId', upFrom(c, heir.id)) : []
  const same = row['name'] === heir.name && (level === 'unit' || row['abbreviation'] === heir.abbreviation)
  const kind = set(level, row, 'kind', heir.kind)
  if (same) return [...up, ...kind]
  const present = presentOf(c, heir.id)
  const renamed = [...set(level, row, 'name', heir.name), ...set(level, row, 'title', heir.name), ...(level === 'body' ? set(level, row, 'abbreviation', heir.abbreviation) : [])]
  const closed = present ? set('name', present, 'to', addDays(c.request.on, -1)) : []
  return [...up, ...kind, ...renamed, ...closed, nameRow(c, heir, level === 'body' ? heir.id : words(row['bodyId']), changeId)]
}

function ends(c: Carrying, id: string): Effect[] {
  const row = c.state[c.request.level][id]
  const present = presentOf(c, id)
  const last = addDays(c.request.on, -1)
  return [...(row ? set(c.request.level, row, 'endedOn', last) : []), ...(present ? set('name', present, 'to', last) : [])]
}

/** What a change does, each step exact; what nobody has decided yet stands in `hanging` without a destination. */
export function planChange(state: State, request: ChangeRequest, changeId: string, newId: () => string, at: string): ChangePlan {
  const hanging = hangingOn(state, request)
  const c: Carrying = { state, request, hanging, newId, at, leavers: leavers(request) }
  const heirs = new Set(request.heirs.map((h) => h.id))
  const effects = [
    ...request.heirs.flatMap((h) => (h.fresh ? begins(c, h, changeId) : goesOn(c, h, changeId))),
    ...hanging.flatMap((h) => carried(c, h)),
    ...c.leavers.filter((id) => !heirs.has(id)).flatMap((id) => ends(c, id)),
  ]
  return { hanging, effects }
}

/** Who came from whom. A collective's titles do not go along: the council decides what counts. */
export const successionsOf = (request: ChangeRequest): readonly { readonly from: string; readonly to: string }[] =>
  request.kind === 'rename' ? [] : request.from.flatMap((from) => request.heirs.filter((h) => h.id !== from).map((h) => ({ from, to: h.id })))

export type Wrong = 'nothing-chosen' | 'heirs-missing' | 'one-heir' | 'same-name' | 'not-changed' | 'ended-already' | 'before-it-began' | 'heir-unknown' | 'own-end'

function wrongHeirs({ kind, heirs, from }: ChangeRequest): Wrong | null {
  if ((kind === 'rename' || kind === 'merge') && heirs.length !== 1) return 'one-heir'
  // nobody is renamed by the right to rename another
  if (kind === 'rename' && (heirs[0]?.fresh === true || heirs[0]?.id !== from[0])) return 'one-heir'
  if (kind === 'split' && heirs.length < 2) return 'heirs-missing'
  if (kind === 'dissolve' && heirs.some((h) => from.includes(h.id) || h.fresh)) return 'own-end'
  if (new Set(heirs.map((h) => h.id)).size < heirs.length) return 'heir-unknown'
  return null
}

/** What speaks against a change before anybody asks what hangs on it. */
export function wrongWith(state: State, request: ChangeRequest): Wrong | null {
  const { kind, from, heirs, level, on } = request
  const rows = state[level]
  if (from.length === 0 || (kind === 'merge' && new Set([...from, ...heirs.map((h) => h.id)]).size < 2 + (heirs[0]?.fresh ? 1 : 0)) || ((kind === 'rename' || kind === 'split') && from.length !== 1)) return 'nothing-chosen'
  const known = [...from, ...heirs.filter((h) => !h.fresh).map((h) => h.id)]
  if (known.some((id) => !rows[id])) return 'heir-unknown'
  if (known.some((id) => rows[id]?.['endedOn'] !== null)) return 'ended-already'
  const bad = wrongHeirs(request)
  if (bad) return bad
  const names = Object.values(state.name).filter((n) => n['to'] === null && n['from'] !== null && known.includes(words(level === 'unit' ? n['unitId'] : n['unitId'] === null ? n['bodyId'] : null)))
  if (known.some((id) => words(rows[id]?.['beganOn']) >= on) || names.some((n) => words(n['from']) >= on)) return 'before-it-began'
  const [first] = heirs
  const row = rows[from[0] ?? '']
  if (kind === 'rename' && first && row && row['name'] === first.name && (level === 'unit' || row['abbreviation'] === first.abbreviation)) return 'not-changed'
  return null
}
