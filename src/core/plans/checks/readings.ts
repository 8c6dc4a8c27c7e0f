import { readRule, type DoubtKind } from '../../rules/read.ts'
import type { Criterion, Programme } from '../programme.ts'
import type { CheckDefinition, CheckInput, Finding } from './check.ts'

const criteriaOf = (programme: Programme): readonly Criterion[] => [
  ...programme.campaigns.flatMap((c) => c.criteria),
  ...programme.criteria,
]

/** Two checks ask for the doubts of the same criterion. */
const kept = new WeakMap<Criterion, ReturnType<typeof readRule>['doubts']>()
function doubtsOf(criterion: Criterion): ReturnType<typeof readRule>['doubts'] {
  const hit = kept.get(criterion)
  if (hit) return hit
  // without "hoặc" and without a count there is nothing to read in two ways
  const doubts = /hoặc|hay|lần|năm|danh hiệu|liên t/iu.test(criterion.quote)
    ? readRule(criterion.quote.replace(/^[^:]{2,160}:\s*(?=\S)/u, '')).doubts
    : []
  kept.set(criterion, doubts)
  return doubts
}

function doubtful(
  { programme }: CheckInput,
  kinds: readonly DoubtKind[],
  message: string,
  mend: string,
): Finding[] {
  return criteriaOf(programme).flatMap((criterion) => {
    return doubtsOf(criterion).some((d) => kinds.includes(d.kind))
      ? [{ at: criterion, items: [criterion.id], message, mend }]
      : []
  })
}

/** L08: "và" and "hoặc" in one sentence are grouped. */
export const grouping: CheckDefinition = {
  code: 'L08',
  severity: 'should',
  title: '“Và”, “hoặc” lẫn lộn',
  meaning:
    'Một tiêu chí nối các điều kiện vừa bằng “và” vừa bằng “hoặc” mà không tách nhóm, nên đọc được theo hai cách.',
  basis: null,
  find: (input) =>
    doubtful(
      input,
      ['mixed-connectives', 'list-or'],
      'Câu nối các điều kiện vừa bằng “và” vừa bằng “hoặc”, đọc được theo hai cách.',
      'Tách thành gạch đầu dòng “một trong các điều kiện sau”, hoặc dùng dấu ngoặc để nhóm.',
    ),
}

/** L09: "n lần", "n năm" say within which time they are counted. */
export const countingWindow: CheckDefinition = {
  code: 'L09',
  severity: 'note',
  title: 'Đếm lần, đếm năm mà không ghi khoảng thời gian',
  meaning: 'Tiêu chí đòi một số lần hoặc số năm mà không nói tính trong khoảng nào, có liên tục hay không.',
  basis: null,
  find: (input) =>
    doubtful(
      input,
      ['window-missing'],
      'Câu đếm số lần hoặc số năm mà không ghi tính trong khoảng thời gian nào.',
      'Thêm khoảng thời gian, ví dụ “trong 05 năm gần nhất” hoặc “liên tục”.',
    ),
}
