import {
  allOf,
  dateAtoms,
  dateRanges,
  firstOf,
  lastOf,
  precisionOf,
  type OwnTime,
} from '../vietnamese/dates.ts'
import type { PlanContext } from './context.ts'
import { EVENT, RELATIVE } from './dateWords.ts'
import type { DeadlineDraft } from './deadlineDraft.ts'
import { factsOf } from './facts.ts'
import type { Deadline } from './programme.ts'
import { rhythmOf } from './recurring.ts'
import type { Span } from './source.ts'
import { ownTime } from './stages.ts'
import { columnOf, type Table } from './tables.ts'
import { wordsOf, type PlanView } from './view.ts'

const TIME_COLUMN =
  /thời gian|thời hạn|thời điểm|hoàn thành|tiến độ|hạn|ngày (?:nộp|gửi|nhận|họp|tổ chức)|mốc/u
const MEETING_COLUMN = /phiên họp|cuộc họp|kỳ họp/u
const WORK_COLUMN =
  /nội dung|nhiệm vụ|công việc|hoạt động|phiên|họp|hồ sơ|báo cáo|danh hiệu|hình thức|loại|tên|sản phẩm|phần việc|đầu việc/u

/** What a row is about: its own cell, or the one above that a merged cell leaves empty. */
function subjectsOf(view: PlanView, rows: Table['rows'], column: number): string[] {
  let last = ''
  return rows.map((row) => {
    const cell = row[column]
    const words = cell && cell.end > cell.start ? wordsOf(view, cell) : ''
    if (words !== '') last = words
    return last
  })
}

/** From the first filled cell at or after the work's column to the time's: the row as it reads. */
function rowSpan(row: readonly Span[], work: number, time: number): Span | null {
  const cell = row[time]
  if (!cell) return null
  const first =
    work === -1 || work > time ? cell : (row.slice(work, time + 1).find((c) => c.end > c.start) ?? cell)
  return { start: first.start, end: cell.end }
}

/** The time column of a table: one deadline a row. */
export function deadlinesInTables(context: PlanContext): DeadlineDraft[] {
  const { view } = context
  return factsOf(context).tables.flatMap((table) => {
    const [time, meeting, who] = [
      columnOf(table, TIME_COLUMN),
      columnOf(table, MEETING_COLUMN),
      columnOf(table, /chủ trì|thực hiện|phụ trách|đơn vị/u),
    ]
    if (time === -1) return []
    const work = table.header.findIndex((h, i) => i !== time && WORK_COLUMN.test(h))
    const subjects = subjectsOf(view, table.rows, meeting === -1 ? work : meeting)
    return table.rows.flatMap((row, i): DeadlineDraft[] => {
      const cell = row[time]
      // a meeting is named by its own fact; the row of a piece of work is quoted whole
      const span = meeting === -1 ? rowSpan(row, work, time) : cell
      if (!cell || !span || cell.end <= cell.start) return []
      const doer = who === time ? undefined : row[who]
      const base = {
        span,
        what: subjects[i] || wordsOf(view, cell),
        who: doer ? wordsOf(view, doer) || null : null,
        submitTo: null,
        certainty: 'sure' as const,
      }
      const values = cellTime(view, cell, ownTime(context), meeting !== -1)
      const event =
        values?.kind === 'due' && values.comparator === 'in' && EVENT.test(base.what.toLowerCase())
      return values
        ? [{ ...base, precision: null, ...values, ...(event ? { kind: 'event' as const } : {}) }]
        : []
    })
  })
}

type CellTime = Pick<Deadline, 'kind'> & Partial<Deadline>

function cellTime(view: PlanView, cell: Span, time: OwnTime, meeting: boolean): CellTime | null {
  const lower = view.lower.slice(cell.start, cell.end)
  const atoms = dateAtoms(lower)
  const range = dateRanges(lower, atoms)[0]
  const [first] = atoms
  if (range?.from) {
    const [from, to] = [firstOf(range.from, time), lastOf(range.to, time)]
    if (from !== null && to !== null) return { kind: 'stage', from, to, precision: precisionOf(range.to) }
  }
  const rhythm = rhythmOf(lower)
  if (rhythm !== null) return { kind: 'recurring', rule: rhythm }
  const dates = atoms.flatMap((a) => allOf(a, time))
  const date = dates.at(-1)
  if (first && date !== undefined) {
    const values = meeting || dates.length > 1 ? { dates, ...(dates.length === 1 ? { date } : {}) } : { date }
    return {
      kind: meeting ? 'meeting-months' : 'due',
      ...values,
      precision: precisionOf(first),
      comparator: /trước/u.test(lower) ? 'before' : /chậm nhất|hết/u.test(lower) ? 'by' : 'in',
    }
  }
  const words = lower.trim()
  if (RELATIVE.test(words)) return { kind: 'condition', comparator: 'by' }
  if (/^(?:như|theo thời hạn|theo hạn|cùng (?:thời )?hạn|-?\s*nt\s*-?$)/u.test(words))
    return { kind: 'due', certainty: 'ask', question: 'Ô này dẫn sang hạn của dòng khác. Hạn là ngày nào?' }
  if (/^(?:khi|đột xuất|theo yêu cầu)/u.test(words)) return { kind: 'condition', rule: 'on-request' }
  // "Trước Tết Nguyên đán", "Sau hội nghị": a term, but no day
  return /^(?:trước|sau|trong|dịp|nhân dịp|cuối|đầu)\s+\p{L}/u.test(words)
    ? {
        kind: 'condition',
        certainty: 'ask',
        question: 'Ô thời gian không ghi ngày tháng. Mốc này là ngày nào?',
      }
    : null
}
