import { doingIn, opensWithVerb } from './duties.ts'
import { segmentsOf } from './segments.ts'
import type { Statement } from './facts.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** Something to be done again and again: which words say so, and the words of what is done. */
export interface Recurrence {
  readonly rule: string
  /** the words of the rhythm */
  readonly words: Span
  readonly span: Span
}

const RULES: Readonly<Record<string, string>> = {
  ngày: 'daily',
  tuần: 'weekly',
  tháng: 'monthly',
  quý: 'quarterly',
  năm: 'yearly',
}
const ANY_OR_ASKED =
  /(?:theo\s+)?định kỳ(?:\s+(?:hằng|hàng)\s+\p{L}+)?\s*(?:hoặc|và|,|hay)\s*(?:khi có\s+)?đột xuất(?:\s+(?:theo|khi có)\s+yêu cầu)?/u
const ASKED = /đột xuất\s+(?:theo|khi có|khi được)\s+yêu cầu|(?:theo|khi có)\s+yêu cầu đột xuất/u
const EVERY =
  /(?<!việc làm |công việc |nhiệm vụ |hoạt động |xây dựng kế hoạch |lập kế hoạch )(?:định kỳ\s+)?(?:hằng|hàng)\s+(ngày|tuần|tháng|quý|năm)(?!\p{L})/u
/** "cuối tháng chấm công", "vào thứ Năm", "báo cáo ngày trước 16 giờ", "trước ngày 20 tháng cuối quý" */
const AT_END =
  /(?<!tháng |tuần |ngày )(?:cuối|đầu)\s+(?:mỗi\s+|các\s+)?(tuần|tháng|quý)(?!\s*\d|\s+[ivx]+(?!\p{L})|\p{L}|\s+(?:của|này|sau|năm))/u
const QUARTER_END = /(?:ngày\s+\d{1,2}\s+)?(?:của\s+)?tháng cuối\s+(?:mỗi\s+|của\s+)?quý(?!\s*\d|\s+[ivx])/u
const DAYS = /\d{1,3}\s*ngày\s*(?:\/\s*lần|(?:một|01|1)\s+lần)/u
const REPORT_OF = /báo cáo (ngày|tuần|tháng|quý)\s+(?:trước|vào|chậm nhất)(?!\s+(?:là\s+)?ngày\s+\d)/u
const WEEKDAY = /vào\s+(?:các\s+)?(?:ngày\s+)?thứ\s+(?:hai|ba|tư|năm|sáu|bảy)(?!\p{L}|,?\s+(?:ngày|\d))/u
const EACH =
  /(?<!\p{L})mỗi\s+(tuần|tháng|quý|năm)(?:\s+(?:một|01|1|0?\d)\s+lần|(?=(?:\s+\p{L}+){0,2}\s+(?:ít nhất\s+|tối thiểu\s+)?\d))/u
const TIMES = /\d{1,2}\s*lần\s*\/\s*(tuần|tháng|quý|năm)(?!\p{L})/u
const HALF =
  /(?:định kỳ\s+)?(?:(?:0?6|sáu)\s+tháng(?:\s+một lần|\s*\/\s*lần|,\s*(?:một )?năm|\s+và\s+(?:hằng|hàng|cả|một)?\s*năm))|định kỳ\s+(?:0?6|sáu)\s+tháng/u
/** "ngày mùng 5 tháng sau", "ngày 25 của tháng" */
const MONTH_DAY =
  /(?:vào\s+)?ngày\s+(?:mùng|mồng)?\s*\d{1,2}\s+(?:(?:của\s+)?tháng (?:sau|kế tiếp|tiếp theo|liền kề)|(?:của\s+)?mỗi tháng|của tháng(?!\s+(?:\d|cuối)))/u
const ACTS =
  /(?<!\p{L})(?:báo cáo|gửi|nộp|họp|tổng hợp|sinh hoạt|công bố|sơ kết|đánh giá|kiểm tra|đăng|phát|rà soát|giao ban|xuống|bình xét|trừ khi|thông báo|cập nhật|theo dõi|thực hiện|đăng cai|tổ chức)(?!\p{L})/u
const TIMED = /^(?:\p{L}+\s+){0,2}?(?:thời gian|thời hạn|định kỳ)(?!\p{L})/u
/** "hằng năm được xếp loại …" is a condition of an award */
const EARNED =
  /xếp loại|đạt danh hiệu|được đánh giá|hoàn thành (?:tốt|xuất sắc)|được công nhận|được tặng|nêu tên/u

