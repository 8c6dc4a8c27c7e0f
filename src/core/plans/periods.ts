import { firstDay, lastDay, type DateLike, type Precision } from '../kernel/dates.ts'
import {
  dateAtoms,
  dateRanges,
  firstOf,
  lastOf,
  precisionOf,
  type DateAtom,
  type OwnTime,
} from '../vietnamese/dates.ts'
import type { PlanContext } from './context.ts'
import type { PeriodItem, Passage } from './programme.ts'
import type { Span } from './source.ts'
import { passage } from './view.ts'

/** A stretch of time that a span names. */
export interface FoundPeriod {
  readonly from: DateLike | null
  readonly to: DateLike | null
  readonly precision: Precision
  readonly quote: Passage
}

export const ownTime = (context: PlanContext): OwnTime => ({
  from: context.document.period?.from ?? null,
  to: context.document.period?.to ?? null,
})

/** A whole year as its two ends; anything finer stays as exact as it was written. */
const opening = (date: DateLike | null): DateLike | null =>
  date !== null && /^\d{4}$/.test(date) ? `${date}-01-01` : date
const closing = (date: DateLike | null): DateLike | null =>
  date !== null && /^\d{4}$/.test(date) ? `${date}-12-31` : date

/** "Cả năm 2026, cao điểm từ …": the peak is not the whole. */
const WHOLE_YEAR = /^\s*(?:trong |suốt )?(?:cả|suốt|trọn) năm/u
/** "phát động ngày …, kết thúc ngày …" */
const OPENED = /(?:phát động|bắt đầu|khởi động|khai mạc|mở đầu)[^.;]{0,30}$/u
const CLOSED = /(?:kết thúc|bế mạc|hoàn thành|tổng kết)/u
/** a stretch that begins with the paper itself */
const SIGNED = /(?:kể )?từ (?:nay|(?:ngày|khi) (?:ký|ban hành|phát động|được ban hành)[^,;.()]{0,40}?)\s*$/u

/** Quarters as their first and last day: from the first of them to the last. */
function quartersOf(atom: DateAtom, time: OwnTime, quote: Passage): FoundPeriod {
  const first = firstOf(atom, time)
  const last = lastOf(atom.parts ? { ...atom, part: atom.parts.at(-1) ?? 4 } : atom, time)
  return { from: first && firstDay(first), to: last && lastDay(last), precision: 'quarter', quote }
}

/** The first range "từ … đến …" of a span, or the years "giai đoạn …"; with `loose` also a lone "năm …". */
export function periodIn(context: PlanContext, span: Span, loose = false): FoundPeriod | null {
  const { view } = context
  const time = ownTime(context)
  const lower = view.flatLower.slice(span.start, span.end)
  const atoms = dateAtoms(lower, span.start)
  const whole = WHOLE_YEAR.exec(lower) ? atoms.find((a) => a.unit === 'year') : undefined
  const range = whole ? undefined : dateRanges(lower, dateAtoms(lower)).at(0)
  if (range) {
    const open = range.from ? null : SIGNED.exec(lower.slice(0, range.start))
    const at = {
      start: span.start + range.start - (open?.[0].trimStart().length ?? 0),
      end: span.start + range.end,
    }
    const now =
      open ||
      atoms.some(
        (a) =>
          a.unit === 'now' && a.start - span.start >= range.start - 30 && a.start - span.start <= range.start,
      ) ||
      /^(?:từ nay|kể từ)/u.test(lower.slice(range.start))
    const from = range.from ? firstOf(range.from, time) : now ? context.document.date : null
    const last = lastOf(range.to, time)
    return {
      from: range.from?.unit === 'quarter' && from !== null ? firstDay(from) : opening(from),
      to: range.to.unit === 'quarter' && last !== null ? lastDay(last) : closing(last),
      precision: precisionOf(range.to) ?? 'day',
      quote: passage(view, at),
    }
  }
  const [first, second] = whole ? [] : atoms
  if (
    first &&
    second &&
    OPENED.test(lower.slice(0, first.start - span.start)) &&
    CLOSED.test(lower.slice(first.end - span.start, second.start - span.start))
  )
    return {
      from: opening(firstOf(first, time)),
      to: closing(lastOf(second, time)),
      precision: precisionOf(second) ?? 'day',
      quote: passage(view, { start: first.start, end: second.end }),
    }
  const years = atoms.find(
    (a) => a.unit === 'years' || a.unit === 'school-year' || (loose && a.year !== null && a.unit !== 'day'),
  )
  if (!years) return null
  if (years.unit === 'quarter') return quartersOf(years, time, passage(view, years))
  return {
    from: opening(firstOf(years, time)),
    to: closing(lastOf(years, time)),
    precision: precisionOf(years) ?? 'year',
    quote: passage(view, years),
  }
}

/** The plan's own period as the two ends of a campaign that names none. */
export function planPeriod(context: PlanContext): { from: DateLike | null; to: DateLike | null } {
  const { period } = context.document
  return { from: opening(period?.from ?? null), to: closing(period?.to ?? null) }
}

export function periodItem(found: FoundPeriod | null, id: string): PeriodItem | null {
  if (!found || found.from === null || found.to === null) return null
  return { ...found.quote, id, certainty: 'sure', from: found.from, to: found.to, precision: found.precision }
}
