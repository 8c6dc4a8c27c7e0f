import type { SheetBlock } from '../../../api/types.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/** Words set side by side by blanks: the two halves of a document's head. A number left blank is no half. */
const SIDE_BY_SIDE = /(?<=\S)(?:\t+| {3,})(?=[*_]*\p{Lu})/u
const RULE = /^[\s|:+-]*-[\s|:+-]*$/

const trimmed = (text: string, { start, end }: Span): Span => {
  const words = text.slice(start, end)
  return {
    start: start + words.length - words.trimStart().length,
    end: end - (words.length - words.trimEnd().length),
  }
}

/** The cells of a block that the text writes as a row, with bars or side by side; empty when it is running text. */
export function cellsOf(text: string, block: SheetBlock): readonly Span[] {
  const line = trimmed(text, block)
  const words = text.slice(line.start, line.end)
  if (words.includes('\n')) return []
  const cuts =
    words.startsWith('|') || block.look === 'row' ? bars(words) : block.look === 'head' ? gaps(words) : []
  if (cuts.length === 0) return []
  const edges = [{ start: 0, end: 0 }, ...cuts, { start: words.length, end: words.length }]
  const cells = edges.slice(1).map((edge, at) => ({ start: edges[at]?.end ?? 0, end: edge.start }))
  // a bar at either edge of the row is its frame
  const inner = cells.slice(words.startsWith('|') ? 1 : 0, words.endsWith('|') ? -1 : undefined)
  return inner.length < 2
    ? []
    : inner.map((cell) => trimmed(text, { start: line.start + cell.start, end: line.start + cell.end }))
}

const bars = (words: string): Span[] =>
  [...words.matchAll(/\|/g)].map(({ index }) => ({ start: index, end: index + 1 }))

function gaps(words: string): Span[] {
  const gap = SIDE_BY_SIDE.exec(words)
  return gap ? [{ start: gap.index, end: gap.index + gap[0].length }] : []
}

/** A line of dashes between the names of the columns and the rows. */
export const isRule = (text: string, block: Span): boolean =>
  text.slice(block.start, block.end).includes('|') && RULE.test(text.slice(block.start, block.end))

/** What of a row lies between its cells. */
export function between(block: Span, cells: readonly Span[]): readonly Span[] {
  const edges = [block.start, ...cells.flatMap((cell) => [cell.start, cell.end]), block.end]
  const out: Span[] = []
  for (let at = 0; at < edges.length; at += 2) {
    const [start = 0, end = 0] = edges.slice(at, at + 2)
    if (end > start) out.push({ start, end })
  }
  return out
}

interface Row extends SheetBlock {
  readonly cells: readonly Span[]
}
export interface Run<B extends Row> {
  readonly blocks: readonly B[]
  /** how wide the columns are, as CSS writes it; null for running text */
  readonly columns: string | null
}

const WIDEST = 44
const NARROWEST = 5

/** Rows that follow one another with as many cells are one table; its columns are as wide as their words ask. */
export function runsOf<B extends Row>(text: string, blocks: readonly B[]): readonly Run<B>[] {
  const runs: B[][] = []
  for (const block of blocks) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    if (last && before && before.cells.length > 1 && sameTable(before, block)) last.push(block)
    else runs.push([block])
  }
  return runs.map((rows) => ({ blocks: rows, columns: columnsOf(text, rows) }))
}

const sameTable = (a: Row, b: Row): boolean => a.cells.length === b.cells.length && a.look === b.look

function columnsOf(text: string, rows: readonly Row[]): string | null {
  const [first] = rows
  if (!first || first.cells.length < 2) return null
  if (first.look === 'head' && first.cells.length === 2) return 'minmax(0, 2fr) minmax(0, 3fr)'
  return first.cells
    .map((_, at) => {
      const words = rows.map((row) => text.slice(row.cells[at]?.start, row.cells[at]?.end))
      const share = Math.min(WIDEST, Math.max(NARROWEST, ...words.map((one) => one.length)))
      const longest = Math.max(...words.flatMap((one) => one.split(/\s+/)).map((word) => word.length))
      // a word is not broken unless the columns would not fit beside one another
      return `minmax(min(${longest + 2}ch, ${Math.floor(100 / first.cells.length)}%), ${share}fr)`
    })
    .join(' ')
}
