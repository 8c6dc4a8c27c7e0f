import { awardsIn } from './awards.ts'
import { campaignOf } from './campaignShape.ts'
import { proseItems } from './contentItems.ts'
import type { PlanContext } from './context.ts'
import type { OutlineNode } from './outline.ts'
import { participantsOfSpan } from './participants.ts'
import { kindsOfWords, type PartKind } from './parts.ts'
import { periodIn, planPeriod } from './periods.ts'
import type { Campaign } from './programme.ts'
import type { Span } from './source.ts'
import { passage, wordsOf, type PlanView } from './view.ts'

type Column = PartKind | 'name' | null

/** The cells of a table row, without its bars. */
function cellsOf(view: PlanView, node: OutlineNode): Span[] {
  const cells: Span[] = []
  let start = node.start
  for (let i = node.start; i <= node.end; i++) {
    if (i < node.end && view.plain[i] !== '|') continue
    if (i > start || i < node.end) cells.push({ start, end: i })
    start = i + 1
  }
  const blank = (c: Span | undefined): boolean =>
    c !== undefined && view.flat.slice(c.start, c.end).trim() === ''
  return cells.slice(blank(cells[0]) ? 1 : 0, blank(cells.at(-1)) ? -1 : undefined)
}

/** What each column of a table of campaigns holds; `null` for any other table. */
function columnsOf(view: PlanView, header: OutlineNode): Column[] | null {
  const columns = cellsOf(view, header).map((c): Column => {
    const words = wordsOf(view, c).toLowerCase()
    if (/^(?:tên\s+)?(?:các\s+)?(?:phong trào|chuyên đề|cuộc vận động)|^tên/u.test(words)) return 'name'
    return kindsOfWords(words)[0] ?? null
  })
  const kinds = new Set(columns.filter((c) => c !== null && c !== 'name'))
  return columns.includes('name') && kinds.size >= 2 ? columns : null
}

/** The rows of every table whose header names campaigns and what belongs to them. */
function rowsOf(
  view: PlanView,
  nodes: readonly OutlineNode[],
): { row: OutlineNode; columns: readonly Column[] }[] {
  let columns: Column[] | null = null
  let inside = false
  return nodes.flatMap((node) => {
    if (node.block.kind !== 'row') {
      inside = false
      return []
    }
    if (/^[\s|:-]*$/.test(view.flat.slice(node.start, node.end))) return []
    if (!inside) {
      columns = columnsOf(view, node)
      inside = true
      return []
    }
    return columns ? [{ row: node, columns }] : []
  })
}

/** Campaigns that stand in a table, one a row. */
export function tableCampaigns(context: PlanContext, nodes: readonly OutlineNode[]): Campaign[] {
  const { view, document } = context
  return rowsOf(view, nodes).flatMap(({ row, columns }, i) => {
    const cells = cellsOf(view, row)
    const cell = (kind: Column): Span | null => cells[columns.indexOf(kind)] ?? null
    const name = cell('name')
    if (!name || wordsOf(view, name) === '') return []
    const [time, content, who, given] = [
      cell('period'),
      cell('content'),
      cell('participants'),
      cell('awards'),
    ]
    const period = time ? periodIn(context, time, true) : null
    const plan = planPeriod(context)
    return [
      campaignOf(
        context,
        {
          quote: passage(view, name),
          name: wordsOf(view, name).replace(/^[^“"]{0,40}[“"]([^“”"]*)[”"].{0,30}$/u, '$1'),
          ordinal: i + 1,
          launcher: document.issuer,
          relation: 'own',
          from: period?.from ?? plan.from,
          to: period?.to ?? plan.to,
          period,
          content: content ? proseItems(view, content, 'clauses') : [],
          participants: who ? participantsOfSpan(view, who) : null,
          awards: given ? awardsIn(view, [given]) : [],
          criteria: [],
        },
        300 + i,
      ),
    ]
  })
}
