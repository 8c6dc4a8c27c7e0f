import type { PlanContext } from './context.ts'
import { kindsAbove } from './parts.ts'
import type { Comparator } from './programme.ts'
import { quantitiesOf } from './quantities.ts'
import type { Span } from './source.ts'
import { columnOf, tablesOf, type Table } from './tables.ts'
import type { TargetDraft } from './targetItem.ts'
import { wordsOf, type PlanView } from './view.ts'
import { digitsValue } from '../vietnamese/numbers.ts'

const WHAT = /^(?:tên |nội dung )?(?:các )?(?:chỉ tiêu|mục tiêu|nội dung|danh hiệu)/u
const AIM = /^(?:(?:các )?chỉ tiêu|mục tiêu|nội dung chỉ tiêu|tên chỉ tiêu)/u
const UNIT = /^(?:đơn vị(?: tính)?|đvt)$/u
/** the column that binds: what is planned, not what was reached */
const BOUND = /kế hoạch|phấn đấu|giao|đăng ký|mục tiêu (?:năm|đến)|mức (?:cần|phải|phấn)|yêu cầu/u
const AMOUNT = /^(?:số lượng|mức|giá trị|tỷ lệ|năm \d{4}|kết quả cần đạt)/u
const ELSE = /điểm|thời (?:gian|hạn)|ngày|tập thể|cá nhân|hình thức/u

interface Amount {
  readonly comparator: Comparator
  readonly value: number
  readonly value2: number | null
  readonly unit: string | null
}

/** "9,5", "≥ 95", "từ 3 đến 5 xã", "trên 80%" in a cell of its own. */
function amountIn(view: PlanView, cell: Span): Amount | null {
  const words = view.flatLower.slice(cell.start, cell.end).trim()
  const bare = /^(≥|>=|>|≤|<=|<)?\s*(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s*(%)?$/u.exec(words)
  const value = bare ? digitsValue(bare[2] ?? '') : null
  if (bare && value !== null) {
    const sign = bare[1]?.replace('≥', '>=').replace('≤', '<=') ?? '='
    return { comparator: sign as Comparator, value, value2: null, unit: bare[3] ?? null }
  }
  const [q] = quantitiesOf(view, cell)
  return q ? { comparator: q.comparator, value: q.value, value2: q.value2, unit: q.unit } : null
}

function inTable(view: PlanView, table: Table): TargetDraft[] {
  const what = columnOf(table, WHAT)
  const planned = columnOf(table, BOUND)
  const bound = planned > what ? planned : columnOf(table, AMOUNT)
  const aims = AIM.test(table.header[what] ?? '') || kindsAbove(view, table.node)[0] === 'targets'
  if (what < 0 || bound <= what || !aims || table.header.some((h) => ELSE.test(h))) return []
  const unitColumn = columnOf(table, UNIT)
  return table.rows.flatMap((row): TargetDraft[] => {
    const [named, cell] = [row[what], row[bound]]
    const amount = named && cell ? amountIn(view, cell) : null
    if (!named || !cell || !amount || !/\p{L}/u.test(view.flat.slice(named.start, named.end))) return []
    const unitCell = row[unitColumn]
    const unit = amount.unit ?? (unitCell ? wordsOf(view, unitCell).toLowerCase() : null)
    return [
      {
        ...amount,
        span: { start: named.start, end: cell.end },
        type: unit === '%' ? 'percent' : 'count',
        unit: unit === '' ? null : unit,
        population: null,
      },
    ]
  })
}

/** Targets that stand in a table: what is aimed at in one column, how much in another. */
export const tableTargets = ({ view, outline }: PlanContext): TargetDraft[] =>
  tablesOf(view, outline).flatMap((table) => inTable(view, table))
