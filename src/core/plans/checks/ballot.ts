import { firstDay } from '../../kernel/dates.ts'
import { foldRule } from '../../rules/awards.ts'
import type { CheckDefinition, CheckInput, Finding } from './check.ts'

const VOTED = /chiến sĩ thi đua|cstđ|cờ thi đua/u
const SESSION =
  /bình xét|bỏ phiếu|bình bầu|bình chọn|họp xét|xét duyệt|biểu quyết|suy tôn|xét (?:tặng|chọn|thi đua|khen|danh hiệu)|họp hội đồng|phiên họp/u

function find({ context, programme }: CheckInput): Finding[] {
  const target = programme.targets.find((t) => VOTED.test(foldRule(`${t.metric} ${t.quote}`)))
  if (!target || SESSION.test(context.view.lower)) return []
  const date = programme.document.date
  const at98 = date !== null && firstDay(date) >= '2024-01-01' && firstDay(date) < '2025-07-01'
  return [
    {
      at: target,
      items: [target.id],
      message: 'Kế hoạch đặt chỉ tiêu danh hiệu phải bỏ phiếu nhưng không có phiên họp bình xét nào.',
      mend: 'Thêm phiên họp bình xét, bỏ phiếu của Hội đồng và thời gian họp.',
      basis: at98 ? 'Nghị định 98/2023/NĐ-CP, khoản 7 Điều 30' : null,
    },
  ]
}

/** L14: titles that need a vote have a session that votes (NĐ98 Điều 30.7, while it was in force). */
export const ballot: CheckDefinition = {
  code: 'L14',
  severity: 'note',
  title: 'Có danh hiệu phải bỏ phiếu, không có phiên bình xét',
  meaning:
    'Chỉ tiêu có Chiến sĩ thi đua hoặc Cờ thi đua, những danh hiệu phải bỏ phiếu, mà văn bản không nhắc đến việc bình xét.',
  basis: 'Nghị định 98/2023/NĐ-CP, khoản 7 Điều 30',
  find,
}
