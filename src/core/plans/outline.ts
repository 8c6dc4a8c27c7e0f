import { blocksOf, type Block, type Marker } from './blocks.ts'
import { kindsOfWords } from './partNames.ts'
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

const RANK: Readonly<Record<string, number>> = {
  annex: 0,
  part: 1,
  chapter: 2,
  section: 3,
  article: 4,
  capital: 5,
  roman: 6,
  number: 7,
  letter: 13,
  dash: 14,
  plus: 15,
}
const INNER_CAPITAL = 6.5
const PLAIN_RANK = 16
/** an unnumbered section of a plan without numbered ones: as "I." would be */
const SECTION_RANK = 6
/** "Nội dung:" alone on its line, over bullets: under "a)", above "-" */
const LABEL_RANK = 13.5
const INNER_NUMBER = 13.2
const OVER_SECTIONS = new Set(['part', 'chapter', 'section', 'article', 'capital', 'roman'])

function rankOf(marker: Marker | null): number {
  if (!marker) return PLAIN_RANK
  return (
    (RANK[marker.kind] ?? PLAIN_RANK) +
    (marker.kind === 'number' ? Math.min(marker.ordinal.length - 1, 4) : 0)
  )
}

/** Bold and heading runs in order, touching ones joined; blocks are asked for in order, so one pass serves them all. */
function styledRuns(view: PlanView): (block: Block) => boolean {
  const runs: Array<{ start: number; end: number }> = []
  const bold = view.source.styles.filter((s) => s.style === 'bold' || s.style === 'heading')
  for (const s of bold.sort((a, b) => a.start - b.start)) {
    const last = runs.at(-1)
    if (last && s.start <= last.end + 1) last.end = Math.max(last.end, s.end)
    else runs.push({ start: s.start, end: s.end })
  }
  let at = 0
  return (block) => {
    while (at < runs.length && (runs[at]?.end ?? 0) < block.end - 1) at++
    return (runs[at]?.start ?? Infinity) <= block.body
  }
}

