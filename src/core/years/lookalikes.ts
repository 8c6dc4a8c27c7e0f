import { bareOf } from '../vietnamese/shadow.ts'

/** What a campaign or target is about. */
export interface Subject {
  readonly kind: 'campaign' | 'target'
  readonly name: string
  /** numbers that belong to what it says, not to what it is about ("ít nhất 15%") */
  readonly ownNumbers: readonly number[]
}

/** Words that launch a campaign or set a target; they do not tell two of them apart. */
const LAUNCHING = /^(?:ve viec |to chuc |phat dong |trien khai |huong ung |cac |phong trao |thi dua |dot )+/
const SETTING = /\b(?:co |dat )?(?:it nhat|toi thieu|tro len|khong qua|toi da|tren|duoi|tu|den)\b/g

/** Where only these differ, two names mean two things: "đợt 1" and "đợt 2", "cấp cơ sở" and "cấp tỉnh". */
const TELLING = /^(?:\d+|i{1,3}|iv|v|vii|viii|ix|x|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|dau|cuoi|tinh|co|so|xa|huyen|tap|the|ca|nhan|khong|truoc|tren|duoi|nu)$/

/** Fewer words than these are compared letter by letter only. */
const ENOUGH_WORDS = 6
const NEAR = 0.85

interface Folded {
  readonly words: readonly string[]
  readonly whole: string
}
const cache = new WeakMap<Subject, Folded>()

/** The words that say what it is about, without accents. */
function foldedOf(subject: Subject): Folded {
  const kept = cache.get(subject)
  if (kept) return kept
  const key = bareOf(subject.name.normalize('NFC')).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  const bare = subject.kind === 'campaign' ? `${key} `.replace(LAUNCHING, '') : key.replace(SETTING, ' ')
  const words = bare.split(' ').filter((w) => w !== '' && !subject.ownNumbers.includes(Number(w)))
  const folded = { words, whole: words.join(' ') }
  cache.set(subject, folded)
  return folded
}

const without = (words: readonly string[], others: readonly string[]): string[] => {
  const left = [...others]
  return words.filter((w) => {
    const at = left.indexOf(w)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Equal, or nearly equal, names without accents; what merely resembles is asked, never merged. */
export function looksSame(a: Subject, b: Subject): boolean {
  const [{ words: x, whole }, { words: y, whole: other }] = [foldedOf(a), foldedOf(b)]
  if (whole === other) return x.length > 0
  const shorter = Math.min(x.length, y.length)
  if (shorter < ENOUGH_WORDS || (2 * shorter) / (x.length + y.length) < NEAR) return false
  const odd = [...without(x, y), ...without(y, x)]
  return !odd.some((w) => TELLING.test(w)) && 1 - odd.length / (x.length + y.length) >= NEAR
}
