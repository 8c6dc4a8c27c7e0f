import { dateAtoms, allOf, firstOf, lastOf } from '../vietnamese/dates.ts'
import { firstDay, lastDay, type DateLike } from '../kernel/dates.ts'
import type { Mended } from './writeHosts.ts'
import type {
  Commemoration,
  Deadline,
  Meeting,
  MoneyItem,
  Programme,
  Responsibility,
  Target,
} from './programme.ts'
import {
  amountWords,
  dateWords,
  datesWords,
  figure,
  periodWords,
  plainWords,
  preciseDate,
} from './writeWords.ts'

const fold = (s: string): string => s.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')

/** Every number that words say, however they group thousands. */
const numbersIn = (words: string): Set<number> =>
  new Set(
    [...words.matchAll(/\d+(?:\.\d{3})*(?:,\d+)?/g)].flatMap(([n]) => [
      Number(n.replaceAll('.', '').replace(',', '.')),
      Number(n.replace(',', '.')),
    ]),
  )

/** Whether a fact's own words still say its number; a value mended since makes them false. */
export function targetHolds(target: Target): boolean {
  if (plainWords(target.quote) === '') return false
  const numbers = numbersIn(target.quote)
  const values = [target.value, target.value2].filter((v): v is number => typeof v === 'number')
  return values.length === 0 || values.some((v) => numbers.has(v)) || numbers.size === 0
}

/** "Phấn đấu ít nhất 85% hồ sơ …"; the words of a rating follow what is rated. */
export function targetWords(target: Target): string {
  const { metric, comparator, value, value2, unit } = target
  if (value === null) return `Phấn đấu ${metric}`
  if (typeof value === 'string') return `Phấn đấu ${metric} ${value}${comparator === '>=' ? ' trở lên' : ''}`
  const counted = unit !== null && unit !== '%' && fold(metric).startsWith(fold(unit)) ? null : unit
  return `Phấn đấu ${amountWords(comparator, value, value2, counted)} ${metric}`
}

export const covers = (words: string, date: DateLike): boolean => {
  const year = Number(date.slice(0, 4))
  const time = { from: String(year), to: String(year) }
  const said = dateAtoms(fold(words)).flatMap((a) => [...allOf(a, time), firstOf(a, time), lastOf(a, time)])
  return said.some(
    (d) => d !== null && (d === date || firstDay(d) === firstDay(date) || lastDay(d) === lastDay(date)),
  )
}

/** Whether a deadline's own words still say its dates. A year that the reader inferred need not be said. */
export function deadlineHolds(deadline: Deadline): boolean {
  const words = plainWords(deadline.quote)
  const dates = [deadline.date, deadline.from, deadline.to, ...(deadline.dates ?? [])].filter(
    (d): d is string => d !== undefined,
  )
  if (words === '') return false
  if (dateAtoms(fold(words)).length === 0) return deadline.precision !== 'day' || dates.length === 0
  return dates.length === 0 || dates.some((d) => covers(words, d))
}

const RULES: Readonly<Record<string, string>> = {
  weekly: 'hằng tuần',
  monthly: 'hằng tháng',
  quarterly: 'hằng quý',
  'half-yearly': '6 tháng một lần',
  yearly: 'hằng năm',
  'on-request': 'khi có yêu cầu',
}
function whenWords(d: Deadline): string {
  if (d.date !== undefined) {
    const day = preciseDate(d.date, d.precision)
    return d.comparator === 'before'
      ? `trước ${day}`
      : d.comparator === 'by'
        ? `chậm nhất ${day}`
        : `trong ${day}`
  }
  if (d.from !== undefined || d.to !== undefined)
    return periodWords(d.from ?? null, d.to ?? null, d.precision)
  if (d.dates !== undefined) return datesWords(d.dates, d.precision)
  return RULES[d.rule ?? ''] ?? d.rule ?? ''
}

/** "Văn phòng Sở tổng hợp hồ sơ, gửi Hội đồng trước ngày 05/12/2026" */
export function deadlineWords(d: Deadline): string {
  const to = d.submitTo === null ? '' : ` gửi ${d.submitTo}`
  return [d.who ?? '', d.what + to, whenWords(d)].filter((w) => w !== '').join(' ')
}

/** A meeting as its parts: what, when, who chairs, about what. */
export function meetingLines(meeting: Meeting): {
  readonly title: string
  readonly items: readonly string[]
} {
  const body = meeting.body === null ? '' : ` của ${meeting.body}`
  const own = plainWords(meeting.quote)
  const title =
    own !== '' && own.length < 120 && /họp|hội nghị|sơ kết|tổng kết/iu.test(own)
      ? own
      : `Phiên họp ${meeting.kind}${body}`
  return {
    title,
    items: [
      ...(meeting.agenda.length
        ? [`Nội dung: ${meeting.agenda.map((a) => plainWords(a.quote)).join('; ')}`]
        : []),
      ...(meeting.chair === null ? [] : [`Chủ trì: ${meeting.chair}`]),
      ...(meeting.dates.length ? [`Thời gian thực hiện: ${datesWords(meeting.dates)}`] : []),
    ],
  }
}

/** Whether the words of a duty name its doer themselves. */
export const opensWithDoer = (r: Responsibility, words: string): boolean =>
  r.quote !== '' && r.who.some((w) => fold(words).startsWith(fold(w)))

export const moneyWords = (m: MoneyItem): string =>
  plainWords(m.quote) === '' ? `Kinh phí thực hiện: ${figure(m.amount ?? 0)} đồng` : plainWords(m.quote)

export function commemorationWords(c: Commemoration): string {
  if (plainWords(c.quote) !== '') return plainWords(c.quote)
  const days =
    c.founded === null ? '' : ` (${dateWords(c.founded)}${c.on === null ? '' : ` - ${dateWords(c.on)}`})`
  return `Kỷ niệm ${c.years === null ? '' : `${c.years} năm `}${c.name}${days}`
}

/** The facts whose value a person has mended, so that their own words are no longer true. */
export function mendedIn(programme: Programme): Mended[] {
  const targets = programme.targets
    .filter((t) => t.end > t.start && !targetHolds(t))
    .map((t) => ({ quote: t.quote, start: t.start, end: t.end, words: targetWords(t) }))
  const deadlines = programme.deadlines
    .filter((d) => d.end > d.start && !deadlineHolds(d))
    .map((d) => ({ quote: d.quote, start: d.start, end: d.end, words: deadlineWords(d) }))
  return [...targets, ...deadlines]
}
