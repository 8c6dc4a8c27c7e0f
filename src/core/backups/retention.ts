import { addDays, weekday, type PlainDate } from '../kernel/dates.ts'

/** One archive on the shelf. */
export interface Archive {
  readonly id: string
  /** the day in Việt Nam on which it was made */
  readonly day: PlainDate
  /** the moment, ISO 8601 */
  readonly at: string
  /** restored on trial, and found whole */
  readonly verified: boolean
}
/** How many days, weeks and months back one archive each is kept. */
export interface Retention {
  readonly daily: number
  readonly weekly: number
  readonly monthly: number
}

const monday = (day: PlainDate): PlainDate => addDays(day, 1 - weekday(day))
const byMoment = (a: Archive, b: Archive): number => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)

/** Of each of the last `count` periods that have an archive the best one: the newest verified, else the newest. */
function bestOf(newestFirst: readonly Archive[], count: number, period: (day: PlainDate) => string): Archive[] {
  const best = new Map<string, Archive>()
  for (const archive of newestFirst) {
    const key = period(archive.day)
    const before = best.get(key)
    if (!before || (!before.verified && archive.verified)) best.set(key, archive)
  }
  return [...best.values()].slice(0, Math.max(0, count))
}

/**
 * Which archives may go. Never the newest verified one, nor one that is newer than it: until that is verified, nothing is known of it.
 * @returns their ids, the oldest first
 */
export function surplus(archives: readonly Archive[], keep: Retention): string[] {
  const newestFirst = archives.toSorted(byMoment)
  const safe = newestFirst.findIndex((a) => a.verified)
  const kept = new Set([
    ...newestFirst.slice(0, safe < 0 ? newestFirst.length : safe + 1),
    ...bestOf(newestFirst, keep.daily, (day) => day),
    ...bestOf(newestFirst, keep.weekly, monday),
    ...bestOf(newestFirst, keep.monthly, (day) => day.slice(0, 7)),
  ])
  return newestFirst.filter((a) => !kept.has(a)).map((a) => a.id).reverse()
}
