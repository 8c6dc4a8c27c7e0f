import { readRule, type DoubtKind } from '../rules/read.ts'
import type { PlanContext } from './context.ts'
import { blocPieces, isBlocPlan, memberOf } from './criteriaBloc.ts'
import { conditionsIn } from './criteriaConditions.ts'
import { inlinePlaces } from './criteriaInline.ts'
import { piecesOf, type CriteriaPiece } from './criteriaPieces.ts'
import { placesOf, type CriteriaPlace } from './criteriaPlaces.ts'
import { pointLines, scoredIn } from './criteriaScores.ts'
import { tablePlaces } from './criteriaTables.ts'
import { once } from './once.ts'
import { walk, type OutlineNode } from './outline.ts'
import type { Campaign, Criterion } from './programme.ts'
import type { Span } from './source.ts'
import { passage, wordsOf } from './view.ts'

export { criteriaNodesOf } from './criteriaPlaces.ts'

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/**
 * The criteria that `nodes` state: the nodes of a criteria block, or a whole campaign section whose labelled parts are searched.
 * A block that is itself the criteria ("Tiêu chí: …", "III. TIÊU CHÍ CỤ THỂ") is known by its own label.
 */
export function readCriteriaOf(context: PlanContext, nodes: readonly OutlineNode[]): Criterion[] {
  const stated = allPlaces(context, nodes).flatMap((place) => piecesOf(context.view, place))
  const all = [...walk(nodes)]
  const spoken = all.filter((n) => n.block.kind === 'text').flatMap((n) => conditionsIn(context.view, n))
  return criteriaOf(context, merged(merged(stated, pointLines(context.view, all)), spoken))
}

/** Two lists in one order; what touches a piece of the first is not said again. */
function merged(first: readonly CriteriaPiece[], second: readonly CriteriaPiece[]): CriteriaPiece[] {
  let next = 0
  const beside = second
    .toSorted((a, b) => a.start - b.start)
    .filter((p) => {
      while ((first[next]?.end ?? Infinity) <= p.start) next++
      const near = first[next]
      return near === undefined || !touches(p, near)
    })
  return [...first, ...beside].toSorted((a, b) => a.start - b.start)
}

/** The lines of the score tables and what the notes right under them add. */
function tableLines({ view, outline }: PlanContext): CriteriaPiece[] {
  const nodes = [...walk(outline)]
  const scored = scoredIn(view, nodes)
  let at = -1
  const notes = nodes.flatMap((n, i) => {
    if (n.block.kind !== 'text' || nodes[i - 1]?.block.kind !== 'row') return []
    while ((scored[at + 1]?.end ?? Infinity) <= n.start) at++
    return at < 0
      ? []
      : conditionsIn(view, n).map((c) => ({ ...c, group: c.group ?? scored[at]?.group ?? null }))
  })
  return merged(scored, notes)
}

/** The lines of the plan's score tables, for whom the words above each table say. */
export const readScoreCriteria = once((context: PlanContext): readonly Criterion[] =>
  criteriaOf(context, tableLines(context)),
)
/** The whole plan is asked for its criteria by its own campaign and for those that no campaign took. */
const readAll = once((context: PlanContext): readonly Criterion[] => readCriteriaOf(context, context.outline))
const readBloc = once((context: PlanContext): readonly Criterion[] =>
  criteriaOf(context, blocPieces(context)),
)

/** Labelled parts first; then table columns and labels inside a paragraph, where no labelled part has them. */
function allPlaces(context: PlanContext, nodes: readonly OutlineNode[]): CriteriaPlace[] {
  const all = [...walk(nodes)]
  const inline = all.filter((n) => n.block.kind === 'text').flatMap((n) => inlinePlaces(context.view, n.body))
  const labelled = new Map(placesOf(context, nodes, false).map((place) => [place.start, place]))
  const stated = [...labelled.values()]
  let next = 0
  const beside = [...tablePlaces(context.view, all), ...inline]
    .toSorted((a, b) => a.start - b.start)
    .filter((place) => {
      while ((stated[next]?.end ?? Infinity) <= place.start) next++
      const near = stated[next]
      return near === undefined || !touches(place, near)
    })
  return [...stated, ...beside].toSorted((a, b) => a.start - b.start)
}

/**
 * The criteria of a campaign that is the whole plan: every criteria part outside the sections of other campaigns (`taken`);
 * in a bloc's plan also what its members are registered, scored, excluded and ranked by.
 */
export function readPlanCriteria(context: PlanContext, taken: readonly OutlineNode[] = []): Criterion[] {
  const apart = (item: Span): boolean => !taken.some((t) => item.start >= t.start && item.end <= t.end)
  const read = readAll(context)
  const tabled = readScoreCriteria(context).filter((c) => !read.some((s) => touches(c, s)))
  const stated = [...read, ...tabled].filter(apart).toSorted((a, b) => a.start - b.start)
  if (!isBlocPlan(context)) return stated
  const heard = readBloc(context).filter((c) => apart(c) && !stated.some((s) => touches(c, s)))
  return [...stated, ...heard].toSorted((a, b) => a.start - b.start)
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

/** The rules of one reading by their words: a section and the whole plan read the same lines. */
const rulesOf = once((_context: PlanContext) => new Map<string, ReturnType<typeof readRule>>())
function ruleOf(context: PlanContext, words: string): ReturnType<typeof readRule> {
  const known = rulesOf(context)
  const hit = known.get(words)
  if (hit) return hit
  const read = readRule(words)
  known.set(words, read)
  return read
}

function criteriaOf(context: PlanContext, pieces: readonly CriteriaPiece[]): Criterion[] {
  if (pieces.length === 0) return []
  const member = isBlocPlan(context) ? memberOf(context) : null
  return pieces.map((piece) => {
    const quote = passage(context.view, piece)
    const { rule, doubts } = ruleOf(context, withoutGroup(wordsOf(context.view, quote), piece.group))
    const asked = doubts.find((d) => d.kind !== 'window-missing')
    return {
      ...quote,
      id: `criterion@${quote.start}`,
      certainty: asked ? 'ask' : 'sure',
      ...(asked ? { question: QUESTIONS[asked.kind] } : {}),
      // in a bloc "đơn vị" alone is any member
      appliesTo:
        piece.group === null || (member !== null && piece.group === 'đơn vị')
          ? (member ?? 'tất cả')
          : piece.group,
      rule,
    }
  })
}

/** "Đối với cán bộ cốt cán: có …" → "có …": whom it is for stands in `appliesTo`. */
function withoutGroup(words: string, group: string | null): string {
  const colon = words.indexOf(':')
  return group !== null && colon > 0 && words.slice(0, colon).endsWith(group)
    ? words.slice(colon + 1).trim()
    : words
}
