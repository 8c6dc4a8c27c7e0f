import { Link } from 'react-router'
import type { Action } from '../../../core/people/may.ts'
import { locale } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/data.tsx'
import { useSession } from '../../ui/shell/session.tsx'

interface Says {
  readonly title: string
  readonly says: string
}
interface SettingsLink {
  readonly to: string
  /** who may open it; null: everybody who is signed in */
  readonly may: Action | null
  /** it holds for every body, so that it takes a role over the whole system */
  readonly whole?: true
  readonly vi: Says
  readonly en: Says
}
interface Group {
  readonly vi: string
  readonly en: string
  readonly links: readonly SettingsLink[]
}

/** The rooms behind the settings, in the order in which an office needs them. One line a room. */
const GROUPS: readonly Group[] = [
  {
    vi: 'Của tôi',
    en: 'Mine',
    links: [
      {
        to: '/tai-khoan',
        may: null,
        vi: {
          title: 'Tài khoản của tôi',
          says: 'Họ tên, mật khẩu, bước thứ hai, khóa đăng nhập, nơi đang đăng nhập.',
        },
        en: { title: 'My account', says: 'Name, password, second step, passkeys, where I am signed in.' },
      },
    ],
  },
  { vi: 'Cơ quan và con người', en: 'Body and people', links: [{ to: '/to-chuc', may: 'bodies.see', vi: { title: 'Tổ chức', says: 'Cây cơ quan và đơn vị; đổi tên, sáp nhập, chia tách, giải thể; lịch sử; khối, cụm.' }, en: { title: 'Organisation', says: 'The tree of bodies and units; rename, merge, split, dissolve; history; blocs.' } }, { to: '/to-chuc/doi-tac', may: 'partners.change', vi: { title: 'Đối tác', says: 'Nơi ngoài hệ thống cùng làm việc, đường dẫn khách.' }, en: { title: 'Partners', says: 'Outside bodies that work with us, guest links.' } },
      {
        to: '/cai-dat/tai-khoan',
        may: 'accounts.see',
        vi: { title: 'Tài khoản và vai', says: 'Mời người, giao vai theo cơ quan và đơn vị, khóa tài khoản.' },
        en: { title: 'Accounts and roles', says: 'Invite people, give roles by body and unit, disable accounts.' },
      },
      {
        to: '/cai-dat/nhom',
        may: 'accounts.see',
        vi: { title: 'Nhóm', says: 'Giao vai một lần cho nhiều người.' },
        en: { title: 'Groups', says: 'Give a role to many at once.' },
      },
      {
        to: '/cai-dat/uy-quyen',
        may: null,
        vi: { title: 'Ủy quyền', says: 'Ai ký thay, làm thay ai, từ ngày nào, theo văn bản nào.' },
        en: { title: 'Delegations', says: 'Who acts for whom, from which day, by which document.' },
      },
      {
        to: paths.signInRules(),
        may: 'settings.see',
        whole: true,
        vi: { title: 'Cách đăng nhập', says: 'Bước thứ hai bắt buộc với ai, hết phiên sau bao lâu, đăng nhập một lần.' },
        en: { title: 'Signing in', says: 'Who needs a second step, when a session ends, single sign-on.' },
      },
    ] },
  {
    vi: 'Nhật ký và dữ liệu cá nhân',
    en: 'Trail and personal data',
    links: [
      {
        to: paths.trail(),
        may: 'trail.see',
        vi: { title: 'Nhật ký', says: 'Ai làm gì, lúc nào, thay đổi gì; niêm phong và đối chiếu.' },
        en: { title: 'Trail', says: 'Who did what, when, and what changed; seals and checks.' },
      },
      {
        to: paths.personal(),
        may: 'requests.see',
        vi: { title: 'Dữ liệu cá nhân', says: 'Sổ yêu cầu, trích, hạn chế, xóa; hạn lưu.' },
        en: { title: 'Personal data', says: 'Requests, export, restriction, erasure; retention.' },
      },
    ],
  },
  { vi: 'Thư, thông báo và kết nối', en: 'Mail, notices and connections', links: [
      { to: '/thu', may: 'mails.see', vi: { title: 'Thư', says: 'Hộp thư gửi đi: bản thảo, đang gửi, đã gửi, không gửi được.' }, en: { title: 'Mails', says: 'The outbox: drafts, on their way, sent, failed.' } },
      { to: '/cai-dat/may-chu-thu', may: 'settings.change', whole: true, vi: { title: 'Máy chủ thư', says: 'Thư gửi qua máy chủ nào; gửi thư thử.' }, en: { title: 'Mail server', says: 'By which server mails leave; a test mail.' } },
      { to: '/thong-bao', may: null, vi: { title: 'Thông báo của tôi', says: 'Xem thông báo, chọn loại nhận thêm qua thư.' }, en: { title: 'My notices', says: 'What I was told, and what comes by mail too.' } },
      { to: '/cai-dat/ket-noi', may: 'keys.see', vi: { title: 'Kết nối', says: 'Khóa API và báo tin tự động cho hệ thống khác.' }, en: { title: 'Connections', says: 'API keys and webhooks for other systems.' } },
    ] },
  {
    vi: 'Vận hành',
    en: 'Operations',
    links: [
      { to: '/cai-dat/viec-nen', may: 'jobs.see', vi: { title: 'Việc nền', says: 'Việc chương trình tự làm: đang chờ, đang làm, đã hỏng; làm lại.' }, en: { title: 'Background work', says: 'What the program does by itself: waiting, running, failed.' } },
      {
        to: '/cai-dat/mang-noi-bo',
        may: 'network.see',
        vi: { title: 'Mạng nội bộ', says: 'Chứng thư của cơ quan, để máy khác và điện thoại mở được.' },
        en: { title: 'Office network', says: 'The certificate of the office, for other machines and phones.' },
      },
      {
        to: '/cai-dat/sao-luu',
        may: 'backups.see',
        vi: {
          title: 'Sao lưu và bàn giao',
          says: 'Sao lưu ngay, lịch tự sao lưu, khôi phục thử, tải về để bàn giao.',
        },
        en: {
          title: 'Backup and hand-over',
          says: 'Back up now, schedule, try to restore, download to hand over.',
        },
      },
    ],
  },
]

/** The settings as a table of contents: only what this account may open. */
export function SettingsLinks() {
  const { may, roles } = useSession()
  const whole = roles.some((role) => role.bodyId === null)
  const groups = GROUPS.map((group) => ({
    ...group,
    links: group.links.filter(
      (link) => (link.may === null || may.includes(link.may)) && (whole || !link.whole),
    ),
  })).filter((group) => group.links.length > 0)
  return (
    <>
      {groups.map((group) => (
        <Card key={group.vi} title={group[locale]}>
          <ul className="card-in stack plain-list">
            {group.links.map((link) => (
              <li key={link.to}>
                <Link to={link.to}>{link[locale].title}</Link>
                <div className="soft">{link[locale].says}</div>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </>
  )
}
