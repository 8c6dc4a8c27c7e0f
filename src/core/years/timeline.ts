import { firstDay, lastDay, type DateLike, type PlainDate } from '../kernel/dates.ts'

export type Lane = 'wave' | 'stage' | 'milestone' | 'session' | 'commemoration'
export type EntryState = 'past' | 'running' | 'ahead' | 'done'
export interface Entry {
  readonly lane: Lane
  readonly title: string
  readonly from: PlainDate
  readonly to: PlainDate
  /** false when the plan names only a month, quarter or year */
  readonly precise: boolean
  readonly state: EntryState
}

export function stateOf(from: PlainDate, to: PlainDate, today: PlainDate): EntryState {
  if (to < today) return 'past'
  return from > today ? 'ahead' : 'running'
}

/** An entry of the year's band, from dates as exact as the plan gave them. */
export function entryOf(lane: Lane, title: string, from: DateLike, to: DateLike, today: PlainDate): Entry {
  const start = firstDay(from)
  const end = lastDay(to)
  return { lane, title, from: start, to: end, precise: from.length === 10 && to.length === 10, state: stateOf(start, end, today) }
}

/**
 * The stretch of time that the home shows: the calendar or school year that holds today.
 * A school year runs from September to August.
 */
export function yearAround(today: PlainDate, kind: 'calendar' | 'school'): { readonly from: PlainDate; readonly to: PlainDate } {
  const year = Number(today.slice(0, 4))
  if (kind === 'calendar') return { from: `${year}-01-01`, to: `${year}-12-31` }
  const first = today.slice(5) >= '09-01' ? year : year - 1
  return { from: `${first}-09-01`, to: `${first + 1}-08-31` }
}
