import type { Meeting } from '../programme.ts'
import type { CheckDefinition, CheckInput, Finding } from './check.ts'

const OF_COUNCIL = /phiên họp|họp hội đồng|hội đồng[^.;]{0,30}họp/u
const AS_NEEDED = /không định kỳ|đột xuất|bất thường|khi cần|khi có|triệu tập|theo yêu cầu/u

function wrong(meeting: Meeting, around: string): Finding | null {
  if (!OF_COUNCIL.test(`${meeting.kind} ${meeting.quote}`.toLowerCase())) return null
  if (
    meeting.agenda.length === 0 &&
    meeting.dates.length > 0 &&
    !/nội dung|thảo luận|xem xét|xét|đánh giá|kiểm điểm|thông qua|cho ý kiến/u.test(around)
  )
    return {
      at: meeting,
      items: [meeting.id],
      message: 'Phiên họp có thời gian mà không có nội dung.',
      mend: 'Ghi nội dung phiên họp.',
    }
  if (
    meeting.agenda.length > 0 &&
    meeting.dates.length === 0 &&
    !AS_NEEDED.test(around) &&
    !/tháng|quý|hằng|hàng|định kỳ|ngày|cuối năm|đầu năm/u.test(around)
  )
    return {
      at: meeting,
      items: [meeting.id],
      message: 'Có nội dung họp mà không có thời gian họp.',
      mend: 'Ghi tháng hoặc ngày họp; nếu họp khi cần thì ghi rõ là không định kỳ.',
    }
  return null
}

/** L13: a session has an agenda, and an agenda a session. */
export const meetings: CheckDefinition = {
  code: 'L13',
  severity: 'should',
  title: 'Phiên họp thiếu nội dung hoặc thời gian',
  meaning:
    'Phiên họp của Hội đồng có ngày tháng mà không có nội dung, hoặc có nội dung mà không biết họp khi nào.',
  basis: null,
  find: ({ context, programme }: CheckInput) =>
    programme.meetings.flatMap(
      (m) =>
        wrong(m, context.view.lower.slice(m.start, Math.max(m.end, ...m.agenda.map((a) => a.end)) + 200)) ??
        [],
    ),
}
