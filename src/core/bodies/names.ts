import { addDays, type PlainDate } from '../kernel/dates.ts'

/** A name that a body or a unit has had. Both days are in it; `from` null: since before anybody wrote it down, `to` null: it is the present one. */
export interface PastName {
  readonly id: string
  readonly name: string
  readonly abbreviation: string | null
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  readonly changeId: string | null
}

const began = (n: PastName): string => n.from ?? ''
const covers = (n: PastName, day: PlainDate): boolean => began(n) <= day && (n.to === null || day <= n.to)

/** The name of that day: of two that cover it, the one that began later. A day before all of them takes the first name, one after all the last. */
export function nameOn(names: readonly PastName[], day: PlainDate): PastName | undefined {
  const order = names.toSorted((a, b) => began(a).localeCompare(began(b)) || (a.to ?? '9999').localeCompare(b.to ?? '9999'))
  const on = order.filter((n) => covers(n, day))
  const latest = on.map(began).reduce((a, b) => (a > b ? a : b), '')
  const found = on.find((n) => began(n) === latest)
  if (found) return found
  const whole = order.filter((n) => n.to === null || began(n) <= n.to)
  return whole.findLast((n) => n.to !== null && n.to < day) ?? whole[0] ?? order.at(-1)
}

export const presentName = (names: readonly PastName[]): PastName | undefined => names.find((n) => n.to === null)

/** The names that are no longer in use, in the order in which they were. */
export const formerNames = (names: readonly PastName[]): readonly PastName[] => names.filter((n) => n.to !== null).toSorted((a, b) => began(a).localeCompare(began(b)))

/** From this day it has another name; the present one ends the day before. */
export function renamedOn(names: readonly PastName[], next: Omit<PastName, 'from' | 'to'>, day: PlainDate): readonly PastName[] {
  return [...names.map((n) => (n.to === null ? { ...n, to: addDays(day, -1) } : n)), { ...next, from: day, to: null }]
}

/** A slip of the pen is mended: the present name was never written otherwise. */
export const correctedName = (names: readonly PastName[], name: string, abbreviation: string | null): readonly PastName[] => names.map((n) => (n.to === null ? { ...n, name, abbreviation } : n))
