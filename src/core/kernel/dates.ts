/** A calendar day `YYYY-MM-DD`; never a JS Date, so that no time zone can move it. */
export type PlainDate = string
/** A day, a month `YYYY-MM` or a year `YYYY`: as exact as the document wrote it. */
export type DateLike = string
export type Precision = 'day' | 'month' | 'quarter' | 'half-year' | 'year'

export interface Period {
  readonly from: DateLike
  readonly to: DateLike
  readonly precision: Precision
}

const pad = (n: number, width = 2): string => String(n).padStart(width, '0')

export const isLeapYear = (y: number): boolean => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0

export const daysInMonth = (y: number, m: number): number =>
  m === 2 ? (isLeapYear(y) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31

/** `undefined` when the calendar has no such day (31/02). */
export function plainDate(y: number, m: number, d: number): PlainDate | undefined {
  if (y < 1000 || y > 9999 || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return undefined
  return `${pad(y, 4)}-${pad(m)}-${pad(d)}`
}

export function partsOf(date: DateLike): { year: number; month: number | null; day: number | null } {
  const [y, m, d] = date.split('-')
  return { year: Number(y), month: m === undefined ? null : Number(m), day: d === undefined ? null : Number(d) }
}

/** Whether words are a day of the calendar, `YYYY-MM-DD`. */
export function isDay(words: string): boolean {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words)
  return m !== null && plainDate(Number(m[1]), Number(m[2]), Number(m[3])) !== undefined
}

/** The first day that a day, month or year covers. */
export function firstDay(date: DateLike): PlainDate {
  const { year, month, day } = partsOf(date)
  return `${pad(year, 4)}-${pad(month ?? 1)}-${pad(day ?? 1)}`
}

/** The last day that a day, month or year covers. */
export function lastDay(date: DateLike): PlainDate {
  const { year, month, day } = partsOf(date)
  const m = month ?? 12
  return `${pad(year, 4)}-${pad(m)}-${pad(day ?? daysInMonth(year, m))}`
}

/** Days since 1970-01-01 (proleptic Gregorian); the arithmetic of calendars without a clock. */
export function toDayNumber(date: PlainDate): number {
  const { year, month, day } = partsOf(date)
  const m = month ?? 1
  const y = m <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + (day ?? 1) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

export function fromDayNumber(n: number): PlainDate {
  const z = n + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const d = doy - Math.floor((153 * mp + 2) / 5) + 1
  const m = mp + (mp < 10 ? 3 : -9)
  const y = yoe + era * 400 + (m <= 2 ? 1 : 0)
  return `${pad(y, 4)}-${pad(m)}-${pad(d)}`
}

export const addDays = (date: PlainDate, days: number): PlainDate => fromDayNumber(toDayNumber(date) + days)
export const daysBetween = (from: PlainDate, to: PlainDate): number => toDayNumber(to) - toDayNumber(from)
/** 1 = Monday … 7 = Sunday */
export const weekday = (date: PlainDate): number => ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1

/** `15/06/2026`, `06/2026` or `2026`: how the interface writes a date. */
export const showDate = (date: DateLike): string => date.split('-').reverse().join('/')
