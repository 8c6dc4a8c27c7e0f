import type {
  FieldProblem,
  Refusal,
  RefusalCode,
  RefusalParams,
  SignOnReason,
} from '../../../src/core/kernel/refusal.ts'
import { acts, states, things } from './refusal-words.ts'

const problems = (list: readonly FieldProblem[]): string =>
  list.map((p) => `${p.at}: ${p.problem}`).join('; ')

const SIGN_ON: Readonly<Record<SignOnReason, string>> = {
  'provider-down': 'nhà cung cấp không trả lời. Thử lại sau hoặc dùng mật khẩu',
  'answer-wrong': 'câu trả lời của nhà cung cấp không hợp lệ. Thử lại hoặc dùng mật khẩu',
  ended:
    'lượt đăng nhập này đã dùng, đã hết hạn hoặc bắt đầu ở trình duyệt khác. Bắt đầu lại từ trang đăng nhập',
  'unknown-account':
    'người này chưa có tài khoản gắn với nhà cung cấp. Đăng nhập bằng mật khẩu rồi gắn ở Tài khoản của tôi, hoặc nhờ quản trị viên mời',
  'not-set-up': 'chưa khai báo nhà cung cấp. Dùng mật khẩu',
  'already-linked': 'danh tính này đã gắn với một tài khoản. Gỡ ở tài khoản kia trước',
}

/** Codes in words; what a module already says in words stays. */
const worded = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code

