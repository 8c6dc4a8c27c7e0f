import { awardsIn, awardsUnder } from './awards.ts'
import { campaignKinds, partsOf, partsWith } from './campaignParts.ts'
import { campaignOf, type Draft } from './campaignShape.ts'
import { contentOfParts, proseItems } from './contentItems.ts'
import type { PlanContext } from './context.ts'
import { conditionsIn } from './criteriaConditions.ts'
import { readCriteriaOf } from './criteria.ts'
import { plainLaunch } from './councilLaunch.ts'
import { movementsIn, type Movement } from './movements.ts'
import type { OutlineNode } from './outline.ts'
import { participantsInProse, participantsOfParts, unitsReached } from './participants.ts'
import { kindsAbove, standsIn } from './parts.ts'
import { periodIn, planPeriod, type FoundPeriod } from './periods.ts'
import { phrasesOf, sentencesOf, wordCount } from './phrases.ts'
import type { Campaign, Participants } from './programme.ts'
import type { CampaignSection } from './sectionCampaigns.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

const SILENT = ['purpose', 'end', 'organisation', 'theme', 'publicity'] as const
const COUNTED = /^\s*(?:\d{1,3}(?:[.,]\d+)?\s*%|toàn bộ)/u
const words = (s: string): string[] => s.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Whether two names are the same but for a few words. */
function sameName(a: string, b: string): boolean {
  const x = new Set(words(a))
  const y = new Set(words(b))
  const shared = [...x].filter((w) => y.has(w)).length
  return shared > 0 && (2 * shared) / (x.size + y.size) >= 0.75
}

/** Whether a title holds a name word for word. */
const holds = (title: string, name: string): boolean =>
  ` ${words(title).join(' ')} `.includes(` ${words(name).join(' ')} `)

/** The nodes whose words may name a movement of the plan: its body without purpose, execution and addressees. */
function speaking(
  context: PlanContext,
  nodes: readonly OutlineNode[],
  sections: readonly CampaignSection[],
): OutlineNode[] {
  const { view } = context
  const sectioned = nodes.some((n) => n.depth === 0 && n.marker !== null)
  let section = 0
  return nodes.filter((n) => {
    while ((sections[section]?.node.end ?? Infinity) <= n.start) section++
    const inside = n.start >= (sections[section]?.node.start ?? Infinity)
    if (inside || (sectioned && n.depth === 0 && n.marker === null)) return false
    if (
      /^\s*(?:căn cứ|thực hiện (?:chỉ thị|kế hoạch|quyết định|công văn|nghị quyết)|trên đây là)/u.test(
        view.flatLower.slice(n.body.start, n.body.start + 60),
      )
    )
      return false
    return !standsIn(view, n, ...SILENT)
  })
}

/** What a node says of every movement that it names: read once, however many those are. */
interface Shared {
  readonly kinds: number
  readonly content: readonly Span[]
  readonly participants: Participants | null
  readonly awards: Draft['awards']
  readonly criteria: Draft['criteria']
  readonly period: FoundPeriod | null
  /** what follows the last name */
  readonly tail: Span
  readonly mentioned: boolean
}

/** The paragraphs that speak of nothing but the movement: its own, and those beside it in a section that names no other. */
function aboutIt(view: PlanView, node: OutlineNode, whole: Campaign | null): readonly OutlineNode[] {
  if (node.heading || movementsIn(view, node.body).length !== 1) return []
  const beside = whole === null && node.marker === null ? (node.parent?.children ?? [node]) : [node]
  if (beside.length > 12) return [node]
  return beside.some((n) => n !== node && movementsIn(view, n.body).length > 0) ? [node] : beside
}

function sharedOf(context: PlanContext, node: OutlineNode, tail: Span, whole: Campaign | null): Shared {
  const { view } = context
  const parts = partsOf(view, node.children)
  const about = partsWith(parts, 'awards', 'criteria').length > 0 ? [] : aboutIt(view, node, whole)
  return {
    kinds: campaignKinds(parts).size,
    content: contentOfParts(view, partsWith(parts, 'content')),
    participants: participantsOfParts(view, partsWith(parts, 'participants')),
    awards: [
      ...partsWith(parts, 'awards').flatMap((p) => awardsUnder(view, p.node)),
      ...awardsIn(
        view,
        about.map((n) => n.body),
      ).filter((p) => p.conferringBody !== null && p.quantity !== null),
    ],
    criteria: readCriteriaOf(context, [
      ...partsWith(parts, 'criteria').map((p) => p.node),
      ...(whole ? [] : about),
    ]),
    period: periodOfParts(context, parts) ?? stepPeriod(context, node),
    tail: { start: tail.start, end: Math.min(tail.end, tail.start + 2000) },
    mentioned: kindsAbove(view, node)[0] === 'criteria',
  }
}

