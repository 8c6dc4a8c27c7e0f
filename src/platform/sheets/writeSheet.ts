import { writeXlsx } from 'hucre/xlsx'

/** Rows of words under a heading row. */
export interface Sheet {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A cell that begins like a formula is shown as text: what people typed must not run in somebody's Excel. */
export const harmless = (cell: string): string => (/^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell)

const quoted = (cell: string): string => `"${harmless(cell).replaceAll('"', '""')}"`

/** With the mark at its head by which Excel knows UTF-8. */
export const csvOf = ({ heads, rows }: Sheet): Uint8Array => new TextEncoder().encode(`\uFEFF${[heads, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`)

export const xlsxOf = ({ name, heads, rows }: Sheet): Promise<Uint8Array> => writeXlsx({ sheets: [{ name, rows: [heads, ...rows].map((row) => row.map(harmless)) }] })
