import { bareOf } from '../vietnamese/shadow.ts'
import type { RoleName } from './may.ts'
import { searchKey } from './names.ts'

/** What a sheet of people to invite calls its columns, in bare letters. */
const COLUMNS = {
  name: ['ho va ten', 'ho ten', 'ten', 'ten can bo', 'nhan vien'],
  email: ['email', 'e-mail', 'thu dien tu', 'dia chi thu', 'dia chi email', 'hop thu', 'thu cong vu', 'email cong vu', 'mail'],
  role: ['vai', 'vai tro', 'quyen', 'chuc vu', 'chuc danh', 'nhiem vu'],
  unit: ['don vi', 'phong', 'phong ban', 'phong don vi', 'bo phan', 'don vi cong tac', 'phong/don vi', 'phong/ban'],
} as const
type Field = keyof typeof COLUMNS

/** Words of an office for each role, in bare letters, the narrow ones first; a deputy has no role of its own and is asked. */
const ROLE_WORDS: readonly (readonly [RegExp, RoleName])[] = [
  [/^(?:quan tri(?: vien)?|quan tri he thong|administrator)$/, 'administrator'],
  [/^(?:thuong truc(?: hoi dong.*)?|can bo (?:thi dua.*|tdkt)|chuyen vien (?:thi dua.*|tdkt)|phu trach (?:thi dua.*|tdkt)|van thu|clerk)$/, 'clerk'],
  [/^(?:thu truong(?: co quan)?|giam doc(?: so)?|chu tich(?: ubnd.*| hoi dong.*| uy ban.*)?|hieu truong|cuc truong|director)$/, 'director'],
  [/^(?:(?:thanh vien|uy vien)(?: hoi dong.*)|council member|council-member)$/, 'council-member'],
  [/^(?:truong (?:phong|don vi|khoa|ban)\b.*|chanh (?:van phong|thanh tra)\b.*|giam doc trung tam.*|chi cuc truong|to truong|unit head|unit-head)$/, 'unit-head'],
  [/^(?:can bo doan the|chu tich cong doan.*|can bo cong doan|bi thu (?:doan|chi doan).*|union officer|union-officer)$/, 'union-officer'],
  [/^(?:chuyen vien(?: chinh| cao cap)?|cong chuc|vien chuc|cong chuc,? vien chuc|can su|nhan vien|giao vien|bac si|dieu duong|ke toan|nguoi lao dong|official)$/, 'official'],
  [/^(?:khoi truong|cum truong|bloc leader|bloc-leader)$/, 'bloc-leader'],
  [/^(?:khoi pho|cum pho|bloc deputy|bloc-deputy)$/, 'bloc-deputy'],
  [/^(?:can bo tdkt tinh|can bo thi dua(?:,)? khen thuong tinh|provincial officer|provincial-officer)$/, 'provincial-officer'],
  [/^(?:kiem tra|kiem tra vien|thanh tra vien|auditor)$/, 'auditor'],
]
// "cán bộ TĐKT tỉnh" is narrower than "cán bộ TĐKT", and stands after it in the list of roles
const ORDERED = [...ROLE_WORDS].sort(([, a], [, b]) => Number(b === 'provincial-officer') - Number(a === 'provincial-officer'))

/** The role that these words mean; null when none does, or when it must be asked. */
export const roleOfWords = (words: string): RoleName | null => ORDERED.find(([pattern]) => pattern.test(bareOf(words.normalize('NFC')).replace(/\s+/g, ' ').trim()))?.[1] ?? null

const EMAIL = /^[^\s@<>"',;:]+@[^\s@<>"',;:]+\.[^\s@.<>"',;:]+$/
export const emailFits = (email: string): boolean => email.length <= 200 && EMAIL.test(email)
export const sameEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase()

export interface InviteRow {
  /** the line of the sheet, counted from 1 */
  readonly line: number
  readonly name: string
  readonly email: string | null
  readonly roleWords: string
  readonly role: RoleName | null
  readonly unit: string | null
  readonly problems: readonly string[]
}
/** What is there already, and what the inviter may give. */
export interface InviteKnown {
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly emails: ReadonlySet<string>
  readonly mayGive: (role: RoleName, unitId: string | null) => boolean
}

const NEEDS_UNIT: readonly RoleName[] = ['unit-head', 'union-officer']

/** What keeps a row from being sent; the same question before the preview and before the writing. */
export function inviteProblems(row: Omit<InviteRow, 'problems'>, known: InviteKnown): string[] {
  const unit = row.unit === null ? null : known.units.find((u) => searchKey(u.name) === searchKey(row.unit ?? ''))
  const problems: string[] = []
  if (row.name.length < 2) problems.push('Còn thiếu họ tên')
  if (row.email !== null && !emailFits(row.email)) problems.push(`Địa chỉ thư “${row.email}” không đúng dạng`)
  if (row.email !== null && known.emails.has(sameEmail(row.email))) problems.push('Địa chỉ thư đã có tài khoản hoặc lời mời')
  if (row.role === null) problems.push(row.roleWords === '' ? 'Còn thiếu vai' : `Chưa rõ vai “${row.roleWords}”, chọn một vai`)
  if (unit === undefined) problems.push(`Không có đơn vị “${row.unit}”`)
  if (row.role !== null && NEEDS_UNIT.includes(row.role) && row.unit === null) problems.push('Vai này cần ghi đơn vị')
  if (row.role !== null && unit !== undefined && !known.mayGive(row.role, unit?.id ?? null)) problems.push('Không giao được vai này trong phạm vi này')
  return problems
}

/** Marks rows that would invite one person twice: by address, or by name within a unit where there is none. */
export function judged(rows: readonly Omit<InviteRow, 'problems'>[], known: InviteKnown): InviteRow[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const same = row.email === null ? `${searchKey(row.name)}|${searchKey(row.unit)}` : sameEmail(row.email)
    const first = seen.get(same)
    seen.set(same, first ?? row.line)
    return { ...row, problems: [...inviteProblems(row, known), ...(first === undefined ? [] : [`Trùng với dòng ${first}`])] }
  })
}

const squeeze = (s: string | undefined): string => (s ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
const fieldOf = (header: string): Field | null => (Object.keys(COLUMNS) as Field[]).find((field) => (COLUMNS[field] as readonly string[]).includes(searchKey(header.replace(/\([^)]*\)/g, '')))) ?? null

/** Reads cells as people to invite; without a row that names the columns, they are name, address, role, unit. */
export function readInvites(cells: readonly (readonly string[])[], known: InviteKnown): { readonly rows: InviteRow[]; readonly problems: string[] } {
  const at = cells.slice(0, 15).findIndex((row) => row.filter((cell) => fieldOf(cell) !== null).length >= 2 && row.some((cell) => fieldOf(cell) === 'name'))
  const heads: readonly (Field | null)[] = at < 0 ? ['name', 'email', 'role', 'unit'] : (cells[at] ?? []).map(fieldOf)
  const rows = cells.slice(at + 1).flatMap((row, i) => {
    const of = (field: Field): string => squeeze(row[heads.indexOf(field)])
    if (row.every((cell) => squeeze(cell) === '' || /^\(?\d{1,3}\)?$/.test(squeeze(cell)))) return []
    const roleWords = of('role')
    return [{ line: at + 2 + i, name: of('name'), email: of('email') || null, roleWords, role: roleOfWords(roleWords), unit: of('unit') || null }]
  })
  return { rows: judged(rows, known), problems: rows.length === 0 ? ['Không có dòng nào để mời'] : rows.length > 500 ? ['Mỗi lần mời được nhiều nhất 500 người'] : [] }
}
