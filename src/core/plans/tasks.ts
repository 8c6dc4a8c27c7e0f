import type { PlanContext } from './context.ts'
import { walk, type OutlineNode } from './outline.ts'
import { kindsAbove, labelOf, standsIn } from './parts.ts'
import { wordCount } from './phrases.ts'
import type { Item } from './programme.ts'
import { campaignSections } from './sectionCampaigns.ts'
import { passage, type PlanView } from './view.ts'
import { waveLead } from './waveLead.ts'

/** A point that says what is to be done, not a heading over such points. */
function isPoint(view: PlanView, node: OutlineNode): boolean {
  if (node.block.kind === 'row' || node.marker === null || waveLead(view, node)) return false
  return (
    !(node.heading && node.children.length > 0 && wordCount(view, node.body) <= 12) &&
    (labelOf(view, node)?.kinds.length ?? 0) === 0
  )
}

/** The plan's tasks: the points of its content sections that belong to no campaign section of their own. */
export function readTasks(context: PlanContext): readonly Item[] {
  const { view } = context
  const nodes = [...walk(context.outline)]
  const sections = campaignSections(context, nodes)
  let section = 0
  let reached = -1
  const found = nodes.filter((node) => {
    while ((sections[section]?.node.end ?? Infinity) <= node.start) section++
    const inside = node.start >= (sections[section]?.node.start ?? Infinity)
    if (
      inside ||
      node.start < reached ||
      kindsAbove(view, node)[0] !== 'content' ||
      standsIn(view, node, 'organisation', 'end') ||
      !isPoint(view, node)
    )
      return false
    reached = node.end
    return true
  })
  return found.map((node, i) => {
    const quote = passage(view, { start: node.body.start, end: node.end })
    return { ...quote, id: `task-${i + 1}@${quote.start}`, certainty: 'sure' }
  })
}
