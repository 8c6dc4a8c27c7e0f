import { daysBetween, showDate } from '../../kernel/dates.ts'
import type { Deadline } from '../programme.ts'
import type { CheckDefinition, Finding } from './check.ts'

/** Fewer days than this leave nobody time to act. */
const FEWEST_DAYS = 3

const DAY = /^\d{4}-\d{2}-\d{2}$/

function late(deadline: Deadline, issued: string): Finding | null {
  const { date } = deadline
  if (deadline.kind !== 'due' || date === undefined || !DAY.test(date)) return null
  const days = daysBetween(issued, date)
  if (days >= FEWEST_DAYS) return null
  const when = `Hạn ${showDate(date)}`
  if (days < 0)
    return {
      at: deadline,
      items: [deadline.id],
      severity: 'must',
      message: `${when} đã qua khi văn bản được ban hành (${showDate(issued)}).`,
      mend: 'Sửa lại hạn cho sau ngày ban hành.',
    }
  return {
    at: deadline,
    items: [deadline.id],
    message: `${when} chỉ cách ngày ban hành (${showDate(issued)}) ${days} ngày.`,
    mend: `Lùi hạn ít nhất ${FEWEST_DAYS} ngày, hoặc ban hành văn bản sớm hơn.`,
  }
}

/** L02: nothing falls due before the plan is issued, or within days of it. */
export const dueDates: CheckDefinition = {
  code: 'L02',
  severity: 'should',
  title: 'Hạn trước ngày ban hành',
  meaning: 'Hạn phải làm nằm trước ngày ban hành văn bản, hoặc sát ngày ban hành đến mức không ai kịp làm.',
  basis: null,
  find: ({ programme }) => {
    const issued = programme.document.date
    if (issued === null || !DAY.test(issued)) return []
    return programme.deadlines.flatMap((d) => late(d, issued) ?? [])
  },
}

const within = (d: Deadline, text: string): string => text.slice(Math.max(0, d.start - 160), d.end)
const HALF = /(?:báo cáo|sơ kết)[^.;]{0,80}?(?:6|06|sáu) tháng(?: đầu năm)?(?: (\d{4}))?/gu
const QUARTER = /báo cáo[^.;]{0,60}?quý (i{1,3}|iv|[1-4])(?:(?:\/| năm |\s)(\d{4}))?/gu
const QUARTERS: Readonly<Record<string, string>> = {
  i: '03-31',
  ii: '06-30',
  iii: '09-30',
  iv: '12-31',
  1: '03-31',
  2: '06-30',
  3: '09-30',
  4: '12-31',
}

function endOfPeriod(words: string, year: string): { name: string; end: string } | null {
  const half = [...words.matchAll(HALF)].at(-1)
  if (half) return { name: '6 tháng đầu năm', end: `${half[1] ?? year}-06-30` }
  const quarter = [...words.matchAll(QUARTER)].at(-1)
  const end = QUARTERS[quarter?.[1] ?? '']
  return quarter && end
    ? { name: `quý ${(quarter[1] ?? '').toUpperCase()}`, end: `${quarter[2] ?? year}-${end}` }
    : null
}

function early(deadline: Deadline, lower: string): Finding | null {
  const { date } = deadline
  if (deadline.kind !== 'due' || date === undefined || !DAY.test(date)) return null
  const sentence = within(deadline, lower)
  const from = Math.max(
    sentence.lastIndexOf('.', sentence.length - (deadline.end - deadline.start)),
    sentence.lastIndexOf(';', sentence.length - (deadline.end - deadline.start)),
  )
  const period = endOfPeriod(sentence.slice(from + 1), date.slice(0, 4))
  // a report may be asked for some days before its period ends, when the figures are in
  if (!period || daysBetween(date, period.end) < 1 || date.slice(0, 4) !== period.end.slice(0, 4)) return null
  return {
    at: deadline,
    items: [deadline.id],
    message: `Báo cáo ${period.name} phải gửi trước ${showDate(date)}, khi kỳ báo cáo đến ${showDate(period.end)} mới hết.`,
    mend: `Đặt hạn sau ${showDate(period.end)}, hoặc ghi rõ số liệu tính đến ngày nào.`,
  }
}

/** L03: a report is not due before the period it reports on has ended. */
export const reportEarly: CheckDefinition = {
  code: 'L03',
  severity: 'should',
  title: 'Báo cáo trước khi hết kỳ',
  meaning: 'Hạn gửi báo cáo 6 tháng hoặc báo cáo quý nằm trước ngày cuối của kỳ báo cáo.',
  basis: null,
  find: ({ context, programme }) => programme.deadlines.flatMap((d) => early(d, context.view.lower) ?? []),
}