/** "… : Sở Tài chính chủ trì": who sees to it is not what it is about. */
const ERRAND =
  /^\s*(?:do )?(?:sở|phòng|ban|văn phòng|công an|hội|đoàn|công đoàn|ubnd|trường|bộ phận|tổ|khoa|các)\s[^.;:]{0,80}?(?:chủ trì|phụ trách|đầu mối|theo dõi)[^.;]{0,50}[.;\s]*$/u

/** What gives an award or sets a condition for one is not what the movement is about. */
const gives = (view: PlanView, node: OutlineNode): ((span: Span) => boolean) => {
  const asked = conditionsIn(view, node)
  return (span) =>
    asked.some((c) => c.start < span.end && span.start < c.end) ||
    awardsIn(view, [span]).some((p) => p.quantity !== null)
}

/** A movement that is only mentioned has content where a list is announced behind it. */
function titledContent(view: PlanView, node: OutlineNode, m: Movement, last: boolean): Span[] {
  if (!/^[^.;]{0,60}:/u.test(view.flat.slice(m.quote.end, node.body.end))) return []
  const given = gives(view, node)
  return contentAfter(view, node, m, last).filter(
    (s) => !ERRAND.test(view.flatLower.slice(s.start, s.end)) && !given(s),
  )
}

/** What a paragraph says after it has named a movement. */
function contentAfter(view: PlanView, node: OutlineNode, movement: Movement, last: boolean): Span[] {
  const tail = view.flatLower.slice(movement.tail.start, movement.tail.end)
  if (/:\s*$/.test(tail))
    return node.children.filter((c) => c.marker !== null).map((c) => ({ start: c.body.start, end: c.end }))
  if (/^\s*:/.test(tail))
    return proseItems(
      view,
      { start: movement.tail.start + tail.indexOf(':') + 1, end: node.body.end },
      'clauses',
    )
  if (!last) return []
  const after = sentencesOf(view, { start: movement.sentence.end, end: node.body.end })
    .filter((s) => !COUNTED.test(view.flatLower.slice(s.start, s.end)))
    .flatMap((s) => proseItems(view, s, 'clauses'))
  return [...tailItems(view, movement.tail), ...after]
}

/** "… “X” đến toàn thể …, tiếp tục phấn đấu …": what follows the name and its audience in the same sentence. */
function tailItems(view: PlanView, tail: Span): Span[] {
  return phrasesOf(view, tail).flatMap((p) => {
    const text = view.flatLower.slice(p.start, p.end)
    const verb =
      /(?:^|,\s*|;\s*)(?=(?:tiếp tục|phấn đấu|xây dựng|tổ chức|triển khai|gắn việc|vận động|thực hiện)\s)/u.exec(
        text,
      )
    if (!verb || verb.index + verb[0].length > 120) return []
    const item = { start: p.start + verb.index + verb[0].length, end: p.end }
    return wordCount(view, item) >= 6 ? [item] : []
  })
}

const bodyWords = (s: string): string =>
  ` ${s
    .toLowerCase()
    .replace(/ủy ban nhân dân/gu, 'ubnd')
    .replace(/\s+/gu, ' ')
    .trim()} `

/** A movement that the issuer itself launched is its own; one that opens the point that holds its parts is, too. */
function relationOf(m: Movement, opens: boolean, issuer: string | null): Movement['relation'] {
  const issued = m.launcher !== null && issuer !== null && bodyWords(issuer).includes(bodyWords(m.launcher))
  if (m.relation === 'inherited' && issued) return 'own'
  return m.relation === 'mentioned' && opens ? 'own' : m.relation
}

