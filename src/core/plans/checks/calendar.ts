import { daysInMonth, weekday } from '../../kernel/dates.ts'
import { matchesIn, type CheckDefinition, type CheckInput, type Finding } from './check.ts'
import { writtenDates } from './dates.ts'

function impossible({ context }: CheckInput): Finding[] {
  return writtenDates(context).flatMap((d) => {
    if (d.date !== undefined || d.year < 1800 || d.year > 2200) return []
    const why =
      d.month >= 1 && d.month <= 12
        ? `tháng ${d.month}/${d.year} chỉ có ${daysInMonth(d.year, d.month)} ngày`
        : `không có tháng ${d.month}`
    return [
      { at: d, message: `Lịch không có ngày ${d.day}/${d.month}/${d.year}: ${why}.`, mend: 'Sửa lại ngày.' },
    ]
  })
}

/** L25: every date is in the calendar. */
export const impossibleDates: CheckDefinition = {
  code: 'L25',
  severity: 'must',
  title: 'Ngày không có trong lịch',
  meaning: 'Văn bản ghi một ngày mà lịch không có, như 31/6 hoặc 29/02 của năm không nhuận.',
  basis: null,
  find: impossible,
}

const NAMES = ['', 'thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy', 'chủ nhật']
const NAMED =
  /(thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|thứ [2-7]|chủ nhật),? (?:\()?(?:ngày )?(?=\d{1,2}(?:\/| tháng ))/gu
function misnamed({ context }: CheckInput): Finding[] {
  const dates = new Map(writtenDates(context).map((d) => [d.start, d]))
  return [...matchesIn(context, NAMED)].flatMap((m) => {
    const date = dates.get(m.end)
    const said = (m.groups[0] ?? '').replace(/thứ ([2-7])/u, (_all, n: string) => NAMES[Number(n) - 1] ?? '')
    const real = date?.date === undefined ? undefined : NAMES[weekday(date.date)]
    if (!date || real === undefined || real === said) return []
    return [
      {
        at: { start: m.start, end: date.end },
        message: `Ngày ${date.day}/${date.month}/${date.year} là ${real}, không phải ${said}.`,
        mend: 'Sửa thứ hoặc sửa ngày.',
      },
    ]
  })
}

/** L26: a day of the week fits its date. */
export const weekdays: CheckDefinition = {
  code: 'L26',
  severity: 'should',
  title: 'Thứ và ngày không khớp',
  meaning: 'Thứ trong tuần ghi kèm một ngày không phải là thứ của ngày đó.',
  basis: null,
  find: misnamed,
}
