import type { Draft } from './campaignShape.ts'
import { proseItems } from './contentItems.ts'
import type { PlanContext } from './context.ts'
import type { OutlineNode } from './outline.ts'
import { planPeriod } from './periods.ts'
import { sentencesOf, withoutEnd, wordCount } from './phrases.ts'
import { passage, wordsOf } from './view.ts'

const LAUNCH = /^\s*(?:tổ chức\s+)?(?:và\s+)?phát động\s+(?:các\s+)?phong trào thi đua/u

/** A council's plan launches the year's emulation in one plain sentence: the rest of the paragraph is its content. */
export function plainLaunch(context: PlanContext, node: OutlineNode): Draft | null {
  const { view, document } = context
  if (
    node.heading ||
    !/phát động/u.test(view.flatLower.slice(node.parent?.body.start ?? 0, node.parent?.body.end ?? 0))
  )
    return null
  const [first] = sentencesOf(view, node.body)
  if (!first || !LAUNCH.test(view.flatLower.slice(first.start, first.end)) || wordCount(view, first) > 30)
    return null
  const plan = planPeriod(context)
  return {
    quote: passage(view, first),
    name: wordsOf(view, withoutEnd(view, first)).replace(/^(?:tổ chức\s+)?phát động\s+/iu, ''),
    ordinal: null,
    launcher: document.issuer,
    relation: 'own',
    from: plan.from,
    to: plan.to,
    period: null,
    content: proseItems(view, { start: first.end, end: node.body.end }, 'clauses'),
    participants: null,
    awards: [],
    criteria: [],
  }
}
