import type { Fact, ReviewCheck, SheetBlock } from '../../../api/types.ts'
import { between, cellsOf, isRule } from './cells.ts'

/** The five looks of a passage; a refused fact leaves its words plain. */
export type Look = 'open' | 'done' | 'ask' | 'bad' | 'none'

interface Span {
  readonly start: number
  readonly end: number
}

/** A run of the text that is drawn in one piece: no fact, doubt or bold run begins or ends inside it. */
export interface Segment extends Span {
  /** facts that lie over it, the narrowest first */
  readonly facts: readonly string[]
  /** facts whose first words these are */
  readonly begins: readonly string[]
  readonly doubt: number | null
  readonly bold: boolean
}

/** Facts that begin so near one another that their numbers share one place in the margin. */
export interface MarginGroup {
  readonly start: number
  readonly facts: readonly string[]
  readonly numbers: string
  readonly look: Look
}

export interface MarkedBlock extends SheetBlock {
  readonly segments: readonly Segment[]
  readonly margins: readonly MarginGroup[]
  /** of a row of a table; empty for running text */
  readonly cells: readonly Span[]
  /** page that begins with this block */
  readonly page: number | null
}

export function looksOf(facts: readonly Fact[], checks: readonly ReviewCheck[]): ReadonlyMap<string, Look> {
  const must = new Set(
    checks
      .filter((check) => check.state === 'open' && check.severity === 'must')
      .flatMap((check) => check.facts),
  )
  return new Map(facts.map((fact) => [fact.id, lookOf(fact, must.has(fact.id))]))
}

function lookOf(fact: Fact, must: boolean): Look {
  if (fact.state === 'refused') return 'none'
  if (must) return 'bad'
  if (fact.state !== 'open') return 'done'
  return fact.certainty === 'ask' ? 'ask' : 'open'
}

interface FactSpan extends Span {
  readonly fact: string
  readonly number: number
  readonly first: boolean
}

export function spansOf(facts: readonly Fact[]): readonly FactSpan[] {
  return facts
    .flatMap((fact) =>
      fact.passages.map((passage, at) => ({
        start: passage.start,
        end: passage.end,
        fact: fact.id,
        number: fact.number,
        first: at === 0,
      })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

interface Sheet {
  readonly text: string
  readonly blocks: readonly SheetBlock[]
  readonly pages: readonly number[]
  readonly doubts: readonly (Span & { readonly confidence: number })[]
}

/** Cuts every block of the sheet where a passage, a doubted word or a mark of the source begins or ends. */
export function markSheet(
  sheet: Sheet,
  facts: readonly Fact[],
  looks: ReadonlyMap<string, Look>,
): readonly MarkedBlock[] {
  const spans = spansOf(facts)
  const pages = [...sheet.pages]
  const drawn = sheet.blocks.filter((block) => !isRule(sheet.text, block))
  return drawn.map((block) => {
    const inside = spans.filter((span) => span.start < block.end && span.end > block.start)
    const doubts = sheet.doubts.filter((doubt) => doubt.start < block.end && doubt.end > block.start)
    let page: number | null = null
    for (const [at, start] of pages.entries())
      if (at > 0 && start >= block.start && start < block.end) page = at + 1
    const cells = cellsOf(sheet.text, block)
    return {
      ...block,
      page,
      cells,
      segments: segmentsOf(sheet.text, block, cells, inside, doubts),
      margins: marginsOf(block, inside, looks),
    }
  })
}

const MARK = /\*+|_{2,}|^[ \t]*#+[ \t]*/gm
const BOLD = /^(\*{2,3}|_{2,3})$/

/** Signs of the source's own markup: not drawn, but the text keeps its offsets. */
function hiddenRuns(text: string, block: Span): (Span & { bold: boolean })[] {
  return [...text.slice(block.start, block.end).matchAll(MARK)].map((match) => ({
    start: block.start + match.index,
    end: block.start + match.index + match[0].length,
    bold: BOLD.test(match[0]),
  }))
}

function segmentsOf(
  text: string,
  block: Span,
  cells: readonly Span[],
  spans: readonly FactSpan[],
  doubts: readonly (Span & { confidence: number })[],
): readonly Segment[] {
  const gaps = cells.length === 0 ? [] : between(block, cells).map((gap) => ({ ...gap, bold: false }))
  const hidden = [...hiddenRuns(text, block), ...gaps]
  const cuts = new Set([block.start, block.end])
  for (const span of [...spans, ...doubts, ...hidden]) {
    if (span.start > block.start) cuts.add(span.start)
    if (span.end < block.end) cuts.add(span.end)
  }
  const sorted = [...cuts].sort((a, b) => a - b)
  const segments: Segment[] = []
  let bold = false
  const begun = new Set<string>()
  for (const [at, start] of sorted.entries()) {
    const end = sorted[at + 1]
    if (end === undefined) break
    const sign = hidden.find((run) => run.start <= start && run.end >= end)
    if (sign) {
      if (sign.bold && sign.start === start) bold = !bold
      continue
    }
    segments.push(segment({ start, end }, spans, doubts, bold, begun))
  }
  return segments
}

function segment(
  at: Span,
  spans: readonly FactSpan[],
  doubts: readonly (Span & { confidence: number })[],
  bold: boolean,
  begun: Set<string>,
): Segment {
  const over = spans
    .filter((span) => span.start <= at.start && span.end >= at.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
  const facts = [...new Set(over.map((span) => span.fact))]
  const begins = [
    ...new Set(over.filter((span) => span.first && !begun.has(span.fact)).map((span) => span.fact)),
  ]
  for (const fact of begins) begun.add(fact)
  const doubt = doubts.find((word) => word.start <= at.start && word.end >= at.end)
  return { ...at, facts, begins, doubt: doubt?.confidence ?? null, bold }
}

/** About one line of the sheet: nearer than this, two numbers would lie on one another. */
const LINE = 80
const WORST: readonly Look[] = ['none', 'done', 'open', 'ask', 'bad']

function marginsOf(
  block: Span,
  spans: readonly FactSpan[],
  looks: ReadonlyMap<string, Look>,
): readonly MarginGroup[] {
  const groups: FactSpan[][] = []
  for (const span of spans) {
    if (!span.first || span.start < block.start) continue
    const last = groups.at(-1)
    if (last?.[0] && span.start - last[0].start < LINE) last.push(span)
    else groups.push([span])
  }
  return groups.map((group) => ({
    start: group[0]?.start ?? block.start,
    facts: group.map((span) => span.fact),
    numbers: numbersOf(group.map((span) => span.number)),
    look: group
      .map((span) => looks.get(span.fact) ?? 'none')
      .reduce((worst, look) => (WORST.indexOf(look) > WORST.indexOf(worst) ? look : worst), 'none'),
  }))
}

/** "14", "14–16", "14, 17" */
export function numbersOf(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return ''
  if (sorted.length === 1) return String(first)
  return last - first === sorted.length - 1 ? `${first}–${last}` : `${first}…${last}`
}
