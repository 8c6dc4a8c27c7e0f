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

/** What a mixed part ("Đối tượng, tiêu chuẩn và hình thức khen thưởng") leaves to the labelled parts under it. */
const DEEPER: ReadonlySet<PartKind> = new Set(['content', 'participants', 'period'])

function partAt(view: PlanView, node: OutlineNode): Part[] {
  const label = labelOf(view, node)
  if (!label?.kinds.length) return []
  const part = { node, kinds: label.kinds, words: label.words, rest: label.rest }
  if (label.kinds.length === 1) return [part]
  const below = node.children.flatMap((c) => partAt(view, c))
  const covered = new Set(
    below.flatMap((p) => p.kinds).filter((k) => DEEPER.has(k) && label.kinds.includes(k)),
  )
  return [
    { ...part, kinds: label.kinds.filter((k) => !covered.has(k)) },
    ...below
      .filter((p) => p.kinds.some((k) => covered.has(k)))
      .map((p) => ({ ...p, kinds: p.kinds.filter((k) => covered.has(k)) })),
  ]
}

/** The labelled parts among `nodes`; a mixed part is split into the parts under it. */
export const partsOf = (view: PlanView, nodes: readonly OutlineNode[]): Part[] =>
  nodes.flatMap((node) => partAt(view, node))

export const partsWith = (parts: readonly Part[], ...kinds: readonly PartKind[]): Part[] =>
  parts.filter((p) => p.kinds.some((k) => kinds.includes(k)))

const OWN: ReadonlySet<PartKind> = new Set(['content', 'participants', 'period', 'awards', 'criteria'])

/** How many different things that belong to a campaign the parts speak of. */
export const campaignKinds = (parts: readonly Part[]): Set<PartKind> =>
  new Set(parts.flatMap((p) => p.kinds.filter((k) => OWN.has(k))))
