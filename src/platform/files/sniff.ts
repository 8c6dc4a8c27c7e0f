import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { SourceKind } from '../../core/plans/source.ts'
import { OLE_SIGN, oleNames } from './ole.ts'
import { openZip } from './zip.ts'

export type PictureKind = 'png' | 'jpeg'

const starts = (bytes: Uint8Array, sign: readonly number[], at = 0): boolean =>
  sign.every((b, i) => bytes[at + i] === b)
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]
const ZIP = [0x50, 0x4b]
const PDF = Buffer.from('%PDF-')

export const pictureKindOf = (bytes: Uint8Array): PictureKind | null =>
  starts(bytes, PNG) ? 'png' : starts(bytes, JPEG) ? 'jpeg' : null

/** What readers can do nothing with, by its first bytes, in words for the refusal. */
const FOREIGN: readonly (readonly [string, readonly number[]])[] = [
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
  ['WebP', [0x52, 0x49, 0x46, 0x46]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
  ['EXE', [0x4d, 0x5a, 0x90]],
  ['ELF', [0x7f, 0x45, 0x4c, 0x46]],
]

function zipKind(name: string, bytes: Uint8Array): Result<SourceKind> {
  const zip = openZip(name, bytes)
  if (!zip.ok) return zip
  const { names } = zip.value
  const types = zip.value.part('[Content_Types].xml')
  if (!types.ok) return types
  const listed = types.value?.toString('latin1') ?? ''
  if (names.some((n) => /(^|\/)vbaProject\.bin$/i.test(n)) || /macroEnabled/i.test(listed))
    return refuse('file.macros', { name })
  if (/wordprocessingml\.(document|template)\.main/.test(listed) || names.includes('word/document.xml'))
    return ok('docx')
  const found = /spreadsheetml/.test(listed)
    ? 'XLSX'
    : /presentationml/.test(listed)
      ? 'PPTX'
      : names.includes('mimetype')
        ? 'ODF'
        : 'ZIP'
  return mismatch(name, found)
}

function oleKind(name: string, bytes: Uint8Array): Result<SourceKind> {
  const names = oleNames(bytes)
  if (names === null) return refuse('file.damaged', { name, detail: 'OLE' })
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return refuse('file.encrypted', { name })
  if (names.has('Macros') || names.has('_VBA_PROJECT') || names.has('VBA'))
    return refuse('file.macros', { name })
  if (names.has('WordDocument')) return ok('doc')
  return mismatch(name, names.has('Workbook') || names.has('Book') ? 'XLS' : 'OLE')
}

const CLAIMS: Readonly<Record<string, SourceKind>> = {
  txt: 'txt',
  md: 'md',
  markdown: 'md',
  docx: 'docx',
  doc: 'doc',
  pdf: 'pdf',
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
}
export const extensionOf = (name: string): string => /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** A known extension that the content belies, or an unknown kind. */
const mismatch = (name: string, found: string): Result<never> => {
  const claimed = extensionOf(name)
  return claimed in CLAIMS
    ? refuse('file.kind-mismatch', { name, claimed, found })
    : refuse('file.kind-unknown', { name, found })
}

/** Bytes that no text has: NUL and most controls; UTF-16 is told by its mark or its regular NULs before. */
function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192)
  if (starts(sample, [0xff, 0xfe]) || starts(sample, [0xfe, 0xff])) return true
  let nul = 0
  let control = 0
  for (const b of sample) {
    if (b === 0) nul++
    else if (b < 32 && b !== 9 && b !== 10 && b !== 12 && b !== 13 && b !== 0x1a) control++
  }
  return control <= sample.length / 200 && (nul === 0 || nul > sample.length / 8)
}

/**
 * The kind of a file by its content; its name only tells .md from .txt. Refuses encrypted, macro-bearing, damaged and foreign files,
 * and a name that claims what the content is not (`plan.docx` that is a picture).
 */
export function sniff(name: string, bytes: Uint8Array): Result<SourceKind> {
  if (bytes.length === 0) return refuse('file.empty', { name })
  const kind = contentKind(name, bytes)
  if (!kind.ok) return kind
  const claimed = CLAIMS[extensionOf(name)]
  const plain = kind.value === 'txt' || kind.value === 'md'
  // text under any text name is fine, and an office file under a neighbour's name (.doc that is a .docx) is read for what it is
  const office = (k: SourceKind): boolean => k === 'doc' || k === 'docx'
  const agrees =
    claimed === undefined || claimed === kind.value || (plain && (claimed === 'txt' || claimed === 'md'))
  if (agrees || (office(kind.value) && claimed !== undefined && office(claimed))) return kind
  return refuse('file.kind-mismatch', { name, claimed: extensionOf(name), found: kind.value })
}

function contentKind(name: string, bytes: Uint8Array): Result<SourceKind> {
  if (pictureKindOf(bytes) !== null) return ok('image')
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes(PDF))
    return ok('pdf')
  if (starts(bytes, ZIP)) return zipKind(name, bytes)
  if (starts(bytes, [...OLE_SIGN])) return oleKind(name, bytes)
  const foreign = FOREIGN.find(([, sign]) => starts(bytes, sign))
  if (foreign) return mismatch(name, foreign[0])
  if (!isText(bytes)) return refuse('file.kind-unknown', { name, found: 'binary' })
  return ok(CLAIMS[extensionOf(name)] === 'md' ? 'md' : 'txt')
}
