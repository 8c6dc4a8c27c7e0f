import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** Nouns that a body, a unit or an office-holder begins with; matched on the text with its capitals. */
const BODY =
  'Thủ tướng|Bộ trưởng|Bộ|Ban|Sở|Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|UB MTTQ|MTTQ|Mặt trận|Hội đồng|HĐTĐKT|Thường trực|Thường vụ|Văn phòng|Phòng|Trung tâm|Chi cục|Cục|Tổng cục|Vụ|Viện|Trường|Bệnh viện|Công ty|Tổng công ty|Tập đoàn|Xí nghiệp|Nhà máy|Phân xưởng|Tổ|Đội|Nhóm|Bộ phận|Đơn vị|Cơ quan|Khối|Cụm|Công đoàn|Liên đoàn|Đoàn|Chi đoàn|Hội|Đảng ủy|Tỉnh ủy|Huyện ủy|Thành ủy|Chi bộ|Đảng bộ|Cấp ủy|Thanh tra|Khoa|Trạm|Báo|Đài|Kho bạc|Công an|Ngân hàng|Quỹ|Hợp tác xã|Thư viện|Tiểu ban|Lớp|Thôn|Xã|Phường|Kiểm toán|Tòa án|Toà án|Viện kiểm sát|Doanh nghiệp|Chính quyền|Chủ đầu tư|Nhà thầu|Nhà trường|Học viện|Đại học|Hộ kinh doanh|Chi hội|Chi nhánh|Hiệp hội|Liên hiệp|Liên minh|Đồn|Trung đoàn|Tiểu đoàn|Đại đội|Bưu điện|Điện lực|Tổng đội|Hạt|Tổ dân phố|Khu dân cư|Hạ sĩ quan|Lực lượng|Ngành'
const HOLDER =
  'Giám đốc|Phó Giám đốc|Tổng giám đốc|Tổng Giám đốc|Chánh|Phó Chánh|Trưởng|Phó|Thủ trưởng|Người đứng đầu|Hiệu trưởng|Phó Hiệu trưởng|Chủ tịch|Phó Chủ tịch|Bí thư|Lãnh đạo|Thành viên|Ủy viên|Cán bộ|Công chức|Viên chức|Người lao động|Đoàn viên|Đảng viên|Giáo viên|Giảng viên|Kế toán|Thư ký|Đồng chí|Khối trưởng|Khối phó|Khôi phó|Cụm trưởng|Cụm phó|Tổ trưởng|Đội trưởng|Quản đốc|Đơn vị|CBCCVC|Công nhân|Chủ nhiệm|Chuyên viên|Chỉ huy|Chính ủy|Chính trị viên|Nhân viên|Hội viên|Học sinh|Sinh viên|Tổng biên tập|Trợ lý|Đại diện lãnh đạo|Đại diện các|Phụ trách|Tổng phụ trách|Tổ khối trưởng|Bí thư chi đoàn|Cộng tác viên|Trưởng ban|Phó ban|Ông|Bà'
/** words that only look like a body: "Tổ chức …", "Báo cáo …", "Ban hành …" */
const FALSE_FRIENDS: Readonly<Record<string, string>> = {
  Tổ: '\\s+chức',
  Báo: '\\s+(?:cáo|đảm)',
  Ban: '\\s+(?:hành|bố)',
  Hội: '\\s+(?:nghị|thi|thảo|họp|nhập|diễn|tụ)',
  Phòng: '\\s*,?\\s*(?:chống|ngừa|tránh|họp)',
  Trường: '\\s+hợp',
  Đoàn: '\\s+kết',
  Khoa: '\\s+học',
  Xã: '\\s+hội',
  Bộ: '\\s+(?:tiêu chí|máy|luật|mặt|phận)',
  Vụ: '\\s+việc',
  Đội: '\\s+ngũ',
  Lớp: '\\s*:',
  Viện: '\\s+(?:dẫn|trợ)',
  Đài: '\\s+thọ',
  Phó: '\\s+thác',
  Trưởng: '\\s+thành',
  Thường: '\\s+xuyên',
  Đơn: '\\s+giản',
  Hạt: '\\s+(?:giống|nhân)',
  Ngành: '\\s+nghề',
  Bà: '\\s+con',
  Phụ: '\\s+lục',
  'Phụ trách': '\\s+chung',
  'Lực lượng': '\\s+sản xuất',
}
const nouns = `${BODY}|${HOLDER}`
const either = nouns
  .split('|')
  .flatMap((n) =>
    [n, n.charAt(0).toLowerCase() + n.slice(1)].map((form) =>
      FALSE_FRIENDS[n] === undefined ? form : `${form}(?!${FALSE_FRIENDS[n]})`,
    ),
  )
  .join('|')
