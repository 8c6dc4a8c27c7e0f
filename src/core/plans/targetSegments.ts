import { wordCount } from './phrases.ts'
import type { Quantity } from './quantities.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

const VERBS = String.raw`trồng|chọn|lựa chọn|xây dựng|vận động|hỗ trợ|giúp đỡ|giúp|đỡ đầu|nhận đỡ đầu|quyên góp|sửa chữa|cải tạo|lắp đặt|kết nạp|bồi dưỡng|giới thiệu|đăng ký|có|đạt|giảm|tăng|phát hiện|số hóa|hiến|đăng|thu|bổ sung|hoàn thành|thực hiện|góp|viết|tiết kiệm|tặng|duy trì|giải quyết|đưa|huy động|thành lập mới|phát triển|khởi công|làm mới|làm|dạy|thu hút|bình quân|phát sóng|lắp|kiểm tra|giám sát|tập huấn|đào tạo|tư vấn|xóa|ủng hộ|bàn giao|nạo vét`
/** Words that may open a target in mid-sentence. */
const OPENS = new RegExp(
  String.raw`^\s*(?:mỗi|cả|toàn|tỷ lệ|tỉ lệ|phấn đấu|phần đấu|phân đấu|bảo đảm|đảm bảo|trong đó|đề nghị|không có|không để|số |hằng|hàng|\d|ít nhất|tối thiểu|trên \d|dưới \d|từ \d|đến \d|khoảng \d|100|(?:${VERBS})(?!\p{L}))`,
  'u',
)
/** Words that open something else after a target. */
const CLOSES = new RegExp(
  String.raw`^\s*(?:mỗi|phấn đấu|không có|tỷ lệ|tỉ lệ|nộp|phát hành|gửi|ưu tiên|trong đó|đề nghị|báo cáo|góp phần|đồng thời|qua đó|từ đó|gắn với|đăng ký về|\d{1,3}(?:,\d+)?\s*%|ít nhất|tối thiểu|trên \d|dưới \d|từ \d|\d{1,4}\s(?!tháng|năm|ngày|tuần|giờ|quý)\p{L}|hoàn thành trước|hoàn thành trong|bồi dưỡng và|nhằm|để\s|loại\s|số còn lại)`,
  'u',
)
const EACH =
  /mỗi\s+(?:tuần|tháng|quý|năm|ngày|đợt|kỳ|học kỳ|buổi|phòng|đơn vị|cơ quan|người|lớp|tổ|xã|thôn|bản|cá nhân|tập thể|chi bộ|cán bộ|công chức|giáo viên)/gu

/** "Tiếp nhận, giải quyết 100% tin báo": one verb after another, not a piece of its own */
const COORDINATE = /^\s*\p{Ll}+(?:\s\p{Ll}+){0,2}$/u

/** How far a target may reach from its number: a paragraph without full stops is not read over and over. */
const REACH = 600

/** Where the words of a quantity begin and end inside its clause. */
export function segmentOf(
  view: PlanView,
  clause: Span,
  quantity: Quantity,
  next: Quantity | null = null,
): Span {
  const from = Math.max(clause.start, quantity.start - REACH)
  const before = view.flatLower.slice(from, quantity.start)
  let start = from
  for (const m of before.matchAll(/[,:]\s|\.\s/gu)) {
    const rest = view.flatLower.slice(from + m.index + 1, quantity.end + 12)
    const colon =
      m[0].startsWith(':') &&
      wordCount(view, { start: from + m.index + 1, end: Math.min(clause.end, quantity.end + 40) }) >= 4
    if (colon || m[0].startsWith('.') || (m[0].startsWith(',') && OPENS.test(rest)))
      if (!COORDINATE.test(view.flatLower.slice(start, from + m.index))) start = from + m.index + 1
  }
  const each = [...view.flatLower.slice(start, quantity.start).matchAll(EACH)].at(-1)
  if (each && each.index > 8) start += each.index
  const limit = Math.min(clause.end, quantity.end + REACH)
  let end = limit
  for (const m of view.flatLower
    .slice(quantity.end, limit)
    .matchAll(/,\s|\svà\s(?=(?:tập thể|cá nhân)\s(?:được|đạt))/gu)) {
    if (!m[0].startsWith(',') || CLOSES.test(view.flatLower.slice(quantity.end + m.index + 1, limit))) {
      end = quantity.end + m.index
      break
    }
  }
  if (next && next.start < end && (next.unit === '%' || next.bounded)) {
    const between = view.flatLower.slice(quantity.end, next.start)
    const comma = between.lastIndexOf(', ')
    if (comma >= 0 && /^,\s+\p{L}+\s+\p{L}+/u.test(between.slice(comma))) end = quantity.end + comma
  }
  while (start < end && /\s/.test(view.plain[start] ?? '')) start++
  return { start, end }
}

const ACTION = new RegExp(
  String.raw`(?:^|[\s,:])(?:mỗi\s[^,;.]{2,60}|phấn đấu[^,;.]{0,40}|(?:${VERBS}))(?:\s[\p{L}]+){0,5}\s*$`,
  'u',
)
/** "Kéo mới 120 km đường dây": a verb of whatever kind, alone before its number */
const DOES =
  /^\s*(?!đợt|giai đoạn|trong|với|sau|trước|từ|qua|theo|kỷ|chào|nhân|khối|cụm|phụ|biểu|mẫu|khoảng|hiện|đã|do|tại|có|số|các|những|cả|toàn|in|cử|gồm|họp)\p{Ll}+(?:\s(?:mới|thêm|được|lại|đủ|xong|tạo|chọn|trì|dựng|đặt|ra|lập|thiện))?\s$/u
/** Words before a number that organise or refer; "mỗi …" in front makes the first kind a commitment after all. */
const ORGANISES = /(?:tổ chức|thành lập|lập|tiếp tục|hưởng ứng|triển khai|tham gia)\s*$/u
const REFERS =
  /(?:gồm|cử|gửi|nộp|in|photo|bố trí|báo cáo|qua|sau|của|theo|các|lần thứ|kỷ niệm|chào mừng|trước|cấp|hơn)\s*$/u

/** Whether the words before a plain count commit to it: "chọn 05 mô hình", not "tổ chức 02 đợt". */
export function commits(view: PlanView, segment: Span, quantity: Quantity): boolean {
  const before = view.flatLower.slice(segment.start, quantity.start)
  if (REFERS.test(before)) return false
  return /^\s*mỗi\s/u.test(before) || (!ORGANISES.test(before) && (ACTION.test(before) || DOES.test(before)))
}
