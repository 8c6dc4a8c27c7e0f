import { addDays, daysBetween, firstDay, fromDayNumber, lastDay, partsOf, plainDate, showDate, toDayNumber, weekday, type DateLike, type PlainDate, type Precision } from '../kernel/dates.ts'

/** What a deadline of an adopted plan says, as far as a calendar needs it. */
export interface DeadlineFact {
  readonly kind: string
  readonly date?: DateLike | undefined
  readonly from?: DateLike | undefined
  readonly to?: DateLike | undefined
  readonly dates?: readonly DateLike[] | undefined
  readonly rule?: string | undefined
  readonly comparator?: 'before' | 'by' | 'in' | undefined
  /** of the words: a quarter is kept as its last month */
  readonly precision?: Precision | null | undefined
  readonly quote: string
}
export interface DueDay {
  /** the last day on which it is still in time */
  readonly due: PlainDate
  /** as exact as the plan: "trước 15/06/2026", "tháng 7/2026", "quý II/2026" */
  readonly shown: string
}
export interface YearPeriod {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** "Trước ngày 15/6" leaves the 14th as the last day; "trong tháng 7" the 31st. */
export function lastDayInTime(date: DateLike, comparator: DeadlineFact['comparator']): PlainDate {
  return comparator === 'before' ? addDays(firstDay(date), -1) : lastDay(date)
}

function spanShown(date: DateLike, precision: DeadlineFact['precision']): string {
  const { year, month } = partsOf(date)
  if (month === null) return `năm ${date}`
  if (precision === 'quarter' && month % 3 === 0) return `quý ${ROMAN[month / 3]}/${year}`
  return `tháng ${showDate(date).replace(/^0/, '')}`
}

function shownDay(date: DateLike, { comparator, precision }: DeadlineFact): string {
  const words = date.length === 10 ? showDate(date) : spanShown(date, precision)
  return comparator === 'before' ? `trước ${words}` : words
}

const STEP_MONTHS: Readonly<Record<string, number>> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 }
const ROMAN = ['', 'I', 'II', 'III', 'IV']

/** The day of the month that a recurring duty names ("trước ngày 20 hằng tháng"); null when it names none. */
function namedDay(quote: string): number | null {
  const m = /ngày (\d{1,2})(?!\d|\/)/u.exec(quote.toLowerCase())
  const day = m ? Number(m[1]) : 0
  return day >= 1 && day <= 31 ? day : null
}

function shownInstance(rule: string, month: number, year: number): string {
  if (rule === 'monthly') return `tháng ${month}/${year}`
  if (rule === 'quarterly') return `quý ${ROMAN[Math.ceil(month / 3)]}/${year}`
  if (rule === 'half-yearly') return month <= 6 ? `6 tháng đầu năm ${year}` : `6 tháng cuối năm ${year}`
  return `năm ${year}`
}

/** Each instance of a recurring duty within the period; an instance is due by the end of its month, quarter, half or year. */
export function instancesOf(fact: DeadlineFact, period: YearPeriod): DueDay[] {
  if (fact.rule === 'weekly') return weeks(period)
  const step = fact.rule === undefined ? undefined : STEP_MONTHS[fact.rule]
  if (step === undefined) return []
  const day = namedDay(fact.quote)
  const out: DueDay[] = []
  const { year: firstYear } = partsOf(period.from)
  const { year: lastYear } = partsOf(period.to)
  for (let year = firstYear; year <= lastYear; year++) {
    for (let month = step; month <= 12; month += step) {
      const end = lastDay(`${year}-${String(month).padStart(2, '0')}`)
      const named = day === null ? end : (plainDate(year, month, day) ?? end)
      const due = day !== null && fact.comparator === 'before' ? addDays(named, -1) : named
      if (due >= period.from && due <= period.to) out.push({ due, shown: shownInstance(fact.rule ?? '', month, year) })
    }
  }
  return out
}

function weeks(period: YearPeriod): DueDay[] {
  const out: DueDay[] = []
  const firstFriday = addDays(period.from, (5 - weekday(period.from) + 7) % 7)
  for (let n = toDayNumber(firstFriday); n <= toDayNumber(period.to); n += 7) {
    const due = fromDayNumber(n)
    out.push({ due, shown: `tuần đến ${showDate(due)}` })
  }
  return out
}

/** The days that a deadline names, as exact as the plan; none for periods, stages, conditions and what recurs. */
export function namedDays(fact: DeadlineFact): readonly DateLike[] {
  if (fact.kind !== 'due' && fact.kind !== 'event') return []
  const one = fact.date ?? fact.to
  return fact.dates ?? (one === undefined ? [] : [one])
}

/** The days on which a deadline falls due; empty for periods, stages, conditions and duties on request. */
export function dueDaysOf(fact: DeadlineFact, period: YearPeriod): DueDay[] {
  if (fact.kind === 'recurring') return instancesOf(fact, period)
  return namedDays(fact).map((d) => ({ due: lastDayInTime(d, fact.comparator), shown: shownDay(d, fact) }))
}

export type Bucket = 'overdue' | 'week' | 'month' | 'later' | 'done'

/** Overdue, this week (to Sunday), the rest of this month, later; what is done is done. */
export function bucketOf(due: PlainDate, done: boolean, today: PlainDate): Bucket {
  if (done) return 'done'
  if (due < today) return 'overdue'
  if (due <= addDays(today, 7 - weekday(today))) return 'week'
  return due <= lastDay(today.slice(0, 7)) ? 'month' : 'later'
}

export const daysLate = (due: PlainDate, today: PlainDate): number => Math.max(0, daysBetween(due, today))
