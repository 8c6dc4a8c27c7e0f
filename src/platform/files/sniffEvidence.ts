import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { examinePackage, RUNS, type Package, type PackageKind } from './evidencePackage.ts'
import { examinePdf } from './evidencePdf.ts'
import { OLE_SIGN, oleNames } from './ole.ts'
import { extensionOf } from './sniff.ts'

export type EvidenceKind = 'pdf' | 'jpeg' | 'png' | 'webp' | 'txt' | 'csv' | PackageKind

export const MEDIA_TYPES: Readonly<Record<EvidenceKind, string>> = {
  pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', txt: 'text/plain; charset=utf-8', csv: 'text/csv; charset=utf-8', odt: 'application/vnd.oasis.opendocument.text',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}
/** The extensions that a kind may bear; the first one is given to a name that bears none. */
const EXTENSIONS: Readonly<Record<EvidenceKind, readonly string[]>> = {
  pdf: ['pdf'], jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'], png: ['png'], webp: ['webp'], txt: ['txt'], csv: ['csv'], docx: ['docx'], xlsx: ['xlsx'], pptx: ['pptx'], odt: ['odt'],
}
const MACRO_NAMES = new Set(['docm', 'dotm', 'xlsm', 'xltm', 'xlsb', 'xlam', 'pptm', 'potm', 'ppsm', 'ppam', 'sldm'])
const HEIF = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis'])

const ARCHIVES: readonly (readonly [string, string])[] = [
  ['RAR', 'Rar!'], ['7z', '7z\u00bc\u00af'], ['gzip', '\u001f\u008b'], ['bzip2', 'BZh'], ['xz', '\u00fd7zXZ'], ['CAB', 'MSCF'], ['zstd', '\u0028\u00b5\u002f\u00fd'],
]
const PROGRAMS: readonly (readonly [string, string])[] = [['EXE', 'MZ\u0090'], ['ELF', '\u007fELF'], ['Mach-O', '\u00cf\u00fa\u00ed\u00fe'], ['Java', '\u00ca\u00fe\u00ba\u00be'], ['LNK', 'L\u0000\u0000\u0000\u0001\u0014\u0002\u0000']]
const OTHERS: readonly (readonly [string, string])[] = [['GIF', 'GIF8'], ['TIFF', 'II*\u0000'], ['TIFF', 'MM\u0000*'], ['RTF', '{\\rtf'], ['PostScript', '%!PS'], ['Matroska', '\u001aE\u00df\u00a3']]

export interface Sniffed {
  readonly kind: EvidenceKind
  /** the office package, already looked through */
  readonly office: Package | null
  /** the name as it is kept: one that bore no extension has got one */
  readonly name: string
}

const byHead = (head: string, signs: readonly (readonly [string, string])[]): string | undefined => signs.find(([, sign]) => head.startsWith(sign))?.[0]

/** Markup and scripts in what calls itself a text, whatever its letters are coded in. */
const MARKUP = /^[\s\ufeff]*(<!doctype|<html|<head|<body|<script|<svg|<iframe|<\?xml|<\?php|#!|MIME-Version:)|<script[\s>]|<svg[\s>]|\bon(error|load)\s*=\s*["']|javascript:/i
const DDE = /(^|[,;\t"\n]) {0,20}[=+\-@] {0,20}(cmd|powershell|mshta|rundll32|msexcel)\s*\|/i

function decoded(bytes: Uint8Array): string | null {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) return null
  let control = 0
  for (const byte of bytes.subarray(0, 65_536)) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) control++
  return control > Math.min(bytes.length, 65_536) / 200 ? null : Buffer.from(bytes).toString('utf8')
}

function textKind(name: string, bytes: Uint8Array): Result<EvidenceKind> {
  const words = decoded(bytes)
  if (words === null) return refuse('file.not-evidence', { name, found: 'binary' })
  const markup = MARKUP.exec(words)?.[0].trim()
  if (markup !== undefined) return refuse('file.script', { name, found: markup.slice(0, 20) })
  if (DDE.test(words)) return refuse('file.script', { name, found: 'DDE' })
  return ok(extensionOf(name) === 'csv' ? 'csv' : 'txt')
}

function oleRefused(name: string, bytes: Uint8Array): Result<never> {
  const names = oleNames(bytes)
  if (names === null) return refuse('file.damaged', { name, detail: 'OLE' })
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return refuse('file.encrypted', { name })
  if (names.has('Macros') || names.has('_VBA_PROJECT') || names.has('VBA')) return refuse('file.macros', { name })
  return refuse('file.not-evidence', { name, found: names.has('WordDocument') ? 'DOC' : names.has('Workbook') || names.has('Book') ? 'XLS' : names.has('PowerPoint Document') ? 'PPT' : 'OLE' })
}

/** The end of a zip stands within so many bytes of the end of the file. */
const ZIP_END = 22 + 0xffff

function pdfKind(name: string, bytes: Uint8Array): Result<EvidenceKind> {
  // a package hung on behind: what is a document to one program is an archive to another
  const tail = Buffer.from(bytes.subarray(-ZIP_END)).toString('latin1')
  if (tail.includes('PK\u0005\u0006')) return refuse('file.archive', { name, found: 'PDF + ZIP' })
  const clean = examinePdf(name, bytes)
  return clean.ok ? ok('pdf') : clean
}

/** Refuses what is known by its first bytes and not taken; null: it may be a text. */
function refusedByHead(name: string, head: string): Result<never> | null {
  const archive = byHead(head, ARCHIVES)
  if (archive !== undefined) return refuse('file.archive', { name, found: archive })
  const program = byHead(head, PROGRAMS)
  if (program !== undefined) return refuse('file.script', { name, found: program })
  if (head.slice(4, 8) === 'ftyp') return HEIF.has(head.slice(8, 12)) ? refuse('file.heic', { name }) : refuse('file.not-evidence', { name, found: 'video (MP4, MOV)' })
  const other = byHead(head, OTHERS)
  return other === undefined ? null : refuse('file.not-evidence', { name, found: other })
}

async function kindOf(name: string, bytes: Uint8Array): Promise<Result<{ readonly kind: EvidenceKind; readonly office: Package | null }>> {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  const picture: EvidenceKind | null = head.startsWith('\u0089PNG\r\n\u001a\n') ? 'png' : head.startsWith('\u00ff\u00d8\u00ff') ? 'jpeg' : head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' ? 'webp' : null
  if (picture !== null) return ok({ kind: picture, office: null })
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) {
    const office = await examinePackage(name, bytes)
    return office.ok && office.value.kind !== null ? ok({ kind: office.value.kind, office: office.value }) : office.ok ? refuse('file.archive', { name, found: 'ZIP' }) : office
  }
  if (Buffer.from(bytes.subarray(0, 8)).equals(OLE_SIGN)) return oleRefused(name, bytes)
  const kind = /^(\u00ef\u00bb\u00bf)?\s*%PDF-/.test(head) ? pdfKind(name, bytes) : (refusedByHead(name, head) ?? textKind(name, bytes))
  return kind.ok ? ok({ kind: kind.value, office: null }) : kind
}

/**
 * What a piece of evidence is, by its bytes; the name must agree. Refused: file.empty, file.not-evidence, file.heic, file.archive,
 * file.script, file.macros, file.encrypted, file.damaged, file.zip-bomb, file.kind-mismatch.
 */
export async function sniffEvidence(name: string, bytes: Uint8Array): Promise<Result<Sniffed>> {
  if (bytes.length === 0) return refuse('file.empty', { name })
  const claimed = extensionOf(name)
  if (MACRO_NAMES.has(claimed)) return refuse('file.macros', { name })
  if (RUNS.test(name)) return refuse('file.script', { name, found: `.${claimed}` })
  const found = await kindOf(name, bytes)
  if (!found.ok) return found
  const { kind, office } = found.value
  if (claimed === '') return ok({ kind, office, name: `${name}.${EXTENSIONS[kind][0] ?? kind}` })
  return EXTENSIONS[kind].includes(claimed) ? ok({ kind, office, name }) : refuse('file.kind-mismatch', { name, claimed, found: kind })
}
