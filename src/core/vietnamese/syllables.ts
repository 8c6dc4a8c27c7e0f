/** The shape of a Vietnamese syllable: an onset, a rime, at most one tone. Foreign words, codes and wrong decodings fail it. */
const ONSETS = 'ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x'
const RIMES = [
  'a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|ăc|ăm|ăn|ăng|ăp|ăt|âc|âm|ân|âng|âp|ât|âu|ây',
  'e|ec|em|en|eng|eo|ep|et|ê|êch|êm|ên|ênh|êp|êt|êu|i|ia|ich|im|in|inh|ip|it|iu|iêc|iêm|iên|iêng|iêp|iêt|iêu',
  'o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oăc|oăm|oăn|oăng|oăt|oc|oe|oen|oeo|oet|oi|om|on|ong|ooc|oong|op|ot',
  'ô|ôc|ôi|ôm|ôn|ông|ôp|ôt|ơ|ơi|ơm|ơn|ơp|ơt',
  'u|ua|uân|uâng|uât|uây|uc|uê|uêch|uênh|ui|um|un|ung|uôc|uôi|uôm|uôn|uông|uôt|uơ|up|ut|uy|uya|uych|uyên|uyêt|uyt|uynh|uyp|uyu',
  'ư|ưa|ưc|ưi|ưm|ưng|ưt|ưu|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|y|yt|ynh|yên|yêm|yêng|yêt|yêu',
].join('|')
const SYLLABLE = new RegExp(`^(?:${ONSETS})?(?:${RIMES})$`, 'u')
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

const known = new Map<string, boolean>()
const MOST_KNOWN = 20_000

/** Whether a word is spelt as a Vietnamese syllable can be. Case and tone placement do not matter. */
export function isSyllable(word: string): boolean {
  const key = word.toLowerCase()
  const hit = known.get(key)
  if (hit !== undefined) return hit
  const decomposed = key.normalize('NFD')
  const tones = decomposed.match(TONES)?.length ?? 0
  const verdict = tones <= 1 && SYLLABLE.test(decomposed.replace(TONES, '').normalize('NFC'))
  if (known.size < MOST_KNOWN) known.set(key, verdict)
  return verdict
}

export interface Spelling {
  /** words of letters, single letters aside */
  readonly words: number
  /** of these, spelt as Vietnamese syllables */
  readonly syllables: number
  /** words with a letter that English does not have, spelt as syllables */
  readonly marked: number
  /** words with such a letter, or a stray sign inside, that no syllable has */
  readonly markedWrong: number
}

const WORD = /[\p{L}\p{M}\u00a1-\u00bf\u00d7\u00f7]{2,}/gu
const MARKED = /[\u0080-\uffff]/

/** Counts how a text spells. */
export function spellingOf(text: string): Spelling {
  let words = 0
  let syllables = 0
  let marked = 0
  let markedWrong = 0
  for (const [word] of text.matchAll(WORD)) {
    const right = isSyllable(word)
    words++
    if (right) syllables++
    if (!MARKED.test(word)) continue
    if (right) marked++
    else markedWrong++
  }
  return { words, syllables, marked, markedWrong }
}
