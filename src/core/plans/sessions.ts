import type { Statement } from './facts.ts'
import type { OutlineNode } from './outline.ts'
import type { PlanView } from './view.ts'

const SESSION =
  /phiên họp|cuộc họp|kỳ họp|họp\s+(?:hội đồng|định kỳ|thường kỳ|đột xuất|xét|khối|cụm|ban)|các phiên|hội nghị/u

/** True when the heading is that of a meeting: "a) Các phiên họp định kỳ". */
export const namesSession = (lower: string): boolean => SESSION.test(lower)

export const headingWords = (view: PlanView, node: OutlineNode): string =>
  view.lower.slice(node.body.start, Math.min(node.body.end, node.body.start + 200)).replace(/\s+/g, ' ')

/** A labelled line under the heading of a meeting. */
export function underSession(view: PlanView, s: Statement): boolean {
  const { parent } = s.node
  return s.label !== null && parent !== null && namesSession(headingWords(view, parent))
}
