import type { CriteriaPlace } from './criteriaPlaces.ts'
import { groupOfLabel } from './criteriaPlaces.ts'
import type { OutlineNode } from './outline.ts'
import { trimSpan } from './sentences.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** One cell of a table row; `words` are lower case. */
export interface Cell extends Span {
  readonly words: string
}

/** The cells of a row between its bars; a bar that opens the row opens no empty cell. */
export function cellsOfRow(view: PlanView, row: Span): Cell[] {
  const cells: Cell[] = []
  let start = row.start
  for (let i = row.start; i <= row.end; i++) {
    if (i < row.end && view.plain[i] !== '|') continue
    const span = trimSpan(view, { start, end: i })
    const opening = start === row.start && span.start >= span.end
    if (!opening) cells.push({ ...span, words: view.flatLower.slice(span.start, span.end) })
    start = i + 1
  }
  return cells
}

const CRITERIA = /^(?:các )?(?:tiêu chí|tiêu chuẩn|điều kiện)(?!\p{L})/u
const WHOM = /^(?:đối tượng|danh hiệu|áp dụng)/u
const POINTS = /^(?:thang |số |mức )?điểm(?!\p{L})/u

/** Criteria in the column of a table headed "Tiêu chí", for whom the column "Đối tượng" says; score tables are read elsewhere. */
export function tablePlaces(view: PlanView, nodes: readonly OutlineNode[]): CriteriaPlace[] {
  let column = -1
  let whom = -1
  return nodes.flatMap((node): CriteriaPlace[] => {
    if (node.block.kind !== 'row') {
      column = -1
      return []
    }
    const cells = cellsOfRow(view, node)
    const heading = cells.findIndex((c) => CRITERIA.test(c.words) && c.words.length < 60)
    if (heading >= 0) {
      column = cells.some((c) => POINTS.test(c.words)) ? -1 : heading
      whom = cells.findIndex((c) => WHOM.test(c.words))
      return []
    }
    const cell = cells[column]
    if (!cell || !/\p{L}/u.test(cell.words)) return []
    const group = cells[whom]
    return [
      {
        start: cell.start,
        end: cell.end,
        group: group ? groupOfLabel(view.flat.slice(group.start, group.end)) : null,
        nested: false,
      },
    ]
  })
}
