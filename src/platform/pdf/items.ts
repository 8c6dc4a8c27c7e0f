/** A run of letters or a word on a page: points from the left and from the top; `y` is the base line. */
export interface PageItem {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
  /** the recogniser's confidence 0–100, where the item was recognised and not typed */
  readonly confidence?: number
}

/** Items side by side without a wide gap. */
export interface Segment {
  readonly items: readonly PageItem[]
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
}
export interface Row {
  readonly y: number
  readonly size: number
  readonly segments: readonly Segment[]
}

export interface Page {
  readonly width: number
  readonly height: number
  readonly items: readonly PageItem[]
  /** ruled lines of tables, where the page was looked at as a picture */
  readonly rules?: Rules
}
/** Lines drawn on a page, in its points. */
export interface Rules {
  readonly horizontal: readonly { readonly y: number; readonly x0: number; readonly x1: number }[]
  readonly vertical: readonly { readonly x: number; readonly y0: number; readonly y1: number }[]
}

const SAME_LINE = 0.45
/** in letter sizes: a gap that parts columns, and one that parts words */
const COLUMN_GAP = 1.6
const WORD_GAP = 0.13
const MARKER = /^(?:(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)/]|[-–+•*])$/u

function segmentOf(items: readonly PageItem[]): Segment {
  const first = items[0]
  return {
    items,
    x0: first?.x0 ?? 0,
    x1: Math.max(...items.map((i) => i.x1)),
    y: first?.y ?? 0,
    size: Math.max(...items.map((i) => i.size)),
  }
}

const joinText = (items: readonly PageItem[]): string =>
  items
    .map((i) => i.text)
    .join('')
    .trim()

function segmentsOf(items: PageItem[]): Segment[] {
  items.sort((a, b) => a.x0 - b.x0)
  const groups: PageItem[][] = []
  let right = 0
  for (const item of items) {
    const group = groups.at(-1)
    const wide = item.x0 - right > COLUMN_GAP * item.size
    // a number set off by a tab belongs to what it numbers
    if (group && (!wide || (groups.length === 1 && MARKER.test(joinText(group))))) group.push(item)
    else groups.push([item])
    right = Math.max(group ? right : 0, item.x1)
  }
  return groups.map(segmentOf)
}

/** Lines from top to bottom, each cut into segments where a gap is too wide for a space. */
export function rowsOf(items: readonly PageItem[]): Row[] {
  const sorted = items.filter((i) => i.text.trim() !== '').toSorted((a, b) => a.y - b.y)
  const lines: PageItem[][] = []
  let y = -Infinity
  for (const item of sorted) {
    const line = lines.at(-1)
    if (line && Math.abs(item.y - y) < SAME_LINE * item.size) line.push(item)
    else {
      lines.push([item])
      y = item.y
    }
  }
  return lines.map((line) => {
    const segments = segmentsOf(line)
    return { y: line[0]?.y ?? 0, size: Math.max(...segments.map((s) => s.size)), segments }
  })
}

/** The pieces of a segment with the spaces that its gaps stand for. */
export function spaced(items: readonly PageItem[]): { readonly text: string; readonly item: PageItem }[] {
  const out: { text: string; item: PageItem }[] = []
  let right: number | null = null
  let open = false
  for (const item of items) {
    const gap = right !== null && item.x0 - right > WORD_GAP * item.size && !open && !/^\s/.test(item.text)
    out.push({ text: (gap ? ' ' : '') + item.text.replace(/\s+/g, ' '), item })
    open = /\s$/.test(item.text)
    right = item.x1
  }
  return out
}

export const textOf = (items: readonly PageItem[]): string =>
  spaced(items)
    .map((p) => p.text)
    .join('')
    .trim()