function draftOf(context: PlanContext, node: OutlineNode, m: Movement, last: boolean, shared: Shared): Draft {
  const { view, document } = context
  const titled =
    /^\s*[:.]?\s*$/u.test(view.flat.slice(node.body.start, Math.min(m.quote.start, node.body.start + 20))) &&
    m.quote.start < node.body.start + 20
  const opens =
    titled && (shared.kinds >= 2 || /^\s*:/u.test(view.flat.slice(m.tail.start, m.tail.start + 6)))
  const relation = shared.mentioned ? 'mentioned' : relationOf(m, opens, document.issuer)
  const told =
    periodIn(context, m.quote) ??
    (relation === 'own'
      ? periodIn(context, { start: m.quote.end, end: Math.min(m.sentence.end, m.quote.end + 400) })
      : null)
  const period = told ?? shared.period
  const within = m.listed || relation === 'own'
  const plan = planPeriod(context)
  return {
    quote: m.quote,
    name: m.name,
    ordinal: null,
    launcher: m.launcher ?? (relation === 'own' ? document.issuer : null),
    relation,
    from: period ? period.from : within ? plan.from : null,
    to: period ? period.to : within ? plan.to : null,
    period,
    content: contentFor(view, node, m, last, shared),
    participants:
      shared.participants ??
      (within ? participantsInProse(view, [shared.tail], true) : null) ??
      (relation === 'mentioned' ? null : unitsReached(view, m.tail)),
    awards: shared.awards,
    criteria: shared.criteria,
    ...(m.unclosed
      ? { question: `Ngoặc kép mở mà không đóng. Tên phong trào có phải là “${m.name}” không?` }
      : {}),
  }
}

function contentFor(
  view: PlanView,
  node: OutlineNode,
  m: Movement,
  last: boolean,
  shared: Shared,
): readonly Span[] {
  if (standsIn(view, node, 'roadmap')) return []
  if (shared.content.length) return shared.content
  if (shared.mentioned || m.relation === 'mentioned') return titledContent(view, node, m, last)
  return (m.listed ? tailItems(view, shared.tail) : contentAfter(view, node, m, last)).filter(
    (s) => !ERRAND.test(view.flatLower.slice(s.start, s.end)),
  )
}

/** A step of a road map ("Năm 2027: …") dates what is launched in it. */
function stepPeriod(context: PlanContext, node: OutlineNode): FoundPeriod | null {
  const { view } = context
  if (!standsIn(view, node, 'roadmap')) return null
  for (let at: OutlineNode | null = node; at; at = at.parent) {
    const lead = /^\s*(?:từ |trong )?(?:năm|quý|tháng|giai đoạn)[^:]{0,60}:/u.exec(
      view.flatLower.slice(at.body.start, Math.min(at.body.end, at.body.start + 90)),
    )
    if (lead) return periodIn(context, { start: at.body.start, end: at.body.start + lead[0].length }, true)
  }
  return null
}

function periodOfParts(context: PlanContext, parts: ReturnType<typeof partsOf>) {
  for (const part of partsWith(parts, 'period')) {
    const found = periodIn(context, { start: part.rest.start, end: part.node.end })
    if (found) return found
  }
  return null
}

/** Every movement that the plan's body names, in order; a name met again is the same campaign. */
export function movementCampaigns(
  context: PlanContext,
  nodes: readonly OutlineNode[],
  sections: readonly CampaignSection[],
  whole: Campaign | null,
): Campaign[] {
  const drafts: Draft[] = []
  const known = new Set<string>()
  for (const node of speaking(context, nodes, sections)) {
    if (node.block.kind === 'row') continue
    const movements = movementsIn(context.view, node.body)
    const launch = movements.length || whole ? null : plainLaunch(context, node)
    if (launch) drafts.push(launch)
    const tail = movements.at(-1)?.tail
    const shared = tail ? sharedOf(context, node, tail, whole) : null
    movements.forEach((m, i) => {
      const key = `${words(m.name).join(' ')}|${m.launcher ?? ''}`
      if (known.has(key) || (whole && (m.quoted ? holds(whole.quote, m.name) : sameName(m.name, whole.name))))
        return
      known.add(key)
      if (shared) drafts.push(draftOf(context, node, m, i === movements.length - 1, shared))
    })
  }
  return drafts.map((d, i) => campaignOf(context, d, 200 + i))
}

/** The one movement that a paper names before its first section; what it then awards and asks is for that movement. */
export function preambleCampaign(context: PlanContext, nodes: readonly OutlineNode[]): Campaign | null {
  const { view } = context
  const first = nodes.find((n) => n.marker !== null && n.marker.kind !== 'dash')?.start ?? 0
  const named = nodes
    .filter((n) => n.start < first && n.block.kind === 'text')
    .flatMap((n) => movementsIn(view, n.body))
  const quoted = named.filter((m) => m.quoted)
  const [m] = quoted
  if (!m || new Set(quoted.map((q) => q.name)).size !== 1) return null
  const none = {
    ordinal: null,
    from: null,
    to: null,
    period: null,
    content: [],
    participants: null,
    awards: [],
    criteria: [],
  }
  return campaignOf(
    context,
    { ...none, quote: m.quote, name: m.name, launcher: m.launcher, relation: 'mentioned' },
    200,
  )
}
