import { bareOf } from '../vietnamese/shadow.ts'
import { comparablesOf, type Comparable } from './comparable.ts'
import type { Programme } from './programme.ts'

/** One line of the difference between an adopted programme and a plan that revises it. */
export interface Change {
  readonly change: 'added' | 'changed' | 'dropped' | 'same'
  readonly kind: Comparable['kind']
  readonly title: string
  readonly before: Comparable | null
  readonly after: Comparable | null
}

/** Words of a subject, without diacritics; years are left out, so that "năm 2026" meets "năm 2027". */
const wordsOf = (subject: string): ReadonlySet<string> => new Set((bareOf(subject).match(/[\p{L}\p{N}%]+/gu) ?? []).filter((w) => !/^(19|20)\d\d$/.test(w)))

/** Share of common words, 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const w of a) if (b.has(w)) common++
  return (2 * common) / (a.size + b.size)
}

const SAME_SUBJECT = 0.7

type Pair = readonly [Comparable, Comparable]

/** Pairs items of one kind by subject, best likeness first, earlier in the text first among equals. */
function pairsOf(before: readonly Comparable[], after: readonly Comparable[]): Pair[] {
  const wordsAfter = after.map((a) => wordsOf(a.subject))
  const scored = before.flatMap((b, i) => {
    const words = wordsOf(b.subject)
    return after.map((a, j) => ({ b, a, i, j, score: likeness(words, wordsAfter[j] ?? new Set()) + (a.value === b.value ? 0.001 : 0) }))
  })
  scored.sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j)
  const usedBefore = new Set<number>()
  const usedAfter = new Set<number>()
  const pairs: Pair[] = []
  for (const { b, a, i, j, score } of scored) {
    if (score < SAME_SUBJECT) break
    if (usedBefore.has(i) || usedAfter.has(j)) continue
    usedBefore.add(i)
    usedAfter.add(j)
    pairs.push([b, a])
  }
  return pairs
}

const sameWords = (a: string, b: string): boolean => bareOf(a).replace(/[^\p{L}\p{N}%]+/gu, ' ').trim() === bareOf(b).replace(/[^\p{L}\p{N}%]+/gu, ' ').trim()

/** By kind, subject and metric: what the later plan adds, changes, drops and keeps, in the order of the later text. */
export function comparePlans(before: Programme, after: Programme): Change[] {
  const old = comparablesOf(before)
  const fresh = comparablesOf(after)
  const kinds = [...new Set([...fresh, ...old].map((c) => c.kind))]
  return kinds.flatMap((kind) => {
    const olds = old.filter((c) => c.kind === kind)
    const news = fresh.filter((c) => c.kind === kind)
    const byNew = new Map(pairsOf(olds, news).map(([b, a]) => [a, b]))
    const kept = new Set(byNew.values())
    const later = news.map((a): Change => {
      const b = byNew.get(a) ?? null
      // the title of participants names their campaign, whose own line says when that name changed
      const sameTitle = b !== null && (kind === 'participants' || sameWords(a.title, b.title))
      const change = b === null ? 'added' : sameTitle && sameWords(a.value, b.value) ? 'same' : 'changed'
      return { change, kind, title: a.title, before: b, after: a }
    })
    return [...later, ...olds.filter((b) => !kept.has(b)).map((b): Change => ({ change: 'dropped', kind, title: b.title, before: b, after: null }))]
  })
}
