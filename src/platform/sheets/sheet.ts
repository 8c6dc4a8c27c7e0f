import { readXlsx } from 'hucre/xlsx'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { openZip } from '../files/zip.ts'

export type Rows = readonly (readonly string[])[]

function cellWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value).normalize('NFC').trim()
}

/** More columns than any list of people: one cell far out makes every row as wide. */
const COLUMNS = 256

const columnOf = (letters: string): number => [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)

/** Whether a cell of the sheet stands beyond the columns that are taken. */
function tooWide(part: Buffer): boolean {
  for (const [, letters = ''] of part.toString('latin1').matchAll(/\br\s*=\s*["']([A-Z]{2,3})\d+["']/g)) if (columnOf(letters) > COLUMNS) return true
  return false
}

/** Whether the package is a workbook that unpacks within bounds: a claim can lie, so every part is unpacked once under a budget. */
function checkWorkbook(name: string, bytes: Uint8Array): Result<null> {
  const zip = openZip(name, bytes)
  if (!zip.ok) return zip
  if (!zip.value.names.includes('xl/workbook.xml')) return refuse('file.kind-unknown', { name, found: 'zip' })
  for (const part of zip.value.names) {
    const unpacked = zip.value.part(part)
    if (!unpacked.ok) return unpacked
    if (unpacked.value && tooWide(unpacked.value)) return refuse('file.damaged', { name, detail: `> ${COLUMNS} cột` })
  }
  return ok(null)
}

/** The rows of a workbook's first sheet, every cell as words; dates as `YYYY-MM-DD`. */
export async function readSheet(name: string, bytes: Uint8Array): Promise<Result<Rows>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refuse('file.kind-unknown', { name, found: 'other' })
  const workbook = checkWorkbook(name, bytes)
  if (!workbook.ok) return workbook
  try {
    const { sheets } = await readXlsx(bytes, { maxRows: 20_000 })
    return ok((sheets[0]?.rows ?? []).map((row) => row.map(cellWords)))
  } catch (fault) {
    return refuse('file.damaged', { name, detail: fault instanceof Error ? fault.message : 'xlsx' })
  }
}

/** Pasted or saved rows: tabs as Excel copies them, otherwise commas or semicolons, quotes as in CSV. */
export function readRows(text: string): Rows {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').normalize('NFC')
  const head = plain.split('\n', 1)[0] ?? ''
  const separator = head.includes('\t') ? '\t' : head.split(';').length > head.split(',').length ? ';' : ','
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = (): void => {
    row.push(cell.trim())
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    if (row.some((c) => c !== '')) rows.push(row)
    row = []
  }
  for (let i = 0; i < plain.length; i++) {
    const c = plain[i]
    if (quoted && c === '"' && plain[i + 1] === '"') {
      cell += '"'
      i++
    } else if (c === '"' && (quoted || cell === '')) quoted = !quoted
    else if (!quoted && c === separator) endCell()
    else if (!quoted && c === '\n') endRow()
    else cell += c ?? ''
  }
  endRow()
  return rows
}
