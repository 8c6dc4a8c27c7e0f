import {
  convertLegacyLines,
  fromLegacy,
  guessLegacy,
  legacyFontOf,
  type LegacyEncoding,
} from '../../core/vietnamese/encodings.ts'

export interface Piece {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly font: string
}

/** A page begins before the piece of this index. */
export interface Paragraph {
  readonly kind: 'paragraph'
  pieces: Piece[]
  center: boolean
  heading: boolean
  /** the number that Word prints before it: "1.", "a)", "-" */
  number: string
  readonly pagesAt: number[]
}

export interface Cell {
  readonly blocks: Block[]
}
export interface Table {
  readonly kind: 'table'
  readonly rows: Cell[][]
  lined: boolean
  styleId: string | null
}
export type Block = Paragraph | Table

export const paragraphText = (p: Paragraph): string => p.pieces.map((x) => x.text).join('')

/** A table's paragraphs in reading order; a table inside it gives up its own. */
export function* paragraphsOf(blocks: readonly Block[]): Generator<Paragraph> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block
    else for (const row of block.rows) for (const cell of row) yield* paragraphsOf(cell.blocks)
  }
}

const BEYOND_LATIN_1 = /[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]|\p{M}/u
const STARTS_WITH_MARK = /^\p{M}+/u

/** Marks that a run boundary tore from their letter go back to it; then each piece is NFC and so is the whole. */
function mendMarks(pieces: readonly Piece[]): Piece[] {
  const mended: Piece[] = []
  for (const piece of pieces) {
    const marks = STARTS_WITH_MARK.exec(piece.text)?.[0] ?? ''
    const before = mended.at(-1)
    if (marks !== '' && before) {
      mended[mended.length - 1] = { ...before, text: (before.text + marks).normalize('NFC') }
      mended.push({ ...piece, text: piece.text.slice(marks.length).normalize('NFC') })
    } else mended.push({ ...piece, text: piece.text.normalize('NFC') })
  }
  return mended
}

function byFont(paragraph: Paragraph, seen: Set<LegacyEncoding>): void {
  const old = paragraph.pieces.filter((piece) => legacyFontOf(piece.font) !== null)
  // Unicode letters under an old font's name: the text was converted, the font was not
  if (old.length === 0 || BEYOND_LATIN_1.test(old.map((piece) => piece.text).join(''))) return
  paragraph.pieces = paragraph.pieces.map((piece) => {
    const legacy = legacyFontOf(piece.font)
    if (!legacy) return piece
    seen.add(legacy.encoding)
    return { ...piece, text: fromLegacy(piece.text, legacy.encoding, legacy.capitals) }
  })
}

/** Brings old encodings to Unicode, by font name and then by the letters themselves; returns those it met. */
export function toUnicode(paragraphs: readonly Paragraph[]): ReadonlySet<LegacyEncoding> {
  const seen = new Set<LegacyEncoding>()
  for (const paragraph of paragraphs) byFont(paragraph, seen)
  const guess = guessLegacy(paragraphs.map(paragraphText).join('\n'))
  if (guess !== null) {
    seen.add(guess)
    for (const p of paragraphs)
      p.pieces = p.pieces.map((piece) => ({ ...piece, text: convertLegacyLines(piece.text, guess) }))
  }
  for (const p of paragraphs) p.pieces = mendMarks(p.pieces)
  return seen
}
