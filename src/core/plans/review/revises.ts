import { bareOf } from '../../vietnamese/shadow.ts'

/** A programme that runs, as far as a new plan may be a revision of it. */
export interface Candidate {
  readonly id: string
  readonly title: string
  readonly number: string | null
  readonly issuer: string | null
  readonly from: string | null
  readonly to: string | null
}

const wordsOf = (s: string): Set<string> => new Set(bareOf(s.normalize('NFC')).match(/[\p{L}\p{N}]+/gu) ?? [])
const MENDS = /điều chỉnh|sửa đổi|bổ sung|thay thế/iu
const ALIKE = 0.75

function likeness(a: Set<string>, b: Set<string>): number {
  let common = 0
  for (const w of a) if (b.has(w)) common++
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size)
}

/** The running programme that a plan seems to revise: the same issuer and period under nearly the same title; null when none. */
export function revisedBy<C extends Candidate>(plan: Omit<Candidate, 'id'>, programmes: readonly C[]): C | null {
  const words = wordsOf(plan.title.replace(MENDS, ''))
  const near = programmes
    .filter((p) => bareOf(p.issuer ?? '') === bareOf(plan.issuer ?? '') && p.from?.slice(0, 4) === plan.from?.slice(0, 4) && p.to?.slice(0, 4) === plan.to?.slice(0, 4))
    .map((p) => ({ p, score: likeness(words, wordsOf(p.title)) + (MENDS.test(plan.title) ? 0.1 : 0) }))
    .filter((n) => n.score >= ALIKE)
    .sort((a, b) => b.score - a.score)
  return near[0]?.p ?? null
}
