import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** A paragraph, heading, bullet or table row: lines that belong together, whatever wrapped or paginated them. */
export interface Block extends Span {
  readonly kind: 'text' | 'row'
  readonly marker: Marker | null
  /** where the words begin, after the marker */
  readonly body: number
  readonly indent: number
}

export type MarkerKind =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'annex'
  | 'capital'
  | 'roman'
  | 'number'
  | 'letter'
  | 'dash'
  | 'plus'
export interface Marker {
  readonly kind: MarkerKind
  /** as printed: "II.", "2.1.", "a)" */
  readonly text: string
  /** "2.1" → [2, 1]; letters and Roman numbers by their rank */
  readonly ordinal: readonly number[]
  readonly length: number
}

const LETTERS = 'abcdđeghiklmnopqrstuvxy'
const CAPITALS = 'ABCDEGHKLMNOPQRSTUY'
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 }
const roman = (s: string): number => {
  let sum = 0
  const v = [...s.toLowerCase()].map((c) => ROMAN[c] ?? 0)
  v.forEach((n, i) => (sum += n < (v[i + 1] ?? 0) ? -n : n))
  return sum
}
const WORD_ORDINALS: Readonly<Record<string, number>> = {
  nhất: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
}
const ordinalOf = (s: string): number =>
  WORD_ORDINALS[s.toLowerCase()] ?? (/^\d+$/.test(s) ? Number(s) : roman(s))

type Reader = readonly [MarkerKind, RegExp, (m: RegExpExecArray) => readonly number[]]
const READERS: readonly Reader[] = [
  [
    'annex',
    /^(?:PHỤ LỤC|Phụ lục)(?=[\sIVX\d.:-]{0,12}$|\s+(?:số\s+)?[\dIVX]|[:.]|\s+\p{Lu}{2})(?:\s+(?:số\s+)?(\d+|[IVX]+)(?!\p{L}))?[.:]?/u,
    (m) => [m[1] ? ordinalOf(m[1]) : 1],
  ],
  [
    'part',
    /^phần (?:thứ )?(nhất|hai|ba|tư|bốn|năm|[ivx]+|\d+)(?=[.:\s]|$)[.:]?/iu,
    (m) => [ordinalOf(m[1]!)],
  ],
  ['chapter', /^chương (\d+|[ivx]+)(?=[.:\s]|$)[.:]?/iu, (m) => [ordinalOf(m[1]!)]],
  ['section', /^mục (\d+|[IVX]+)(?=[.:\s]|$)[.:]?/u, (m) => [ordinalOf(m[1]!)]],
  ['section', /^MỤC (\d+|[IVX]+)(?=[.:\s]|$)[.:]?/u, (m) => [ordinalOf(m[1]!)]],
  ['article', /^điều (\d+)(?=[.:]|\s*$)[.:]?/iu, (m) => [Number(m[1])]],
  ['roman', /^([IVX]{1,6})\s?[./)-](?=\s|$|\p{Lu})/u, (m) => [roman(m[1]!)]],
  ['capital', /^([A-HK-UY])\s?[./](?=\s+\p{Lu})/u, (m) => [CAPITALS.indexOf(m[1]!) + 1]],
  [
    'number',
    /^\(?(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)/:]|(?=\s+\p{Lu}))(?!\d)/u,
    (m) => m[1]!.split('.').map(Number),
  ],
  ['number', /^\(?(\d{1,2})(?:\.(?!\d)|\)|\/(?=\s)|-(?=\s+\p{Lu}))(?=\s*\D|$)/u, (m) => [Number(m[1])]],
  ['letter', /^\(?([a-eg-ik-vxyđ])\s?[.)/](?=\s|$|\p{Lu})/u, (m) => [LETTERS.indexOf(m[1]!) + 1]],
  ['plus', /^-?\s*\+\s*/u, () => []],
  ['dash', /^-+\s*(?=\D|\d)/u, () => []],
]

export function markerAt(plain: string): Marker | null {
  // one bullet may stand before a numbered marker ("- 1. …"): the number is the marker
  const lead = /^-\s+(?=(?:\d{1,2}\.\d|\d{1,2}[.)]\s|[IVX]+\.\s|[a-eđ]\)\s))/u.exec(plain)?.[0].length ?? 0
  for (const [kind, pattern, ordinal] of READERS) {
    const m = pattern.exec(plain.slice(lead))
    if (m) return { kind, text: m[0].trim(), ordinal: ordinal(m), length: lead + m[0].length }
  }
  return null
}

/** what a page prints around its words: rules, dots, page numbers */
const FURNITURE = /^(?:-{3,}|={3,}|_{3,}|[. ]+|-? ?\d{1,3} ?-?|trang \d+(?:\/\d+)?)$/i
/** the line under a table's head: | --- | :-: | */
const RULE_ROW = /^\|[-:| ]+$/

