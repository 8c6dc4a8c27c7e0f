import type { PlanContext } from './context.ts'
import { walk, type OutlineNode } from './outline.ts'
import { labelOf, standsIn } from './parts.ts'
import type { Item } from './programme.ts'
import type { Span } from './source.ts'
import { passage, type PlanView } from './view.ts'

const INLINE =
  /(?:chủ đề|khẩu hiệu)(?:\s+(?:thi đua|hành động|của năm|phong trào))?(?:\s+(?:năm(?: học)?\s+\d{4}(?:\s*-\s*\d{4})?))?\s*(?:là|:)?\s*(“[^”]{5,240}”|"[^"\n]{5,240}")/u

function labelled(view: PlanView, node: OutlineNode): Span | null {
  const label = labelOf(view, node)
  if (label?.kinds[0] !== 'theme') return null
  if (view.flat.slice(label.rest.start, label.rest.end).trim() !== '') return label.rest
  const first = node.children.find(
    (c) => c.block.kind === 'text' && (labelOf(view, c)?.kinds.length ?? 0) === 0,
  )
  return first && label.kinds.length === 1 ? first.body : null
}

/** The theme or watchword of the year, from its own section or named in running words; `null` when the plan has none. */
export function readTheme(context: PlanContext): Item | null {
  const { view } = context
  const item = (span: Span): Item => {
    const quote = passage(view, span)
    return { ...quote, id: `theme-1@${quote.start}`, certainty: 'sure' }
  }
  for (const node of walk(context.outline)) {
    const span = labelled(view, node)
    if (span) return item(span)
  }
  for (const node of walk(context.outline)) {
    if (standsIn(view, node, 'criteria', 'end')) continue
    const m = INLINE.exec(view.flatLower.slice(node.body.start, node.body.end))
    if (m?.[1])
      return item({
        start: node.body.start + m.index + m[0].length - m[1].length,
        end: node.body.start + m.index + m[0].length,
      })
  }
  return null
}
