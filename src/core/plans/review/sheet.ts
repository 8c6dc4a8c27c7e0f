import { walk, type OutlineNode } from '../outline.ts'
import type { PlanContext } from '../context.ts'
import type { Span } from '../source.ts'

export type Look = 'head' | 'title' | 'heading' | 'paragraph' | 'item' | 'row' | 'signature'
export interface SheetBlock extends Span {
  readonly look: Look
  readonly depth: number
}

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

function lookOf(node: OutlineNode, head: Span, titles: readonly Span[], foot: number): Look {
  const own = { start: node.start, end: Math.max(node.body.end, node.start + 1) }
  if (titles.some((t) => touches(own, t))) return 'title'
  if (own.end <= head.end) return 'head'
  if (own.start >= foot) return 'signature'
  if (node.block.kind === 'row') return 'row'
  if (node.heading) return 'heading'
  return node.marker === null ? 'paragraph' : 'item'
}

/** How the plan is set on the sheet: its blocks in order, each with the look it has on paper. */
export function sheetOf({ outline, document }: PlanContext): SheetBlock[] {
  const { passages } = document
  const spans = (...names: readonly string[]): Span[] => names.flatMap((name) => passages[name] ?? [])
  const titles = spans('kind', 'title')
  const title = Math.min(...titles.map((t) => t.start))
  // who issues the plan may also have been read from a sentence below its title
  const names = spans('issuer', 'number', 'date', 'place').filter((s) => s.start < title)
  const head = { start: 0, end: Math.max(0, ...(titles.length > 0 ? [title] : []), ...names.map((s) => s.end)) }
  const signer = spans('signer', 'signerRole', 'signerName')
  const foot = signer.length > 0 ? Math.min(...signer.map((s) => s.start)) : Infinity
  return [...walk(outline)].map((node) => ({ start: node.start, end: node.block.end, look: lookOf(node, head, titles, foot), depth: Math.min(node.depth, 8) }))
}
