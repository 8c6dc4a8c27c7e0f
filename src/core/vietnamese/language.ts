import { spellingOf } from './syllables.ts'

/** Too few words to say what language they are. */
const TOO_FEW = 12
const SAMPLE = 60_000

/**
 * Whether a text is Vietnamese, typed with or without its marks. Marked syllables are half of an ordinary text and none of an English
 * one; a text without marks is told by nearly all of its words being possible syllables. Texts under a dozen words pass.
 */
export function isVietnamese(text: string): boolean {
  const { words, syllables, marked } = spellingOf(text.slice(0, SAMPLE))
  if (words < TOO_FEW) return true
  return marked / words >= 0.15 || syllables / words >= 0.8
}
