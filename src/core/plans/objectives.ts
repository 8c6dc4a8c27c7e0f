import type { PlanContext } from './context.ts'
import { walk, type OutlineNode } from './outline.ts'
import { labelOf } from './parts.ts'
import type { Item } from './programme.ts'
import { passage, type PlanView } from './view.ts'

const PURPOSE = /mục đích|ý nghĩa|mục tiêu (?:chung|tổng quát)/u
const DEMAND = /^(?:yêu cầu|nguyên tắc|quan điểm)/u

/** The words of the nearest label above a node, its own label first. */
function labelAbove(view: PlanView, node: OutlineNode | null): string {
  for (let at = node; at; at = at.parent) {
    const label = labelOf(view, at)
    if (label?.kinds.length) return label.words
  }
  return ''
}

/** What the plan is for: the points of its purpose and of its general aim; what it demands of the way of working is not among them. */
export function readObjectives(context: PlanContext): readonly Item[] {
  const { view } = context
  const found = [...walk(context.outline)].flatMap((node) => {
    const words = labelAbove(view, node)
    if (node.block.kind === 'row' || !PURPOSE.test(words) || DEMAND.test(words)) return []
    const label = labelOf(view, node)
    const body = label?.kinds.length
      ? label.rest
      : node.heading
        ? { start: node.body.end, end: node.body.end }
        : node.body
    return view.flat.slice(body.start, body.end).trim() === '' ? [] : [passage(view, body)]
  })
  return found.map((quote, i) => ({ ...quote, id: `objective-${i + 1}@${quote.start}`, certainty: 'sure' }))
}