const COUNT = 'Các|các|Những|những|Mỗi|mỗi|Từng|từng|Toàn thể|toàn thể|Tất cả|tất cả|Đề nghị các|Hai|hai'
/** A body at the very beginning of a phrase. */
export const ACTOR = new RegExp(
  `^(?:(?:${COUNT})\\s+)*(?:(?:\\d{1,3}|tổ chức|cơ quan)\\s+)?(?:${either}|(?!(?:Tăng|Sinh|tăng|sinh|môi|Môi|thị|Thị)\\s)\\p{L}{2,6}\\s+trưởng|(?<=(?:Các|các|mỗi|Mỗi)\\s)(?:tổ chức|lớp|địa phương|cấp|ngành|khoa|chi|hộ|nhà|chủ|tỉnh|huyện|quận|thị xã|thành phố|làng|bản|ấp|xóm|buôn|khóm|khu|cửa hàng|điểm|kíp|ca|chốt|tàu|bếp|trại))(?![\\p{L}])`,
  'u',
)

const FIRST = new Set(
  `${nouns}|${COUNT}|tổ chức|cơ quan|đề nghị`.split('|').map((n) => (n.split(' ')[0] ?? '').toLowerCase()),
)
/** A quick no: the first syllable opens no body's name. */
export function mayName(words: string): boolean {
  const first = /^[\p{L}\d]+/u.exec(words)?.[0].toLowerCase()
  return (
    first !== undefined &&
    (FIRST.has(first) || /^\d/.test(first) || /^\p{L}{2,6}\s+trưởng(?!\p{L})/u.test(words))
  )
}

/** What bodies do in these papers: the word that ends the name of the doer. In lower case, so "Phòng Tổ chức" stays a name. */
const VERBS =
  'chủ trì|chủ động|phối hợp|tham mưu|triển khai|tổ chức|thực hiện|xây dựng|ban hành|hướng dẫn|theo dõi|đôn đốc|kiểm tra|giám sát|tổng hợp|báo cáo|gửi|nộp|trình|đề xuất|quán triệt|phổ biến|tuyên truyền|vận động|chịu trách nhiệm|có trách nhiệm|căn cứ|bố trí|cân đối|chuẩn bị|cử|lập|đăng ký|tự đăng ký|phản ánh|thẩm định|rà soát|thành lập|điều hành|chỉ đạo|giải quyết|thu|công bố|chấm|tự chấm|tự kiểm tra|tự đánh giá|họp|xét|bình xét|bình bầu|lựa chọn|chọn|giới thiệu|đóng góp|trao đổi|thay mặt|ký|quyết định|luân phiên|đăng cai|dự(?! án| toán| phòng| bị)|tham gia|hưởng ứng|phát động|trả lời|mở|đẩy mạnh|tăng cường|đảm bảo|bảo đảm|góp|nhận|cho|giúp|cung cấp|đăng tải|đăng|cập nhật|quản lý|lồng ghép|biên tập|viết|phân công|đánh giá|nghiệm thu|tiếp nhận|kịp thời|thường xuyên|sẽ|cần|tiếp tục|cụ thể hóa|tập trung|nghiên cứu|duy trì|khen thưởng cho|là đầu mối|thống nhất|gương mẫu|ghi|kê khai|tập hợp|thanh toán|quyết toán|dự trù|quy định|xem xét|vận hành|hoàn thành|phát hiện|bồi dưỡng|soát xét|rút kinh nghiệm|sơ kết|tổng kết|phân bổ|phê duyệt|niêm yết|nghiêm túc|phải|không được|thông báo|tiến hành|lấy ý kiến|bỏ phiếu|suy tôn|xếp hạng|tích cực|lưu|đưa|bàn giao|hoàn thiện|hoàn chỉnh|không' +
  // verbs that are also parts of names and of other words: only where the neighbours leave no doubt
  '|(?<!địa )bàn(?! giao)|(?<!việc )làm(?! việc| công tác)|(?<!xuất )phát(?! triển| thanh| hành)|(?<!vận )chuyển(?! đổi)|(?<!thường )trực(?! thuộc| tiếp| tuyến)|(?<!ngoại |bàn |được )giao(?! thông| dịch| thương| lưu| ban)|khen(?! thưởng)|cùng(?! cấp)|(?<!nắm )giữ|in(?! ấn)|trả|treo|nhắc|đặt|dành|trích|mua|lắp|dựng|nuôi|thăm|tặng quà' +
  '|tập huấn|khảo sát|lắng nghe|ghi nhận|công khai|tiếp thu|hỗ trợ|tạo điều kiện|động viên|khuyến khích|chăm lo|khắc phục|xử lý|huy động|tham dự|đề ra|biểu dương|tôn vinh|tuyên dương|nhân rộng|tuyển chọn|sưu tầm|trang trí|thiết kế|cài đặt|số hóa|kết nối|khai thác|vận dụng|nêu cao|phát huy|nâng cao|đổi mới|khẩn trương|chấn chỉnh|rút ngắn|tháo gỡ|phụ trách|đảm nhiệm|chấp hành|tuân thủ|ưu tiên|thảo luận|góp ý|cho ý kiến|soạn|dự thảo|ủy quyền|uỷ quyền|thẩm tra|xác nhận|đối chiếu|liên hệ|ứng dụng|thu thập|kiểm điểm|quan tâm|tranh thủ|tận dụng|dự kiến|phân tích|nhận xét|nhắc nhở|tuần tra|bồi thường|tiếp đón|lan tỏa|thực hành|chia sẻ|học tập|rèn luyện|nghiêm cấm|bám sát|xây|sắp xếp|bình chọn|là đơn vị|là cơ quan|là bộ phận|là thường trực|là thành viên|tiết kiệm|tăng(?! cường)|giảm|ra quân|đấu tranh|chi thưởng|chi trả|bổ sung|mời|thay thế|phân bổ|gắn|nộp lưu|đón|dẫn|thường trực|xuất bản|dán|lấy|chọn cử|cam đoan|đóng(?! trên| tại| quân)|điều phối|giải đáp|biên soạn|chăm sóc|chung tay|ghi hình|công chứng|kiến nghị|cung ứng|trưng bày'
