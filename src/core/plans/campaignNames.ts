import type { PlanContext } from './context.ts'
import type { OutlineNode } from './outline.ts'
import { labelOf } from './parts.ts'
import type { Passage } from './programme.ts'
import { passage } from './view.ts'

export const unquoted = (s: string): string => s.replace(/^[“"]|[”"]$/gu, '')

/** "Tên đợt thi đua: “…”": the plan says itself what it is called. */
export function givenName({ view }: PlanContext, sections: readonly OutlineNode[]): Passage | null {
  for (const n of sections.flatMap((s) => [s, ...s.children])) {
    const label = labelOf(view, n)
    if (!label || !/^tên (?:gọi|phong trào|đợt|cuộc|chương trình|chiến dịch|chuyên đề)/u.test(label.words))
      continue
    const m = /[“"][^”"]{4,160}[”"]/u.exec(view.flat.slice(label.rest.start, label.rest.end))
    const start = label.rest.start + (m?.index ?? 0)
    if (m) return passage(view, { start, end: start + m[0].length })
  }
  return null
}

const CALLED =
  /[“"][^”"]{8,160}[”"]|(?<=(?:phát động|mở|tổ chức)\s)(?:đợt|phong trào|cuộc|chiến dịch)\s[^,;:.]{6,120}/u

/** What a paper without a title calls that which it launches, before its first section. */
export function calledName({ view, outline }: PlanContext): Passage | null {
  const first = outline.find((n) => n.marker !== null && n.marker.kind !== 'dash')?.start ?? 0
  const from = view.lower.slice(0, first).search(/phát động|thi đua/u)
  const m = from < 0 ? null : CALLED.exec(view.flat.slice(from, first))
  return m ? passage(view, { start: from + m.index, end: from + m.index + m[0].length }) : null
}
