import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { OLE_SIGN, oleNames } from './ole.ts'
import { directoryOf, LOCAL_SIGN, type ZipEntry } from './zip.ts'

const inflate = promisify(inflateRaw)

/** All parts of a package together: what an office file of 25 MB may become. */
const UNPACKED_MB = 200
const ENTRIES = 5_000
const DEEP = 3

export type PackageKind = 'docx' | 'xlsx' | 'pptx' | 'odt'

/** A package whose every part was unpacked once, so that what its directory claims is what it holds. */
export interface Package {
  readonly kind: PackageKind | null
  readonly bytes: Buffer
  readonly entries: readonly ZipEntry[]
  readonly signed: boolean
}

/** Names of files that a machine runs. */
export const RUNS = /\.(exe|dll|com|scr|pif|cpl|msi|msp|bat|cmd|ps1|psm1|vbs|vbe|js|mjs|jse|wsf|wsh|hta|jar|class|lnk|reg|sh|bash|py|pl|rb|php|apk|app|dmg|iso|img|svg|svgz|html?|xhtml|mht|mhtml|chm|xml|xsl)$/i
const MACROS = /(^|\/)(vbaProject\.bin|vbaData\.xml|vbaProjectSignature\.bin)$|(^|\/)(macrosheets|activeX)\/|^(Basic|Scripts)\//i
const INSIDE_RUNS = /\.(exe|dll|com|scr|pif|cpl|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk|sh|py|html?)$/i
const FETCHES = /(attachedTemplate|oleObject|frame|subDocument)$/i

const packed = (bytes: Buffer, entry: ZipEntry): Buffer | null => {
  if (entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== LOCAL_SIGN) return null
  const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  return start + entry.packed <= bytes.length ? bytes.subarray(start, start + entry.packed) : null
}

/** One part, as long as the directory says and no longer. @returns null when it is damaged or lies about its length */
export async function partOf(bytes: Buffer, entry: ZipEntry): Promise<Buffer | null> {
  const raw = packed(bytes, entry)
  if (raw === null || (entry.method !== 0 && entry.method !== 8)) return null
  if (entry.method === 0) return raw.length === entry.unpacked ? raw : null
  const part = await inflate(raw, { maxOutputLength: entry.unpacked + 1 }).catch(() => null)
  return part?.length === entry.unpacked ? part : null
}

function kindOf(entries: readonly ZipEntry[], types: string, mimetype: string): PackageKind | null {
  const names = new Set(entries.map((e) => e.name))
  if (names.has('word/document.xml') && /wordprocessingml\.(document|template)\.main/.test(types)) return 'docx'
  if (names.has('xl/workbook.xml') && /spreadsheetml\.(sheet|template)\.main/.test(types)) return 'xlsx'
  if (names.has('ppt/presentation.xml') && /presentationml\.(presentation|slideshow|template)\.main/.test(types)) return 'pptx'
  return mimetype === 'application/vnd.oasis.opendocument.text' && names.has('content.xml') ? 'odt' : null
}

/** A relation that makes the reader's machine fetch something the moment the document is opened. */
const fetches = (rels: string): boolean =>
  (rels.match(/<Relationship\b[^<>]*>/g) ?? []).some((one) => /TargetMode\s*=\s*["']External["']/i.test(one) && FETCHES.test(/\bType\s*=\s*["']([^"']*)["']/.exec(one)?.[1] ?? ''))

/** Commands that a field of a text or a cell of a sheet would start. */
const starts = (name: string, words: string): boolean => (/^word\/.*\.xml$/.test(name) && /<w:instrText[^<>]*>\s*DDE(AUTO)?\b|w:instr\s*=\s*"\s*DDE(AUTO)?\b/i.test(words)) || (/^xl\/externalLinks\/.*\.xml$/.test(name) && /<ddeLink\b/i.test(words))

function refusedPart(file: string, name: string, part: Buffer): Result<never> | null {
  const script = (found: string): Result<never> => refuse('file.script', { name: file, found })
  if (part.subarray(0, 2).toString('latin1') === 'MZ' || part.subarray(0, 4).equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46]))) return script(name)
  if (part.subarray(0, 8).equals(OLE_SIGN)) {
    const inside = oleNames(part)
    if (inside === null || inside.has('\u0001Ole10Native') || inside.has('Package')) return script(name)
    if (inside.has('Macros') || inside.has('_VBA_PROJECT') || inside.has('VBA')) return refuse('file.macros', { name: file })
  }
  if (/\.rels$/i.test(name) && fetches(part.toString('utf8'))) return script('TargetMode="External"')
  if (/\.xml$/i.test(name) && starts(name, part.toString('utf8'))) return script('DDE')
  return null
}

/**
 * Looks through a zip, and through zips within it. Refused: file.damaged, file.encrypted, file.zip-bomb, file.macros, file.script, and
 * file.archive for what is no office document.
 */
export async function examinePackage(file: string, content: Uint8Array, deep = 0): Promise<Result<Package>> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const entries = directoryOf(bytes)
  if (entries === null) return refuse('file.damaged', { name: file, detail: 'zip' })
  const bomb = refuse('file.zip-bomb', { name: file, limitMb: UNPACKED_MB })
  if (entries.length > ENTRIES || deep > DEEP || entries.reduce((sum, e) => sum + e.unpacked, 0) > UNPACKED_MB * 1024 * 1024) return bomb
  if (entries.some((e) => e.encrypted)) return refuse('file.encrypted', { name: file })
  const names = entries.map((e) => e.name)
  // two parts of one name: one reader takes the first, another the last
  if (new Set(names).size !== names.length) return refuse('file.damaged', { name: file, detail: 'zip' })
  if (names.some((n) => MACROS.test(n))) return refuse('file.macros', { name: file })
  const runs = names.find((n) => INSIDE_RUNS.test(n))
  if (runs !== undefined) return refuse('file.script', { name: file, found: runs })
  let types = ''
  let mimetype = ''
  for (const entry of entries) {
    const part = await partOf(bytes, entry)
    if (part === null) return refuse('file.damaged', { name: file, detail: entry.name })
    if (entry.name === '[Content_Types].xml') types = part.toString('latin1')
    if (entry.name === 'mimetype') mimetype = part.toString('latin1').trim()
    const refused = refusedPart(file, entry.name, part)
    if (refused) return refused
    if (part.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') continue
    const inner = await examinePackage(file, part, deep + 1)
    if (!inner.ok) return inner
  }
  if (/macroEnabled/i.test(types)) return refuse('file.macros', { name: file })
  const kind = kindOf(entries, types, mimetype)
  if (kind === null) return refuse('file.archive', { name: file, found: 'ZIP' })
  return ok({ kind, bytes, entries, signed: names.some((n) => /^_xmlsignatures\/|^META-INF\/documentsignatures\.xml$/i.test(n)) })
}
