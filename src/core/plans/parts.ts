import type { OutlineNode } from './outline.ts'
import { kindsOfWords, type PartKind } from './partNames.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

export { kindsOfWords, type PartKind } from './partNames.ts'

export interface Label {
  readonly kinds: readonly PartKind[]
  /** the label's words, lower case, without its colon */
  readonly words: string
  /** what follows the label in the node's own words; empty when the node is only a heading */
  readonly rest: Span
}

const LEAD = /^\s*([^:;.“”\n]{3,70}?)\s*:(?=\s|$)/u
/** A label that a verb joins to its words: "Đối tượng tham gia là …", "Thời gian thực hiện từ …". */
const JOINED =
  /^\s*(?:((?:về\s)?(?:đối tượng|thành phần|phạm vi)(?:\s(?:tham gia|áp dụng|dự thi|thi đua|hưởng ứng|phát động|thực hiện|xét khen|của phong trào))*)\s+(?:là|gồm|bao gồm)(?:\s+có)?(?!\p{L})\s*:?|((?:về\s)?thời gian(?:\s(?:thực hiện|phát động|tổ chức|thi đua|triển khai|diễn ra))*)(?:\s+là)?(?=\s+(?:kể từ|từ|trong|bắt đầu từ|cả)\s))\s*/u

/** how far a label may reach */
const LONGEST = 240
const kept = new WeakMap<OutlineNode, { readonly label: Label | null }>()

/** The label of a node: its heading, or the few words before its first colon; `null` when it opens with neither. */
export function labelOf(view: PlanView, node: OutlineNode): Label | null {
  const hit = kept.get(node)
  if (hit) return hit.label
  const label = readLabel(view, node)
  kept.set(node, { label })
  return label
}

const mayJoin = (lead: string): boolean => /^\s*(?:về\s|đối tượng|thành phần|phạm vi|thời gian)/u.test(lead)

function readLabel(view: PlanView, node: OutlineNode): Label | null {
  const text = view.flatLower.slice(
    node.body.start,
    node.heading ? node.body.end : Math.min(node.body.end, node.body.start + LONGEST),
  )
  if (!node.heading && !text.includes(':') && !mayJoin(text)) return null
  const joined = node.heading ? null : JOINED.exec(text)
  const said = joined?.[1] ?? joined?.[2]
  if (joined && said !== undefined)
    return {
      kinds: kindsOfWords(said),
      words: said,
      rest: { start: node.body.start + joined[0].length, end: node.body.end },
    }
  const lead = LEAD.exec(text)
  const whole = node.heading && (!lead || text.slice(lead[0].length).trim() === '')
  if (!whole && !lead) return null
  const words = (whole ? text : (lead?.[1] ?? ''))
    .replace(/[:.\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const kinds = kindsOfWords(words)
  const from = whole ? node.body.end : node.body.start + (lead?.[0].length ?? 0)
  return { kinds, words, rest: { start: from, end: node.body.end } }
}

/** The kinds that a node stands under: its own label's, or those of the nearest labelled ancestor that names a kind. */
export function kindsAbove(view: PlanView, node: OutlineNode | null): readonly PartKind[] {
  for (let at = node; at; at = at.parent) {
    const kinds = labelOf(view, at)?.kinds ?? []
    if (kinds.length) return kinds
  }
  return []
}

/** Whether any ancestor (or the node) is labelled with one of `kinds`. */
export function standsIn(view: PlanView, node: OutlineNode | null, ...kinds: readonly PartKind[]): boolean {
  for (let at = node; at; at = at.parent)
    if (labelOf(view, at)?.kinds.some((k) => kinds.includes(k))) return true
  return false
}
