import type { DateLike } from '../kernel/dates.ts'
import { firstDay, lastDay } from '../kernel/dates.ts'
import { firstOf, lastOf, precisionOf, type DateRange } from '../vietnamese/dates.ts'
import { bracketed } from './dateSpans.ts'
import { timed } from './dateWords.ts'
import { draft, type DeadlineDraft, type Reading } from './deadlineDraft.ts'
import type { Deadline } from './programme.ts'
import { dueSpan } from './segments.ts'
import { headingWords } from './sessions.ts'
import { monthOver } from './timedLines.ts'

/** "Bình xét thi đua: từ ngày … đến ngày …": the words before the colon say what the days are for */
const OCCASION =
  /^(?:tổ chức|hội nghị|họp|sơ kết|tổng kết|kiểm tra|bình xét|đăng ký|chấm điểm|nộp|ký)[^:]{0,120}:\s*$/u
/** the paper's own day opens the stretch */
const FROM_NOW = /^(?:từ nay|(?:kể\s+)?từ (?:ngày|khi))(?!\s*\d)/u
const RUNS =
  /(?:^|[\s(:,])(?:thực hiện|kéo dài|phát động|diễn ra|tổ chức|tiến hành|bắt đầu|thi đua|thời gian|đợt \d+)\s*[:(]?\s*$/u
/** "số liệu tính từ … đến …" measures, it sets no term */
const COUNTED = /(?:^|\s)(?:tính|số liệu|chốt số liệu)\s*$/u
const SENT =
  /(?:gửi|nộp|nhận|đăng ký|hoàn thành|bình xét|chấm điểm|thẩm định|tự đánh giá)(?:\s+[^\s,;:]+){0,8}\s*$/u

type Values = Partial<Deadline>

/** A stretch with an end only: "đến hết ngày …", "từ nay đến ngày …". */
function untilDay(r: Reading, range: DateRange, values: Values, sure: boolean): DeadlineDraft {
  const { lower, view, s } = r
  const lead = lower.slice(s.start, range.start).trim()
  const whole = { start: range.start, end: range.end }
  const own = bracketed(view, { start: s.labelStart, end: s.end }, range)
  const fromNow = FROM_NOW.test(lower.slice(range.start, range.start + 14))
  const opened: DateLike | null = fromNow ? r.issued : null
  const runs = fromNow && (own !== null || timed(s) || RUNS.test(lower.slice(s.labelStart, range.start)))
  const span =
    runs || own
      ? whole
      : fromNow && lead.split(/[,:]/).at(-1)?.trim() === ''
        ? { start: range.start, end: s.end }
        : dueSpan(view, s, range, s)
  const made = draft(
    r,
    span,
    runs || /phong trào|thi đua|đợt/u.test(lead) ? 'campaign-period' : 'due',
    {
      ...values,
      ...(opened === null ? {} : { from: opened }),
      ...(values.to === undefined ? {} : { date: values.to }),
      comparator: 'by',
    },
    sure,
  )
  return opened === null ? made : { ...made, note: 'Văn bản tính từ ngày ký; lấy ngày của văn bản.' }
}

/** a line under "Thời gian nộp hồ sơ:" */
const submitted = ({ view, s }: Reading): boolean =>
  s.node.parent !== null &&
  /(?:thời gian|thời hạn|hạn)\s+(?:nộp|gửi|nhận|tiếp nhận)/u.test(headingWords(view, s.node.parent))

/** What a stretch of days makes: the time of a campaign, a stage, or the term for something due. */
export function fromRange(r: Reading, range: DateRange): DeadlineDraft | null {
  const { lower, view, s, time } = r
  const until = lastOf(range.to, time)
  const since = range.from ? firstOf(range.from, time) : null
  const to = until?.length === 4 ? lastDay(until) : until
  const from = since?.length === 4 ? firstDay(since) : since
  if (to === null) return null
  const whole = { start: range.start, end: range.end }
  const values = { ...(from === null ? {} : { from }), to, precision: precisionOf(range.to) }
  const sure = range.to.year !== null
  if (range.from === null) return untilDay(r, range, values, sure)
  if (!bracketed(view, s, range) && OCCASION.test(lower.slice(s.labelStart, range.start)))
    return draft(r, { start: s.labelStart, end: s.end }, 'event', values, sure)
  const before = lower.slice(Math.max(s.start, range.start - 60), range.start)
  if (COUNTED.test(before)) return null
  if (range.end <= s.start && monthOver(s) === s)
    return draft(r, { start: s.labelStart, end: s.end }, 'stage', values, sure)
  if (SENT.test(before) || submitted(r))
    return draft(
      r,
      submitted(r) ? { start: s.labelStart, end: s.end } : dueSpan(view, s, range, s),
      'due',
      { ...values, date: to, comparator: 'in' },
      sure,
    )
  const stage = /(?:thực hiện|tiến hành|kiểm tra|cao điểm)\s*$/u.test(before)
  return draft(r, whole, stage ? 'stage' : 'campaign-period', values, sure)
}
