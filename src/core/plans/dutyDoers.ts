import { isName } from './actors.ts'
import { doingIn } from './duties.ts'
import type { Statement } from './facts.ts'
import type { Duty } from './responsibilityItems.ts'
import type { PlanView } from './view.ts'

/** "Hội nghị … do Sở X đăng cai", "Đoàn …, do Phó Giám đốc làm Trưởng đoàn" */
const MADE_BY =
  /(?:^|[\s,])do\s+(?=(?:đồng chí\s+)?\p{Lu})(.{3,80}?)\s+(?:đăng cai|đảm nhiệm|phụ trách|tổ chức|chuẩn bị|biên soạn|làm\s+(?:trưởng|phó|tổ|chủ|đầu))(?!\p{L})/iu
export function madeBy(view: PlanView, s: Statement): string | null {
  const words = view.flat.slice(s.start, s.end)
  const name = /do /i.test(words) ? (MADE_BY.exec(words)?.[1] ?? null) : null
  return name !== null && /^\p{Lu}/u.test(name) && isName(name) ? name : null
}

/** "Thủ trưởng cơ quan nào để … thì phải giải trình …" */
const WHICHEVER =
  /^(.{3,60}?)\s+nào\s[^.;]*?\s(?:thì\s+)?phải\s+(?:giải trình|chịu trách nhiệm|báo cáo|kiểm điểm|khắc phục)/u
export function nameless(view: PlanView, s: Statement): string | null {
  const words = view.flat.slice(s.start, s.end)
  if (!words.includes(' nào ')) return null
  const name = WHICHEVER.exec(words)?.[1]?.replace(/^nếu\s+/iu, '') ?? null
  return name !== null && isName(name) ? name : null
}

/** "Phong trào “…”: Sở X chủ trì": what is to be done stands before the colon, the doer after it */
const QUOTED_NAME = /^[^:;.“”]{0,80}“[^”]{1,240}”[^:;.“”]{0,60}:\s+(?=\p{L})/u
export function chairedAfterName(view: PlanView, s: Statement): Duty | null {
  const words = view.flat.slice(s.start, Math.min(s.end, s.start + 420))
  const lead = words.includes('”') ? QUOTED_NAME.exec(words) : null
  if (!lead) return null
  const span = { start: s.start + lead[0].length, end: s.end }
  const doing = doingIn(view, span)
  if (!doing || !LEADS.test(view.flatLower.slice(doing.verb, s.end))) return null
  return { span, s: { ...s, start: span.start }, who: [doing.name], explicit: true }
}
const LEADS =
  /^(?:chủ trì|phụ trách|đầu mối|là (?:đơn vị|cơ quan|đầu mối)|theo dõi|tham mưu|chịu trách nhiệm|hướng dẫn|triển khai)/u

/** in a list of what it takes, only a clause that chooses or sends is a duty */
export const carries = (view: PlanView, s: Statement): boolean =>
  /^(?:lập|gửi|nộp|trình|tổng hợp|thẩm định|xét|bình xét|báo cáo|hướng dẫn|đôn đốc)(?!\p{L})/u.test(
    view.flatLower.slice(s.start, s.start + 40),
  )

/** The clause before may name one body and leave the work to another: "Đoàn …, do Phó Giám đốc làm Trưởng đoàn; lập biên bản". */
export function subjectOf(view: PlanView, s: Statement, before: Duty): readonly string[] | null {
  if (s.previous === null || before.explicit || before.role !== undefined) return null
  const named = madeBy(view, s.previous) === null ? null : doingIn(view, s.previous)
  return named ? [named.name] : null
}
