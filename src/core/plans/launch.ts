import { partsOf, type Part } from './campaignParts.ts'
import { contentOfPoints, listedUnder } from './contentItems.ts'
import type { PlanContext } from './context.ts'
import { movementsIn, type Movement } from './movements.ts'
import type { OutlineNode } from './outline.ts'
import { standsIn } from './parts.ts'
import { sentencesOf } from './phrases.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** The movement that a paper launches in its body, where its title only says that one is launched. */
export interface Launch {
  readonly movement: Movement
  /** what the launch lists behind it */
  readonly content: readonly Span[]
  /** the labelled parts under it and beside it */
  readonly parts: readonly Part[]
  /** where its time and its people may be said: what follows the name, then the paragraphs that belong to it */
  readonly told: readonly Span[]
  /** what stands before the name in its sentence */
  readonly before: Span
  /** the other points and paragraphs of the paper */
  readonly elsewhere: readonly Span[]
}

const ELSEWHERE = [
  'purpose',
  'end',
  'organisation',
  'publicity',
  'roadmap',
  'review',
  'criteria',
  'awards',
] as const
/** "… Kế hoạch số 5/KH-UBND về việc phát động phong trào “X”": another paper's launch. */
const CITED = /số\s+\d[^.;]{0,120}?\svề(?: việc)?\s(?:tổ chức\s(?:và\s)?)?phát động[^.;“]{0,60}$/u

interface Candidate {
  readonly node: OutlineNode
  readonly movement: Movement
  readonly lists: boolean
}

/** Whether the words behind a name announce a list, or points stand under it. */
function announces(view: PlanView, node: OutlineNode, movement: Movement): boolean {
  const after = view.flat.slice(movement.quote.end, node.body.end)
  return /:\s*$/.test(after) || (after.trim().length < 40 && node.children.some((c) => c.marker !== null))
}

function candidateAt(view: PlanView, node: OutlineNode): Candidate[] {
  if (node.block.kind === 'row' || standsIn(view, node, ...ELSEWHERE)) return []
  return movementsIn(view, node.body).flatMap((movement) => {
    if (!movement.quoted || movement.listed || movement.launcher !== null) return []
    const lists = announces(view, node, movement)
    const before = view.flatLower.slice(movement.sentence.start, movement.quote.start)
    const own = movement.relation === 'own' && !CITED.test(before)
    const carried = movement.relation === 'joined' && lists
    const opening = node.depth === 0 && node.marker === null
    return (own && (lists || opening)) || carried ? [{ node, movement, lists }] : []
  })
}

/** The one movement that the paper launches with its own words; none when it launches several. */
export function principalLaunch(context: PlanContext, nodes: readonly OutlineNode[]): Launch | null {
  const { view } = context
  const found = nodes.flatMap((n) => candidateAt(view, n))
  const own = found.filter((c) => c.movement.relation === 'own')
  const among = own.length ? own : found
  const names = new Set(among.map((c) => c.movement.name.toLowerCase()))
  const chosen = among.find((c) => c.lists) ?? among[0]
  if (!chosen || names.size !== 1) return null
  const { node, movement } = chosen
  const listed = node.marker === null ? [] : listedUnder(view, node)
  const beside = node.depth > 0 ? (node.parent?.children ?? []) : []
  return {
    movement,
    content:
      listed.length || node.marker !== null
        ? listed
        : contentOfPoints(
            view,
            nodes.filter((n) => n.depth === 0),
          ),
    parts: partsOf(view, [...node.children, ...beside]),
    told: [movement.tail, { start: movement.sentence.end, end: node.body.end }, ...paragraphsUnder(node)],
    before: { start: movement.sentence.start, end: movement.quote.start },
    elsewhere: nodes
      .filter(
        (n) => n !== node && n.block.kind === 'text' && !standsIn(view, n, 'purpose', 'end', 'organisation'),
      )
      .map((n) => n.body),
  }
}

/** The paragraphs without a marker that stand behind the list of a launch. */
function paragraphsUnder(node: OutlineNode): Span[] {
  return node.children.flatMap((c) => [
    ...(c.marker === null ? [c.body] : []),
    ...c.children.filter((g) => g.marker === null).map((g) => g.body),
  ])
}

const RUNS =
  /^\s*(?:(?:các )?(?:phong trào|đợt thi đua|cuộc vận động|cuộc thi|chiến dịch|chuyên đề)(?: thi đua)?|thời gian)(?:\s(?:này|được|sẽ|thi đua|chuyên đề))*\s(?:được\s)?(?:thực hiện|phát động|diễn ra|triển khai|tổ chức|bắt đầu|kéo dài|tính|kể từ|từ)(?!\p{L})/u

/** The sentences that say when the movement runs: "Phong trào diễn ra từ …". */
export const runningTimes = (view: PlanView, spans: readonly Span[]): Span[] =>
  spans.flatMap((s) => sentencesOf(view, s)).filter((s) => RUNS.test(view.flatLower.slice(s.start, s.end)))
