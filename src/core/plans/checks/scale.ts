import { isBlocPlan } from '../criteriaBloc.ts'
import { matchesIn, type CheckDefinition, type CheckInput, type Finding } from './check.ts'

const SCORES = /chấm điểm|tính điểm|cho điểm/gu
const SCALE =
  /\d+(?:\.\d{3})? điểm|điểm tối đa|thang điểm (?:\d|theo|tại|kèm|ban hành)|phụ lục|bảng (?:chấm )?điểm (?:kèm|theo|ban hành)|hướng dẫn[^.;]{0,60}chấm điểm|chấm điểm[^.;]{0,60}(?:theo hướng dẫn|theo quy định|theo quyết định)/u

function find({ context }: CheckInput): Finding[] {
  if (!isBlocPlan(context) || SCALE.test(context.view.lower)) return []
  const [first] = matchesIn(context, SCORES)
  return first
    ? [
        {
          at: first,
          message: 'Khối chấm điểm mà văn bản không có thang điểm, không dẫn đến bảng điểm nào.',
          mend: 'Kèm bảng điểm có điểm tối đa từng nội dung, hoặc dẫn hướng dẫn chấm điểm của tỉnh.',
        },
      ]
    : []
}

/** L20: what is scored has a scale, or the scores of two units cannot be compared. */
export const scale: CheckDefinition = {
  code: 'L20',
  severity: 'should',
  title: 'Chấm điểm không có thang điểm',
  meaning:
    'Kế hoạch của cụm, khối yêu cầu chấm điểm nhưng không có thang điểm chung, nên điểm của các đơn vị không so được với nhau.',
  basis: null,
  find,
}
