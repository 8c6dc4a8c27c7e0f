import type { DateLike, Precision } from '../kernel/dates.ts'
import { dateAtoms, dateRanges, firstOf, lastOf, precisionOf, type OwnTime } from '../vietnamese/dates.ts'
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

/** The first range "từ … đến …" of a span, or the years "giai đoạn …"; with `loose` also a lone "năm …". */
export function periodIn(context: PlanContext, span: Span, loose = false): FoundPeriod | null {
  const { view } = context
  const time = ownTime(context)
  const lower = view.lower.slice(span.start, span.end)
  const atoms = dateAtoms(lower, span.start)
  const range = dateRanges(lower, dateAtoms(lower)).at(0)
  if (range) {
    const at = { start: span.start + range.start, end: span.start + range.end }
    const from = range.from ? firstOf(range.from, time) : null
    return {
      from: opening(from),
      to: closing(lastOf(range.to, time)),
      precision: precisionOf(range.to) ?? 'day',
      quote: passage(view, at),
    }
  }
  const years = atoms.find(
    (a) => a.unit === 'years' || a.unit === 'school-year' || (loose && a.year !== null && a.unit !== 'day'),
  )
  if (!years) return null
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
