export type Value = string | number | boolean | null
export interface Row {
  readonly id: string
  readonly [field: string]: Value
}
export type Rows<R extends Row = Row> = Readonly<Record<string, R>>

/** What a change of the organisation touches. */
export const THINGS = ['body', 'unit', 'name', 'person', 'post', 'programme', 'plan', 'grant', 'delegation', 'member', 'guest-link', 'group', 'request', 'import', 'evidence'] as const
export type ChangedThing = (typeof THINGS)[number]
export type State = Readonly<Record<ChangedThing, Rows>>

/** One step of a change, exact enough to be taken back. */
export type Effect =
  | { readonly op: 'set'; readonly thing: ChangedThing; readonly id: string; readonly field: string; readonly before: Value; readonly after: Value }
  | { readonly op: 'add' | 'drop'; readonly thing: ChangedThing; readonly id: string; readonly row: Row }

export const emptyState = (): State => Object.fromEntries(THINGS.map((thing) => [thing, {}])) as unknown as State

function without(rows: Rows, id: string): Rows {
  return Object.fromEntries(Object.entries(rows).filter(([key]) => key !== id))
}

function rowsAfter(rows: Rows, effect: Effect): Rows {
  const { id } = effect
  if (effect.op === 'set') {
    const row = rows[id]
    return row ? { ...rows, [id]: { ...row, [effect.field]: effect.after } } : rows
  }
  return effect.op === 'add' ? { ...rows, [id]: effect.row } : without(rows, id)
}

export const applied = (state: State, effects: readonly Effect[]): State => effects.reduce((now, e) => ({ ...now, [e.thing]: rowsAfter(now[e.thing], e) }), state)

function inverseOf(effect: Effect): Effect {
  if (effect.op === 'set') return { ...effect, before: effect.after, after: effect.before }
  return { ...effect, op: effect.op === 'add' ? 'drop' : 'add' }
}

/** What takes the steps back, the last one first. */
export const inverse = (effects: readonly Effect[]): readonly Effect[] => effects.toReversed().map(inverseOf)

/** A title is said of a row and is none of its fields. */
const sameRow = (a: Row, b: Row): boolean => Object.keys(b).every((field) => field === 'title' || a[field] === b[field])

/** Whether the last word on a field stands as the change left it; a later hand on it keeps the change from being taken back. */
export function builtUpon(state: State, effects: readonly Effect[]): readonly Effect[] {
  const last = new Map<string, Effect>()
  for (const e of effects) last.set(`${e.thing} ${e.id} ${e.op === 'set' ? e.field : '+'}`, e)
  return [...last.values()].filter((e) => {
    const row = state[e.thing][e.id]
    if (e.op === 'drop') return row !== undefined
    if (!row) return true
    const touched = (field: string): boolean => last.has(`${e.thing} ${e.id} ${field}`)
    return e.op === 'set' ? row[e.field] !== e.after : !sameRow(row, Object.fromEntries(Object.entries(e.row).filter(([field]) => !touched(field))) as Row)
  })
}
