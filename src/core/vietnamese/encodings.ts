import { TCVN3, VNI_ALONE_LETTERS, VNI_PAIRS } from './encodingsTables.ts'
import { spellingOf } from './syllables.ts'

export type LegacyEncoding = 'tcvn3' | 'vni'

export interface LegacyFont {
  readonly encoding: LegacyEncoding
  /** the font draws capitals for lower-case codes (.VnTimeH) */
  readonly capitals: boolean
}

/** What a font's name says about the letters typed in it; null for a Unicode font. */
export function legacyFontOf(font: string): LegacyFont | null {
  const name = font.trim()
  if (/^\.vn/i.test(name))
    return { encoding: 'tcvn3', capitals: /[^h]H$/.test(name.replace(/\s+(bold|italic)$/i, '')) }
  if (/^vni[-\s]/i.test(name)) return { encoding: 'vni', capitals: false }
  return null
}

const TCVN3_BYTES = /[\u00a1-\u00ff]/g
const VNI_LETTERS = /[aeouyôöAEOUYÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ôöñæòóîÔÖÑÆÒÓÎ]/g
const VNI_ONCE = /^[ôöÔÖ]/

function fromVni(text: string): string {
  return text.replace(VNI_LETTERS, (seen) => {
    const pair = VNI_PAIRS.get(seen)
    if (pair !== undefined) return pair
    const [first = '', ...rest] = Array.from(seen)
    const alone = VNI_ALONE_LETTERS.get(first) ?? first
    return VNI_ONCE.test(first) || rest.length === 0 ? alone + rest.join('') : seen
  })
}

/** Text whose bytes were shown as Latin-1, in Unicode NFC. Letters that the encoding does not use stay as they are. */
export function fromLegacy(text: string, encoding: LegacyEncoding, capitals = false): string {
  const letters = encoding === 'vni' ? fromVni(text) : text.replace(TCVN3_BYTES, (c) => TCVN3.get(c) ?? c)
  return (capitals ? letters.toUpperCase() : letters).normalize('NFC')
}

const LATIN_1 = /[\u00a1-\u00ff]/
const BEYOND_LATIN_1 = /[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]/

/** How well a text spells Vietnamese: marked words that are syllables, less twice those that are not. */
function merit(text: string): number {
  const { marked, markedWrong } = spellingOf(text)
  return marked - 2 * markedWrong
}

const SAMPLE = 40_000
const ENOUGH = 3

/**
 * The old encoding that a text was typed in, by runs of letters that no Vietnamese word has ("Céng hßa", "Coäng hoøa"); null when it
 * reads well as it is, or when nothing can be said.
 */
export function guessLegacy(text: string): LegacyEncoding | null {
  const lines = text.slice(0, SAMPLE).split('\n')
  const suspect = lines.filter((line) => LATIN_1.test(line) && !BEYOND_LATIN_1.test(line)).join('\n')
  if (suspect === '') return null
  const asIs = merit(suspect)
  const tcvn3 = merit(fromLegacy(suspect, 'tcvn3'))
  const vni = merit(fromLegacy(suspect, 'vni'))
  const best = Math.max(tcvn3, vni)
  if (best < ENOUGH || best <= asIs + 2) return null
  return tcvn3 >= vni ? 'tcvn3' : 'vni'
}

/** Converts the lines that read better in Unicode and leaves the others: pasted texts mix both. */
export function convertLegacyLines(text: string, encoding: LegacyEncoding): string {
  return text
    .split('\n')
    .map((line) => {
      if (!LATIN_1.test(line) || BEYOND_LATIN_1.test(line)) return line
      const converted = fromLegacy(line, encoding)
      return merit(converted) > merit(line) ? converted : line
    })
    .join('\n')
}
