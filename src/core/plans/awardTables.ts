import { formsOf, titleIn, type FormMention } from './awardForms.ts'
import type { AwardPhrase } from './awardPhrases.ts'
import { kindName, KIND } from './awardRecipients.ts'
import type { OutlineNode } from './outline.ts'
import { quantitiesOf } from './quantities.ts'
import type { Span } from './source.ts'
import { rowCells } from './tables.ts'
import { passage, type PlanView } from './view.ts'

/** What a column of a table of awards holds: counts of one kind of recipient, or of one form; whom, how many, by whom. */
type Column =
  | { readonly is: 'kind'; readonly kind: string }
  | { readonly is: 'form'; readonly form: FormMention }
  | { readonly is: 'who' | 'count' | 'other' }

const COUNT = /^(?:số|chỉ tiêu|mức|tối đa|tỷ lệ|tổng)(?!\p{L})/u
const WHO = /^(?:đối tượng|người|tên đơn vị|đơn vị|loại|khối|bậc)(?!\p{L})/u
const lowerOf = (view: PlanView, cell: Span): string => view.flatLower.slice(cell.start, cell.end).trim()

/** "Số tập thể", "Cá nhân (người)": the recipients that a column counts. */
function kindOfHeading(view: PlanView, cell: Span): string | null {
  const words = lowerOf(view, cell)
    .replace(/^(?:số(?: lượng)?|chỉ tiêu)\s+/u, '')
    .replace(/\s*\(.*\)$/u, '')
  const m = KIND.exec(words)
  return m?.[1] !== undefined && m[0].length >= words.length ? kindName(m[1]) : null
}

function columnOf(view: PlanView, cell: Span): Column {
  const words = lowerOf(view, cell)
  const [form] = formsOf(view, cell)
  if (form) return { is: 'form', form }
  if (WHO.test(words)) return { is: 'who' }
  const kind = kindOfHeading(view, cell)
  if (kind !== null) return { is: 'kind', kind }
  return COUNT.test(words) ? { is: 'count' } : { is: 'other' }
}

interface Count {
  readonly value: number
  readonly percent: boolean
  readonly span: Span
}

/** The number that a cell holds: "05", "không quá 3", "15%". */
function countIn(view: PlanView, cell: Span | undefined): Count | null {
  if (cell === undefined || cell.start >= cell.end) return null
  const bare = /^\s*(\d{1,4})\s*$/.exec(view.flat.slice(cell.start, cell.end))
  if (bare) return { value: Number(bare[1]), percent: false, span: cell }
  const [q] = quantitiesOf(view, cell)
  return q ? { value: q.value2 ?? q.value, percent: q.unit === '%', span: cell } : null
}

const phrase = (
  view: PlanView,
  row: Span,
  form: FormMention,
  kind: string | null,
  count: Count,
): AwardPhrase => ({
  clause: row,
  form: form.form,
  conferringBody: form.body,
  recipientKind: kind,
  quantity: count.value,
  quantityUnit: count.percent ? '%' : null,
  comparator: '=',
  quantityQuote: passage(view, count.span),
})

/** One row under headings that name recipients or forms; `null` when the headings say neither. */
function rowAwards(view: PlanView, columns: readonly Column[], row: Span): AwardPhrase[] | null {
  const cells = rowCells(view, row)
  const byForm = columns.flatMap((c, i) => (c.is === 'form' ? [{ form: c.form, cell: cells[i] }] : []))
  if (byForm.length > 0) {
    const who = cells.find((c, i) => columns[i]?.is !== 'form' && /\p{L}/u.test(lowerOf(view, c)))
    const kind = who ? kindName(view.flat.slice(who.start, who.end)) : null
    return byForm.flatMap(({ form, cell }) => {
      const count = countIn(view, cell)
      return count && who && !/^(?:tổng|cộng)/u.test(lowerOf(view, who))
        ? [phrase(view, row, form, kind, count)]
        : []
    })
  }
  const kinds = columns.flatMap((c, i) => (c.is === 'kind' ? [{ kind: c.kind, cell: cells[i] }] : []))
  if (kinds.length === 0) return null
  const [form] = formsOf(view, row)
  const named = form ?? cells.map((c) => titleIn(view, c)).find((t) => t !== null)
  return named
    ? kinds.flatMap(({ kind, cell }) => {
        const count = countIn(view, cell)
        return count ? [phrase(view, row, named, kind, count)] : []
      })
    : []
}

export interface TabledAwards {
  readonly phrases: readonly AwardPhrase[]
  /** the rows that the table accounts for: nobody need read them as clauses */
  readonly rows: ReadonlySet<OutlineNode>
}

/** The awards of the tables among `nodes`, which stand in the order of the text. */
export function tabledAwards(view: PlanView, nodes: readonly OutlineNode[]): TabledAwards {
  const rows = new Set<OutlineNode>()
  let columns: Column[] | null = null
  const phrases = nodes.flatMap((node): AwardPhrase[] => {
    if (node.block.kind !== 'row') {
      columns = null
      return []
    }
    const row = { start: node.start, end: node.end }
    const cells = rowCells(view, row)
    // a second line of headings ("Tập thể | Cá nhân") fills the gaps of the first
    const heading =
      columns === null ||
      (!/\d/.test(view.flat.slice(row.start, row.end)) && cells.some((c) => kindOfHeading(view, c) !== null))
    if (heading) {
      const before: readonly Column[] = columns ?? []
      columns = cells.map((c, i) => {
        const own = columnOf(view, c)
        return own.is === 'other' ? (before[i] ?? own) : own
      })
      if (columns.some((c) => c.is === 'kind' || c.is === 'form')) rows.add(node)
      return []
    }
    const found = rowAwards(view, columns ?? [], row)
    if (found === null) return []
    rows.add(node)
    return found
  })
  return { phrases, rows }
}
