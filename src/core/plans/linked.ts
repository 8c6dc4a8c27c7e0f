import { citedPapers, paperKey, readLegalBases } from './bases.ts'
import type { PlanContext } from './context.ts'
import { factsOf } from './facts.ts'
import { walk } from './outline.ts'
import type { LinkedDocument } from './programme.ts'
import { passage } from './view.ts'

type Draft = Omit<LinkedDocument, 'id'>

const UNNUMBERED =
  /(?:theo|thực hiện(?: theo)?|có)\s+((hướng dẫn|quy chế|quy định|kế hoạch|chương trình|công văn|đề án)(?:\s+\p{Ll}+){0,3}?\s+của\s+[^,;.]{4,80}?)(?=\s+(?:góp phần|nhằm|để|về)\s|[,;.]|$)/gu

/** Annexes bound to the plan, under the heading that opens them. */
function annexes({ view, outline }: PlanContext): Draft[] {
  const drafts: Draft[] = []
  for (const node of walk(outline)) {
    if (node.marker?.kind !== 'annex') continue
    drafts.push({
      ...passage(view, { start: node.block.start, end: Math.min(node.block.end, node.block.start + 300) }),
      certainty: 'sure',
      kind: 'Phụ lục',
      number: node.marker.ordinal[0]?.toString() ?? null,
      date: null,
    })
  }
  return drafts
}

/** Papers that the plan leans on without a number: "theo hướng dẫn của Hội đồng …". */
function leanedOn(context: PlanContext): Draft[] {
  const { view } = context
  return factsOf(context).statements.flatMap((s) =>
    [...view.flatLower.slice(s.start, s.end).matchAll(UNNUMBERED)].map((m): Draft => {
      const start = s.start + m.index + m[0].length - (m[1]?.length ?? 0)
      const kind = m[2] ?? ''
      return {
        ...passage(view, { start, end: start + (m[1]?.length ?? 0) }),
        certainty: 'sure',
        kind: kind.charAt(0).toUpperCase() + kind.slice(1),
        number: null,
        date: null,
      }
    }),
  )
}

/** Later mentions of papers cited before, papers named without a number, and annexes. */
export function readLinkedDocuments(context: PlanContext): readonly LinkedDocument[] {
  const first = new Set(readLegalBases(context).map((b) => b.start))
  const seen = new Set<string>()
  const repeated = citedPapers(context).flatMap((c): Draft[] => {
    const p = passage(context.view, c)
    const key = paperKey(c, p.quote)
    if (first.has(p.start) || c.number === null || seen.has(key)) return []
    seen.add(key)
    return [{ ...p, certainty: 'sure', kind: c.kind, number: c.number, date: c.date }]
  })
  return [...repeated, ...leanedOn(context), ...annexes(context)]
    .sort((a, b) => a.start - b.start)
    .map((d, i) => ({ ...d, id: `linked-${i + 1}@${d.start}` }))
}
