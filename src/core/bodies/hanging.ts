import type { PlainDate } from '../kernel/dates.ts'
import type { ChangedThing, Row, State, Value } from './effects.ts'
import type { ChangeRequest, Destination, Hanging, Level } from './request.ts'

export const text = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null)
export const words = (value: Value | undefined): string => text(value) ?? ''

/** Whether something with a last day still stands on this day. */
export const stands = (row: Row, day: PlainDate): boolean => text(row['to']) === null || words(row['to']) >= day

/** One way in which something hangs on a unit or a body. */
interface Hook {
  readonly thing: ChangedThing
  readonly field: string
  readonly mayEnd: boolean
  readonly silent: (row: Row) => boolean
  /** whether it is touched at all */
  readonly counts: (row: Row, on: PlainDate) => boolean
}
const hook = (thing: ChangedThing, field: string, counts: Hook['counts'] = () => true, silent: Hook['silent'] = () => false): Hook => ({ thing, field, mayEnd: true, silent, counts })
const always = (): boolean => true
const open = (row: Row): boolean => row['endedOn'] === null
const held = (row: Row, on: PlainDate): boolean => stands(row, on)
const second = (row: Row, on: PlainDate): boolean => row['main'] === false && stands(row, on)

const HOOKS: Readonly<Record<Level, readonly Hook[]>> = {
  unit: [
    hook('unit', 'parentId', open),
    hook('person', 'unitId', always, (row) => row['removed'] === true),
    hook('post', 'unitId', second),
    hook('grant', 'unitId'),
    hook('delegation', 'unitId'),
    hook('member', 'unitId', held),
    hook('evidence', 'unitId', always, always),
  ],
  body: [
    hook('body', 'parentId', open),
    hook('unit', 'bodyId', open),
    hook('person', 'bodyId', always, (row) => row['removed'] === true),
    hook('post', 'bodyId', second),
    hook('programme', 'bodyId', always, (row) => row['open'] === false),
    hook('plan', 'bodyId', always, (row) => row['open'] === false),
    hook('grant', 'bodyId'),
    hook('delegation', 'bodyId'),
    // a unit's place in a bloc goes where the unit goes
    hook('member', 'bodyId', held, (row) => row['unitId'] !== null),
    hook('guest-link', 'bodyId'),
    hook('group', 'bodyId', always, always),
    hook('request', 'bodyId', always, always),
    hook('import', 'bodyId', always, always),
    hook('evidence', 'bodyId', always, always),
  ],
}

/** Those whose place goes: the ones that end, and the one that is split. */
export function leavers(request: ChangeRequest): readonly string[] {
  const heirs = request.heirs.map((h) => h.id)
  if (request.kind === 'rename') return []
  return request.kind === 'split' ? request.from : request.from.filter((id) => !heirs.includes(id))
}

const good = (request: ChangeRequest, to: Destination | undefined): to is Destination => to === 'end' || (typeof to === 'number' && to >= 0 && to < request.heirs.length)

/** What is done when nobody says otherwise; null where a person must say: rights and what is split are never guessed. */
function suggested(request: ChangeRequest, thing: ChangedThing, silent: boolean, row: Row, follows: (row: Row) => Destination | null): Destination | null {
  const only = request.heirs.length === 1 ? 0 : null
  if (silent) return request.heirs.length > 0 ? 0 : 'end'
  if (thing === 'grant') return null
  if (thing === 'delegation' || thing === 'guest-link') return 'end'
  if (thing === 'person' || thing === 'post') return follows(row) ?? only
  if (request.heirs.length === 0 && (thing === 'member' || (request.level === 'unit' && thing === 'unit') || thing === 'body')) return 'end'
  return only
}

/** All that hangs on what changes, each with where it goes. */
export function hangingOn(state: State, request: ChangeRequest): readonly Hanging[] {
  const gone = new Set(leavers(request))
  const heirs = new Set(request.heirs.map((h) => h.id))
  const said = (id: string): Destination | null => {
    const to = request.decisions[id]
    return good(request, to) ? to : null
  }
  // people of a body go where their unit goes
  const follows = (row: Row): Destination | null => {
    const unit = text(row['unitId'])
    const to = request.level === 'body' && unit !== null ? said(unit) : null
    return to === 'end' ? null : to
  }
  return HOOKS[request.level].flatMap((h) =>
    Object.values(state[h.thing])
      .filter((row) => gone.has(words(row[h.field])) && h.counts(row, request.on))
      // an heir that stood under what ends moves up by itself
      .filter((row) => !((h.thing === 'unit' || h.thing === 'body') && (heirs.has(row.id) || gone.has(row.id))))
      .map((row) => {
        const silent = h.silent(row)
        return { thing: h.thing, id: row.id, title: words(row['title']), of: words(row[h.field]), mayEnd: h.mayEnd, silent, to: said(row.id) ?? suggested(request, h.thing, silent, row, follows) }
      }),
  )
}
