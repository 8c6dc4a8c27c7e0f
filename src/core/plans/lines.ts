import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** The words of one column on one printed line: heads and signatures stand in two columns, whatever the file made of them. */
export interface Cell extends Span {
  readonly words: string
  readonly line: number
  readonly column: number
  /** an empty line, or a rule, stands before its line */
  readonly gap: boolean
  /** the line is printed bold in the source */
  readonly bold: boolean
}

const RULE = /^[-=_.*\s|:]*$/
/** Columns are kept apart by a bar, a tab or a wide gap; the gap left for a day or a number ("ngày    tháng", "Số:    /KH") is none. */
const COLUMNS = /[|\t]|(?<!ngày|tháng|Số:?|số:?| ) {3,}(?! |tháng|năm|\/)/g
const BARS = /[|\t]/g

function cellsOfLine(view: PlanView, start: number, end: number, line: number, gap: boolean): Cell[] {
  const cells: Cell[] = []
  const raw = view.text.slice(start, end)
  let from = 0
  const add = (to: number): void => {
    const plain = view.plain.slice(start + from, start + to)
    const words = plain.trim().replace(/\s+/g, ' ')
    if (words === '' || RULE.test(words)) return
    const lead = plain.length - plain.trimStart().length
    const at = start + from + lead
    const bold =
      /^\s*[*#]{1,6}/.test(view.text.slice(start + from, start + to)) &&
      !/^\s*\*\s/.test(view.text.slice(start + from, at + 2))
    cells.push({ start: at, end: at + plain.trim().length, words, line, column: cells.length, gap, bold })
  }
  for (const m of raw.matchAll(raw.includes('|') ? BARS : COLUMNS)) {
    add(m.index)
    from = m.index + m[0].length
  }
  add(raw.length)
  return cells
}

/** The cells of at most `most` printed lines of a span, in reading order. */
export function cellsIn(view: PlanView, span: Span, most = 400): Cell[] {
  const cells: Cell[] = []
  let gap = true
  let line = 0
  for (let start = span.start; start < span.end && line < most;) {
    const stop = view.plain.indexOf('\n', start)
    const end = stop === -1 || stop > span.end ? span.end : stop
    const found = cellsOfLine(view, start, end, line, gap)
    gap = found.length === 0
    if (found.length) line++
    cells.push(...found)
    start = end + 1
  }
  return cells
}
