import { walk, type OutlineNode } from '../outline.ts'
import { matchesIn, type CheckDefinition, type CheckInput, type Finding } from './check.ts'

const TOTAL =
  /(?:tổng (?:số|cộng)(?: là|:)? )?(\d{1,4}) (giấy khen|bằng khen|giải thưởng|giải|suất|tập thể,? cá nhân|điển hình|mô hình|sáng kiến)(,? trong đó(?: có)?:?|,? gồm:?|:) ((?:\d{1,4} [^\d.;:]{2,40}?(?:,| và |;)? ?){2,8})(?=[.;)]|$)/gu

function parts({ context }: CheckInput): Finding[] {
  return [...matchesIn(context, TOTAL)].flatMap((m) => {
    const [total = '0', thing = '', link = '', list = ''] = m.groups
    const sum = [...list.matchAll(/\d+/g)].reduce((a, n) => a + Number(n[0]), 0)
    const partial = link.includes('trong đó')
    if (sum === Number(total) || (partial && sum < Number(total))) return []
    return [
      {
        at: m,
        message: `Các phần cộng lại là ${sum}, văn bản ghi ${Number(total)} ${thing}.`,
        mend: 'Sửa tổng số hoặc sửa một phần.',
      },
    ]
  })
}

/** L31: parts add up to the whole. */
export const sums: CheckDefinition = {
  code: 'L31',
  severity: 'should',
  title: 'Các phần không cộng thành tổng',
  meaning:
    'Số lượng khen hoặc số lượng giao được chia thành nhiều phần, mà các phần cộng lại khác tổng số đã ghi.',
  basis: null,
  find: parts,
}

const figure = (cell: string): number | null =>
  /^\d{1,3}(?:\.\d{3})*$|^\d+$/.test(cell) ? Number(cell.replaceAll('.', '')) : null
const cellsOf = (plain: string): string[] => plain.split('|').map((c) => c.trim().toLowerCase())

/** Adds the points of a table whose last line is their total; main lines only, where lines are numbered I, II, III. */
function tableTotals({ context }: CheckInput): Finding[] {
  const plainOf = (node: OutlineNode): string => context.view.plain.slice(node.start, node.end)
  let column = -1
  let rows: string[][] = []
  const findings: Finding[] = []
  for (const node of walk(context.outline)) {
    if (node.block.kind !== 'row') {
      ;[column, rows] = [-1, []]
      continue
    }
    const cells = cellsOf(plainOf(node))
    const points = cells.findIndex((c) =>
      /^(?:thang |số |mức )?điểm(?: tối đa| chuẩn)?(?: \(.*\))?$/u.test(c),
    )
    if (points >= 0) [column, rows] = [points, []]
    else if (cells.some((c) => /^tổng(?: cộng| điểm| số)?(?: điểm)?$/u.test(c)))
      findings.push(...compare(node, cells, rows, column))
    else if (column >= 0) rows.push(cells)
  }
  return findings
}

function compare(
  node: OutlineNode,
  cells: readonly string[],
  rows: readonly string[][],
  column: number,
): Finding[] {
  const stated = cells
    .map(figure)
    .filter((n) => n !== null)
    .at(-1)
  const main = rows.filter((r) => r.some((c) => /^[ivx]+$/.test(c)))
  const values = (main.length ? main : rows).map((r) => figure(r[column] ?? ''))
  if (stated === undefined || column < 0 || values.length < 2 || values.includes(null)) return []
  const sum = values.reduce<number>((a, n) => a + (n ?? 0), 0)
  return sum === stated
    ? []
    : [
        {
          at: node,
          message: `Điểm các nội dung cộng lại là ${sum}, dòng tổng ghi ${stated}.`,
          mend: 'Sửa điểm từng nội dung hoặc dòng tổng.',
        },
      ]
}

/** L32: the lines of a score table add up to its total. */
export const scoreTotals: CheckDefinition = {
  code: 'L32',
  severity: 'should',
  title: 'Bảng điểm cộng sai',
  meaning: 'Điểm tối đa của các nội dung trong bảng điểm cộng lại khác dòng tổng cộng.',
  basis: null,
  find: tableTotals,
}
