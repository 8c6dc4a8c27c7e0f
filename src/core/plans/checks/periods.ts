import { firstDay, lastDay, showDate } from '../../kernel/dates.ts'
import type { CheckDefinition, CheckInput, Finding } from './check.ts'
import { writtenDates } from './dates.ts'

function reversed({ context }: CheckInput): Finding[] {
  const dates = writtenDates(context)
  return dates.flatMap((from, i) => {
    const to = dates[i + 1]
    if (
      !to ||
      from.date === undefined ||
      to.date === undefined ||
      from.block.start !== to.block.start ||
      to.date >= from.date
    )
      return []
    const between = context.view.lower.slice(from.end, to.start)
    const before = context.view.lower.slice(Math.max(from.block.start, from.start - 16), from.start)
    if (!/^\s*(?:đến|tới)(?: hết)?(?: ngày)?\s*$/u.test(between) || !/từ(?: ngày)?\s*$/u.test(before))
      return []
    return [
      {
        at: { start: from.start, end: to.end },
        message: `Ngày kết thúc ${showDate(to.date)} trước ngày bắt đầu ${showDate(from.date)}.`,
        mend: 'Sửa một trong hai ngày.',
      },
    ]
  })
}

/** L27: a period ends after it begins. */
export const reversedPeriods: CheckDefinition = {
  code: 'L27',
  severity: 'must',
  title: 'Kết thúc trước khi bắt đầu',
  meaning: 'Khoảng thời gian “từ … đến …” có ngày cuối trước ngày đầu.',
  basis: null,
  find: reversed,
}

function tooEarly({ programme }: CheckInput): Finding[] {
  const issued = programme.document.date
  if (issued === null) return []
  return programme.campaigns.flatMap((c) => {
    const over = c.to !== null && lastDay(c.to) < firstDay(issued)
    if (c.relation !== 'own' || !c.period || !over) return []
    return [
      {
        at: c.period,
        items: [c.id],
        message: `Phong trào kết thúc ${showDate(c.to ?? '')}, trước ngày ban hành kế hoạch ${showDate(issued)}.`,
        mend: 'Sửa thời gian của phong trào.',
      },
    ]
  })
}

/** L28: a plan launches nothing that is over already. */
export const pastCampaigns: CheckDefinition = {
  code: 'L28',
  severity: 'must',
  title: 'Phong trào kết thúc trước ngày ban hành',
  meaning: 'Kế hoạch phát động một phong trào mà thời gian đã hết trước ngày văn bản được ban hành.',
  basis: null,
  find: tooEarly,
}
