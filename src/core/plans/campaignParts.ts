import type { OutlineNode } from './outline.ts'
import { labelOf, type PartKind } from './parts.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** One labelled part of a campaign or of a plan: "b) Đối tượng: …". */
export interface Part {
  readonly node: OutlineNode
  readonly kinds: readonly PartKind[]
  readonly words: string
  /** the words after the label in the same paragraph */
  readonly rest: Span
}

/** The labelled parts among `nodes`. */
export function partsOf(view: PlanView, nodes: readonly OutlineNode[]): Part[] {
  return nodes.flatMap((node) => {
    const label = labelOf(view, node)
    return label?.kinds.length ? [{ node, kinds: label.kinds, words: label.words, rest: label.rest }] : []
  })
}

export const partsWith = (parts: readonly Part[], ...kinds: readonly PartKind[]): Part[] => parts.filter((p) => p.kinds.some((k) => kinds.includes(k)))

const OWN: ReadonlySet<PartKind> = new Set(['content', 'participants', 'period', 'awards', 'criteria'])

/** How many different things that belong to a campaign the parts speak of. */
export const campaignKinds = (parts: readonly Part[]): Set<PartKind> => new Set(parts.flatMap((p) => p.kinds.filter((k) => OWN.has(k))))
