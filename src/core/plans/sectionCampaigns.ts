import { awardItems, awardsUnder } from './awards.ts'
import { campaignKinds, partsOf, partsWith, type Part } from './campaignParts.ts'
import { campaignOf } from './campaignShape.ts'
import { contentOfParts, itemsOf } from './contentItems.ts'
import type { PlanContext } from './context.ts'
import { readCriteriaOf, readScoreCriteria } from './criteria.ts'
import { movementsIn } from './movements.ts'
import type { OutlineNode } from './outline.ts'
import { participantsOfParts } from './participants.ts'
import { labelOf } from './parts.ts'
import { periodIn, planPeriod, type FoundPeriod } from './periods.ts'
import { withoutEnd, wordCount } from './phrases.ts'
import type { Campaign, Criterion } from './programme.ts'
import type { Span } from './source.ts'
import { passage, wordsOf, type PlanView } from './view.ts'

/** A section that is a campaign of its own: a numbered title or a title over its labelled parts. */
export interface CampaignSection {
  readonly node: OutlineNode
  readonly ordinal: number | null
  readonly name: Span
  readonly parts: readonly Part[]
}

const NUMBERED =
  /^\s*(?:nội dung\s+)?(?:phong trào(?: thi đua)?|chuyên đề(?: thi đua)?|cuộc vận động|đợt thi đua chuyên đề|nội dung thi đua)\s+(?:chuyên đề\s+)?(?:số\s+|thứ\s+)?(\d{1,2}|i{1,3}|iv|v|nhất|hai|ba|tư|bốn|năm|sáu|bảy)\s*[:.(“"-]\s*/u
const ORDINALS: Readonly<Record<string, number>> = {
  nhất: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
}
const TITLE =
  /^\s*(?:tổ chức\s+|phát động\s+|tiếp tục\s+)*(?:các\s+)?(?:phong trào(?: thi đua)?|chuyên đề(?: thi đua)?|cuộc vận động|thi đua|hội thi|chiến dịch)(?!\p{L})[\s:]*/u

function numbered(view: PlanView, node: OutlineNode): { ordinal: number; name: Span } | null {
  const lower = view.flatLower.slice(node.body.start, node.body.end)
  const m = NUMBERED.exec(lower)
  if (!m) return null
  const back = /[“"(]\s*$/.test(m[0]) ? (/[“"(]\s*$/.exec(m[0])?.[0].length ?? 0) : 0
  const name = withoutEnd(view, { start: node.body.start + m[0].length - back, end: node.body.end })
  return wordCount(view, name) >= 2 ? { ordinal: ORDINALS[m[1] ?? ''] ?? Number(m[1]), name } : null
}

/** How many children of one parent are titled like campaigns and hold their parts: two make them campaigns, one is a point of the plan. */
function titledChildren(view: PlanView, nodes: readonly OutlineNode[]): Map<OutlineNode | null, number> {
  const counts = new Map<OutlineNode | null, number>()
  for (const n of nodes) {
    if (
      n.children.length === 0 ||
      !TITLE.test(view.flatLower.slice(n.body.start, Math.min(n.body.end, n.body.start + 80)))
    )
      continue
    if (campaignKinds(partsOf(view, n.children)).size >= 2)
      counts.set(n.parent, (counts.get(n.parent) ?? 0) + 1)
  }
  return counts
}

function sectionAt(view: PlanView, node: OutlineNode, titled: number): CampaignSection | null {
  if (node.block.kind === 'row') return null
  const parts = partsOf(view, node.children)
  const counted = numbered(view, node)
  const kinds = campaignKinds(parts)
  if (counted && (kinds.size >= 1 || node.children.length > 0)) return { node, ...counted, parts }
  const lower = view.flatLower.slice(node.body.start, node.body.end)
  const title = TITLE.exec(lower)
  if (!title || kinds.size < 2 || (labelOf(view, node)?.kinds.length ?? 0) > 0) return null
  const named = movementsIn(view, node.body)
  if (named.length > 1 || (named.length === 1 && titled < 2)) return null
  const [movement] = named
  if (movement) return { node, ordinal: node.marker?.ordinal.at(-1) ?? null, name: movement.quote, parts }
  const name = withoutEnd(view, { start: node.body.start + title[0].length, end: node.body.end })
  return wordCount(view, name) >= 3
    ? { node, ordinal: node.marker?.ordinal.at(-1) ?? null, name, parts }
    : null
}

/** The sections of a plan that are campaigns; none lies inside another. */
export function campaignSections(context: PlanContext, nodes: readonly OutlineNode[]): CampaignSection[] {
  let reached = -1
  const counts = titledChildren(context.view, nodes)
  return nodes.flatMap((node) => {
    if (node.start < reached) return []
    const section = sectionAt(context.view, node, counts.get(node.parent) ?? 0)
    if (section) reached = node.end
    return section ? [section] : []
  })
}

function periodOf(context: PlanContext, parts: readonly Part[]): FoundPeriod | null {
  for (const part of partsWith(parts, 'period')) {
    const found = periodIn(context, { start: part.rest.start, end: part.node.end }, true)
    if (found) return found
  }
  return null
}

/** Its labelled content; a section without one states its content in the points that carry no label. */
function contentOfSection(view: PlanView, { node, parts }: CampaignSection): Span[] {
  const labelled = contentOfParts(view, partsWith(parts, 'content'))
  return labelled.length
    ? labelled
    : itemsOf(
        view,
        node.children.filter((c) => !labelOf(view, c)?.kinds.length),
      )
}

/** What the plan says outside its campaign sections and so says for all of them. */
function common(context: PlanContext, sections: readonly CampaignSection[]): readonly Part[] {
  const parts = partsOf(context.view, context.outline)
  return parts.filter((p) => !sections.some((s) => p.node.start <= s.node.start && s.node.end <= p.node.end))
}

const SHARED = 'Phần khen thưởng này nêu chung cho các phong trào. Khen thưởng này thuộc phong trào nào?'

const SHARED_CRITERIA = 'Tiêu chuẩn này nêu chung cho các phong trào. Tiêu chuẩn này thuộc phong trào nào?'

export function sectionCampaigns(context: PlanContext, sections: readonly CampaignSection[]): Campaign[] {
  if (sections.length === 0) return []
  const shared = common(context, sections)
  return withCommon(
    context,
    sections.map((section, i) => sectionCampaign(context, section, shared, i + 1)),
    shared,
  )
}

/** Awards and criteria that a plan states for all its movements stand with the first one, each with a question. */
export function withCommon(
  context: PlanContext,
  campaigns: readonly Campaign[],
  shared: readonly Part[],
): Campaign[] {
  const [first, ...others] = campaigns
  if (!first) return []
  const judged = campaigns.some((c) => c.criteria.length > 0)
    ? first
    : { ...first, criteria: commonCriteria(context, shared) }
  if (campaigns.some((c) => c.awards.length > 0)) return [judged, ...others]
  const given = awardItems(context.view, awardsOfParts(context, shared)).map((a) => ({
    ...a,
    certainty: 'ask' as const,
    question: SHARED,
  }))
  return [{ ...judged, awards: given }, ...others]
}

/** What the plan asks of all its movements stands with the first, as a question. */
const commonCriteria = (context: PlanContext, shared: readonly Part[]): Criterion[] =>
  readCriteriaOf(
    context,
    partsWith(shared, 'criteria', 'awards').map((p) => p.node),
  ).map((c) => ({ ...c, certainty: 'ask', question: SHARED_CRITERIA }))

const awardsOfParts = (context: PlanContext, parts: readonly Part[]) =>
  partsWith(parts, 'awards').flatMap((p) => awardsUnder(context.view, p.node))

const BY_TABLE = /phụ lục|bảng (?:chấm |tính )?điểm|thang điểm/u

/** What the section states itself, and the score table that it refers to. */
function criteriaOfSection(context: PlanContext, { node }: CampaignSection): Criterion[] {
  const stated = readCriteriaOf(context, [node])
  return stated.some((c) => BY_TABLE.test(c.quote.toLowerCase()))
    ? [...stated, ...readScoreCriteria(context)]
    : stated
}

function sectionCampaign(
  context: PlanContext,
  section: CampaignSection,
  shared: readonly Part[],
  nth: number,
): Campaign {
  const { view, document } = context
  const period =
    periodOf(context, section.parts) ?? periodIn(context, section.node.body) ?? periodOf(context, shared)
  const whole = planPeriod(context)
  return campaignOf(
    context,
    {
      quote: passage(view, section.name),
      name: wordsOf(view, section.name).replace(/^[^“]{0,40}[“"]([^“”"]*)[”"].{0,30}$/u, '$1'),
      ordinal: section.ordinal,
      launcher: document.issuer,
      relation: 'own',
      from: period?.from ?? whole.from,
      to: period?.to ?? whole.to,
      period,
      content: contentOfSection(view, section),
      participants:
        participantsOfParts(view, partsWith(section.parts, 'participants')) ??
        participantsOfParts(view, partsWith(shared, 'participants')),
      awards: awardsOfParts(context, section.parts),
      criteria: criteriaOfSection(context, section),
    },
    nth,
  )
}
