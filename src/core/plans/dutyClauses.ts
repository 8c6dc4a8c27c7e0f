import type { Doing } from './duties.ts'
import type { Zone } from './dutyZones.ts'
import type { Statement } from './facts.ts'
import type { PlanView } from './view.ts'

/** what a paper says of itself and of its readers' questions */
const CLOSING =
  /^(?:trên đây là(?![^.;]*(?:đề nghị|yêu cầu)\s)|sau thời hạn|thời gian có thể|mốc thời gian|về (?:tiêu chuẩn|số lượng|thời gian|kinh phí)|quá thời hạn|không xét|(?:kế hoạch|chỉ thị|hướng dẫn|thông báo|văn bản) này (?:có hiệu lực|thay thế|thực hiện từ))|(?:xin|vui lòng|đề nghị) liên hệ\s|mọi (?:chi tiết|thông tin)[^.;]{0,20}liên hệ|(?:^|\s)(?:coi như|được coi là|xem như)\s|,\s*đã hoàn thành\s|\stin (?:rằng|tưởng)(?!\p{L})|hy vọng|^(?:báo cáo|hồ sơ|danh sách)[^:;.]{0,40}:\s*(?:trước|chậm nhất|ngày|hạn)\s/u
/** "Cá nhân được đề nghị phải …", "đơn vị xếp hạng nhất phải …": what it takes, not who does what */
const CANDIDATE =
  /^(?:(?:các|mỗi|những)\s+)?(?:tập thể|cá nhân|đơn vị|cơ quan|người|khoa|phòng|hộ|gia đình|sáng kiến|trường)[^,;.]{0,40}?\s(?:được|đề nghị)\s+(?:đề nghị|xét|tặng|trao|khen|bình chọn|tôn vinh|suy tôn|công nhận|nhận|biểu dương|chọn)(?!\p{L})|^trong (?:tổng )?số\s|^(?:đơn vị|tập thể|cá nhân) xếp (?:hạng|loại|thứ)(?!\p{L})/u
const CASE = /^trường hợp\s[^;]*\s(?:mới|thì)\s+(?:được\s+)?(?:đề nghị|xét|công nhận|tặng|khen|không)/u
const MEASURED = /\sphải\s+(?:đạt|có|được|là)\s[^;]*(?:trở lên|\d\s*(?:%|điểm)|tối thiểu|ít nhất)/u

/** True when the clause closes the paper, or says what it takes to be honoured. */
export const saysNoDuty = (words: string): boolean =>
  CLOSING.test(words) ||
  CANDIDATE.test(words) ||
  (words.startsWith('trường hợp') && CASE.test(words)) ||
  (words.includes('phải') && MEASURED.test(words))

/** True for every clause of a sentence that speaks of candidates. */
export function ofCandidates(view: PlanView, s: Statement): boolean {
  for (let at: Statement | null = s, i = 0; at && i < 12; at = at.previous, i++)
    if (CANDIDATE.test(view.flatLower.slice(at.start, Math.min(at.end, at.start + 120)))) return true
  return false
}

const AIMS =
  /^(?:phấn đấu|quyết tâm|cam kết|gồm|trao|đạt|được|tặng|thi đua|phải|không được|nêu cao|phát huy|có|là|cần|tiếp tục phát huy|đã|vừa|học tập|rèn luyện|nâng cao)(?!\p{L})/u
/** to finish is a duty when there is a day for it, else an aim */
const FINISHES = /^hoàn thành(?!\p{L})/u
const DATED = /(?:trước|hết|vào|trong|từ|đến)\s+(?:ngày|tháng|quý|\d)|chậm nhất|muộn nhất/u
/** "không chạy theo số lượng" forbids; "không có …", "không để …" describes */
const DENIES =
  /^không\s+(?:có|để|bị|đạt|còn|ai|quá|thuộc|vi phạm|đủ|được|ngừng|xảy|phát sinh|vượt|dưới|thấp)(?!\p{L})/u
/** the movement goes on: that is a campaign */
const JOINS =
  /^(?:tiếp tục\s+|tích cực\s+|cùng\s+)?(?:hưởng ứng|tham gia|thực hiện)\s+(?:các\s+)?(?:cuộc vận động|phong trào)/u
const MEETS =
  /^(?:dự kiến\s+|sẽ\s+)?họp\s+(?:định kỳ|thường kỳ|đột xuất|bất thường|phiên|lần|\d|vào|mỗi|ít nhất|hằng|hàng|trong|khi)(?!\p{L})/u
const CHOOSES =
  /^(?:chọn|lựa chọn|đề nghị|xét|xem xét|tổng hợp|trình|thẩm định|bình xét|họp|gửi|nộp|lập|báo cáo|suy tôn|bình chọn|bình bầu|giới thiệu|bỏ phiếu|chấm|tự chấm|rà soát|đề xuất)(?!\p{L})/u
/** honours asked for or conferred are awards, not duties */
const PRAISE =
  /(?:tặng|trao|khen)\s+(?:thưởng\s+)?(?:giấy khen|bằng khen|cờ|danh hiệu|huân chương|kỷ niệm chương)/u
export const EACH = /^(?:mỗi|từng|100%|tất cả)\s/iu
const ONE_OF_MANY =
  /^(?:mỗi|từng)\s+(?:cán bộ|công chức|cá nhân|người|đoàn viên|giáo viên|đảng viên|hội viên|học sinh|sinh viên|nhân viên)/u

/** A clause that names its doer and says what it does; aims, conditions and shares of people are none. */
export function acts(view: PlanView, s: Statement, doing: Doing, zone: Zone): boolean {
  const verb = view.flatLower.slice(doing.verb, Math.min(s.end, doing.verb + 60))
  const words = view.lower.slice(s.start, s.end)
  if (/^đã\s/u.test(verb)) return false
  if (zone === 'duties') return true
  if (MEETS.test(verb) || JOINS.test(verb)) return false
  if (zone === 'honours')
    return CHOOSES.test(verb) && !EACH.test(words) && !/đối với/u.test(words.slice(0, 12))
  if (AIMS.test(verb) || DENIES.test(verb) || /\sbị\s(?:trừ|phạt|hạ|loại|nhắc)/u.test(words)) return false
  if (FINISHES.test(verb) && !DATED.test(words)) return false
  return (
    !ONE_OF_MANY.test(words) &&
    !(
      EACH.test(words) &&
      /ít nhất|tối thiểu|trở lên|\d\s*%/u.test(words) &&
      !/trước ngày|chậm nhất|hoàn thành/u.test(words)
    )
  )
}

/** A clause that confers or asks for honours; choosing whom to ask for is still a duty. */
export function praises(view: PlanView, s: Statement, doing: Doing | null): boolean {
  return (
    PRAISE.test(view.flatLower.slice(s.start, s.end)) &&
    !(doing && !doing.charged && CHOOSES.test(view.lower.slice(doing.verb, s.end)))
  )
}
