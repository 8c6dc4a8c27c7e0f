import type { Statement } from './facts.ts'

/** Words around dates that say what a date is for. */
export const BEFORE = /(?:trước|trước khi hết|xong trước)\s*$/u
export const BY =
  /(?:chậm nhất|muộn nhất|trễ nhất|không quá|không (?:muộn|chậm|trễ) (?:hơn|quá)|quá hạn|hạn cuối(?: cùng)?|hạn chót|hạn nộp|hạn gửi|thời hạn|hết hạn|hết)\s*(?:là|vào|đến|đến hết|trước|ngày)?\s*:?\s*$/u
export const IN =
  /(?:trong|vào|xong trong|nội trong|ngay trong|tại|từ|khoảng|dự kiến)(?:\s+(?:dịp|thời gian|tuần(?:\s+[\p{L}\d]+){0,4}|đầu|giữa|cuối|nửa đầu|nửa cuối|\d+ ngày (?:đầu|cuối)|thời điểm|sáng|chiều|tối|thứ\s+\p{L}+,?))*\s*:?\s*$/u
const TIME_LABEL =
  /^(?:\p{L}+\s+){0,2}?(?:thời gian|thời hạn|thời điểm|hạn|tiến độ|lịch|ngày|bắt đầu|kết thúc)(?!\p{L})/u
export const EVENT =
  /họp|hội nghị|lễ |sơ kết|tổng kết|kiểm tra|đợt \d|hội thảo|hội thao|gặp mặt|hội thi|hội diễn|hội trại|tọa đàm|toạ đàm|đại hội|sinh hoạt|khai mạc|bế mạc|phát động|mít tinh|phiên/u
export const DONE = /hoàn thành|hoàn tất|nộp|gửi|báo cáo|trình|đăng ký|phát hành/u
/** the days may be moved */
export const CHANGES =
  /(?:thời gian|mốc|thời hạn|thời điểm|tiến độ|kế hoạch)[^.;]{0,80}(?:có thể|được|sẽ)\s+(?:\p{L}+\s+)?(?:thay đổi|điều chỉnh|lùi|gia hạn)[^.;]{0,40}(?:nếu|khi|theo|cho phù hợp)|^(?:nếu|khi|trường hợp)\s[^.;]{0,120}(?:thời gian|mốc|thời hạn|lịch|ngày họp)[^.;]{0,120}(?:điều chỉnh|thay đổi|lùi|gia hạn)/u
/** "họp đột xuất khi có …" */
export const WHEN_NEEDED =
  /^(?:(?:tổ chức\s+)?(?:họp|báo cáo|kiểm tra|sinh hoạt|khen thưởng|phiên họp)\s+(?:đột xuất|bất thường)\s+(?:khi|nếu|theo)\s|(?:khi|nếu)\s[^.;]*\shọp\s+(?:đột xuất|bất thường))/u
export const RELATIVE =
  /trong\s+\d{1,3}\s+(?:ngày làm việc|(?:ngày|giờ)(?=\s+(?:kể|tính|sau|từ khi)))|(?:trong (?:thời hạn|vòng|thời gian)|sau|trước(?!\s+(?:thời )?hạn)|chậm nhất(?: là)?(?: sau)?|không quá|quá)(?:\s+[^\s,.;]+){0,5}?\s+(?:ít nhất\s+|tối thiểu\s+)?\d{1,3}(?:\s*\([^)]{1,12}\))?\s+(?:ngày|giờ)(?:\s+làm việc)?(?!\s+(?:\d|tháng|đêm))/u
/** what has been done is no deadline */
export const PAST =
  /(?:^|[\s,])đã\s+(?:hoàn thành|tổ chức|thực hiện|họp|nộp|gửi|báo cáo|ban hành|tổng kết|sơ kết|xét)\s[^;.]*[.;/\s]*$/u

export const timed = (s: Pick<Statement, 'label'>): boolean => s.label !== null && TIME_LABEL.test(s.label)

/** the words between what is due and its day */
const RELATION =
  /^\s{1,2}(?:xong\s+)?(?:trước|trong|vào|chậm nhất(?: là)?|đến hết|muộn nhất|không quá|hạn(?: cuối| chót)?|dự kiến)?(?:\s+\d{1,2}\s?(?:giờ|h|g)\s?\d{0,2}(?:\s+phút)?,?)?(?:\s+(?:sáng|chiều|tối),?)?(?:\s+(?:thứ\s+\p{L}+|chủ nhật),?)?(?:\s+(?:ngày|tháng|quý|dịp))?$/u
export const relates = (words: string): boolean => RELATION.test(`  ${words.trim()}`)
