import type { Statement } from './facts.ts'
import type { OutlineNode } from './outline.ts'
import type { PlanView } from './view.ts'

const SESSION =
  /phiên họp|cuộc họp|kỳ họp|họp\s+(?:hội đồng|định kỳ|thường kỳ|đột xuất|xét|khối|cụm|ban)|các phiên|hội nghị/u

/** True when the heading is that of a meeting: "a) Các phiên họp định kỳ". */
export const namesSession = (lower: string): boolean => SESSION.test(lower)

const kept = new WeakMap<OutlineNode, string>()

/** The opening words of a node in lower case. */
export function headingWords(view: PlanView, node: OutlineNode): string {
  const hit = kept.get(node)
  if (hit !== undefined) return hit
  const words = view.flatLower
    .slice(node.body.start, Math.min(node.body.end, node.body.start + 200))
    .replace(/ {2,}/g, ' ')
  kept.set(node, words)
  return words
}

/** A labelled line under the heading of a meeting. */
export function underSession(view: PlanView, s: Statement): boolean {
  const { parent } = s.node
  return s.label !== null && parent !== null && namesSession(headingWords(view, parent))
}
