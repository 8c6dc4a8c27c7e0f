import { lastDay, partsOf, plainDate, showDate } from '../../core/kernel/dates.ts'
import type { DateLike, PlainDate } from '../../core/kernel/dates.ts'

const DAY = /^(?:ngày\s*)?(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|\d{2}))?$/
const SPOKEN = /^(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})(?:\s*,?\s*năm\s*(\d{4}|\d{2}))?$/
const MONTH = /^(?:tháng\s*|t)(\d{1,2})(?:\s*(?:[-/. ]|năm)\s*(\d{4}|\d{2}))?$/
const BARE_MONTH = /^(\d{1,2})\s*[-/]\s*(\d{4})$/
const YEAR = /^(?:năm\s*)?(\d{4})$/
const ISO = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/

function fullYear(digits: string | undefined, today: PlainDate, past: boolean): number {
  const now = partsOf(today).year
  if (digits === undefined) return now
  if (digits.length === 4) return Number(digits)
  const year = 2000 + Number(digits)
  return past && year > now ? year - 100 : year
}

const monthOf = (year: number, month: number): DateLike | undefined => plainDate(year, month, 1)?.slice(0, 7)

/**
 * What a person typed into a date box: "15-6", "15/6/26", "15 tháng 6", "tháng 6/2026", "2026".
 * A missing year is today's; with `past`, two digits never stand for a year to come ("5-6-91"). `undefined` when it is no date of the calendar.
 */
export function readDateText(typed: string, today: PlainDate, past = false): DateLike | undefined {
  const text = typed.trim().toLowerCase().normalize('NFC').replace(/\s+/g, ' ')
  const iso = ISO.exec(text)
  if (iso)
    return iso[3] === undefined
      ? monthOf(Number(iso[1]), Number(iso[2]))
      : plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const bare = BARE_MONTH.exec(text)
  if (bare) return monthOf(Number(bare[2]), Number(bare[1]))
  const day = DAY.exec(text) ?? SPOKEN.exec(text)
  if (day) return plainDate(fullYear(day[3], today, past), Number(day[2]), Number(day[1]))
  const month = MONTH.exec(text)
  if (month) return monthOf(fullYear(month[2], today, past), Number(month[1]))
  const year = YEAR.exec(text)
  return year && Number(year[1]) >= 1900 ? year[1] : undefined
}

/** How a date stands in the box: "15/06/2026", "tháng 6/2026", "2026". */
export function dateText(date: DateLike | null): string {
  if (!date) return ''
  const { year, month, day } = partsOf(date)
  if (day !== null) return showDate(date)
  return month === null ? String(year) : `tháng ${month}/${year}`
}

export const isWholeDay = (date: DateLike): boolean => date.length === 10 && lastDay(date) === date