interface Line extends Span {
  /** where the line after this one begins */
  readonly next: number
  readonly plain: string
  readonly indent: number
  readonly gap: boolean
}

function linesOf(view: PlanView): Line[] {
  const lines: Line[] = []
  let gap = true
  for (const m of view.plain.matchAll(/[^\n]+/g)) {
    gap ||= m.index > (lines.at(-1)?.next ?? 0)
    const plain = m[0].trim()
    const lead = m[0].length - m[0].trimStart().length
    if (plain === '' || FURNITURE.test(plain) || RULE_ROW.test(plain)) {
      gap = true
      continue
    }
    const start = m.index + lead
    lines.push({
      start,
      end: start + plain.length,
      next: m.index + m[0].length + 1,
      plain,
      indent: lead,
      gap,
    })
    gap = false
  }
  return lines
}

const ENDS = /[.;:!?…]["”)']*$|\.\/\.$/

/** Lines of a hard-wrapped text end near one width; the width, or 0 when lines end where sentences do. */
function wrapWidth(lines: readonly Line[]): number {
  const widths = lines.map((l) => l.indent + l.plain.length).sort((a, b) => a - b)
  const top = widths[Math.floor(widths.length * 0.9)] ?? 0
  const near = lines.filter((l) => l.indent + l.plain.length > top * 0.8)
  const open = near.filter((l) => !/[.;:!?/]$/.test(l.plain)).length
  const wrapped =
    lines.length >= 12 &&
    top >= 50 &&
    top <= 130 &&
    near.length >= lines.length * 0.3 &&
    open >= near.length * 0.6
  if (wrapped) return top
  // where an empty line closes nearly every paragraph, lines that follow each other without one belong together
  const closed = lines.filter((l, i) => i > 0 && ENDS.test(lines[i - 1]?.plain ?? ''))
  const gapped = closed.filter((l) => l.gap).length
  return top >= 50 && top <= 130 && closed.length >= 5 && gapped >= closed.length * 0.7 ? top : 0
}

/** a line that stops at one of these has been cut */
const CUT =
  /(?:^|\s)(?:ngày|tháng|năm|số|của|và|các|từ|đến|trong|với|về|cho|tại|là|theo|do|thuộc|trước|sau|gửi|để|có|được|không)$/u
const STARTS_LOW = /^["“('‘]?\p{Ll}/u
const shouts = (s: string): boolean => !/\p{Ll}/u.test(s)

function joins(prev: Line, first: Line, next: Line, width: number): boolean {
  const lowStart = STARTS_LOW.test(next.plain)
  if (ENDS.test(prev.plain))
    return (
      !next.gap &&
      width > 0 &&
      prev.indent + prev.plain.length > width * 0.75 &&
      next.indent <= first.indent &&
      !shouts(prev.plain)
    )
  if (next.gap) return lowStart && prev.plain.length > 30 && !shouts(prev.plain)
  if (lowStart || /[,(–-]$/.test(prev.plain) || CUT.test(prev.plain))
    return !shouts(prev.plain) || shouts(next.plain)
  return (
    width > 0 && prev.indent + prev.plain.length > width * 0.75 && !shouts(prev.plain) && !shouts(next.plain)
  )
}

const isRow = (plain: string): boolean =>
  (plain.startsWith('|') && plain.includes('|', 1)) || /^[^|]{1,80}\|[^|]{1,400}\|/.test(plain)

const TITLED = new Set<MarkerKind>(['part', 'chapter', 'section', 'article'])
/** "Phần II" alone on its line: the words of the heading stand on the next one */
const headless = ({
  first,
  last,
  marker,
}: {
  readonly first: Line
  readonly last: Line
  readonly marker: Marker | null
}): boolean =>
  marker !== null && TITLED.has(marker.kind) && first === last && marker.length >= first.plain.length

/** Blocks in reading order; every block's span lies inside the text and blocks never overlap. */
export function blocksOf(view: PlanView): Block[] {
  const lines = linesOf(view)
  const width = wrapWidth(lines)
  const blocks: Block[] = []
  let current: { first: Line; last: Line; marker: Marker | null; row: boolean } | null = null
  const close = (): void => {
    if (!current) return
    const { first, last, marker, row } = current
    blocks.push({
      kind: row ? 'row' : 'text',
      marker,
      start: first.start,
      end: last.end,
      body: first.start + (marker?.length ?? 0),
      indent: first.indent,
    })
    current = null
  }
  for (const line of lines) {
    const row = isRow(line.plain)
    const marker = row ? null : markerAt(line.plain)
    if (
      current &&
      !row &&
      !current.row &&
      !marker &&
      (headless(current) || joins(current.last, current.first, line, width))
    ) {
      current.last = line
      continue
    }
    close()
    current = { first: line, last: line, marker, row }
  }
  close()
  return blocks
}
