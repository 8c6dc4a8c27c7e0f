import type { Part } from './columns.ts'
import { rowsOf, textOf, type PageItem, type Rules } from './items.ts'

/** Points: lines closer than this are one line. */
const NEAR = 4
const LEAST_LINES = 2

const merged = (values: readonly number[]): number[] =>
  values
    .toSorted((a, b) => a - b)
    .reduce<number[]>((kept, v) => {
      if (v - (kept.at(-1) ?? -Infinity) > NEAR) kept.push(v)
      return kept
    }, [])

interface Frame {
  readonly x: readonly number[]
  readonly y: readonly number[]
}

/** Upright lines that share their span stand in one table. */
function framesOf({ horizontal, vertical }: Rules): Frame[] {
  const frames: Frame[] = []
  const left = [...vertical].sort((a, b) => a.y0 - b.y0)
  while (left.length > 0) {
    const [seed] = left
    if (!seed) break
    let { y0, y1 } = seed
    const mine = left.filter((v) => {
      const meets = v.y0 <= y1 + NEAR && v.y1 >= y0 - NEAR
      if (meets) {
        y0 = Math.min(y0, v.y0)
        y1 = Math.max(y1, v.y1)
      }
      return meets
    })
    for (const v of mine) left.splice(left.indexOf(v), 1)
    const x = merged(mine.map((v) => v.x))
    // strokes of letters and underlines do not run from one upright line to another
    const ties = (at: number): boolean => x.some((v) => Math.abs(v - at) <= NEAR)
    const across = horizontal.filter((h) => h.y >= y0 - NEAR && h.y <= y1 + NEAR && ties(h.x0) && ties(h.x1))
    const y = merged(across.map((h) => h.y))
    // two columns at least, two rows at least
    if (x.length > LEAST_LINES && y.length > LEAST_LINES) frames.push({ x, y })
  }
  return frames
}

const bandOf = (lines: readonly number[], at: number): number => lines.findLastIndex((l) => l <= at)

function tableOf(frame: Frame, items: readonly PageItem[]): Part {
  const cells = new Map<string, PageItem[]>()
  for (const item of items) {
    const row = bandOf(frame.y, item.y - item.size * 0.3)
    const column = Math.min(
      Math.max(bandOf(frame.x, (item.x0 + Math.min(item.x1, item.x0 + item.size)) / 2), 0),
      frame.x.length - 2,
    )
    const key = `${row}:${column}`
    const cell = cells.get(key)
    if (cell) cell.push(item)
    else cells.set(key, [item])
  }
  const text = (row: number, column: number): string =>
    rowsOf(cells.get(`${row}:${column}`) ?? [])
      .map((r) => r.segments.map((s) => textOf(s.items)).join(' '))
      .join(' ')
  const rows = frame.y
    .slice(0, -1)
    .map((_, r) => frame.x.slice(0, -1).map((__, c) => text(r, c)))
    .filter((row) => row.some((c) => c !== ''))
  return { kind: 'table', y: frame.y[0] ?? 0, rows }
}

/** Takes the items inside ruled frames out as tables; the rest stays. */
export function ruledTables(
  items: readonly PageItem[],
  rules: Rules,
): { readonly tables: readonly Part[]; readonly rest: readonly PageItem[] } {
  let rest = items
  const tables: Part[] = []
  for (const frame of framesOf(rules)) {
    const [top = 0, bottom = 0] = [frame.y[0], frame.y.at(-1)]
    const inside = rest.filter((i) => i.y > top && i.y < bottom + NEAR)
    if (inside.length === 0) continue
    tables.push(tableOf(frame, inside))
    rest = rest.filter((i) => !inside.includes(i))
  }
  return { tables, rest }
}
