import { daysBetween, partsOf, plainDate } from '../../../core/kernel/dates.ts'
import type { TimelineEntry } from '../../api/types.ts'

/** A stretch of time drawn as a band: places are shares of its width, 0 to 100. */
export interface Band {
  readonly from: string
  readonly to: string
}
export interface Tick {
  readonly label: string
  readonly at: number
  readonly width: number
  readonly now: boolean
}
export interface Placed {
  readonly entry: TimelineEntry
  readonly at: number
  readonly width: number
  /** where the label of a point lies: near an edge it grows away from it */
  readonly anchor: 'start' | 'middle' | 'end'
  /** rows of one lane, so that labels do not lie on one another */
  readonly row: number
}

const share = (band: Band, date: string): number => {
  const days = daysBetween(band.from, band.to) + 1
  return Math.min(100, Math.max(0, (daysBetween(band.from, date) / days) * 100))
}

export const placeOf = (band: Band, date: string): number => share(band, date)

/** Months up to 15 of them, then quarters, then years. */
export function ticksOf(
  band: Band,
  today: string,
  words: { month: (m: number) => string; quarter: (q: number, y: number) => string },
): readonly Tick[] {
  const [start, end] = [partsOf(band.from), partsOf(band.to)]
  const months = (end.year - start.year) * 12 + (end.month ?? 12) - (start.month ?? 1) + 1
  const size = months <= 15 ? 1 : months <= 36 ? 3 : 12
  const ticks: Tick[] = []
  let index = start.year * 12 + (start.month ?? 1) - 1
  index -= index % size
  for (; index <= end.year * 12 + (end.month ?? 12) - 1; index += size) {
    const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
    const from = plainDate(year, month, 1) ?? band.from
    const nextIndex = index + size
    const until = plainDate(Math.floor(nextIndex / 12), (nextIndex % 12) + 1, 1) ?? band.to
    const at = share(band, from)
    const label =
      size === 1 ? words.month(month) : size === 3 ? words.quarter(Math.ceil(month / 3), year) : String(year)
    ticks.push({
      label,
      at,
      width: Math.min(100, share(band, until)) - at,
      now: from <= today && today < until,
    })
  }
  return ticks
}

/** share of the band within which a label would be cut off */
const EDGE = 18

/** Places entries in rows from the left; `characters` is how many letters fit over the whole width. */
export function placeEntries(
  band: Band,
  entries: readonly TimelineEntry[],
  point: boolean,
  characters = 110,
): readonly Placed[] {
  const ends: number[] = []
  return [...entries]
    .filter((entry) => entry.to >= band.from && entry.from <= band.to)
    .sort((a, b) => a.from.localeCompare(b.from) || b.to.localeCompare(a.to))
    .map((entry) => {
      const at = share(band, entry.from)
      const width = point
        ? 0
        : Math.max(1, share(band, entry.to) + 100 / (daysBetween(band.from, band.to) + 1) - at)
      const label = (Math.min(entry.title.length, 34) / characters) * 100
      const anchor = at < EDGE ? 'start' : at > 100 - EDGE ? 'end' : 'middle'
      const from = anchor === 'start' ? at : anchor === 'end' ? at - label : at - label / 2
      const [left, right] = point ? [from, from + label] : [at, at + width]
      let row = ends.findIndex((end) => end <= left)
      if (row < 0) row = ends.length
      ends[row] = right + (point ? 1.5 : 0)
      return { entry, at, width: Math.min(width, 100 - at), anchor, row } as const
    })
}
