import { pick } from '../../i18n/text.ts'
import { Note } from '../note.tsx'

const words = () =>
  pick(
    {
      title: 'Đường truyền này không mã hóa',
      says: 'Máy này mở Bảng Vàng qua http nên không dùng được khóa truy cập (passkey) và không bỏ phiếu kín; người cùng mạng có thể đọc được. Báo người quản trị mở Cài đặt › Mạng nội bộ.',
    },
    {
      title: 'This line is not encrypted',
      says: 'This machine opened Bảng Vàng over http: no passkeys, no secret ballot, and others on the network may read along. Ask the administrator to open Settings › Office network.',
    },
  )

/** Told to machines that came without TLS; the machine on which the program runs needs none. */
export function PlainLine() {
  if (window.isSecureContext) return null
  return (
    <Note tone="warn" icon="lock" title={words().title}>
      {words().says}
    </Note>
  )
}
