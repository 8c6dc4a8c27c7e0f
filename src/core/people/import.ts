import { fromDayNumber, isDay, partsOf, plainDate, type PlainDate } from '../kernel/dates.ts'
import { bareOf } from '../vietnamese/shadow.ts'
import { chosenColumns, findColumns, type ImportField } from './columns.ts'
import { searchKey } from './names.ts'

export interface ImportRow {
  /** the line of the sheet, counted from 1 as Excel does */
  readonly line: number
  readonly name: string
  readonly post: string | null
  readonly unit: string | null
  readonly leader: boolean
  readonly sex: 'nam' | 'nữ' | null
  /** a year or a day */
  readonly born: string | null
  readonly problems: readonly string[]
}
export interface ImportPreview {
  readonly columns: readonly { readonly header: string; readonly field: ImportField }[]
  readonly rows: readonly ImportRow[]
  readonly newUnits: readonly string[]
  readonly problems: readonly string[]
}
/** What the body has already. */
export interface Known {
  readonly units: readonly string[]
  readonly people: readonly { readonly name: string; readonly born: string | null }[]
  readonly today: PlainDate
}

const LEADER = /^(?:(?:pho )?(?:tong )?giam doc|(?:pho )?chu tich|(?:pho )?(?:truong|chanh)\b|(?:pho )?hieu truong|hieu pho|(?:pho )?bi thu|thu truong|bo truong|(?:pho )?(?:vu|cuc) truong|truong phong|pho phong)/
export const isLeaderPost = (post: string | null): boolean => post !== null && LEADER.test(searchKey(post))

const squeeze = (s: string): string => s.normalize('NFC').replace(/\s+/g, ' ').trim()
const orNull = (s: string): string | null => (s === '' ? null : s)

function sexOf(words: string): 'nam' | 'nữ' | null | undefined {
  const bare = searchKey(words)
  if (bare === '') return null
  if (['nam', 'm', 'ong'].includes(bare)) return 'nam'
  return ['nu', 'x', 'f', 'ba'].includes(bare) ? 'nữ' : undefined
}

/** 1970-01-01 as spreadsheets count days; only days of living people are taken for one. */
const SERIAL_1970 = 25_569
const serialDate = (n: number): string | undefined => (n < 10_000 || n > 50_000 ? undefined : fromDayNumber(n - SERIAL_1970))

/** "1985", "15/6/1985", "15-06-1985", "1985-06-15" or a spreadsheet's serial day; undefined when it is none of them. */
export function bornOf(words: string): string | null | undefined {
  const s = squeeze(words)
  if (s === '') return null
  if (/^\d{4}$/.test(s)) return s
  if (/^\d{5}$/.test(s)) return serialDate(Number(s))
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(s)
  if (day) return plainDate(Number(day[3]), Number(day[2]), Number(day[1]))
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(s)
  return iso ? plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3])) : undefined
}

const LONGEST = 200

/** What keeps a row from being written, apart from what its cells could not be read as. */
export function rowProblems(row: Omit<ImportRow, 'problems' | 'line'>, today: PlainDate): string[] {
  const problems: string[] = []
  if (row.name === '') problems.push('Còn thiếu họ tên')
  else if (/\d/.test(row.name)) problems.push('Họ tên có chữ số')
  else if (!row.name.includes(' ')) problems.push('Họ tên chỉ có một chữ, cần cả họ và tên')
  if ([row.name, row.post, row.unit].some((words) => (words?.length ?? 0) > LONGEST)) problems.push(`Họ tên, chức vụ hoặc đơn vị dài quá ${LONGEST} ký tự`)
  if (row.born !== null && !/^\d{4}$/.test(row.born) && !isDay(row.born)) problems.push('Ngày sinh không có trong lịch')
  else if (row.born !== null) {
    const { year } = partsOf(row.born)
    if (year < 1900 || row.born > today) problems.push(`Năm sinh ${year} không hợp lý`)
  }
  return problems
}

const identity = (p: { readonly name: string; readonly born: string | null }): string => `${bareOf(squeeze(p.name))}|${p.born ?? ''}`

/** Marks rows that name one person twice, in the sheet or against the list of the body. */
export function withDuplicates(rows: readonly ImportRow[], known: Known): ImportRow[] {
  const have = new Set(known.people.map(identity))
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const key = identity(row)
    const before = seen.get(key)
    seen.set(key, before ?? row.line)
    const double = row.name === '' ? [] : have.has(key) ? ['Đã có trong danh sách của cơ quan'] : before !== undefined ? [`Trùng với dòng ${before}`] : []
    return { ...row, problems: [...row.problems, ...double] }
  })
}

/** Names of units that the body does not have yet; accents and case do not make a new one. */
export function newUnitsOf(rows: readonly ImportRow[], units: readonly string[]): string[] {
  const have = new Set(units.map((u) => searchKey(u)))
  const fresh: string[] = []
  for (const { unit } of rows) {
    if (unit === null || have.has(searchKey(unit))) continue
    have.add(searchKey(unit))
    fresh.push(unit)
  }
  return fresh
}

const NO_NAMES = 'Không thấy dòng tiêu đề có cột "Họ và tên"'
const unnamed = (cells: readonly (readonly string[])[]): ImportPreview['columns'] => (cells.find((row) => row.some((c) => c !== '')) ?? []).map((header) => ({ header, field: 'ignored' }))

/**
 * Reads rows of cells as people: which column is what, every row with its problems, nothing dropped but blank and numbering rows.
 * `chosen` says what each column means when a person knows better; without a column of names no row is read.
 */
export function previewImport(cells: readonly (readonly string[])[], known: Known, chosen?: readonly ImportField[]): ImportPreview {
  const columns = chosen ? chosenColumns(cells, chosen) : findColumns(cells)
  if (!columns?.headers.some((h) => h.field === 'name')) return { columns: columns?.headers ?? unnamed(cells), rows: [], newUnits: [], problems: [chosen ? 'Chưa có cột nào là họ tên' : NO_NAMES] }
  const rows: ImportRow[] = []
  for (let i = columns.row + 1; i < cells.length; i++) {
    const row = rowOf(cells[i] ?? [], i + 1, columns.headers, known.today)
    if (row) rows.push(row)
  }
  const marked = withDuplicates(rows, known)
  const problems = rows.length === 0 ? ['Không có dòng nào bên dưới tiêu đề'] : []
  return { columns: columns.headers, rows: marked, newUnits: newUnitsOf(marked, known.units), problems }
}

function rowOf(cells: readonly string[], line: number, headers: readonly { readonly field: ImportField }[], today: PlainDate): ImportRow | null {
  const of = (field: ImportField): string => squeeze(headers.map((h, c) => (h.field === field ? (cells[c] ?? '') : '')).filter((s) => s !== '').join(' '))
  const name = of('name')
  // a blank row, or the row that numbers the columns (1 2 3)
  if (cells.every((c) => squeeze(c) === '' || /^\(?\d{1,3}\)?$/.test(squeeze(c)))) return null
  const sex = sexOf(of('sex'))
  const born = bornOf(of('born'))
  const post = orNull(of('post'))
  const row = { name, post, unit: orNull(of('unit')), leader: isLeaderPost(post), sex: sex ?? null, born: born ?? null }
  const unread = [...(sex === undefined ? [`Giới tính "${of('sex')}" không đọc được, ghi Nam hoặc Nữ`] : []), ...(born === undefined ? [`Ngày sinh "${of('born')}" không đọc được, ghi như 15/06/1985 hoặc 1985`] : [])]
  return { line, ...row, problems: [...rowProblems(row, today), ...unread] }
}
