import WordExtractor from 'word-extractor'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { draftOfText } from '../files/plainText.ts'
import { REMARKS } from '../files/remarks.ts'
import type { Draft } from '../files/textBuilder.ts'

/** FibBase: where its flags stand, and the flag of a document under a password */
const FIB_FLAGS = 0x0a
const ENCRYPTED = 0x0100
const WORD_SIGN = 0xa5ec
const SECTOR = 512

/** The document stream begins on a sector and with its sign; its flags say whether a password hides the text. */
function underPassword(bytes: Buffer): boolean {
  for (let at = SECTOR; at + SECTOR <= bytes.length; at += SECTOR)
    if (bytes.readUInt16LE(at) === WORD_SIGN) return (bytes.readUInt16LE(at + FIB_FLAGS) & ENCRYPTED) !== 0
  return false
}

const HEAD =
  /cộng\s+h(?:òa|oà)\s+xã\s+hội|độc lập\s*[-–]\s*tự do|nơi nhận|lưu\s*[:.]|^số\s*:.*\tngày|^số\s*:.*\t.*, ngày/i
const LONGEST_ROW = 40

/** The line on which the table row that begins here ends: rows end with a tab, cells of several paragraphs hold line ends. */
function rowEnd(lines: readonly string[], from: number): number {
  if (!lines[from]?.includes('\t')) return -1
  for (let i = from; i < lines.length && i < from + LONGEST_ROW; i++) if (lines[i]?.endsWith('\t')) return i
  return -1
}

/** Cells come with tabs between and after them: a table's row becomes a line with bars, a head's or signature's cells follow each other. */
function untabbed(body: string): string {
  const lines = body.replace(/\r\n?/g, '\n').split('\n')
  const out: string[] = []
  for (let i = 0; i < lines.length; i++) {
    const end = rowEnd(lines, i)
    const row = lines
      .slice(i, end + 1)
      .join('\n')
      .replace(/\t$/, '')
    if (end < 0 || HEAD.test(row))
      out.push(...(end < 0 ? [(lines[i] ?? '').replace(/\t+/g, ' ').trim()] : row.split(/[\t\n]/)), '')
    else
      out.push(
        `| ${row
          .split('\t')
          .map((cell) => cell.replace(/\s+/g, ' ').trim())
          .join(' | ')} |`,
      )
    i = Math.max(i, end)
  }
  return out
    .join('\n')
    .replace(/\|\n(?=[^|\n])/g, '|\n\n')
    .replace(/\n{3,}/g, '\n\n')
}

/** Reads a Word 97–2003 document. Numbers that Word generates are not in its text, which a remark says. */
export async function readDoc(name: string, content: Uint8Array): Promise<Result<Draft>> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (underPassword(bytes)) return refuse('file.encrypted', { name })
  try {
    const document = await new WordExtractor().extract(bytes)
    return ok(draftOfText(untabbed(document.getBody()), [REMARKS.oldWord]))
  } catch (error) {
    return refuse('file.damaged', { name, detail: error instanceof Error ? error.message : String(error) })
  }
}
