import { awardPhrasesIn, awardSegments, type AwardPhrase } from './awardPhrases.ts'
import { awardsUnder } from './awards.ts'
import type { OutlineNode } from './outline.ts'
import { labelOf } from './parts.ts'
import { quantitiesOf } from './quantities.ts'
import type { Span } from './source.ts'
import { ratingIn, subjectOf } from './statedTargets.ts'
import type { TargetDraft } from './targetItem.ts'
import { wordsOf, type PlanView } from './view.ts'

/** The awards and ratings that a clause aims at, one target each; none when it names no award. */
export function awardTargets(view: PlanView, clause: Span): TargetDraft[] {
  const segments = awardSegments(view, clause)
  if (!segments.some((s) => awardPhrasesIn(view, s).length > 0)) return []
  const subject = subjectOf(view, clause)
  return segments.flatMap((s): TargetDraft[] => {
    const [phrase] = awardPhrasesIn(view, s)
    if (!phrase) {
      const rating = ratingIn(view, s, true)
      return rating ? [rating] : []
    }
    const q = quantitiesOf(view, s).find(
      (x) => (x.value2 ?? x.value) === phrase.quantity || x.value === phrase.quantity,
    )
    const share = phrase.quantityUnit === '%' ? phrase : null
    const any = quantitiesOf(view, s).find((x) => x.unit === '%')
    return [
      {
        span: s,
        type: share || any ? 'percent' : 'award',
        comparator: any?.comparator ?? q?.comparator ?? phrase.comparator,
        value: any?.value ?? q?.value ?? phrase.quantity ?? (subject === null ? null : 1),
        value2: q?.value2 ?? null,
        unit: any || share ? '%' : phrase.recipientKind,
        population: phrase.recipientKind ?? subjectOf(view, s) ?? subject,
      },
    ]
  })
}

/** "tập thể được tặng Bức trướng" without a number takes it from the award part beside it, when one says it. */
export function withAwardNumber(
  view: PlanView,
  draft: TargetDraft,
  stated: () => readonly AwardPhrase[],
): TargetDraft {
  if (draft.type !== 'award' || quantitiesOf(view, draft.span).length > 0) return draft
  const [phrase] = awardPhrasesIn(view, draft.span)
  const who = wordsOf(view, draft.span).toLowerCase()
  const same = phrase
    ? stated().find(
        (p) => p.form === phrase.form && p.recipientKind !== null && who.includes(p.recipientKind),
      )
    : undefined
  return same && same.quantity !== null ? { ...draft, value: same.quantity } : draft
}

/** The awards that the part beside a node states: those of its nearest ancestor that has an award part; each read once. */
export function awardsBeside(
  view: PlanView,
  node: OutlineNode,
  read: Map<OutlineNode, readonly AwardPhrase[]>,
): readonly AwardPhrase[] {
  for (let at = node.parent; at; at = at.parent) {
    const known =
      read.get(at) ??
      at.children
        .filter((c) => labelOf(view, c)?.kinds.includes('awards'))
        .flatMap((c) => awardsUnder(view, c))
    read.set(at, known)
    if (known.length) return known
  }
  return []
}