/** What each refusal says: what is wrong, then what to do. */
export const refusals: { readonly [C in RefusalCode]: (params: RefusalParams[C]) => string } = {
  'request.invalid': (p) => `Nội dung gửi lên chưa đúng: ${problems(p.problems)}.`,
  'request.not-found': (p) => `Không tìm thấy ${worded(things, p.what)}.`,
  'request.too-large': (p) => `Nội dung gửi lên vượt quá ${p.limitMb} MB. Chia nhỏ rồi gửi lại.`,
  'request.too-many': (p) => `Gửi quá nhiều lần liên tiếp. Thử lại sau ${p.seconds} giây.`,
  'version.stale': (p) =>
    `Nội dung này đã đổi từ khi mở (đang xem bản ${p.seen}, hiện là bản ${p.current}${p.changed.length > 0 ? `; đã đổi: ${p.changed.join(', ')}` : ''}). Tải lại để xem bản mới.`,
  'command.repeated-differently': () =>
    'Thao tác này đã được gửi một lần với nội dung khác. Tải lại trang rồi làm lại.',

  'account.sign-in-first': () => 'Đăng nhập để tiếp tục.',
  'account.wrong-password': () => 'Sai tên đăng nhập hoặc mật khẩu.',
  'account.not-allowed': (p) =>
    `Tài khoản này không được ${worded(acts, p.action)}. Nhờ người có vai phù hợp làm, hoặc xin quản trị viên giao vai.`,
  'account.link-used': () =>
    'Đường dẫn này đã được dùng hoặc đã hết hạn. Xin quản trị viên cấp đường dẫn mới.',
  'account.password-weak': (p) => `Mật khẩu cần ít nhất ${p.minimum} ký tự và không được dễ đoán.`,
  'account.login-taken': (p) => `Tên đăng nhập “${p.login}” đã có người dùng. Chọn tên khác.`,

  'file.empty': (p) => `Tệp “${p.name}” không có nội dung. Mở tệp xem đã lưu chưa rồi chọn lại.`,
  'file.too-large': (p) =>
    `Tệp “${p.name}” vượt quá ${p.limitMb} MB. Giảm dung lượng hoặc tách tệp rồi gửi lại.`,
  'file.kind-unknown': (p) =>
    `Không đọc được tệp “${p.name}” (loại tệp: ${p.found}). Các loại đọc được: Word (.docx, .doc), PDF, ảnh PNG hoặc JPEG, văn bản (.txt, .md).`,
  'file.kind-mismatch': (p) =>
    `Tệp “${p.name}” mang đuôi .${p.claimed} nhưng nội dung là ${p.found}. Kiểm tra lại tệp, hoặc lưu lại đúng loại.`,
  'file.damaged': (p) =>
    `Tệp “${p.name}” bị hỏng, không mở được (${p.detail}). Mở bằng phần mềm đã tạo ra nó, lưu lại rồi gửi lại.`,
  'file.encrypted': (p) => `Tệp “${p.name}” có mật khẩu. Gỡ mật khẩu rồi gửi lại.`,
  'file.macros': (p) => `Tệp “${p.name}” có chứa macro. Lưu lại thành .docx không macro rồi gửi lại.`,
  'file.zip-bomb': (p) => `Tệp “${p.name}” khi giải nén vượt quá ${p.limitMb} MB nên không được mở.`,
  'file.too-many-pages': (p) =>
    `Tệp “${p.name}” có ${p.pages} trang, giới hạn là ${p.limit} trang. Tách phần kế hoạch ra rồi gửi lại.`,
  'file.no-text': (p) =>
    `Không tìm thấy chữ nào trong ${p.pages} trang của tệp “${p.name}”. Nếu là bản chụp, chụp hoặc quét lại cho rõ.`,
  'file.unreadable-scan': (p) =>
    `Ảnh trong tệp “${p.name}” quá mờ, không đọc chắc được (độ tin cậy ${Math.round(p.confidence)}%). Quét lại ở 200–300 dpi, để trang thẳng và đủ sáng.`,

  'plan.not-vietnamese': (p) =>
    `Văn bản “${p.name}” không viết bằng tiếng Việt nên không đọc được như một kế hoạch. Kiểm tra có chọn nhầm tệp không.`,
  'plan.nothing-found': (p) =>
    `Không tìm thấy nội dung kế hoạch nào trong “${p.name}”. Kiểm tra có chọn nhầm tệp không; nếu đúng là kế hoạch, dán phần chữ của nó.`,
  'plan.still-reading': () => 'Tệp đang được đọc. Chờ đọc xong rồi làm tiếp.',
  'plan.reading-failed': (p) =>
    `Việc đọc tệp đã dừng vì vượt giới hạn (${p.detail}). Tách tệp nhỏ hơn rồi gửi lại.`,
  'plan.must-checks-open': (p) =>
    `Còn ${p.codes.length} lỗi bắt buộc phải xử lý trước khi áp dụng: ${p.codes.join(', ')}.`,
  'plan.questions-open': (p) => `Còn ${p.count} câu hỏi chưa trả lời.`,
  'plan.relation-missing': () =>
    'Kế hoạch do đơn vị khác ban hành: chọn kế thừa, của mình dưới tên cũ, hoặc chỉ để đọc.',
  'plan.state-forbids': (p) => `Kế hoạch đang ở trạng thái “${p.state}” nên không thể: ${p.action}.`,
  'plan.fact-unknown': (p) => `Không có mục ${p.id} trong kế hoạch này.`,
  'plan.value-invalid': (p) =>
    p.value === '' ? `Còn thiếu: ${p.field}.` : `Giá trị “${p.value}” không hợp lệ cho ${p.field}.`,
  'plan.nothing-to-undo': () => 'Không còn bước nào để hoàn tác.',

  'body.exists': (p) => `Đơn vị “${p.name}” đã có.`,
  'people.row-invalid': (p) => `Danh sách có dòng chưa đúng: ${problems(p.problems)}.`,
  'setup.step-out-of-order': (p) => `Bước tiếp theo cần làm là: ${p.next}.`,
  'programme.state-forbids': (p) => `Chương trình đang ở trạng thái “${p.state}” nên không thể: ${p.action}.`,
  'demo.only': () => 'Chỉ làm được ở bản dùng thử.',

  'account.locked': (p) =>
    `Sai nhiều lần nên tạm khóa. Thử lại sau ${p.seconds} giây, hoặc đặt lại mật khẩu.`,
  'account.second-step-wrong': () => 'Mã xác nhận không đúng hoặc đã dùng. Lấy mã mới rồi nhập lại.',
  'account.passkey-refused': () => 'Thiết bị không xác nhận được khóa đăng nhập. Thử lại hoặc dùng mật khẩu.',
  'account.needs-tls': () =>
    'Khóa đăng nhập chỉ dùng được qua kết nối mã hóa (https). Mở Cài đặt › Mạng nội bộ để tạo chứng thư.',
  'account.sign-on-failed': (p) => `Chưa đăng nhập một lần được: ${SIGN_ON[p.reason]}.`,
  'account.last-administrator': () =>
    'Đây là quản trị viên cuối cùng. Giao quyền quản trị cho người khác trước.',
  'account.viewing-only': (p) =>
    `Đang xem với vai của ${p.name}: chỉ xem, không làm thay. Thoát chế độ xem để làm.`,
  'account.scope-too-wide': () =>
    'Không giao được quyền rộng hơn quyền của mình. Chọn vai hoặc phạm vi hẹp hơn.',
  'state.forbids': (p) => `Không ${p.action} được khi đang ở trạng thái “${worded(states, p.state)}”.`,
  'body.has-open-things': (p) =>
    `Còn việc chưa xong: ${p.what.join('; ')}. Giải quyết các việc này rồi làm lại.`,
  'tree.cycle': (p) => `“${p.name}” không thể nằm dưới chính mình. Chọn cấp trên khác.`,
  'guest-link.ended': () => 'Đường dẫn khách đã hết hạn hoặc đã thu hồi. Xin nơi gửi cấp đường dẫn mới.',
  'file.script': (p) =>
    `Tệp “${p.name}” chứa mã chạy được (${p.found}) nên không nhận. Xuất sang PDF hoặc ảnh rồi gửi lại.`,
  'file.infected': (p) => `Tệp “${p.name}” có mã độc (${p.found}). Không lưu tệp này.`,
  'file.scan-unavailable': () =>
    'Bộ quét mã độc đã bật nhưng không trả lời. Thử lại sau hoặc báo quản trị viên.',
  'file.quota': (p) =>
    `${p.unit} đã dùng ${p.usedMb} trên ${p.limitMb} MB. Bỏ bớt tệp cũ hoặc xin tăng dung lượng.`,
  'mail.not-configured': () =>
    'Chưa khai báo máy chủ thư. Mở Cài đặt › Thư để khai báo, hoặc chép nội dung gửi tay.',
  'mail.server-refused': (p) =>
    `Máy chủ thư chưa nhận thư: ${p.detail}. Xem lại địa chỉ, cổng, cách mã hóa, tên và mật khẩu.`,
  'webhook.address-refused': (p) =>
    `Không gửi tới “${p.host}” (${p.found}). Dùng địa chỉ https công khai; địa chỉ trong cơ quan cần quản trị viên cho phép ở trang Kết nối.`,
  'backup.damaged': (p) =>
    `Bản sao lưu bị hỏng hoặc không phải của Bảng Vàng: ${p.detail}. Không khôi phục gì.`,
  'backup.newer': (p) =>
    `Bản sao lưu do bản chương trình mới hơn ghi (cần ${p.needs}). Cập nhật chương trình rồi khôi phục.`,
  'backup.not-empty': () => 'Nơi khôi phục đã có dữ liệu. Chọn thư mục hoặc cơ sở dữ liệu trống.',
  'file.not-evidence': (p) =>
    `Không nhận tệp “${p.name}” (loại tệp: ${p.found}) làm minh chứng. Nhận PDF, ảnh JPEG, PNG, WebP, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), .odt, .txt, .csv. Lưu lại sang một loại này rồi gửi.`,
  'file.heic': (p) =>
    `Ảnh “${p.name}” ở dạng HEIC nên máy khác khó mở. Trên iPhone: Cài đặt › Camera › Định dạng › Tương thích nhất rồi chụp lại; hoặc mở ảnh, chọn Chia sẻ › Tùy chọn › Tương thích nhất để gửi ảnh JPEG.`,
  'file.archive': (p) => `Tệp “${p.name}” là gói nén (${p.found}). Giải nén rồi gửi từng tệp bên trong.`,
  'evidence.gone': (p) => `Tệp này đã bỏ quá ${p.days} ngày nên không lấy lại được. Gửi lại tệp gốc.`,
  'certificate.outside': (p) =>
    `Chứng thư gốc hiện nay không bảo lãnh được cho “${p.name}”. Bỏ tên này, hoặc chọn làm chứng thư gốc mới; các máy sẽ phải tin lại.`,
  'personal.kept-by-law': (p) =>
    `Hồ sơ còn trong thời hạn lưu trữ đến ${p.until} nên chưa xóa được. Có thể hạn chế xem.`,
  'account.email-taken': (p) =>
    `Địa chỉ ${p.email} đã thuộc một tài khoản khác. Mỗi tài khoản cần địa chỉ riêng.`,
  'account.view-too-wide': (p) =>
    `${p.name} có quyền rộng hơn quyền của mình nên không xem thay được. Nhờ người quản trị có đủ quyền.`,
  'account.not-oneself': () => 'Không tự khóa tài khoản của mình được. Nhờ một quản trị viên khác.',
  'delegation.overlaps': (p) =>
    `Đã có ủy quyền cho ${p.to} từ ${p.from}${p.until === null ? '' : ` đến ${p.until}`} trùng thời gian và phạm vi. Chấm dứt ủy quyền ấy trước, hoặc chọn thời gian khác.`,
  'delegation.nothing-held': (p) =>
    `${p.name} không giữ quyền này trong phạm vi đã chọn nên không giao lại được. Chọn phạm vi hoặc việc khác.`,
  'delegation.of-another': (p) => `Chỉ ${p.name} hoặc người quản trị có đủ quyền mới lập được ủy quyền này.`,
}

/** A refusal in words, with its basis where law speaks. */
export function sayRefusal(refusal: Refusal): string {
  const say = refusals[refusal.code] as (params: RefusalParams[RefusalCode]) => string
  const words = say(refusal.params)
  return refusal.basis === undefined ? words : `${words} Căn cứ: ${refusal.basis}.`
}
