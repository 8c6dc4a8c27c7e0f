import { daysBetween, partsOf, plainDate } from '../../../core/kernel/dates.ts'

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

/** The share of the band at which a day begins. */
export function placeOf(band: Band, date: string): number {
  const days = daysBetween(band.from, band.to) + 1
  return Math.min(100, Math.max(0, (daysBetween(band.from, date) / days) * 100))
}

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
    const at = placeOf(band, from)
    const label =
      size === 1 ? words.month(month) : size === 3 ? words.quarter(Math.ceil(month / 3), year) : String(year)
    ticks.push({
      label,
      at,
      width: Math.min(100, placeOf(band, until)) - at,
      now: from <= today && today < until,
    })
  }
  return ticks
}