function ruleOf(words: string): { rule: string; index: number; length: number } | null {
  const both = ANY_OR_ASKED.exec(words)
  if (both)
    return {
      rule: both[0].replace(/^theo\s+/u, '').replace(/\s+/g, ' '),
      index: both.index,
      length: both[0].length,
    }
  const half = HALF.exec(words)
  if (half) return { rule: 'half-yearly', index: half.index, length: half[0].length }
  const days = DAYS.exec(words)
  if (days) return { rule: days[0].replace(/\s+/g, ' '), index: days.index, length: days[0].length }
  for (const pattern of [EVERY, EACH, TIMES, REPORT_OF, AT_END]) {
    const m = pattern.exec(words)
    if (m) return { rule: RULES[m[1] ?? ''] ?? 'yearly', index: m.index, length: m[0].length }
  }
  const quarter = QUARTER_END.exec(words)
  if (quarter) return { rule: 'quarterly', index: quarter.index, length: quarter[0].length }
  const weekday = WEEKDAY.exec(words)
  if (weekday) return { rule: 'weekly', index: weekday.index, length: weekday[0].length }
  const day = MONTH_DAY.exec(words)
  if (day) return { rule: 'monthly', index: day.index, length: day[0].length }
  const asked = ASKED.exec(words)
  return asked ? { rule: 'on-request', index: asked.index, length: asked[0].length } : null
}

/** "… 01 lần/quý và chịu trách nhiệm …": another duty begins at "và". */
function untilAnd(view: PlanView, piece: Span, words: Span): Span {
  return /^\s+và\s/u.test(view.lower.slice(words.end, Math.min(piece.end, words.end + 6)))
    ? { start: piece.start, end: words.end }
    : piece
}

/** "dự toán ngân sách xã hằng năm" is a yearly budget, nothing done yearly */
const BUDGET = /(?:dự toán|ngân sách|kinh phí)(?:\s+[^\s,;]+){0,4}\s+(?:hằng|hàng) năm$/u

/** Segments, cut once more where "và" joins two rhythms. */
function piecesOf(view: PlanView, s: Statement): Span[] {
  return segmentsOf(view, s).flatMap((segment) => {
    const words = view.lower.slice(segment.start, segment.end)
    const cut = /\s(?:và|đồng thời)\s+(?=báo cáo đột xuất|đột xuất (?:khi|theo))/u.exec(words)
    return cut && EVERY.test(words.slice(0, cut.index))
      ? [
          { start: segment.start, end: segment.start + cut.index },
          { start: segment.start + cut.index + cut[0].length, end: segment.end },
        ]
      : [segment]
  })
}

const PAPER = /^(?:báo cáo|hồ sơ|danh sách|bảng|biểu|sổ)(?!\p{L})/u

/** Somebody does it: the clause names an act, opens with a verb, or names its doer. */
const done = (view: PlanView, span: Span, lower: string): boolean =>
  ACTS.test(lower) || opensWithVerb(view, span) || doingIn(view, span) !== null

/** The recurring duties of one clause; conditions of awards ("hằng năm được xếp loại …") are none. */
export function recurrencesIn(view: PlanView, s: Statement): Recurrence[] {
  const clause = view.lower.slice(s.start, s.end)
  const timed = s.label !== null && TIMED.test(s.label)
  if (
    !/hằng|hàng|mỗi|lần|định kỳ|đột xuất|tháng sau|của tháng|cuối|đầu|thứ|báo cáo/u.test(clause) ||
    ruleOf(clause) === null ||
    (!timed && (EARNED.test(clause) || !done(view, s, clause)))
  )
    return []
  const found: Recurrence[] = []
  const pieces = piecesOf(view, s)
  for (const [i, piece] of pieces.entries()) {
    const lower = view.lower.slice(piece.start, piece.end)
    const rule = ruleOf(lower)
    if (!rule) continue
    const words = { start: piece.start + rule.index, end: piece.start + rule.index + rule.length }
    const alone =
      lower.slice(0, rule.index).trim() === '' && rule.index + rule.length >= lower.trimEnd().length - 1
    if (timed || (s.label !== null && PAPER.test(s.label) && pieces.length === 1))
      return [{ rule: rule.rule, words, span: { start: s.labelStart, end: s.end } }]
    if (BUDGET.test(lower.slice(0, rule.index + rule.length))) continue
    // "hằng quý, báo cáo gửi trước ngày 20 của tháng cuối quý" says its rhythm twice
    if (found.some((x) => x.rule === rule.rule && x.span.start <= piece.start && x.span.end >= piece.end))
      continue
    if (!alone && !ACTS.test(lower) && !EACH.test(lower) && !done(view, piece, lower)) continue
    const phrase = /đột xuất/u.test(rule.rule)
    found.push({
      rule: rule.rule,
      words,
      span: phrase
        ? words
        : alone && (i === 0 || (i === 1 && pieces.length === 2 && PAPER.test(clause.trimStart())))
          ? { start: i === 0 ? piece.start : s.labelStart, end: s.end }
          : untilAnd(view, piece, words),
    })
  }
  return found
}

/** The rhythm that a table cell names, if it names one. */
export const rhythmOf = (lower: string): string | null => ruleOf(lower)?.rule ?? null
