/** What a labelled part of a plan or of a campaign speaks of. */
export type PartKind =
  | 'purpose'
  | 'theme'
  | 'targets'
  | 'content'
  | 'participants'
  | 'period'
  | 'awards'
  | 'criteria'
  | 'waves'
  | 'organisation'
  | 'review'
  | 'roadmap'
  | 'publicity'
  | 'budget'
  | 'registration'
  | 'end'

const NAMES: readonly (readonly [PartKind, RegExp])[] = [
  ['end', /^(?:nơi nhận|kính gửi|lưu(?=\s*:|$))/u],
  ['purpose', /^(?:mục đích|yêu cầu|ý nghĩa|quan điểm|nguyên tắc|mục tiêu,? yêu cầu)/u],
  [
    'theme',
    /^(?:chủ đề|khẩu hiệu|phương châm(?! \p{Ll}+ (?:thực|triển))|thông điệp|tên (?:gọi|phong trào|đợt|cuộc|chương trình|chiến dịch|chuyên đề))/u,
  ],
  [
    'targets',
    /^(?:phấn đấu|quyết tâm|ra sức|cùng nhau|thi đua)\s.{0,50}(?:chỉ tiêu|mục tiêu|kết quả)|(?:^|,\s?|\svà\s)(?:các |những |một số |về )?(?:mục tiêu|chỉ tiêu|kết quả (?:cần đạt|phấn đấu|phải đạt)|mức phấn đấu|đích (?:đến|phấn đấu)|phấn đấu(?=$|,| đạt$))(?!,? yêu cầu)/u,
  ],
  ['waves', /^(?:các |chia |tổ chức )?(?:đợt|giai đoạn) thi đua|^nội dung và các đợt/u],
  [
    'participants',
    /(?:^|,\s?|\svà\s)(?:đối tượng|(?:thành phần|thành viên|lực lượng|đơn vị|người|những ai|ai) (?:tham gia|dự thi|thi đua$)|phạm vi)/u,
  ],
  [
    'period',
    /^(?:thời gian|thời hạn|thời điểm|tiến độ|khi nào|bao giờ)|(?:,\s?|\svà\s)(?:thời gian|thời hạn)(?! (?:công tác|nộp|gửi|trình|họp))/u,
  ],
  [
    'criteria',
    /(?:^|[\s,])(?:tiêu chí|tiêu chuẩn|điều kiện|thang điểm|chấm điểm|(?:tỷ|tỉ) lệ (?:xét|khen|đề nghị|bình))/u,
  ],
  [
    'awards',
    /(?:^|[\s,])(?:hình thức(?:,? số lượng)?(?: và số lượng)?(?: khen| tặng| thưởng|$|,)|khen thưởng|mức thưởng|giải thưởng|phần thưởng|cơ cấu(?: giải)?|số lượng)|^(?:các |về )?danh hiệu(?: thi đua)?(?=$|,| và)|(?:^|[\s,])suy tôn(?!\p{L})|^(?:xét (?:khen|tặng|đề nghị khen)|tôn vinh|biểu dương|vinh danh|khen tặng|trao thưởng|trao giải)(?!\p{L})/u,
  ],
  [
    'organisation',
    /(?:tổ chức thực hiện|tổ chức, thực hiện|phân công|trách nhiệm|^thực hiện$|tổ chức triển khai|^biện pháp|^(?:việc|phần việc|nhiệm vụ|công việc) của(?!\p{L})|^giao (?:việc|nhiệm vụ)|thi hành$)/u,
  ],
  [
    'review',
    /^(?:(?:tổ chức |hội nghị )?(?:sơ kết|tổng kết)|kiểm tra|(?:tổ chức )?(?:các )?(?:phiên )?họp|các phiên họp|hội nghị|bình bầu|chế độ báo cáo)/u,
  ],
  ['roadmap', /(?:lộ trình|các bước|tiến trình|các giai đoạn|kế hoạch cụ thể)/u],
  ['publicity', /(?:tuyên truyền|truyền thông)/u],
  ['registration', /(?:đăng ký|ký kết|ký giao ước)/u],
  ['budget', /^(?:nguồn )?(?:kinh phí|tài chính)(?!\p{L})/u],
  [
    'content',
    /^(?:chúng ta )?(?:sẽ )?làm gì(?!\p{L})|^(?:tổ chức |phát động |triển khai )?các phong trào(?: thi đua)?(?!\p{L})|(?:^|,\s?|\svà\s)(?:các |những |một số |về )?(?:nội dung|nhiệm vụ|giải pháp|(?:việc|công việc|phần việc|hoạt động)(?: chính| trọng tâm| cụ thể)?(?: (?:cần|phải) làm)?(?=$|,))(?! (?:sơ kết|tổng kết|họp|phiên|cuộc họp|báo cáo))/u,
  ],
]
const MIXED: ReadonlySet<PartKind> = new Set([
  'criteria',
  'awards',
  'participants',
  'period',
  'content',
  'waves',
  'theme',
  'targets',
])

/** What a heading, in lower case, says that the words below it speak of. */
export function kindsOfWords(words: string): PartKind[] {
  const found = NAMES.filter(([, pattern]) => pattern.test(words)).map(([kind]) => kind)
  const [first] = found
  if (first === undefined) return []
  return MIXED.has(first) ? found.filter((k) => MIXED.has(k)) : [first]
}
