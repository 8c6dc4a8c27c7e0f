import { daysBetween, partsOf, showDate, weekday } from '../../core/kernel/dates.ts'
import { t } from './text.ts'

/** "Thứ Sáu 19/06": with the weekday when it is near, with the year when it is another one. */
export function nearDate(date: string, today: string): string {
  const sameYear = partsOf(date).year === partsOf(today).year
  const short = sameYear ? showDate(date).slice(0, 5) : showDate(date)
  return Math.abs(daysBetween(today, date)) <= 7
    ? `${t.date.weekdays[weekday(date) - 1] ?? ''} ${short}`
    : short
}

/** "Thứ Hai, 15/06/2026" */
export const fullDate = (date: string): string =>
  `${t.date.weekdays[weekday(date) - 1] ?? ''}, ${showDate(date)}`

export const range = (from: string | null, to: string | null): string =>
  from && to
    ? from === to
      ? showDate(from)
      : `${showDate(from)} – ${showDate(to)}`
    : from
      ? showDate(from)
      : to
        ? showDate(to)
        : ''

const clock = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: 'Asia/Ho_Chi_Minh',
})
const stamp = new Intl.DateTimeFormat('vi-VN', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: 'Asia/Ho_Chi_Minh',
})

/** "09:42" of a moment, in Vietnam. */
export const clockTime = (at: Date | string): string => clock.format(new Date(at))
/** "09:42 15/06/2026" of a moment, in Vietnam. */
export const moment = (at: string): string => {
  const parts = Object.fromEntries(stamp.formatToParts(new Date(at)).map((part) => [part.type, part.value]))
  return `${parts['hour']}:${parts['minute']} ${parts['day']}/${parts['month']}/${parts['year']}`
}
