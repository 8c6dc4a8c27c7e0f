import { bareOf } from '../vietnamese/shadow.ts'

/** Letters in the order of the Vietnamese alphabet: a ă â b … d đ e ê … o ô ơ … u ư. */
const RANK: Readonly<Record<string, string>> = { ă: 'a1', â: 'a2', đ: 'd1', ê: 'e1', ô: 'o1', ơ: 'o2', ư: 'u1' }
/** thanh ngang, huyền, hỏi, ngã, sắc, nặng */
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
const TONE = /[\u0300\u0309\u0303\u0301\u0323]/g

/** One syllable: its letters first, its tone after, so that "Bà" stands between "Ba" and "Bang". */
function syllableKey(word: string): string {
  const open = word.normalize('NFD').toLowerCase()
  const tone = TONES.indexOf(TONE.exec(open)?.[0] ?? '')
  TONE.lastIndex = 0
  const letters = open.replace(TONE, '').normalize('NFC')
  return `${[...letters].map((c) => RANK[c] ?? `${c}0`).join('')}!${tone}`
}

/** Vietnamese lists go by given name, then family name, then the middle; compared letter by letter ("C" order). */
export function nameSortKey(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/)
  const given = words.at(-1) ?? ''
  return [given, ...words.slice(0, -1)].map(syllableKey).join(' ')
}

/** What a search that forgives accents looks in: bare letters, single spaces. */
export const searchKey = (...words: readonly (string | null)[]): string =>
  bareOf(words.filter((w) => w !== null).join(' ').normalize('NFC')).replace(/[^\p{L}\p{N}/-]+/gu, ' ').trim()
