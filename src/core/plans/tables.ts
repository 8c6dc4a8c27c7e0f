import type { OutlineNode } from './outline.ts'
import { walk } from './outline.ts'
import type { Span } from './source.ts'
import { trimSpan } from './sentences.ts'
import type { PlanView } from './view.ts'

/** Rows of a table flattened with bars; the first row names the columns. */
export interface Table {
  readonly node: OutlineNode
  readonly header: readonly string[]
  readonly rows: readonly (readonly Span[])[]
}

/** The cells of one row; empty cells keep their place. */
export function rowCells(view: PlanView, row: Span): Span[] {
  const cells: Span[] = []
  let from = row.start
  for (
    let at = view.plain.indexOf('|', row.start);
    at !== -1 && at < row.end;
    at = view.plain.indexOf('|', at + 1)
  ) {
    if (at > row.start || from > row.start) cells.push(trimSpan(view, { start: from, end: at }))
    from = at + 1
  }
  if (from < row.end) cells.push(trimSpan(view, { start: from, end: row.end }))
  return cells
}

const wordsIn = (view: PlanView, span: Span): string =>
  view.lower.slice(span.start, span.end).replace(/\s+/g, ' ').trim()

/** Every table of the text with at least one row under its header. */
export function tablesOf(view: PlanView, outline: readonly OutlineNode[]): Table[] {
  const tables: Table[] = []
  let open: { node: OutlineNode; header: string[]; rows: Span[][] } | null = null
  for (const node of walk(outline)) {
    if (node.block.kind !== 'row') {
      open = null
      continue
    }
    const cells = rowCells(view, node.block)
    if (open && cells.length >= 2) open.rows.push(cells)
    else {
      open = { node, header: cells.map((c) => wordsIn(view, c)), rows: [] }
      tables.push(open)
    }
  }
  return tables.filter((t) => t.rows.length > 0 && t.header.length >= 2)
}

/** The place of the column whose heading matches; -1 when there is none. */
export const columnOf = (table: Table, heading: RegExp): number =>
  table.header.findIndex((h) => heading.test(h))
