import { blocksOf, type Block, type Marker } from './blocks.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** One node of the outline. Its span covers its children; `body` is its own words after the marker. */
export interface OutlineNode extends Span {
  readonly block: Block
  readonly marker: Marker | null
  readonly body: Span
  /** short, without a full stop, or shouted, or bold: a heading; otherwise a sentence */
  readonly heading: boolean
  readonly depth: number
  readonly parent: OutlineNode | null
  readonly children: readonly OutlineNode[]
}

const RANK: Readonly<Record<string, number>> = { annex: 0, part: 1, chapter: 2, section: 3, article: 4, roman: 5, number: 6, letter: 12, dash: 13, plus: 14 }
const PLAIN_RANK = 15

function rankOf(marker: Marker | null): number {
  if (!marker) return PLAIN_RANK
  return (RANK[marker.kind] ?? PLAIN_RANK) + (marker.kind === 'number' ? Math.min(marker.ordinal.length - 1, 4) : 0)
}

function isHeading(view: PlanView, block: Block): boolean {
  const words = view.plain.slice(block.body, block.end).trim()
  if (block.kind === 'row' || words === '') return block.marker !== null && words === ''
  const shouted = !/\p{Ll}/u.test(words)
  const starred = /^\s*[*#]/.test(view.text.slice(view.text.lastIndexOf('\n', block.start) + 1, block.end)) && !/^\s*\*\s/.test(view.text.slice(block.start, block.end))
  const styled = view.source.styles.some((s) => (s.style === 'bold' || s.style === 'heading') && s.start <= block.body && s.end >= block.end - 1)
  if (shouted || styled) return words.length < 240
  if (starred && words.length < 200) return !/[.;]$/.test(words)
  if (block.marker === null || block.marker.kind === 'dash' || block.marker.kind === 'plus') return words.endsWith(':') && words.length < 120
  return words.length < 160 && !/[.;,/]$/.test(words)
}

type Draft = { -readonly [K in keyof OutlineNode]: OutlineNode[K] } & { children: Draft[]; rank: number }

/** The tree of a plan; a plain paragraph belongs to the node above it, a "+" to the "-" above only when that one opens a list. */
export function outlineOf(view: PlanView): OutlineNode[] {
  const roots: Draft[] = []
  const stack: Draft[] = []
  for (const block of blocksOf(view)) {
    const rank = rankOf(block.marker)
    const opens = (d: Draft): boolean => d.heading || /[:,]\s*$/.test(view.plain.slice(d.body.start, d.body.end))
    while (stack.length) {
      const top = stack.at(-1)!
      const sibling = block.marker?.kind === 'plus' && top.marker?.kind === 'dash' && !opens(top)
      if (top.rank >= rank || sibling) stack.pop()
      else break
    }
    const parent = stack.at(-1) ?? null
    const node: Draft = {
      block, marker: block.marker, start: block.start, end: block.end, rank, children: [], parent,
      body: { start: block.body, end: block.end }, heading: isHeading(view, block), depth: stack.length,
    }
    for (const open of stack) open.end = block.end
    ;(parent?.children ?? roots).push(node)
    if (rank < PLAIN_RANK) stack.push(node)
  }
  return roots
}

export function* walk(nodes: readonly OutlineNode[]): Generator<OutlineNode> {
  for (const node of nodes) {
    yield node
    yield* walk(node.children)
  }
}
