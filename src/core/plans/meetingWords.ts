/** The words by which a plan says that people meet. */
const GATHERING =
  'hội nghị|lễ\\s+\\p{L}+|sơ kết|tổng kết|cuộc họp|phiên họp|họp|buổi sinh hoạt|gặp mặt|hội thảo|tọa đàm|toạ đàm|đại hội|hội diễn|mít tinh'
export const HELD = new RegExp(
  `(?<!\\p{L})(?:tổ chức|đăng cai tổ chức|đăng cai|mở|triệu tập|tiến hành)\\s+(?:các\\s+|\\d+\\s+)?(?:${GATHERING})(?!\\p{L})|(?<!\\p{L})họp\\s+(?:hội đồng|toàn thể|ban\\s\\p{L}+|cốt cán)(?!\\p{L})`,
  'u',
)
export const MEETS =
  /(?:hội đồng|ban|khối|cụm|tổ|thường trực|thành viên|các đơn vị)[^,;:.]{0,60}?\s(?:sẽ\s+|tiến hành\s+)?họp\s+(?:phiên|toàn thể|thường niên|bàn|rà soát|lần|xét|bình|đánh giá|thống nhất|để|thẩm định|kiểm điểm|sơ|tổng|định kỳ|thường kỳ|mỗi|ít nhất|vào|trong|lần|rút)/u
/** "Phiên họp thứ nhất (quý I): …", "Họp đột xuất khi …": the line itself is the meeting */
export const IS_ONE =
  /^(?:các\s+)?(?:phiên họp|cuộc họp|kỳ họp|hội nghị|họp|lễ)\s+(?!thành viên|nêu|này|trên)\p{L}/u
export const CLOSES = /^(?:sơ kết|tổng kết)\s[^;.]*\s(?:tại|trong|vào)\s+(?:lễ|hội nghị|buổi|cuộc)/u
/** somebody only advises, prepares, attends or serves a meeting */
export const ADVISES = /(?:tham mưu|giúp|đề xuất)(?:\s+[^,;:]+)?\s*$/u
export const ASIDE =
  /(?:chuẩn bị|phục vụ|phân công|báo cáo|hướng dẫn|đề nghị|sau|tại|kết quả|biên bản|dự|kinh phí|việc)(?:\s+[^\s,;:]+){0,6}\s*$/u
export const ENDS =
  /(?:,\s*(?:hoàn thành|xong|báo cáo|bổ sung|kết thúc)(?!\p{L})|\s+(?:vào|nhân) dịp\s|:\s(?!(?:dự kiến|vào|trong|ngày|tháng|quý)\s))/u

/** "Hội nghị sơ kết … do Sở X đăng cai", "Lễ ký giao ước … tổ chức tại …": the gathering is the subject */
export const IS_HELD =
  /(?:^|tại\s|[,;]\s)((?:hội nghị|lễ\s+\p{L}+|đại hội|hội thảo|tọa đàm|toạ đàm|cuộc họp|phiên họp|phiên thứ|buổi\s+\p{L}+|gặp mặt|chương trình giao lưu)(?!\p{L})[^,;:.]{0,140}?(?:,\s+(?=dự kiến)|\s)(?:tổ chức|diễn ra|khai mạc|đăng cai|được tiến hành|dự kiến)(?!\p{L}))/u
/** "tổng kết vào dịp …" */
export const REVIEWS =
  /^họp\s+(?:xét|bình xét|đánh giá|rút kinh nghiệm|hội đồng|ban)(?!\p{L})|^(?:sơ kết|tổng kết)[^:;.]{0,70}:\s*(?:dự kiến|vào|trong|ngày|tháng)(?!\p{L})|^(?:sơ kết|tổng kết)(?:\s[^,;.]{0,60}?)?\s(?:vào|trong|nhân)\s+(?:dịp|ngày|tháng|tuần|quý|\d)/u
/** a deadline that is itself a gathering */
export const GATHERS =
  /^(?:phiên|kỳ họp|hội nghị|(?:sơ|tổng) kết\s|lễ\s|đại hội|cuộc họp|hội thảo|họp\s|buổi)/u
export const SENDS_AFTER =
  /,\s*(?:(?:và\s+)?(?:gửi|nộp|lập|trình|tổng hợp|hoàn thiện|kỷ niệm|chào mừng)|sẽ)(?!\p{L})/u

/** "sơ kết", "lễ phát động", "đột xuất": what kind of meeting the words name. */
export const kindOf = (lower: string): string =>
  /không định kỳ|bất thường/u.test(lower)
    ? 'không định kỳ'
    : /đột xuất/u.test(lower)
      ? 'đột xuất'
      : /định kỳ|thường kỳ/u.test(lower)
        ? 'định kỳ'
        : (/lễ (?:phát động|ký[^,;.]{0,20}|tổng kết|trao|tôn vinh)|sinh hoạt chuyên đề|sơ kết|tổng kết|hội nghị [^,;.:]{0,40}|họp xét|bình xét|chuyên đề|họp/u
            .exec(lower)?.[0]
            .replace(/[\s:]+$/, '') ?? 'họp')

/** "… do Cụm trưởng chủ trì", "dưới sự chủ trì của Giám đốc" */
const CHAIRED = /(?:^|[,;:.]\s*|do\s+)(\p{Lu}[^,;:.]{2,60}?)\s+chủ trì(?!\p{L})/u
const CHAIRED_BY =
  /(?:^|[\s,])do\s+((?:đồng chí\s+)?\p{Lu}[^;:.]{2,100}?)\s+(?:làm\s+)?chủ (?:trì|tọa|toạ)(?!\p{L})/u
const UNDER = /(?:dưới sự )?(?:chủ trì|điều hành|chủ tọa)\s+của\s+((?:đồng chí\s+)?\p{Lu}[^,;:.]{2,80})/u
export const chairOf = (flat: string): string | null =>
  (CHAIRED_BY.exec(flat) ?? UNDER.exec(flat) ?? CHAIRED.exec(flat))?.[1]?.trim() ?? null