const MARKED_LINE = /^\s*[*#]/
const STAR_BULLET = /^\s*\*\s/

function isHeading(view: PlanView, block: Block, styled: boolean): boolean {
  const words = view.plain.slice(block.body, block.end).trim()
  if (block.kind === 'row' || words === '') return block.marker !== null && words === ''
  const shouted = words.length < 300 && !/\p{Ll}/u.test(words)
  if (shouted || styled) return words.length < 240
  const line = view.text.slice(
    view.text.lastIndexOf('\n', block.start) + 1,
    Math.min(block.end, block.start + 200),
  )
  if (words.length < 200 && MARKED_LINE.test(line) && !STAR_BULLET.test(line)) return !/[.;]$/.test(words)
  if (block.marker === null || block.marker.kind === 'dash' || block.marker.kind === 'plus')
    return words.endsWith(':') && words.length < 120
  return words.length < 160 && !/[.;,/]$/.test(words)
}

type Draft = { -readonly [K in keyof OutlineNode]: OutlineNode[K] } & { children: Draft[]; rank: number }

/**
 * "A." above "I." in one plan, under it in the next: the one that opens the document (or the annex) is the outer one.
 */
function ranks(): (marker: Marker | null) => number {
  let outer: 'capital' | 'roman' | null = null
  return (marker) => {
    if (marker?.kind === 'annex') outer = null
    if (marker?.kind === 'capital' || marker?.kind === 'roman') outer ??= marker.kind
    return marker?.kind === 'capital' && outer === 'roman' ? INNER_CAPITAL : rankOf(marker)
  }
}

/**
 * What an unnumbered heading ranks as: a plan may print its sections without numbers, in capitals or bold, and its labels
 * on lines of their own. Whatever says nothing that a plan speaks of stays a plain paragraph.
 */
function unnumbered(view: PlanView, blocks: readonly Block[]): (block: Block, heading: boolean) => number {
  const sectioned = blocks.some((b) => b.marker !== null && OVER_SECTIONS.has(b.marker.kind))
  let opened = false
  return (block, heading) => {
    if (block.marker !== null || block.kind === 'row' || !heading) return PLAIN_RANK
    const lower = view.lower
      .slice(block.body, block.end)
      .replace(/\s+/g, ' ')
      .replace(/[:.\s]+$/, '')
      .trim()
    const kinds = kindsOfWords(lower)
    if (kinds[0] === 'end') return PLAIN_RANK
    const colon = /:\s*$/.test(view.plain.slice(block.body, block.end))
    const shouted = !/\p{Ll}/u.test(view.plain.slice(block.body, block.end))
    if (!sectioned && !colon && (kinds.length > 0 || (opened && shouted))) {
      opened = true
      return SECTION_RANK
    }
    return (colon && lower.length < 70 && kinds.length > 0) || (colon && /^(?:riêng )?đối với\s/u.test(lower))
      ? LABEL_RANK
      : PLAIN_RANK
  }
}

/** In a plan without numbered sections also a short line without a stop, behind finished words, that says what a plan speaks of. */
function shortTitles(
  view: PlanView,
  blocks: readonly Block[],
): (block: Block, before: Block | undefined, after: Block | undefined) => boolean {
  const numbered = blocks.some(
    (b) => b.marker !== null && (OVER_SECTIONS.has(b.marker.kind) || b.marker.kind === 'number'),
  )
  return (block, before, after) => {
    if (
      numbered ||
      block.marker !== null ||
      block.kind === 'row' ||
      block.end - block.body > 60 ||
      before === undefined
    )
      return false
    const words = view.flat.slice(block.body, block.end).trim()
    const lists = after?.kind === 'row' || after?.marker?.kind === 'dash' || after?.marker?.kind === 'plus'
    const finished =
      lists ||
      before.kind === 'row' ||
      before.marker !== null ||
      /[.;:!]$/.test(view.flat.slice(before.body, before.end).trim())
    return (
      finished &&
      /^\p{Lu}[^.;:!?]*[^.;:,!?/]$/u.test(words) &&
      !['end', undefined].includes(kindsOfWords(words.toLowerCase())[0])
    )
  }
}

const closed = (marker: Marker): boolean => marker.text.endsWith(')')
/** "1)" below "a)" below "4.": another way of writing the number makes it the inner one. */
const innerNumber = (marker: Marker, stack: readonly Draft[]): boolean => {
  if (
    marker.kind !== 'number' ||
    marker.ordinal.length !== 1 ||
    !stack.some((d) => d.marker?.kind === 'letter')
  )
    return false
  const outer = stack.find((d) => d.marker?.kind === 'number')?.marker
  return outer !== undefined && outer !== null && closed(outer) !== closed(marker)
}

const opensList = (view: PlanView, d: Draft): boolean =>
  d.heading || /[:,]\s*$/.test(view.plain.slice(Math.max(d.body.start, d.body.end - 8), d.body.end))

/** The tree of a plan; a plain paragraph belongs to the node above it, a "+" to the "-" above only when that one opens a list. */
export function outlineOf(view: PlanView): OutlineNode[] {
  const roots: Draft[] = []
  // ranks grow along the stack, so it is never deeper than there are ranks, whatever the text does
  const stack: Draft[] = []
  const rankIn = ranks()
  const styled = styledRuns(view)
  const blocks = blocksOf(view)
  const unnumberedRank = unnumbered(view, blocks)
  const titlesSection = shortTitles(view, blocks)
  for (const [i, block] of blocks.entries()) {
    const heading =
      isHeading(view, block, styled(block)) || titlesSection(block, blocks[i - 1], blocks[i + 1])
    const rank =
      block.marker === null
        ? unnumberedRank(block, heading)
        : innerNumber(block.marker, stack)
          ? INNER_NUMBER
          : rankIn(block.marker)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const sibling = block.marker?.kind === 'plus' && top.marker?.kind === 'dash' && !opensList(view, top)
      if (top.rank < rank && !sibling) break
      stack.pop()
    }
    const parent = stack.at(-1) ?? null
    const node: Draft = {
      block,
      marker: block.marker,
      start: block.start,
      end: block.end,
      rank,
      children: [],
      parent,
      body: { start: block.body, end: block.end },
      heading,
      depth: stack.length,
    }
    for (const open of stack) open.end = block.end
    ;(parent?.children ?? roots).push(node)
    if (rank < PLAIN_RANK) stack.push(node)
  }
  return roots
}

/** Every node in reading order, without recursion. */
export function* walk(nodes: readonly OutlineNode[]): Generator<OutlineNode> {
  const rest = nodes.toReversed()
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i]
      if (child) rest.push(child)
    }
  }
}
