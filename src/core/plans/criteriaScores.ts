import type { CriteriaPiece } from './criteriaPieces.ts'
import { cellsOfRow, type Cell } from './criteriaTables.ts'
import type { OutlineNode } from './outline.ts'
import { trimSpan } from './sentences.ts'
import type { PlanView } from './view.ts'

const POINTS = /^(?:thang |số |mức )?điểm(?: tối đa| chuẩn| tự chấm| đạt| thưởng)?(?: \(.*\))?$/u
const WHAT = /nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|công việc/u
const SUM = /^(?:tổng(?: cộng| điểm| số)?|cộng)(?!\p{L})/u
/** "BẢNG ĐIỂM ĐỐI VỚI TẬP THỂ": whom the table above which it stands is for */
const FOR_WHOM =
  /(?:đối với|dành cho|áp dụng (?:cho|đối với))\s+(?:các\s+)?([^(),;.\n]{2,60}?)(?=\s*(?:\(|,|;|\.|năm \d|$))/u

const rank = (cell: Cell | undefined): 'outer' | 'inner' | null =>
  cell === undefined
    ? null
    : /^(?:[ivx]+|[a-h])[.)]?$/u.test(cell.words)
      ? 'outer'
      : /^\d/.test(cell.words)
        ? 'inner'
        : null

/** A heading row of the table ("I. Nhiệm vụ chính trị | 60") whose lines follow is their sum, not a line of its own. */
const sums = (row: readonly Cell[], next: readonly Cell[] | undefined): boolean =>
  rank(row[0]) === 'outer' && rank(next?.[0]) === 'inner'

/** The lines of every score table: its heading row names a column of points beside one of contents. */
export function scoredIn(view: PlanView, nodes: readonly OutlineNode[]): CriteriaPiece[] {
  let column = -1
  let group: string | null = null
  return nodes.flatMap((node, i): CriteriaPiece[] => {
    if (node.block.kind !== 'row') {
      column = -1
      const named = FOR_WHOM.exec(
        view.flatLower.slice(node.body.start, Math.min(node.body.end, node.body.start + 300)),
      )
      if (named?.[1] !== undefined) group = named[1].trim()
      else if (!node.heading && view.flat.slice(node.body.start, node.body.end).trim().length > 120)
        group = null
      return []
    }
    const cells = cellsOfRow(view, node)
    if (cells.findIndex((c) => POINTS.test(c.words)) > 0) {
      column = cells.findIndex((c) => WHAT.test(c.words))
      return []
    }
    const cell = cells[column]
    if (
      !cell ||
      !/\p{L}/u.test(cell.words) ||
      SUM.test(cell.words) ||
      !cells.slice(column + 1).some((c) => /\d/.test(c.words))
    )
      return []
    const next = nodes[i + 1]
    if (sums(cells, next?.block.kind === 'row' ? cellsOfRow(view, next) : undefined)) return []
    return [{ ...trimSpan(view, cell), group }]
  })
}

/** "Thực hiện nhiệm vụ …: tối đa 600 điểm" */
const POINTS_LINE = /(?:[:(,-]|\s(?:tối đa|đạt))\s*(?:tối đa |không quá )?\d[\d.,]{0,8}\s*điểm\)?[\s.;]*$/u
/** how much of a line its points may take */
const POINTS_LONG = 60

const endsWithPoints = (view: PlanView, { start, end }: { start: number; end: number }): boolean =>
  end - start > 12 && POINTS_LINE.test(view.flatLower.slice(Math.max(start, end - POINTS_LONG), end))

/** Lines beside each other that each end with their points: a score without a table. */
export function pointLines(view: PlanView, nodes: readonly OutlineNode[]): CriteriaPiece[] {
  return nodes.flatMap((parent) => {
    const lines = parent.children.filter(
      (n) => n.block.kind === 'text' && n.marker !== null && endsWithPoints(view, n.body),
    )
    return lines.length < 2 ? [] : lines.map((n) => ({ ...trimSpan(view, n.body), group: null }))
  })
}
