import { searchKey } from './names.ts'

export type ImportField = 'name' | 'post' | 'unit' | 'sex' | 'born' | 'ignored'

/** How sheets of staff name their columns, in bare letters. */
const SYNONYMS: Readonly<Record<Exclude<ImportField, 'ignored'>, readonly string[]>> = {
  name: ['ho va ten', 'ho ten', 'ho va ten khai sinh', 'ten can bo', 'ho ten can bo', 'ho ten cong chuc', 'nhan vien', 'ho dem', 'ho va ten dem', 'ho va dem', 'ho lot', 'ho', 'ten'],
  post: ['chuc vu', 'chuc danh', 'chuc vu chuc danh', 'vi tri viec lam', 'vi tri', 'chuc vu hien tai', 'nghe nghiep', 'chuc vu/chuc danh'],
  unit: ['don vi', 'phong', 'phong ban', 'phong don vi', 'bo phan', 'don vi cong tac', 'phong chuyen mon', 'noi cong tac', 'to chuyen mon', 'to', 'khoa', 'khoa phong', 'phong/don vi', 'phong/ban', 'khoa/phong'],
  sex: ['gioi tinh', 'nam nu', 'nam/nu', 'phai', 'gioi'],
  born: ['nam sinh', 'ngay sinh', 'ngay thang nam sinh', 'sinh nam', 'sinh ngay', 'ngay/thang/nam sinh', 'thang nam sinh'],
}
const FIELDS = new Map(Object.entries(SYNONYMS).flatMap(([field, words]) => words.map((w) => [w, field as ImportField])))

const fieldOf = (header: string): ImportField => FIELDS.get(searchKey(header.replace(/\([^)]*\)/g, ''))) ?? 'ignored'

export interface Columns {
  /** index of the row that names the columns; -1 when the sheet is a bare list of names */
  readonly row: number
  readonly headers: readonly { readonly header: string; readonly field: ImportField }[]
}

/** The columns as a person names them: they hold for the row that names any column, or from the first row on when none does. */
export function chosenColumns(rows: readonly (readonly string[])[], chosen: readonly ImportField[]): Columns {
  const row = findColumns(rows)?.row ?? rows.slice(0, 15).findIndex((cells) => cells.some((header) => fieldOf(header) !== 'ignored'))
  const heads = rows[Math.max(row, 0)] ?? []
  return { row, headers: chosen.map((field, at) => ({ header: heads[at] ?? '', field })) }
}

/** Finds the row that names the columns among the first rows; null when none does. */
export function findColumns(rows: readonly (readonly string[])[]): Columns | null {
  let best: Columns | null = null
  let found = 0
  rows.slice(0, 15).forEach((cells, row) => {
    const headers = cells.map((header) => ({ header, field: fieldOf(header) }))
    const known = new Set(headers.map((h) => h.field)).size - (headers.some((h) => h.field === 'ignored') ? 1 : 0)
    if (headers.some((h) => h.field === 'name') && known > found) {
      best = { row, headers }
      found = known
    }
  })
  const single = rows.length > 0 && rows.every((cells) => cells.filter((c) => c !== '').length <= 1)
  return best ?? (single ? { row: -1, headers: [{ header: '', field: 'name' }] } : null)
}
