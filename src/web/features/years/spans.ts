import { daysBetween } from '../../../core/kernel/dates.ts'
import type { TimelineEntry } from '../../api/types.ts'
import { placeOf } from './band.ts'
import type { Band } from './band.ts'

export interface Bar {
  readonly entry: TimelineEntry
  readonly at: number
  readonly width: number
  readonly row: number
}
export interface Spans {
  readonly bars: readonly Bar[]
  readonly rows: number
  /** what has no bar of its own */
  readonly rest: readonly TimelineEntry[]
}

const ROWS = 3
const BARS = 6

/** "Quý I/2026:" is the head of a line in the plan. */
const tidy = (entry: TimelineEntry): TimelineEntry => ({
  ...entry,
  title: entry.title.replace(/\s*[:;,.]+$/, ''),
})

/** The same period under the same name in several plans is one, with all its sentences. */
function merged(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const kept = new Map<string, TimelineEntry>()
  for (const entry of entries.map(tidy)) {
    const key = `${entry.title.toLowerCase()}|${entry.from}|${entry.to}`
    const before = kept.get(key)
    kept.set(key, before ? { ...before, sources: [...before.sources, ...entry.sources] } : entry)
  }
  return [...kept.values()]
}

/** Waves before stages, what runs or comes before what is over, the longer before the shorter. */
const weight = (entry: TimelineEntry): number =>
  Number(entry.lane !== 'wave') * 2 + Number(entry.state === 'past' || entry.state === 'done')

const byWeight = (a: TimelineEntry, b: TimelineEntry): number =>
  weight(a) - weight(b) ||
  daysBetween(b.from, b.to) - daysBetween(a.from, a.to) ||
  a.from.localeCompare(b.from)

/**
 * Waves, campaigns and stages as few bars. What lasts the whole band says nothing about its course, so it gets a bar only
 * where room is left; the others share at most three rows.
 */
export function spansOf(band: Band, entries: readonly TimelineEntry[]): Spans {
  const inside = merged(entries.filter((entry) => entry.to >= band.from && entry.from <= band.to))
  const whole = inside.filter((entry) => entry.from <= band.from && entry.to >= band.to)
  const parts = inside.filter((entry) => !whole.includes(entry)).sort(byWeight)
  const rows: TimelineEntry[][] = []
  const rest: TimelineEntry[] = []
  let drawn = 0
  for (const entry of parts) {
    const free = rows.find((row) => row.every((other) => other.to < entry.from || other.from > entry.to))
    if (drawn === BARS || (!free && rows.length === ROWS)) rest.push(entry)
    else {
      drawn++
      if (free) free.push(entry)
      else rows.push([entry])
    }
  }
  const room = ROWS - rows.length
  const shown = whole.length <= room ? whole : rows.length === 0 ? whole.slice(0, 1) : []
  const all = [...shown.map((entry) => [entry]), ...rows]
  return {
    rows: all.length,
    bars: all.flatMap((row, at) => row.map((entry) => barOf(band, entry, at))),
    rest: [...whole.filter((entry) => !shown.includes(entry)), ...rest],
  }
}

function barOf(band: Band, entry: TimelineEntry, row: number): Bar {
  const at = placeOf(band, entry.from)
  const day = 100 / (daysBetween(band.from, band.to) + 1)
  return { entry, at, width: Math.max(1, Math.min(100, placeOf(band, entry.to) + day) - at), row }
}
