import type { PlanContext } from './context.ts'
import { doingIn } from './duties.ts'
import { factsOf, type Statement } from './facts.ts'
import type { Responsibility } from './programme.ts'
import type { Span } from './source.ts'
import { columnOf } from './tables.ts'
import { passage, wordsOf, type PlanView } from './view.ts'

/** A duty found, before it is put into words. */
export interface Duty {
  readonly span: Span
  readonly s: Statement
  readonly who: readonly string[]
  readonly explicit: boolean
  readonly role?: string
}

const ROLE =
  /(?:chủ trì|phối hợp|tham mưu|tổng hợp|báo cáo|theo dõi|đôn đốc|kiểm tra|giám sát|hướng dẫn|thẩm định|gửi|nộp|bố trí|cân đối|tuyên truyền|vận động|đăng ký|phản ánh|chịu trách nhiệm|họp|bình xét|bình bầu|tổ chức|triển khai|xây dựng|thực hiện)/u
const TOWARDS =
  /(?:tham mưu|giúp|báo cáo|trình)\s+(?:cho\s+|giúp\s+)?(\p{Lu}[\p{L}\s-]*?)(?=\s+(?:tổ chức|triển khai|chỉ đạo|xây dựng|thực hiện|ban hành|quyết định|xem xét|việc|tiếp tục|khi|trước|và\s)|[,.;]|$)/u

export function toItem(view: PlanView, duty: Duty, ordinal: number): Responsibility {
  const p = passage(view, duty.span)
  const words = wordsOf(view, { start: duty.s.start, end: duty.span.end }).replace(/[.;/\s]+$/, '')
  const doing = duty.explicit && duty.role === undefined ? doingIn(view, duty.s) : null
  const what = doing ? wordsOf(view, { start: doing.verb, end: duty.s.end }).replace(/[.;/\s]+$/, '') : words
  const base = {
    ...p,
    id: `responsibility-${ordinal}@${p.start}`,
    who: duty.who,
    role: duty.role ?? ROLE.exec(what.toLowerCase())?.[0] ?? 'thực hiện',
    what,
    beneficiary: TOWARDS.exec(what)?.[1]?.trim() ?? null,
  }
  return duty.who.length > 0
    ? {
        ...base,
        certainty: 'sure',
        ...(duty.explicit ? {} : { note: 'Câu không nêu tên; lấy người được nêu gần nhất phía trên.' }),
      }
    : { ...base, certainty: 'ask', question: 'Câu này không nêu ai thực hiện. Ai thực hiện?' }
}

const CONTENT = /nội dung|nhiệm vụ|công việc|hoạt động/u
const CHAIRED = /chủ trì|thực hiện|phụ trách|phân công|đầu mối/u

/** Tables of work: one duty a row, from the work to the body in charge; tables of meetings are read as meetings. */
export function dutiesInTables(context: PlanContext): Array<Omit<Responsibility, 'id'>> {
  const { view } = context
  return factsOf(context).tables.flatMap((table) => {
    const [work, chair] = [columnOf(table, CONTENT), columnOf(table, CHAIRED)]
    if (work === -1 || chair === -1 || columnOf(table, /phiên họp|cuộc họp|điểm/u) !== -1) return []
    return table.rows.flatMap((row) => {
      const [what, who] = [row[work], row[chair]]
      if (!what || !who || who.end <= who.start || what.end <= what.start) return []
      const p = passage(view, { start: Math.min(what.start, who.start), end: Math.max(what.end, who.end) })
      return [
        {
          ...p,
          certainty: 'sure' as const,
          who: [wordsOf(view, who)],
          role: table.header[chair] ?? 'chủ trì',
          what: wordsOf(view, what),
          beneficiary: null,
        },
      ]
    })
  })
}
