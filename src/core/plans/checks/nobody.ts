import type { CheckDefinition, CheckInput, Finding } from './check.ts'

const SENDS = /(?:gửi|nộp)(?!\p{L})|^\s*báo cáo/u
/** "báo cáo của các đơn vị gửi về …": the sender stands with the thing sent */
const SENDER = /(?:báo cáo|hồ sơ|danh sách)[^.;]{0,40}? của \p{L}/u

function find({ context, programme }: CheckInput): Finding[] {
  return programme.deadlines.flatMap((d) => {
    const words = context.view.lower.slice(d.start, d.end)
    if (d.kind !== 'due' || (d.who !== null && d.who !== '') || !SENDS.test(words) || SENDER.test(words)) return []
    return [
      {
        at: d,
        items: [d.id],
        message: 'Hạn này không ghi ai phải làm.',
        mend: 'Ghi tên đơn vị hoặc người phải gửi.',
      },
    ]
  })
}

/** L30: what falls due has somebody who owes it. */
export const nobody: CheckDefinition = {
  code: 'L30',
  severity: 'note',
  title: 'Hạn không có người thực hiện',
  meaning: 'Văn bản đòi gửi báo cáo, hồ sơ trước một ngày mà không nói ai gửi.',
  basis: null,
  find,
}
