import { plainDate, showDate, type PlainDate } from '../../kernel/dates.ts'
import type { Span } from '../source.ts'
import { matchesIn, type CheckDefinition, type CheckInput, type Finding } from './check.ts'

const CITED =
  /(?:số )?(\d{1,5}(?:\/\d{4})?[-/][\p{L}\d]{1,8}[-/][\p{L}\d-]{2,20}),? ngày (\d{1,2})(?:\/| tháng )(\d{1,2})(?:\/| năm )(\d{4})/gu

function find({ context }: CheckInput): Finding[] {
  const first = new Map<string, PlainDate>()
  return [...matchesIn(context, CITED)].flatMap((m) => {
    const [number = '', d, mo, y] = m.groups
    const date = plainDate(Number(y), Number(mo), Number(d))
    if (date === undefined) return []
    const before = first.get(number)
    if (before === undefined) first.set(number, date)
    if (before === undefined || before === date) return []
    const at: Span = { start: m.start, end: m.end }
    return [
      {
        at,
        message: `Văn bản ${number.toUpperCase()} ở trên ghi ngày ${showDate(before)}, ở đây ghi ngày ${showDate(date)}.`,
        mend: 'Tra lại ngày của văn bản và sửa cho thống nhất.',
      },
    ]
  })
}

/** L36: a document is cited with one date. */
export const citations: CheckDefinition = {
  code: 'L36',
  severity: 'should',
  title: 'Một văn bản viện dẫn hai ngày',
  meaning: 'Cùng một số, ký hiệu được dẫn với hai ngày ban hành khác nhau.',
  basis: null,
  find,
}
