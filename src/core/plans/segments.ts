import { ACTOR, VERB_START, doerAt } from './actors.ts'
import { trimSpan } from './sentences.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** The pieces of a clause between commas and colons that stand outside brackets and quotation marks. */
export function segmentsOf(view: PlanView, clause: Span): Span[] {
  const segments: Span[] = []
  let start = clause.start
  let depth = 0
  for (let i = clause.start; i < clause.end; i++) {
    const c = view.plain[i] ?? ''
    if (c === '(' || c === '“') depth++
    else if (c === ')' || c === '”') depth = Math.max(0, depth - 1)
    else if (depth === 0 && (c === ',' || c === ':') && !/\d/.test(view.plain[i + 1] ?? '')) {
      segments.push({ start, end: i })
      start = i + 1
    }
  }
  segments.push({ start, end: clause.end })
  return segments
}

const PAPER =
  /^(?:(?:các|những|số|phần)\s+(?:\p{L}+\s+){0,3}còn lại|báo cáo|hồ sơ|danh sách|bản đăng ký|bảng điểm|kết quả|biên bản|văn bản|tờ trình|đợt \d|riêng|vòng|lần \d|phiên|kỳ họp|hội nghị|cuộc họp|lễ)(?!\p{L})/iu
/** "Các chi, đảng bộ cơ sở …": a name that the comma has cut */
const LISTED = /^(?:các|những)(?:\s+\p{L}+){1,3}$/iu
/** one of several names in a row: "cán bộ, chiến sĩ, đồng bào …" */
const BARE = /^(?:\p{L}+\s+){1,3}\p{L}+$/u
const EMPTY =
  /^(?:và\s+|đồng thời\s+)?(?:(?:phải\s+|cơ bản\s+)?(?:hoàn thành|hoàn tất|xong|kết thúc|phát hành|triển khai|thực hiện xong|bảo đảm xong)\s*)$/u

/** the words between what is due and its date */
const RELATION =
  /(?:^|\s)(?:trước|trong|vào|chậm nhất(?: là)?|đến hết|hết|từ|tới|đến|muộn nhất|không quá|dự kiến(?: vào| trong)?|hạn(?: cuối| chót)?)(?:\s+(?:ngày|tháng|quý))?$/u

/** True when a segment can stand alone: it opens with a verb, a doer or the paper that is sent. */
const opens = (words: string): boolean =>
  VERB_START.test(words.toLowerCase()) || ACTOR.test(words) || PAPER.test(words)

/**
 * The words that say what is due: from the segment that holds the date back to one that opens with a verb or a doer;
 * "hoàn thành trước ngày …" alone says nothing, so it takes the whole clause.
 */
export function dueSpan(view: PlanView, clause: Span, at: Span, whole: Span): Span {
  const segments = segmentsOf(view, clause)
  let k = segments.findLastIndex((s) => s.start <= at.start)
  if (k === -1) k = 0
  const wordsOf = (s: Span | undefined): string => (s ? view.plain.slice(s.start, s.end).trim() : '')
  const own = segments[k]
  const lead = own ? view.lower.slice(own.start, at.start).trim().replace(RELATION, '').trim() : ''
  const end = segments.findLast((s) => s.start < at.end)?.end ?? clause.end
  const cutName = (s: Span | undefined): boolean =>
    s !== undefined &&
    (LISTED.test(wordsOf(s)) || BARE.test(wordsOf(s))) &&
    !VERB_START.test(wordsOf(s).toLowerCase()) &&
    doerAt(view, trimSpan(view, s)) === null
  if (EMPTY.test(lead)) return { start: k === 0 ? whole.start : clause.start, end }
  // a date that opens its segment speaks of what follows, or of what stands before
  if (lead === '') {
    if (k === 0) return { start: clause.start, end: segments.length > 1 ? clause.end : end }
    let from = k - 1
    while (from > 0 && !opens(wordsOf(segments[from]))) from--
    return { start: segments[from]?.start ?? clause.start, end }
  }
  while (k > 0 && (!opens(wordsOf(segments[k])) || cutName(segments[k - 1]))) k--
  return { start: segments[k]?.start ?? clause.start, end }
}
