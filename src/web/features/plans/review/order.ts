import type { Fact, FactKind, Review, ReviewCheck, ReviewCommand } from '../../../api/types.ts'

export type Filter = 'all' | 'open' | FactKind

export interface KindGroup {
  readonly kind: FactKind
  readonly facts: readonly Fact[]
}

/** Facts by kind, the kinds in the order in which the document first speaks of them. */
export function groupsOf(
  facts: readonly Fact[],
  filter: Filter,
  current: string | null,
): readonly KindGroup[] {
  const groups = new Map<FactKind, Fact[]>()
  for (const fact of [...facts].sort((a, b) => a.number - b.number)) {
    if (
      filter === 'open'
        ? fact.state !== 'open' && fact.id !== current
        : filter !== 'all' && fact.kind !== filter
    )
      continue
    const group = groups.get(fact.kind)
    if (group) group.push(fact)
    else groups.set(fact.kind, [fact])
  }
  return [...groups].map(([kind, members]) => ({ kind, facts: members }))
}

export const countByKind = (facts: readonly Fact[]): readonly (readonly [FactKind, number])[] => {
  const counts = new Map<FactKind, number>()
  for (const fact of [...facts].sort((a, b) => a.number - b.number))
    counts.set(fact.kind, (counts.get(fact.kind) ?? 0) + 1)
  return [...counts]
}

const SEVERITY = { must: 0, should: 1, note: 2 }

/** Open ones first, "must" before "should" before "note", then by place. */
export const sortChecks = (checks: readonly ReviewCheck[]): readonly ReviewCheck[] =>
  [...checks].sort(
    (a, b) =>
      Number(a.state !== 'open') - Number(b.state !== 'open') ||
      SEVERITY[a.severity] - SEVERITY[b.severity] ||
      a.passage.start - b.passage.start,
  )

export const openChecksOf = (fact: Fact, checks: readonly ReviewCheck[]): readonly ReviewCheck[] =>
  checks.filter((check) => check.state === 'open' && check.facts.includes(fact.id))

/** What "accept all sure ones" will take: open, sure, and no check on it. */
export function sureOnes(review: Pick<Review, 'facts'>): readonly Fact[] {
  return review.facts.filter(
    (fact) => fact.state === 'open' && fact.certainty === 'sure' && fact.checks.length === 0,
  )
}

/** Where a review begins: what must be mended, then the first thing not yet decided. */
export function firstToDo(review: Pick<Review, 'facts' | 'checks'>, ordered: readonly Fact[]): string | null {
  const must = sortChecks(review.checks).find((check) => check.state === 'open' && check.severity === 'must')
  const named = must?.facts.find((id) => review.facts.some((fact) => fact.id === id))
  return named ?? ordered.find((fact) => fact.state === 'open')?.id ?? ordered[0]?.id ?? null
}

/** The next fact after `from` that nobody has decided, round to the beginning; `from` itself when none is left. */
export function nextOpen(ordered: readonly Fact[], from: string): string {
  const at = ordered.findIndex((fact) => fact.id === from)
  const turned = [...ordered.slice(at + 1), ...ordered.slice(0, Math.max(at, 0))]
  return turned.find((fact) => fact.state === 'open')?.id ?? from
}

/** What the review will look like, until the server's answer replaces it. Only what is certain is foreseen. */
export function foresee(review: Review, command: ReviewCommand): Review {
  const set = (ids: readonly string[], state: Fact['state']): Review => {
    const wanted = new Set(ids)
    const facts = review.facts.map((fact) => (wanted.has(fact.id) ? { ...fact, state } : fact))
    return { ...review, facts }
  }
  switch (command.type) {
    case 'accept':
      return set(command.facts, 'accepted')
    case 'refuse':
      return set(command.facts, 'refused')
    case 'restore':
      return set(command.facts, 'open')
    case 'accept-sure':
      return set(
        sureOnes(review).map((fact) => fact.id),
        'accepted',
      )
    case 'choose-relation':
      return { ...review, relation: command.relation }
    default:
      return review
  }
}
