import type { BODY_KINDS, ROLES } from '../src/contract/accounts.ts'
import type { PlainDate } from '../src/core/kernel/dates.ts'
import { peopleOn, type ExamplePerson } from './careers.ts'
import type { PlanDay, PlanKey } from './plans.ts'
import { UNITS, type ExampleUnit, type UnitKey } from './staff.ts'

export type BodyKey = 'tinh' | 'ngoai-vu' | 'van-hoa' | 'tu-phap' | 'giao-duc' | 'y-te' | 'khoa-hoc' | 'dan-toc' | 'cong-thuong' | 'khoi-5' | 'xa' | 'cum-7'
export interface ExampleBody {
  readonly key: BodyKey
  readonly name: string
  readonly abbreviation: string
  readonly kind: (typeof BODY_KINDS)[number]
  readonly superior: string | null
}
export interface ExampleAccount {
  readonly role: (typeof ROLES)[number]
  readonly name: string
  readonly login: string
  /** open to anyone who reads the terminal: the demo holds invented people only */
  readonly password: string
  readonly body: BodyKey
  readonly unit: UnitKey | null
}
/** A plan that some body runs, or keeps in review, when the demo begins. */
export interface ExampleRun extends PlanDay {
  readonly body: BodyKey
  readonly plan: PlanKey
  readonly state: 'adopted' | 'review'
  /** what it has been late with for a few days is still open, so that the home shows what overdue looks like */
  readonly late: boolean
}
/** What administering accounts looks like in the demo. */
export interface ExampleDesk {
  readonly group: { readonly name: string; readonly role: ExampleAccount['role']; readonly members: readonly string[] }
  /** it began `since` days ago and lasts `days` */
  readonly delegation: { readonly form: 'KT'; readonly from: string; readonly to: string; readonly document: string; readonly since: number; readonly days: number }
  readonly invitation: { readonly name: string; readonly email: string; readonly role: ExampleAccount['role']; readonly by: string }
}
export interface ExampleWorld {
  readonly today: PlainDate
  readonly bodies: readonly ExampleBody[]
  /** of the sở; the other bodies have none */
  readonly units: readonly ExampleUnit[]
  readonly people: readonly ExamplePerson[]
  readonly accounts: readonly ExampleAccount[]
  /** a group, a delegation and a waiting invitation of the sở; accounts by their logins */
  readonly desk: ExampleDesk
  readonly runs: readonly ExampleRun[]
}

const PROVINCE = 'UBND tỉnh An Lạc'
const agency = (key: BodyKey, name: string, abbreviation: string): ExampleBody => ({ key, name: `${name} tỉnh An Lạc`, abbreviation, kind: 'specialised-agency', superior: PROVINCE })

const BODIES: readonly ExampleBody[] = [
  agency('ngoai-vu', 'Sở Ngoại vụ', 'SNgV'),
  { key: 'tinh', name: 'Ủy ban nhân dân tỉnh An Lạc', abbreviation: 'UBND', kind: 'province', superior: null },
  agency('van-hoa', 'Sở Văn hóa, Thể thao và Du lịch', 'SVHTTDL'),
  agency('tu-phap', 'Sở Tư pháp', 'STP'),
  agency('giao-duc', 'Sở Giáo dục và Đào tạo', 'SGDĐT'),
  agency('y-te', 'Sở Y tế', 'SYT'),
  agency('khoa-hoc', 'Sở Khoa học và Công nghệ', 'SKHCN'),
  agency('dan-toc', 'Sở Dân tộc và Tôn giáo', 'SDTTG'),
  agency('cong-thuong', 'Sở Công Thương', 'SCT'),
  { key: 'khoi-5', name: 'Khối thi đua số 5 tỉnh An Lạc', abbreviation: 'KTĐ5', kind: 'bloc', superior: PROVINCE },
  { key: 'xa', name: 'Ủy ban nhân dân xã Thanh Lạc', abbreviation: 'UBND', kind: 'commune', superior: PROVINCE },
  { key: 'cum-7', name: 'Cụm thi đua số 7 - Bộ Ngoại giao', abbreviation: 'CTĐ7', kind: 'cluster', superior: 'Bộ Ngoại giao' },
]

