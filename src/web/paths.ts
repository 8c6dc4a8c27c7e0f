/** Every address of the app is built here, so that a wrong one does not compile. */
type Params = Readonly<Record<string, string | number | null | undefined>>

function withQuery(path: string, params: Params): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params))
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value))
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

const part = (text: string): string => encodeURIComponent(text)

export const paths = {
  home: () => '/',
  signIn: (back?: string) => withQuery('/dang-nhap', { ve: back }),
  firstAccount: (token?: string) => withQuery('/dau-tien', { token }),
  forgotten: () => '/quen-mat-khau',
  me: () => '/tai-khoan',
  signInRules: () => '/cai-dat/dang-nhap',
  setup: () => '/thiet-lap',
  plans: () => '/ke-hoach',
  plan: (id: string, fact?: string) => withQuery(`/ke-hoach/${part(id)}`, { muc: fact }),
  comparison: (id: string, programmeId?: string) =>
    withQuery(`/ke-hoach/${part(id)}/so-sanh`, { voi: programmeId }),
  programme: (id: string) => `/chuong-trinh/${part(id)}`,
  targets: () => '/chi-tieu',
  people: (params: { q?: string; unit?: string | null; page?: number } = {}) =>
    withQuery('/ho-so', { q: params.q, donvi: params.unit, trang: params.page === 1 ? null : params.page }),
  person: (id: string) => `/ho-so/${part(id)}`,
  newPerson: () => '/ho-so/them',
  importPeople: () => '/ho-so/nhap',
  settings: () => '/cai-dat',
  units: () => '/cai-dat/don-vi',
  accounts: () => '/cai-dat/tai-khoan',
  account: (id: string) => `/cai-dat/tai-khoan/${part(id)}`,
  invitations: () => '/cai-dat/tai-khoan/loi-moi',
  invite: () => '/cai-dat/tai-khoan/moi',
  inviteList: () => '/cai-dat/tai-khoan/moi-danh-sach',
  groups: () => '/cai-dat/nhom',
  group: (id: string) => `/cai-dat/nhom/${part(id)}`,
  delegations: () => '/cai-dat/uy-quyen',
  backups: () => '/cai-dat/sao-luu',
  personal: () => '/cai-dat/du-lieu-ca-nhan',
  personalData: (id: string) => `/ho-so/${part(id)}/du-lieu`,
  trail: (params: { account?: string; person?: string; thing?: string } = {}) =>
    withQuery('/nhat-ky', { taikhoan: params.account, nguoi: params.person, vat: params.thing }),
  notices: () => '/thong-bao',
  mails: () => '/thu',
  mail: (id: string) => `/thu/${part(id)}`,
  mailServer: () => '/cai-dat/may-chu-thu',
  organisation: (id?: string) => withQuery('/to-chuc', { noi: id }),
  orgChange: (params: { level?: 'unit' | 'body'; from?: string } = {}) =>
    withQuery('/to-chuc/thay-doi', { cap: params.level, noi: params.from }),
  orgHistory: () => '/to-chuc/lich-su',
  blocs: () => '/to-chuc/khoi',
  bloc: (id: string) => `/to-chuc/khoi/${part(id)}`,
  partners: () => '/to-chuc/doi-tac',
  guest: (token: string) => `/khach/${part(token)}`,
  guides: () => '/huong-dan',
  guide: (slug: string) => `/huong-dan/${part(slug)}`,
  glossary: () => '/huong-dan/thuat-ngu',
  kit: () => '/ui',
} as const

/** Files that the server hands out. */
export const files = {
  backup: (id: string, pass: string) => withQuery(`/api/backups/${part(id)}/file`, { pass }),
  trail: (query: Params) => withQuery('/api/trail/file', query),
  planFile: (id: string) => `/api/plans/${part(id)}/file`,
  planPaper: (id: string, as: 'txt' | 'docx' | 'pdf') => withQuery(`/api/plans/${part(id)}/paper`, { as }),
} as const

/** Only addresses of this app: a link such as "//other.example" leads nowhere. */
export const isOurPath = (path: string): boolean => /^\/(?![/\\])/.test(path)
