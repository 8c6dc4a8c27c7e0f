import type { DateRange } from '../vietnamese/dates.ts'
import type { Span } from './source.ts'

const ANNIVERSARY = /(?:kỷ niệm|lần thứ|năm ngày|ngày sinh|ngày thành lập|ngày truyền thống)[^;.]{0,160}$/u

/** True when a place lies in one of the spans, which are in order. */
export const contains = (spans: readonly Span[], at: number): boolean => {
  let [low, high] = [0, spans.length - 1]
  while (low <= high) {
    const mid = (low + high) >> 1
    const s = spans[mid]
    if (!s) return false
    if (at < s.start) high = mid - 1
    else if (at >= s.end) low = mid + 1
    else return true
  }
  return false
}

/** "(03/02/1930 - 03/02/2025)", "kỷ niệm … ngày 20/11": the day of a memory, not of a duty. */
export function remembers(lower: string, start: number, end: number, range: DateRange | null): boolean {
  if (
    range?.from?.year != null &&
    range.to.year !== null &&
    range.to.year - range.from.year >= 5 &&
    range.to.unit === 'day'
  )
    return true
  const before = lower.slice(Math.max(0, start - 180), start)
  if (range === null && /^\s*\)/.test(lower.slice(end, end + 2)) && ANNIVERSARY.test(before)) return true
  return (
    range === null &&
    /(?:kỷ niệm|chào mừng)[^;.,]{0,60}ngày\s*$/u.test(before) &&
    !/tại lễ/u.test(before.slice(-40))
  )
}

/** The name of a movement may hold a year; it is no deadline. */
export function insideQuotes(lower: string, start: number): boolean {
  const before = lower.slice(Math.max(0, start - 300), start)
  const open = before.lastIndexOf('“')
  return open !== -1 && before.lastIndexOf('”') < open && lower.slice(start, start + 300).includes('”')
}
