import { readXlsx } from 'hucre/xlsx'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'

const LIMIT_BYTES = 8 * 1024 * 1024
/** a zip that holds a workbook, not just any zip */
const PARTS = ['xl/workbook.xml', '[Content_Types].xml']

export type Rows = readonly (readonly string[])[]

function cellWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value).normalize('NFC').trim()
}

/** The rows of a workbook's first sheet, every cell as words; dates as `YYYY-MM-DD`. */
export async function readSheet(name: string, bytes: Uint8Array): Promise<Result<Rows>> {
  if (bytes.length === 0) return refuse('file.empty', { name })
  if (bytes.length > LIMIT_BYTES) return refuse('file.too-large', { name, limitMb: 8 })
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!zip || !PARTS.every((part) => text.includes(part))) return refuse('file.kind-unknown', { name, found: zip ? 'zip' : 'other' })
  try {
    const workbook = await readXlsx(bytes)
    return ok((workbook.sheets[0]?.rows ?? []).map((row) => row.map(cellWords)))
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
