import { addDays, weekday, type PlainDate } from '../kernel/dates.ts'

/** When a recurring job is due, in Vietnamese time. */
export type Schedule =
  | { readonly every: 'minutes'; readonly minutes: number }
  | { readonly every: 'day'; readonly at: string }
  /** day: 1 = Monday … 7 = Sunday */
  | { readonly every: 'week'; readonly day: number; readonly at: string }

/** Việt Nam keeps one time all year, seven hours before UTC. */
const AHEAD_MS = 7 * 3_600_000
const MINUTE_MS = 60_000

const dayIn = (ms: number): PlainDate => new Date(ms + AHEAD_MS).toISOString().slice(0, 10)
const momentOf = (day: PlainDate, at: string): number => Date.parse(`${day}T${at}:00.000Z`) - AHEAD_MS
const fits = (schedule: Schedule, day: PlainDate): boolean => schedule.every !== 'week' || weekday(day) === schedule.day

/**
 * The next moment, strictly after this one, at which a schedule is due.
 * @param after a moment, ISO 8601
 * @returns a moment, ISO 8601 in UTC
 */
export function nextTime(schedule: Schedule, after: string): string {
  const from = Date.parse(after)
  if (schedule.every === 'minutes') {
    const step = schedule.minutes * MINUTE_MS
    return new Date(Math.floor(from / step) * step + step).toISOString()
  }
  for (let day = dayIn(from); ; day = addDays(day, 1)) {
    const moment = momentOf(day, schedule.at)
    if (moment > from && fits(schedule, day)) return new Date(moment).toISOString()
  }
}
