import { textOf, type Row, type Segment } from './items.ts'

/** What stands on a page, in reading order. */
export type Part =
  | { readonly kind: 'line'; readonly segment: Segment }
  /** lines that keep their ends: a head's or a signature's column */
  | { readonly kind: 'column'; readonly lines: readonly Segment[] }
  | { readonly kind: 'table'; readonly y: number; readonly rows: readonly (readonly string[])[] }

/** in line heights: how far below its column a line may stand and still belong to it */
const LEFT_REACH = 2
const RIGHT_REACH = 9
const LEADING = 1.25
/** a body set in two columns: so many rows, so long on both sides */
const BODY_ROWS = 8
const BODY_LENGTH = 24

/** Where the lines of a page begin and end. */
export interface Frame {
  readonly left: number
  readonly right: number
}

const CENTER_TOLERANCE = 1.2

export function isCentered(s: Segment, frame: Frame): boolean {
  const inset = Math.min(s.x0 - frame.left, frame.right - s.x1)
  return (
    inset > s.size * 2 &&
    Math.abs((s.x0 + s.x1) / 2 - (frame.left + frame.right) / 2) < s.size * CENTER_TOLERANCE
  )
}

interface Gutter {
  readonly left: number
  readonly right: number
}

const first = (row: Row): Segment | undefined => row.segments[0]
const isPair = (row: Row): boolean => row.segments.length === 2

function narrowed(gutter: Gutter, row: Row): Gutter | null {
  const [a, b] = row.segments
  if (!a) return null
  const left = b || a.x1 <= gutter.left + a.size ? Math.max(gutter.left, a.x1) : gutter.left
  const right = b
    ? Math.min(gutter.right, b.x0)
    : a.x0 >= gutter.right - a.size
      ? Math.min(gutter.right, a.x0)
      : gutter.right
  const sideless = !b && a.x1 > left && a.x0 < right
  return right - left < a.size * 0.6 || sideless ? null : { left, right }
}

/** Where the two-column block that begins at `from` ends, and where its columns part. */
function blockAt(rows: readonly Row[], from: number, frame: Frame): { end: number; gutter: Gutter } | null {
  const start = rows[from]
  const [a, b] = start?.segments ?? []
  if (!start || !isPair(start) || !a || !b) return null
  let gutter: Gutter = { left: a.x1, right: b.x0 }
  let end = from + 1
  const last = { left: start.y, right: start.y }
  for (; end < rows.length; end++) {
    const row = rows[end]
    const one = row && first(row)
    if (!row || !one || row.segments.length > 2 || (!isPair(row) && isCentered(one, frame))) break
    const next = narrowed(gutter, row)
    if (!next) break
    const onLeft = one.x0 < next.right && one.x1 <= next.left
    const height = row.size * LEADING
    const far = isPair(row)
      ? row.y - Math.max(last.left, last.right) > RIGHT_REACH * height
      : onLeft
        ? row.y - last.left > LEFT_REACH * height
        : row.y - last.right > RIGHT_REACH * height
    if (far) break
    gutter = next
    if (onLeft) last.left = row.y
    if (isPair(row) || !onLeft) last.right = row.y
  }
  return { end, gutter }
}

function columnsOf(rows: readonly Row[], gutter: Gutter): [Segment[], Segment[]] {
  const segments = rows.flatMap((r) => r.segments)
  const middle = (gutter.left + gutter.right) / 2
  return [segments.filter((s) => s.x0 < middle), segments.filter((s) => s.x0 >= middle)]
}

const TABLE_LEADING = 1.9

/** Whether a line goes on with a table whose cells begin at `starts`: close below, each piece under the beginning of a cell. */
function goesOn(starts: readonly number[], row: Row, before: Row): boolean {
  if (row.y - before.y > row.size * TABLE_LEADING) return false
  const under = (s: Segment): boolean => starts.some((x) => Math.abs(x - s.x0) < s.size * 2.5)
  return row.segments.length > 1
    ? row.segments.every(under)
    : row.segments.every((s) => under(s) && s.x0 > (starts[0] ?? 0) + s.size)
}

/** A table without ruled lines: a head of three cells and more, lines under its cells; a line without a first cell goes on above. */
function looseTable(rows: readonly Row[], from: number): { end: number; part: Part } | null {
  const head = rows[from]
  if (!head || head.segments.length < 3) return null
  const starts = head.segments.map((s) => s.x0)
  const cellOf = (s: Segment): number =>
    Math.max(
      0,
      starts.findLastIndex((x) => x <= s.x0 + s.size * 2.5),
    )
  const table: string[][] = []
  let end = from
  for (; end < rows.length; end++) {
    const row = rows[end]
    const before = rows[end - 1]
    if (!row || (end > from && before && !goesOn(starts, row, before))) break
    const fresh = row.segments.some((s) => cellOf(s) === 0)
    const cells = (fresh ? null : table.pop()) ?? Array.from(starts, () => '')
    for (const s of row.segments) {
      const c = cellOf(s)
      cells[c] = `${cells[c] ?? ''} ${textOf(s.items)}`.trim()
    }
    table.push(cells)
  }
  return table.length < 2 ? null : { end, part: { kind: 'table', y: head.y, rows: table } }
}

/** Rows in the order in which a person reads them: columns one after the other, tables row by row. */
export function partsOf(rows: readonly Row[], frame: Frame): Part[] {
  const parts: Part[] = []
  for (let i = 0; i < rows.length;) {
    const table = looseTable(rows, i)
    if (table) {
      parts.push(table.part)
      i = table.end
      continue
    }
    const block = blockAt(rows, i, frame)
    if (block) {
      const inside = rows.slice(i, block.end)
      const [left, right] = columnsOf(inside, block.gutter)
      const long = (side: readonly Segment[]): boolean =>
        side.length >= BODY_ROWS &&
        side.reduce((n, s) => n + textOf(s.items).length, 0) / side.length >= BODY_LENGTH
      for (const side of [left, right]) {
        if (long(left) && long(right)) parts.push(...side.map((segment): Part => ({ kind: 'line', segment })))
        else parts.push({ kind: 'column', lines: side })
      }
      i = block.end
      continue
    }
    const segments = rows[i]?.segments ?? []
    const items = segments.flatMap((s) => s.items)
    const [a] = segments
    if (a) parts.push({ kind: 'line', segment: { ...a, items, x1: Math.max(...segments.map((s) => s.x1)) } })
    i++
  }
  return parts
}
