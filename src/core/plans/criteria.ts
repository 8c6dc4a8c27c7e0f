import { readRule, type DoubtKind } from '../rules/read.ts'
import type { PlanContext } from './context.ts'
import { blocPieces, isBlocPlan, MEMBER } from './criteriaBloc.ts'
import { piecesOf, type CriteriaPiece } from './criteriaPieces.ts'
import { placesOf } from './criteriaPlaces.ts'
import type { OutlineNode } from './outline.ts'
import type { Campaign, Criterion } from './programme.ts'
import { passage, wordsOf } from './view.ts'

export { criteriaNodesOf } from './criteriaPlaces.ts'

/**
 * The criteria that `nodes` state: the nodes of a criteria block, or a whole campaign section whose labelled parts are searched.
 * A block that is itself the criteria ("Tiêu chí: …", "III. TIÊU CHÍ CỤ THỂ") is known by its own label.
 */
export function readCriteriaOf(context: PlanContext, nodes: readonly OutlineNode[]): Criterion[] {
  return placesOf(context, nodes, false).flatMap((place) =>
    criteriaOf(context, piecesOf(context.view, place)),
  )
}

/**
 * The criteria of a campaign that is the whole plan: every criteria part outside the sections of other campaigns (`taken`);
 * in a bloc's plan also what its members are registered, scored, excluded and ranked by.
 */
export function readPlanCriteria(context: PlanContext, taken: readonly OutlineNode[] = []): Criterion[] {
  const apart = (item: { readonly start: number; readonly end: number }): boolean =>
    !taken.some((t) => item.start >= t.start && item.end <= t.end)
  const stated = readCriteriaOf(context, context.outline).filter(apart)
  if (!isBlocPlan(context)) return stated
  const heard = criteriaOf(context, blocPieces(context)).filter(
    (c) => apart(c) && !stated.some((s) => c.start < s.end && s.start < c.end),
  )
  return [...stated, ...heard].sort((a, b) => a.start - b.start)
}

/** Criteria that no campaign of the plan took. */
export function readOwnCriteria(
  context: PlanContext,
  campaigns: readonly Campaign[] = [],
): readonly Criterion[] {
  const known = new Set(campaigns.flatMap((c) => c.criteria.map((k) => k.start)))
  return readPlanCriteria(context).filter((c) => !known.has(c.start))
}

const QUESTIONS: Readonly<Record<DoubtKind, string>> = {
  'mixed-connectives': 'Câu có cả “và” lẫn “hoặc”. Các vế gộp với nhau như thế nào?',
  'list-or': 'Chỉ vế cuối có chữ “hoặc”. Các vế là “một trong” hay “tất cả”?',
  'word-dropped': 'Câu thiếu một chữ. Ý của văn bản có phải là “trở lên” không?',
  'window-missing': 'Câu không ghi tính trong thời gian nào. Các lần, các năm này tính trong khoảng nào?',
}

function criteriaOf(context: PlanContext, pieces: readonly CriteriaPiece[]): Criterion[] {
  if (pieces.length === 0) return []
  const everyone = isBlocPlan(context) ? MEMBER : 'tất cả'
  return pieces.map((piece) => {
    const quote = passage(context.view, piece)
    const { rule, doubts } = readRule(withoutGroup(wordsOf(context.view, quote)))
    const asked = doubts.find((d) => d.kind !== 'window-missing')
    return {
      ...quote,
      id: `criterion@${quote.start}`,
      certainty: asked ? 'ask' : 'sure',
      ...(asked ? { question: QUESTIONS[asked.kind] } : {}),
      appliesTo: piece.group ?? everyone,
      rule,
    }
  })
}

/** "Đối với cán bộ cốt cán: có …" → "có …": whom it is for stands in `appliesTo`. */
const withoutGroup = (words: string): string => words.replace(/^(?:đối với|riêng|với)\s[^:]{2,160}:\s*/iu, '')
