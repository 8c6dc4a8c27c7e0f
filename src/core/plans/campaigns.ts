import { awardItems } from './awards.ts'
import { readPlanCriteria } from './criteria.ts'
import { documentCampaign, statedAwards } from './documentCampaign.ts'
import { movementCampaigns, preambleCampaign } from './movementCampaigns.ts'
import { partsOf } from './campaignParts.ts'
import type { PlanContext } from './context.ts'
import { planPeriod } from './periods.ts'
import { walk, type OutlineNode } from './outline.ts'
import type { Campaign } from './programme.ts'
import { campaignSections, sectionCampaigns, withCommon } from './sectionCampaigns.ts'
import { tableCampaigns } from './tableCampaigns.ts'
import { waves } from './waves.ts'

/**
 * The campaigns of a plan: the sections and table rows that each are one; or else the whole plan as one campaign with its waves;
 * and every movement that the text launches, carries on, joins or only mentions.
 */
export function readCampaigns(context: PlanContext): readonly Campaign[] {
  const nodes = [...walk(context.outline)]
  const sections = campaignSections(context, nodes)
  const tabled = tableCampaigns(context, nodes)
  const own = sections.length
    ? [...sectionCampaigns(context, sections), ...tabled]
    : withCommon(context, tabled, partsOf(context.view, context.outline))
  const whole = own.length ? null : documentCampaign(context, nodes)
  const phases = whole ? waves(context, nodes, whole) : []
  const mentioned = movementCampaigns(context, nodes, sections, whole)
  const named = own.length || whole ? mentioned : withPlans(context, nodes, mentioned)
  const root = whole ? [spanning(context, whole, phases)] : []
  return [...own, ...root, ...phases, ...named]
}

/** A paper about one movement that it did not launch (its review, its commendation) awards and judges for that movement. */
function withPlans(
  context: PlanContext,
  nodes: readonly OutlineNode[],
  named: readonly Campaign[],
): readonly Campaign[] {
  const given = statedAwards(context.view, nodes).filter((p) => p.quantity !== null)
  const guides = GUIDE.test((context.document.title ?? '').toLowerCase())
  const criteria = given.length || guides ? readPlanCriteria(context) : []
  if (given.length + criteria.length === 0) return named
  const among = named.length ? named : [preambleCampaign(context, nodes)].filter((c) => c !== null)
  const launched = among.filter((c) => c.relation === 'own')
  const [only, ...others] = launched.length ? launched : among
  if (!only || others.length || only.awards.length || only.criteria.length) return named
  const about = { ...only, awards: awardItems(context.view, given), criteria }
  return among.map((c) => (c === only ? about : c))
}
/** a paper on how a movement is judged */
const GUIDE = /xét|khen thưởng|tiêu chuẩn|tiêu chí/u

/** The whole with its waves: a period that is that of its first wave gives way to the plan's own, or reaches to the end of the last. */
function spanning(context: PlanContext, whole: Campaign, phases: readonly Campaign[]): Campaign {
  const [first] = phases
  const last = phases.at(-1)
  const waved = { ...whole, waves: phases.map((w) => w.id) }
  if (!first?.period || !last || whole.period?.start !== first.period.start) return waved
  const { from, to } = planPeriod(context)
  const covers =
    from !== null &&
    to !== null &&
    first.from !== null &&
    last.to !== null &&
    from <= first.from &&
    last.to <= to
  return { ...waved, ...(covers ? { from, to } : { to: last.to }), period: null }
}
