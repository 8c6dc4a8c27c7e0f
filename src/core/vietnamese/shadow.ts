/**
 * Views of a text with the same length, letter for letter, so that an offset found in one holds in all:
 * patterns are matched on a view, passages are cut from the text.
 */
export interface Shadows {
  /** marks of web and Markdown blanked, one kind of dash, quote and space, tone marks on the first vowel (hòa), lost horns restored (trước), letter case kept */
  readonly plain: string
  /** `plain` in lower case */
  readonly lower: string
  /** `lower` without diacritics ("phan dau"): forgives OCR slips in marks */
  readonly bare: string
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
]
const TONES = new Map(
  PAIRS.flatMap(([a, b]) => [
    [a, b],
    [a.toUpperCase(), b.toUpperCase()],
    [a[0]!.toUpperCase() + a[1]!, b[0]!.toUpperCase() + b[1]!],
  ]),
)
const TONE = /(?<![qQ])[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?!\p{L})/gu

/** "truớc", "nguời", "trưòng": a horn that the typist or the OCR left off one of the two letters */
const HORNLESS_U = /(?<![qQ])[uU](?=[ớờợỡởƠỚỜỢỠỞ][cnmptiu])/g
const HORNLESS_O = /(?<=[ưƯ])[òóỏõọÒÓỎÕỌ](?=[cnmptiu])/g
const WITH_HORN: Readonly<Record<string, string>> = {
  u: 'ư',
  U: 'Ư',
  ò: 'ờ',
  ó: 'ớ',
  ỏ: 'ở',
  õ: 'ỡ',
  ọ: 'ợ',
  Ò: 'Ờ',
  Ó: 'Ớ',
  Ỏ: 'Ở',
  Õ: 'Ỡ',
  Ọ: 'Ợ',
}

const SINGLE: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '„': '“',
  '«': '“',
  '»': '”',
  '‟': '“',
  '〝': '“',
  '〞': '”',
  '‘': "'",
  '’': "'",
  '\u00a0': ' ',
  '\u2007': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u200a': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u200b': ' ',
  '\u200c': ' ',
  '\u200d': ' ',
  '\ufeff': ' ',
  '\u00ad': ' ',
  '\t': ' ',
  '\r': ' ',
  '\f': '\n',
  '•': '-',
  '●': '-',
  '○': '-',
  '▪': '-',
  '■': '-',
  '◦': '-',
  '‣': '-',
  '⁃': '-',
  '·': '-',
  '✓': '-',
  '➢': '-',
  '❖': '-',
  '\uf0b7': '-',
  '\uf02d': '-',
  Ð: 'Đ',
  ð: 'đ',
  '…': '…',
}
const ODD = new RegExp(
  `[${Object.keys(SINGLE)
    .join('')
    .replace(/[-\\\]^]/g, '\\$&')}]`,
  'gu',
)
const blank = (s: string): string => ' '.repeat(s.length)

/** `text` must be NFC. Every view has exactly `text.length` code units. */
export function shadowsOf(text: string): Shadows {
  const plain = text
    .replace(ODD, (c) => SINGLE[c]!)
    // a star that opens a line is a bullet; every other star, underscore run or heading hash is a mark
    .replace(/^([ ]*)\*(?=[ ]+\S)/gm, '$1-')
    .replace(/\*+|_{2,}|^[ ]*#{1,6}(?=[ ])|\\(?=[-.*#])/gm, blank)
    // an underscore at the edge of a word is emphasis; tags and blanks of a saved web page say nothing
    .replace(/(?<![\p{L}\p{N}_/])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}_])/gu, blank)
    .replace(/<\/?(?:br|b|i|u|em|strong|p|div|span|font|center|sup|sub|h[1-6]|t[rdh]|table|tbody)(?:[ ][^<>\n]{0,200})?[ ]?\/?>|&(?:nbsp|emsp|ensp);/gi, blank)
    .replace(TONE, (c) => TONES.get(c) ?? c)
    .replace(HORNLESS_U, (c) => WITH_HORN[c] ?? c)
    .replace(HORNLESS_O, (c) => WITH_HORN[c] ?? c)
  const lower = plain.toLowerCase()
  return { plain, lower: lower.length === plain.length ? lower : lowerEach(plain), bare: bareOf(plain) }
}

const lowerEach = (s: string): string =>
  Array.from(s, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')

const bareCache = new Map<string, string>()
function bareLetter(c: string): string {
  const hit = bareCache.get(c)
  if (hit !== undefined) return hit
  const d = c.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd')
  const bare = d.length === c.length ? d : c
  bareCache.set(c, bare)
  return bare
}
/** Lower case without diacritics, same length: the key of searches that forgive missing accents. */
export const bareOf = (s: string): string => s.replace(/[A-Z]|\P{ASCII}/gu, bareLetter)
