import { digitsValue, wordsValue } from '../vietnamese/numbers.ts'
import type { Comparator } from './programme.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** A number of a text with what it counts and how it bounds: "ít nhất 02 buổi/tháng", "từ 15 đến 20 bài", "trên 90%". */
export interface Quantity extends Span {
  readonly comparator: Comparator
  readonly value: number
  readonly value2: number | null
  /** "%", or the first word of what is counted */
  readonly unit: string | null
  /** whether the words bound the number ("ít nhất", "trên", a range) or only state it */
  readonly bounded: boolean
}

const NUMBER = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`
const BEFORE: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:≥|>=)\s*$/u, '>='],
  [/(?:≤|<=)\s*$/u, '<='],
  [/>\s*$/u, '>'],
  [/<\s*$/u, '<'],
  [/(?:không|ko) (?:dưới|ít hơn|thấp hơn)\s*$/u, '>='],
  [
    /(?:không (?:quá|vượt quá|trên|hơn|nhiều hơn)|tối đa(?: là)?|nhiều nhất(?: là)?|chậm nhất(?: là)?)\s*$/u,
    '<=',
  ],
  [/(?:ít nhất|tối thiểu)(?: là| được| đạt| có| cũng)?\s*$/u, '>='],
  [/(?:trên|hơn|vượt(?: quá)?|quá|cao hơn|nhiều hơn)\s*$/u, '>'],
  [/(?:dưới|thấp hơn|ít hơn)\s*$/u, '<'],
]
/** "từ 02 lần trở lên" bounds the number; "100% … từ cảnh cáo trở lên" speaks of something else. */
const AFTER: readonly (readonly [RegExp, RegExp, Comparator])[] = [
  [/^/u, /^\s*(?:%|\p{L}+(?:\/\p{L}+)?)?\s*trở lên/u, '>='],
  [/từ\s*$/u, /^[^.;:()\d]{0,40}?\s*trở lên/u, '>='],
  [/^/u, /^\s*(?:%|\p{L}+(?:\/\p{L}+)?)?\s*trở xuống/u, '<='],
  [/từ\s*$/u, /^[^.;:()\d]{0,40}?\s*trở xuống/u, '<='],
]
const RANGE = new RegExp(
  String.raw`(?:từ\s+)?(?<![\d/.,])(${NUMBER})\s*(%)?\s*(?:-|đến|tới)\s*(${NUMBER})(?![\d/]|\.\d)\s*(%)?`,
  'gu',
)
const SINGLE = new RegExp(String.raw`(?<![\d/.,:-]|\p{L})(${NUMBER})(?![\d/:]|[.,]\d|\p{L})\s*(%)?`, 'gu')

/** A number in words counts only where the words bind it: "ít nhất một", "đăng ký hai". */
const WORDED =
  /(?:ít nhất|tối thiểu|không dưới|không quá|tối đa|đăng ký|nhận đỡ đầu)(?: là| có)?\s+(một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\p{L}|\s+(?:mươi|trăm|\d))/gu

const number = (s: string | undefined): number | null => digitsValue(s ?? '')

/** Nouns of two syllables that plans count; any other unit is its first syllable. */
const COMPOUND =
  /^(?:tập thể|cá nhân|gia đình|đơn vị|cơ quan|sáng kiến|đề tài|mô hình|điển hình|chuyên đề|nội dung|tỷ đồng|triệu đồng|nghìn đồng|văn bản|dự án|công trình|bài giảng|đảng viên|đoàn viên|hội viên|học sinh|giáo viên|công chức|viên chức|cán bộ|nhiệm vụ|nhân viên|doanh nghiệp|thủ tục|hồ sơ|danh hiệu|giải pháp|hoạt động|phong trào|hội nghị|học bổng|đầu sách|tin, bài|thôn, bản|phần trăm|nông dân|công nhân|người dân|hộ gia đình|hộ dân|phụ nữ|thanh niên|chiến sĩ|câu lạc bộ|tổ hợp tác|hợp tác xã|lượt người|chi hội|chi đoàn|tiết mục|bài viết|căn nhà|đề án)(?!\p{L})/u
function unitAfter(lower: string, at: number): string | null {
  const after = lower
    .slice(at, at + 40)
    .replace(/[\s“"]+/gu, ' ')
    .trimStart()
  return COMPOUND.exec(after)?.[0] ?? /^(\p{L}+(?:\/\p{L}+)?)/u.exec(after)?.[1] ?? null
}

function comparatorOf(lower: string, start: number, end: number, from: number): [Comparator, boolean] {
  const before = lower.slice(Math.max(from, start - 24), start)
  for (const [pattern, comparator] of BEFORE) if (pattern.test(before)) return [comparator, true]
  const after = lower.slice(end, end + 80)
  for (const [lead, pattern, comparator] of AFTER)
    if (lead.test(before) && pattern.test(after)) return [comparator, true]
  return ['=', false]
}

/** Every quantity of a span, in order. Dates, document numbers and list numbers are no quantities. */
export function quantitiesOf(view: PlanView, span: Span): Quantity[] {
  const text = view.flatLower.slice(span.start, span.end)
  const taken: Quantity[] = []
  for (const m of text.matchAll(RANGE)) {
    const start = span.start + m.index
    const value = number(m[1])
    const value2 = number(m[3])
    if (value === null || value2 === null || value2 <= value || isDate(text, m.index, m.index + m[0].length))
      continue
    const unit = m[2] || m[4] ? '%' : unitAfter(text, m.index + m[0].length)
    taken.push({ start, end: start + m[0].length, comparator: 'between', value, value2, unit, bounded: true })
  }
  const ranges = [...taken]
  let next = 0
  for (const m of text.matchAll(SINGLE)) {
    const start = span.start + m.index
    const value = number(m[1])
    while ((ranges[next]?.end ?? Infinity) <= start) next++
    if (
      value === null ||
      (ranges[next]?.start ?? Infinity) <= start ||
      isDate(text, m.index, m.index + m[0].length)
    )
      continue
    const end = start + m[0].length
    const [comparator, bounded] = comparatorOf(view.flatLower, start, end, span.start)
    taken.push({
      start,
      end,
      comparator,
      value,
      value2: null,
      unit: m[2] ? '%' : unitAfter(view.flatLower, end),
      bounded,
    })
  }
  for (const m of text.matchAll(WORDED)) {
    const start = span.start + m.index + m[0].length - (m[1]?.length ?? 0)
    const value = wordsValue(m[1] ?? '')
    if (value === null) continue
    const end = start + (m[1]?.length ?? 0)
    const [comparator, bounded] = comparatorOf(view.flatLower, start, end, span.start)
    taken.push({ start, end, comparator, value, value2: null, unit: unitAfter(view.flatLower, end), bounded })
  }
  return taken.sort((a, b) => a.start - b.start)
}

const CALENDAR =
  /(?:ngày|tháng|quý|năm|số|khóa|khoá|nhiệm kỳ|giai đoạn|thứ|lần thứ|mục|điều|khoản|lớp|mẫu|đợt|kỳ|tuần|học kỳ|khối|cụm|tốp|mức độ|độ|loại|hạng|phong trào|iso|tcvn|trước|nhóm|thế kỷ)\s*$/u

/** Numbers that name a day, a year, an article or a rank. */
function isDate(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 14), start)
  if (/(?:từ|đến|tới)?\s*(?:ngày|tháng|năm|quý)\s+\d/u.test(text.slice(start, end))) return true
  if (CALENDAR.test(before) && !/(?:mỗi|một|hằng|hàng)\s+\p{L}+\s*$/u.test(before)) return true
  return /^(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?$/.test(text.slice(start, end).trim())
}