export const VERB_START = new RegExp(`^(?:${VERBS})(?![\\p{L}])`, 'u')
/** words that end a name without being a duty */
const STATES = 'có|đạt|gồm|tặng|trao|cam kết|đã|vừa|tin(?= rằng| tưởng)'
const VERB_HERE = new RegExp(`(?:${VERBS}|${STATES})(?![\\p{L}])`, 'uy')
const VERB_FIRST = new Set(
  `${VERBS}|${STATES}`
    .replace(/\(\?<?!(?:[^()]*)\)/gu, '')
    .split('|')
    .map((v) => v.split(' ')[0] ?? ''),
)
const SYLLABLE = /\p{L}+/gu

/** how long a doer's name may be */
const LONGEST = 220

/** Nouns that begin with a word which is also a verb: "công tác tổ chức", "việc triển khai", "bộ phận tổng hợp". */
const NOMINAL =
  /(?:công tác|việc|bộ phận|nhóm|cán bộ|công chức|viên chức|phụ trách|được|người|công|cơ quan|hội nghị|phiên|chuyên viên|do|để|của|về|nhằm|với|trong|tại|theo|các|những|bởi|phục vụ)\s+$/u
/** a verb whatever stands before it */
const MODAL = /^(?:phải|có trách nhiệm|chịu trách nhiệm|sẽ|cần)$/u
/** "phòng tổng hợp", "ban kiểm tra": units named after what they do */
const UNIT_OF = /(?<![\p{L}])(?:phòng|ban|tổ|bộ phận|đoàn|Đoàn|Tổ|hội đồng|tiểu ban|nhóm|đội|Đội)\s+$/u
const UNIT_VERBS =
  /^(?:tuần tra|khảo sát|tiếp đón|thẩm tra|xử lý|hỗ trợ|thiết kế|tổng hợp|tổ chức|kiểm tra|giám sát|quản lý|xây dựng|thẩm định|công bố)/u

export interface Doer {
  readonly name: Span
  /** where the verb begins */
  readonly verb: number
}

/** The body that a phrase opens with, and where its verb begins; `null` when no body or no verb is there. */
export function doerAt(view: PlanView, span: Span): Doer | null {
  const text = view.flat.slice(span.start, Math.min(span.end, span.start + LONGEST))
  const open = mayName(text) ? ACTOR.exec(text) : null
  if (!open) return null
  for (const word of text.matchAll(SYLLABLE)) {
    if (word.index < open[0].length || !VERB_FIRST.has(word[0])) continue
    VERB_HERE.lastIndex = word.index
    const m = VERB_HERE.exec(text)
    if (!m) continue
    const before = text.slice(0, m.index)
    if (
      (NOMINAL.test(before.slice(-14)) && !MODAL.test(m[0])) ||
      (UNIT_OF.test(before.slice(-9)) &&
        UNIT_VERBS.test(m[0]) &&
        !/(?:^|[,\s])(?:các|Các|những|mỗi|\p{Lu}\p{Ll}+)\s+phòng\s+$/u.test(before)) ||
      insideBrackets(before)
    )
      continue
    // "Tổ thẩm định do Phó Giám đốc làm Tổ trưởng": the body, not who heads it
    const headed = /\s+do\s+/u.exec(before)?.index ?? before.length
    return {
      name: {
        start: span.start,
        end: span.start + before.slice(0, headed).trimEnd().replace(/[,:]$/, '').length,
      },
      verb: span.start + m.index,
    }
  }
  return null
}

const insideBrackets = (before: string): boolean => before.lastIndexOf('(') > before.lastIndexOf(')')

const CLEAR_VERBS =
  'chủ trì|tham mưu|triển khai|thực hiện|xây dựng|ban hành|theo dõi|đôn đốc|báo cáo|gửi|nộp|trình|phát động|họp|sơ kết|tổng kết|phối hợp|đăng ký|gồm|bao gồm|phải'
const CLEAR = new RegExp(`(?<![\\p{L}])(?:${CLEAR_VERBS})(?![\\p{L}])`, 'u')

/** True when the words are a body's name and nothing else: the heading "3. Văn phòng Sở". */
export function isName(words: string): boolean {
  return (
    words.length < 160 &&
    mayName(words) &&
    ACTOR.test(words) &&
    !/[.;?]$|\d{1,2}\/\d|\d\s*(?:triệu|nghìn|tỷ|%|đồng)/u.test(words) &&
    !CLEAR.test(words)
  )
}