/** The eight sở of the bloc, its leader and its deputy first. */
export const BLOC_MEMBERS: readonly BodyKey[] = ['van-hoa', 'ngoai-vu', 'tu-phap', 'giao-duc', 'y-te', 'khoa-hoc', 'dan-toc', 'cong-thuong']

const account = (role: ExampleAccount['role'], login: string, name: string, body: BodyKey = 'ngoai-vu', unit: UnitKey | null = null): ExampleAccount => ({ role, name, login, password: `${login}-anlac`, body, unit })

const ACCOUNTS: readonly ExampleAccount[] = [
  account('clerk', 'vanthu', 'Nguyễn Thu Hà'),
  account('director', 'giamdoc', 'Hoàng Minh Khuê'),
  account('council-member', 'hoidong', 'Vi Văn Thắng'),
  account('unit-head', 'truongphong', 'Ngô Đức Thịnh', 'ngoai-vu', 'hop-tac'),
  account('union-officer', 'congdoan', 'Trần Thị Ánh Tuyết', 'ngoai-vu', 'cong-doan'),
  account('official', 'chuyenvien', 'Mai Thế Anh', 'ngoai-vu', 'lanh-su'),
  account('administrator', 'quantri', 'Đỗ Văn Khải'),
  account('bloc-leader', 'khoitruong', 'Đinh Thị Ngọc Lan', 'khoi-5'),
  account('bloc-deputy', 'khoipho', 'Lê Thị Bích Thảo', 'khoi-5'),
  account('provincial-officer', 'sonoivu', 'Tống Hải Yến', 'tinh'),
  account('auditor', 'kiemtra', 'Kiều Văn Đạt'),
]

const DESK: ExampleDesk = {
  group: { name: 'Tổ giúp việc Hội đồng', role: 'council-member', members: ['hoidong', 'vanthu'] },
  delegation: { form: 'KT', from: 'giamdoc', to: 'hoidong', document: 'Quyết định số 21/QĐ-SNgV của Giám đốc Sở', since: 2, days: 14 },
  invitation: { name: 'Lương Thị Mai Chi', email: 'maichi@anlac.example', role: 'official', by: 'quantri' },
}

/** Last year's programmes, which have ended, before those of the year under way. */
const LAST_YEAR: readonly PlanKey[] = ['phat-dong', 'hoi-dong', 'chuyen-de']
const OWN_YEAR: readonly PlanKey[] = ['dien-hinh', 'chi-thi-ubnd-tinh', 'cum-7', 'phat-dong', 'hoi-dong', 'chuyen-de', 'khoi-5', 'cao-diem-100-ngay']

function runsOn(today: PlainDate): ExampleRun[] {
  const year = Number(today.slice(0, 4))
  const at = { year, today }
  const adopted = (body: BodyKey, plan: PlanKey, when: PlanDay = at): ExampleRun => ({ ...when, body, plan, state: 'adopted', late: plan === 'cao-diem-100-ngay' })
  return [
    ...LAST_YEAR.map((plan) => adopted('ngoai-vu', plan, { year: year - 1, today })),
    ...OWN_YEAR.map((plan) => adopted('ngoai-vu', plan)),
    adopted('tinh', 'chi-thi-ubnd-tinh'),
    adopted('khoi-5', 'khoi-5'),
    adopted('xa', 'xa-thanh-lac'),
    adopted('cum-7', 'cum-7'),
    { ...at, body: 'ngoai-vu', plan: 'cho-duyet', state: 'review', late: false },
  ]
}

/** The invented world as it stands on a day; the same day gives the same world. */
export const worldFor = (today: PlainDate): ExampleWorld => ({ today, bodies: BODIES, units: UNITS, people: peopleOn(today), accounts: ACCOUNTS, desk: DESK, runs: runsOn(today) })
