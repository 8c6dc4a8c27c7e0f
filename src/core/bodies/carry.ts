import { addDays } from '../kernel/dates.ts'
import type { ChangedThing, Effect, Row, State, Value } from './effects.ts'
import { stands, text, words } from './hanging.ts'
import type { ChangeRequest, Destination, Hanging } from './request.ts'
import { wouldCircle, type Node } from './tree.ts'

export interface Carrying {
  readonly state: State
  readonly request: ChangeRequest
  readonly hanging: readonly Hanging[]
  readonly newId: () => string
  /** the moment of the command */
  readonly at: string
  readonly leavers: readonly string[]
}

export const set = (thing: ChangedThing, row: Row, field: string, after: Value): Effect[] => (row[field] === after ? [] : [{ op: 'set', thing, id: row.id, field, before: row[field] ?? null, after }])
export const add = (thing: ChangedThing, row: Row): Effect => ({ op: 'add', thing, id: row.id, row })

const heirOf = (c: Carrying, to: Destination): string | null => (to === 'end' ? null : (c.request.heirs[to]?.id ?? null))
const nodesOf = (c: Carrying): readonly Node[] => Object.values(c.state[c.request.level]).map((row) => ({ id: row.id, parentId: text(row['parentId']) }))

/** The nearest above it that goes on. */
export function upFrom(c: Carrying, id: string): string | null {
  const nodes = new Map(nodesOf(c).map((n) => [n.id, n.parentId]))
  const seen = new Set<string>()
  let at = nodes.get(id) ?? null
  while (at !== null && c.leavers.includes(at) && !seen.has(at)) {
    seen.add(at)
    at = nodes.get(at) ?? null
  }
  return at
}

/** What was held until the day before goes on elsewhere from the day, with its history kept. */
function moved(c: Carrying, thing: 'post' | 'member', row: Row, place: Readonly<Record<string, Value>> | null): Effect[] {
  const { on } = c.request
  const began = text(row['from'])
  const fields = Object.entries(place ?? {})
  if (place !== null && fields.every(([field, value]) => row[field] === value)) return []
  if (place !== null && began !== null && began >= on) return fields.flatMap(([field, value]) => set(thing, row, field, value))
  const closed = set(thing, row, 'to', addDays(on, -1))
  return place === null ? closed : [...closed, ...set(thing, row, 'main', false).filter(() => thing === 'post'), add(thing, { ...row, ...place, id: c.newId(), from: on })]
}

const mainPostOf = (c: Carrying, person: Row): Row | undefined => Object.values(c.state.post).find((p) => p['personId'] === person.id && p['main'] === true && stands(p, c.request.on))

/** A person's main post goes on elsewhere; where it was is kept. */
function personMoved(c: Carrying, row: Row, bodyId: string, unitId: string | null): Effect[] {
  if (row['bodyId'] === bodyId && row['unitId'] === unitId) return []
  const steps = [...set('person', row, 'bodyId', bodyId), ...set('person', row, 'unitId', unitId)]
  const main = mainPostOf(c, row)
  if (main) return [...steps, ...moved(c, 'post', main, { bodyId, unitId })]
  if (row['removed'] === true) return steps
  const post = { personId: row.id, post: words(row['post']), leader: row['leader'] ?? false, title: words(row['title']) }
  if (post.post === '' && row['unitId'] === null) return steps
  const before = { ...post, id: c.newId(), bodyId: row['bodyId'] ?? null, unitId: row['unitId'] ?? null, main: false, from: null, to: addDays(c.request.on, -1) }
  return [...steps, add('post', before), add('post', { ...post, id: c.newId(), bodyId, unitId, main: true, from: c.request.on, to: null })]
}

/** The unit that somebody of a body keeps: only one that goes to the same heir. */
function unitKept(c: Carrying, row: Row, heir: string): string | null {
  const unit = text(row['unitId'])
  if (unit === null) return null
  const way = c.hanging.find((h) => h.thing === 'unit' && h.id === unit)
  if (!way) return words(c.state.unit[unit]?.['bodyId']) === heir ? unit : null
  return way.to !== null && heirOf(c, way.to) === heir ? unit : null
}

function person(c: Carrying, row: Row, heir: string | null): Effect[] {
  if (c.request.level === 'unit') return personMoved(c, row, words(row['bodyId']), heir)
  if (heir !== null) return personMoved(c, row, heir, unitKept(c, row, heir))
  const main = mainPostOf(c, row)
  return [...set('person', row, 'removed', true), ...(main ? moved(c, 'post', main, null) : [])]
}

function child(c: Carrying, row: Row, of: string, heir: string | null): Effect[] {
  const parent = heir === null || wouldCircle(nodesOf(c), row.id, heir) ? upFrom(c, of) : heir
  return set(c.request.level, row, 'parentId', parent)
}

function unitOfBody(c: Carrying, row: Row, heir: string | null): Effect[] {
  if (heir === null) return set('unit', row, 'endedOn', addDays(c.request.on, -1))
  const parent = text(row['parentId'])
  const keeps = parent !== null && unitKept(c, { id: '', unitId: parent }, heir) !== null
  const names = Object.values(c.state.name).filter((n) => n['unitId'] === row.id)
  return [...set('unit', row, 'bodyId', heir), ...set('unit', row, 'parentId', keeps ? parent : null), ...names.flatMap((n) => set('name', n, 'bodyId', heir))]
}

/** A right stays as wide as it was: where its unit goes elsewhere, it ends. */
function right(c: Carrying, thing: 'grant' | 'delegation', row: Row, heir: string | null): Effect[] {
  const ended = set(thing, row, 'endedAt', c.at)
  if (heir === null) return ended
  if (c.request.level === 'unit') return set(thing, row, 'unitId', heir)
  const unit = text(row['unitId'])
  if (unit !== null && unitKept(c, row, heir) === null) return ended
  return set(thing, row, 'bodyId', heir)
}

/** Where the unit of something goes; null: it ends with it. */
function placeOfUnit(c: Carrying, row: Row): Readonly<Record<string, Value>> | null {
  const way = c.hanging.find((h) => h.thing === 'unit' && h.id === row['unitId'])
  const heir = way === undefined || way.to === null ? null : heirOf(c, way.to)
  return heir === null ? null : { bodyId: heir }
}

/** Where one hanging thing goes, step by step. */
export function carried(c: Carrying, h: Hanging): readonly Effect[] {
  const row = c.state[h.thing][h.id]
  if (!row || h.to === null) return []
  const heir = heirOf(c, h.to)
  const { level } = c.request
  const place = heir === null ? null : level === 'unit' ? { unitId: heir } : { bodyId: heir, ...(h.thing === 'post' ? { unitId: unitKept(c, row, heir) } : {}) }
  switch (h.thing) {
    case 'person':
      return person(c, row, heir)
    case 'member':
      return moved(c, 'member', row, level === 'body' && row['unitId'] !== null ? placeOfUnit(c, row) : place)
    case 'post':
      return moved(c, 'post', row, place)
    case 'unit':
      return level === 'unit' ? child(c, row, h.of, heir) : unitOfBody(c, row, heir)
    case 'body':
      return child(c, row, h.of, heir)
    case 'grant':
    case 'delegation':
      return right(c, h.thing, row, heir)
    case 'guest-link':
      return heir === null ? set('guest-link', row, 'revokedAt', c.at) : set('guest-link', row, 'bodyId', heir)
    default:
      return heir === null ? [] : set(h.thing, row, level === 'unit' ? 'unitId' : 'bodyId', heir)
  }
}
