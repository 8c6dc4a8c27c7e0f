import { campaignOf } from './campaignShape.ts'
import type { PlanContext } from './context.ts'
import type { OutlineNode } from './outline.ts'
import { labelOf } from './parts.ts'
import { periodIn } from './periods.ts'
import { phrasesOf, sentencesOf, withoutEnd, wordCount } from './phrases.ts'
import type { Campaign } from './programme.ts'
import type { Span } from './source.ts'
import { passage, wordsOf, type PlanView } from './view.ts'
import { waveLead, type WaveLead } from './waveLead.ts'

const REVIEW =
  /^\s*(?:[^,;.]{2,40}\s)?(?:(?:tổ chức|tiến hành)\s+)?(?:lễ\s+|hội nghị\s+)?(?:sơ kết|tổng kết|sơ, tổng kết)(?!\p{L})|^\s*tổ chức (?:sơ|tổng|lễ)/u
const AIM = /^\s*(?:với mục tiêu|phấn đấu|thi đua hoàn thành)/u

/** "Nội dung trọng tâm: …" without its label. */
function unlabelled(view: PlanView, node: OutlineNode): Span {
  const label = labelOf(view, node)
  return label?.kinds.includes('content') ? label.rest : node.body
}

/** What is done in a wave: its sentences, an aim behind a semicolon apart; its closing meeting is not content. */
function contentOf(view: PlanView, node: OutlineNode, rest: Span): Span[] {
  const own = sentencesOf(view, rest).flatMap((s) => {
    const aim = phrasesOf(view, s).find(
      (p) => p.start > s.start && AIM.test(view.flatLower.slice(p.start, p.end)),
    )
    return aim
      ? [withoutEnd(view, { start: s.start, end: aim.start }), { start: aim.start, end: s.end }]
      : [s]
  })
  const listed = node.children.flatMap((c) =>
    c.marker ? [{ start: c.body.start, end: c.end }] : sentencesOf(view, unlabelled(view, c)),
  )
  return [...own, ...listed].filter(
    (s) => wordCount(view, s) >= 3 && !REVIEW.test(view.flatLower.slice(s.start, s.end)),
  )
}

/** A title without brackets ends with its period: what follows is what the wave is for. */
function upTo(view: PlanView, lead: WaveLead, end: number): WaveLead {
  if (
    view.flat.slice(lead.title.start, lead.title.end).includes('(') ||
    end >= lead.title.end ||
    end <= lead.name.end
  )
    return lead
  return { ...lead, title: { start: lead.title.start, end }, rest: { start: end, end: lead.rest.end } }
}

/** The waves (đợt) of the plan's campaign, each with its own period. */
export function waves(context: PlanContext, nodes: readonly OutlineNode[], parent: Campaign): Campaign[] {
  const { view } = context
  const found = nodes.flatMap((node) => {
    const lead = waveLead(view, node)
    const period = lead
      ? periodIn(context, { start: lead.title.start, end: Math.min(node.body.end, lead.title.end + 60) })
      : null
    return lead && period ? [{ node, lead: upTo(view, lead, period.quote.end), period }] : []
  })
  return found.map(({ node, lead, period }, i) =>
    campaignOf(
      context,
      {
        quote: passage(view, withoutEnd(view, lead.title)),
        name: wordsOf(view, lead.name),
        ordinal: lead.ordinal,
        launcher: parent.launcher,
        relation: 'wave',
        from: period.from,
        to: period.to,
        period,
        content: contentOf(view, node, lead.rest),
        participants: null,
        awards: [],
        criteria: [],
        parent: parent.id,
      },
      100 + i,
    ),
  )
}
