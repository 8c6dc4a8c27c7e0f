import { names } from './ui-names.ts'
import type { NoticeKind, NoticeParams } from '../../../src/core/notices/kinds.ts'

const word = (params: NoticeParams, name: string): string => String(params[name] ?? '…')
const roleOf = (params: NoticeParams): string =>
  (names.roles as Readonly<Record<string, string>>)[word(params, 'role')] ?? word(params, 'role')

/** One sentence a kind; it stands in the list, in the bell and as the subject of the mail. */
const SAYS: Readonly<Record<NoticeKind, (params: NoticeParams) => string>> = {
  'plan-read': (p) => `Đã đọc xong kế hoạch “${word(p, 'plan')}”`,
  'plan-failed': (p) => `Không đọc được kế hoạch “${word(p, 'plan')}”`,
  'job-failed': (p) => `Việc nền “${word(p, 'job')}” đã hỏng hẳn`,
  'role-given': (p) => `Bạn được giao vai trò ${roleOf(p)} tại ${word(p, 'body')}`,
  'role-ended': (p) => `Vai trò ${roleOf(p)} của bạn tại ${word(p, 'body')} đã chấm dứt`,
  'delegation-given': (p) => `${word(p, 'from')} ủy quyền cho bạn theo ${word(p, 'document')}`,
  'delegation-ended': (p) => `Việc ${word(p, 'from')} ủy quyền cho bạn đã chấm dứt`,
  'invitation-accepted': (p) => `${word(p, 'name')} đã nhận lời mời và có tài khoản`,
  'request-due': (p) => `Yêu cầu về dữ liệu cá nhân của ${word(p, 'name')} đến hạn ngày ${word(p, 'day')}`,
  'webhook-disabled': (p) =>
    `Kết nối “${word(p, 'name')}” đã bị tắt vì không gửi được trong ${word(p, 'days')} ngày`,
  'mail-failed': (p) => `Không gửi được thư “${word(p, 'subject')}”`,
  'backup-failed': (p) => `Sao lưu không xong: ${word(p, 'fault')}`,
}

export const sayNotice = (kind: NoticeKind, params: NoticeParams): string => SAYS[kind](params)

/** The text of the mail; `{{secret}}` is where the link to the thing goes. */
export const noticeMail = (name: string, said: string): string =>
  `Chào ${name},\n\n${said}.\n\nMở: {{secret}}\n\nBạn nhận thư này vì đã chọn nhận loại thông báo này qua thư. Đổi lựa chọn ở trang Thông báo.\n\nBảng Vàng\n`

/** What each kind is called where an account chooses. */
const kinds: Readonly<Record<NoticeKind, string>> = {
  'plan-read': 'Kế hoạch đã đọc xong',
  'plan-failed': 'Kế hoạch không đọc được',
  'job-failed': 'Việc nền hỏng hẳn',
  'role-given': 'Được giao vai trò',
  'role-ended': 'Thôi vai trò',
  'delegation-given': 'Được ủy quyền',
  'delegation-ended': 'Hết ủy quyền',
  'invitation-accepted': 'Lời mời được nhận',
  'request-due': 'Yêu cầu dữ liệu cá nhân đến hạn',
  'webhook-disabled': 'Kết nối bị tắt',
  'mail-failed': 'Thư không gửi được',
  'backup-failed': 'Sao lưu không xong',
}

export const vi = {
  title: 'Thông báo',
  unread: (count: number): string => (count === 0 ? 'Đã đọc hết' : `${count} chưa đọc`),
  list: 'Được báo',
  all: 'Tất cả',
  onlyUnread: 'Chưa đọc',
  isNew: 'Mới',
  open: 'Mở',
  read: 'Đã đọc',
  readAll: 'Đánh dấu đã đọc hết',
  none: 'Chưa có thông báo nào',
  noneUnread: 'Không còn thông báo chưa đọc',
  noneHint: 'Khi kế hoạch đọc xong, khi được giao vai trò hoặc khi có việc cần biết, thông báo hiện ở đây.',
  choices: 'Nhận thêm qua thư',
  choicesHint: (email: string): string => `Thư gửi tới ${email}.`,
  noEmail: 'Tài khoản chưa có địa chỉ thư. Ghi địa chỉ rồi quay lại đây chọn.',
  toMe: 'Ghi địa chỉ thư ở Tài khoản của tôi',
  save: 'Lưu lựa chọn',
  saved: 'Đã lưu lựa chọn.',
  when: 'Lúc',
  what: 'Nội dung',
  before: 'Trang trước',
  after: 'Trang sau',
  kinds,
  say: (kind: NoticeKind, params: NoticeParams): string => sayNotice(kind, params),
}
