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
import type { DeadlineDraft } from './deadlineDraft.ts'
import { factsOf } from './facts.ts'
import type { Deadline } from './programme.ts'
import { rhythmOf } from './recurring.ts'
import type { Span } from './source.ts'
import { ownTime } from './stages.ts'
import { columnOf } from './tables.ts'
import { wordsOf, type PlanView } from './view.ts'

const TIME_COLUMN = /thời gian|thời hạn|thời điểm|hoàn thành|tiến độ|hạn/u
const MEETING_COLUMN = /phiên họp|cuộc họp|kỳ họp/u

/** The time column of a table: one deadline a row. */
export function deadlinesInTables(context: PlanContext): DeadlineDraft[] {
  const { view } = context
  return factsOf(context).tables.flatMap((table) => {
    const [time, meeting, work, who] = [
      columnOf(table, TIME_COLUMN),
      columnOf(table, MEETING_COLUMN),
      columnOf(table, /nội dung|nhiệm vụ|công việc|hoạt động|phiên|họp/u),
      columnOf(table, /chủ trì|thực hiện|phụ trách|đơn vị/u),
    ]
    if (time === -1) return []
    return table.rows.flatMap((row): DeadlineDraft[] => {
      const cell = row[time]
      if (!cell || cell.end <= cell.start) return []
      const subject = row[meeting === -1 ? work : meeting]
      const doer = row[who]
      const base = {
        span: cell,
        what: subject ? wordsOf(view, subject) : wordsOf(view, cell),
        who: doer ? wordsOf(view, doer) || null : null,
        submitTo: null,
        certainty: 'sure' as const,
      }
      const values = cellTime(view, cell, ownTime(context), meeting !== -1)
      return values ? [{ ...base, precision: null, ...values }] : []
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
  return /^(?:khi|đột xuất|theo yêu cầu)/u.test(lower.trim())
    ? { kind: 'condition', rule: 'on-request' }
    : null
}
