import { isSyllable } from '../../core/vietnamese/syllables.ts'
import { textBuilder, type Draft, type Style, type TextBuilder } from '../files/textBuilder.ts'
import { isCentered, partsOf, type Frame, type Part } from './columns.ts'
import { ruledTables } from './grid.ts'
import { rowsOf, spaced, textOf, type Page, type PageItem, type Row, type Segment } from './items.ts'

/** Below this the recogniser's word is doubted; so is a word in small letters that no Vietnamese syllable spells. */
const DOUBT_BELOW = 80
const SMALL_LETTERS = /^\p{Lu}?\p{Ll}+$/u

function isDoubted(item: PageItem, word: string): boolean {
  if (item.confidence === undefined || word === '') return false
  return item.confidence < DOUBT_BELOW || (SMALL_LETTERS.test(word) && !isSyllable(word))
}

const PAGE_NUMBER = /^[-–\s]*(?:trang\s*)?\d{1,3}(?:\s*\/\s*\d{1,3})?[-–\s]*$/i
const STARTS_ITEM =
  /^(?:(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s?(?:[.)](?!\d)|\/\s)|[-–+•*]\s*\S|(?:điều|chương|phần|mục)\s+[\divx]+|(?:kt|tm|tl|tuq)\.)/iu
const ENDS_SENTENCE = /[.;:!?]["”)]?$/
const PARAGRAPH_GAP = 2.1

/** Page numbers, and lines that stand at the same edge of most pages: what a printed page adds to the text. */
function edgeTexts(pages: readonly (readonly Row[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>()
  for (const rows of pages)
    for (const row of new Set([rows[0], rows.at(-1)]))
      if (row) seen.set(edgeKey(row), (seen.get(edgeKey(row)) ?? 0) + 1)
  return new Set(
    [...seen].filter(([, times]) => times >= 3 && times >= pages.length * 0.6).map(([key]) => key),
  )
}
const rowText = (row: Row): string => row.segments.map((s) => textOf(s.items)).join(' ')
const edgeKey = (row: Row): string => rowText(row).replace(/\d+/g, '#')

function withoutEdges(rows: readonly Row[], repeated: ReadonlySet<string>): Row[] {
  const isEdge = (row: Row | undefined): boolean =>
    row !== undefined && (PAGE_NUMBER.test(rowText(row)) || repeated.has(edgeKey(row)))
  const from = isEdge(rows[0]) ? 1 : 0
  return rows.slice(from, rows.length > from && isEdge(rows.at(-1)) ? -1 : undefined)
}

function frameOf(rows: readonly Row[], page: Page): Frame {
  const of = rows.flatMap((r) => r.segments)
  const rights = of.map((s) => s.x1).sort((a, b) => a - b)
  return {
    left: Math.min(...of.map((s) => s.x0)),
    right: rights[Math.floor(rights.length * 0.95)] ?? page.width,
  }
}

/** The line ended because its next word had no room. */
function isFull(line: Segment, next: Segment, frame: Frame): boolean {
  const words = textOf(next.items)
  const firstWord = words.split(' ', 1)[0] ?? ''
  const letter = (next.x1 - next.x0) / Math.max(words.length, 1)
  return line.x1 + letter * (firstWord.length + 0.6) > frame.right
}

interface Flow {
  readonly out: TextBuilder
  last: Segment | null
  /** the paragraph's first line, to tell a hanging indent from a new paragraph */
  first: Segment | null
  turned: boolean
}

function goesOn(flow: Flow, next: Segment, frame: Frame): boolean {
  const { last, first } = flow
  const words = textOf(next.items)
  if (!last || !first || STARTS_ITEM.test(words) || isCentered(next, frame)) return false
  if (flow.turned) return !ENDS_SENTENCE.test(textOf(last.items)) && /^["“(]?\p{Ll}/u.test(words)
  if (next.y - last.y > PARAGRAPH_GAP * next.size || !isFull(last, next, frame)) return false
  const listed = STARTS_ITEM.test(textOf(first.items))
  if (next.x0 > last.x0 + next.size * 0.8) return last === first && listed
  // paragraphs whose first lines are set in: a second one set in as far begins its own
  return (
    listed || last !== first || last.x0 <= frame.left + last.size * 0.8 || next.x0 < last.x0 - next.size * 0.3
  )
}

function addItems(out: TextBuilder, items: readonly PageItem[], styles: readonly Style[]): void {
  spaced(items).forEach(({ text, item }, i) => {
    const piece = (i === 0 ? text.trimStart() : text).normalize('NFC')
    const start = out.length + (piece.length - piece.trimStart().length)
    out.add(piece, styles)
    const word = piece.trim()
    if (isDoubted(item, word.replace(/^[“"(]+|[.,;:!?”")]+$/g, '')))
      out.doubt(start, start + word.length, Math.round(item.confidence ?? 0))
  })
}

function printLine(flow: Flow, segment: Segment, frame: Frame): void {
  const { out } = flow
  const on = goesOn(flow, segment, frame)
  const centered = isCentered(segment, frame)
  // a code cut at its hyphen (KH-/UBND) is one word
  if (on && !/[\p{L}\d]-$/u.test(textOf(flow.last?.items ?? []))) out.add(' ')
  else if (on) flow.last = segment
  else {
    const together =
      centered &&
      flow.last !== null &&
      isCentered(flow.last, frame) &&
      segment.y - flow.last.y < PARAGRAPH_GAP * segment.size
    out.endLine(!together)
    flow.first = segment
  }
  addItems(out, segment.items, centered ? ['center'] : [])
  flow.last = segment
  flow.turned = false
}

function printPart(flow: Flow, part: Part, frame: Frame): void {
  if (part.kind === 'line') return printLine(flow, part.segment, frame)
  const { out } = flow
  out.endLine(true)
  if (part.kind === 'column') {
    for (const line of part.lines) {
      addItems(out, line.items, [])
      out.endLine(false)
    }
  } else {
    for (const row of part.rows) {
      out.add(`| ${row.map((c) => c.normalize('NFC').replaceAll('|', '/')).join(' | ')} |`)
      out.endLine(false)
    }
  }
  out.endLine(true)
  flow.last = null
}

const topOf = (part: Part): number =>
  part.kind === 'line' ? part.segment.y : part.kind === 'table' ? part.y : (part.lines[0]?.y ?? 0)

/** Pages as running text: lines joined into paragraphs, also across pages; columns in order; tables as rows with bars; no page numbers. */
export function printPages(pages: readonly Page[], remarks: readonly string[] = []): Draft {
  const out = textBuilder()
  const flow: Flow = { out, last: null, first: null, turned: false }
  const laid = pages.map((page) => {
    const { tables, rest } = page.rules
      ? ruledTables(page.items, page.rules)
      : { tables: [], rest: page.items }
    return { page, tables, rows: rowsOf(rest) }
  })
  const repeated = edgeTexts(laid.map((l) => l.rows))
  for (const { page, tables, rows: all } of laid) {
    const rows = withoutEdges(all, repeated)
    const frame = frameOf(rows, page)
    const parts = partsOf(rows, frame)
    flow.turned = true
    let begun = false
    const ordered = tables.length === 0 ? parts : [...parts, ...tables].sort((a, b) => topOf(a) - topOf(b))
    for (const part of ordered) {
      if (!begun && !(part.kind === 'line' && goesOn(flow, part.segment, frame))) out.endLine(true)
      if (!begun) out.page()
      begun = true
      printPart(flow, part, frame)
    }
    if (!begun) out.page()
  }
  for (const remark of remarks) out.remark(remark)
  return out.done()
}
