import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { LegacyEncoding } from '../../core/vietnamese/encodings.ts'
import { REMARKS } from '../files/remarks.ts'
import type { Draft } from '../files/textBuilder.ts'
import { openZip, type Zip } from '../files/zip.ts'
import { paragraphsOf, toUnicode } from './blocks.ts'
import { bodyOf } from './body.ts'
import { printBody } from './print.ts'
import { attribute } from './xml.ts'

const MAIN = 'word/document.xml'
const RELATION = /<Relationship\s[^>]*>/g

/** Where the package says that its document is. */
function mainPart(zip: Zip): Result<string> {
  const relations = zip.part('_rels/.rels')
  if (!relations.ok) return relations
  for (const [tag] of (relations.value?.toString('utf8') ?? '').matchAll(RELATION)) {
    const target = attribute(tag, 'Target')
    if (target !== null && attribute(tag, 'Type')?.endsWith('/officeDocument'))
      return ok(target.replace(/^\.?\//, ''))
  }
  return ok(MAIN)
}

function xmlOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2)
  return bytes.toString('utf8')
}

function xmlPart(zip: Zip, name: string): Result<string | null> {
  const part = zip.part(name)
  if (!part.ok) return part
  return ok(part.value === null ? null : xmlOf(part.value))
}

/**
 * Reads a .docx: text with looks, Word's own numbers printed, tables flattened, old encodings converted; headers, footers, comments
 * and struck-out revisions left out. Refuses `file.damaged`, `file.zip-bomb`, `file.encrypted`.
 */
export function readDocx(name: string, bytes: Uint8Array): Result<Draft> {
  const zip = openZip(name, bytes)
  if (!zip.ok) return zip
  const main = mainPart(zip.value)
  if (!main.ok) return main
  const folder = main.value.slice(0, main.value.lastIndexOf('/') + 1)
  const document = xmlPart(zip.value, main.value)
  if (!document.ok) return document
  const styles = xmlPart(zip.value, `${folder}styles.xml`)
  if (!styles.ok) return styles
  const numbering = xmlPart(zip.value, `${folder}numbering.xml`)
  if (!numbering.ok) return numbering
  const blocks = document.value === null ? null : bodyOf(document.value, styles.value, numbering.value)
  if (blocks === null) return refuse('file.damaged', { name, detail: main.value })
  const old: ReadonlySet<LegacyEncoding> = toUnicode([...paragraphsOf(blocks)])
  return ok(
    printBody(
      blocks,
      [...old].map((encoding) => REMARKS.converted(encoding)),
    ),
  )
}
