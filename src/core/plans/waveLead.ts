import type { OutlineNode } from './outline.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

export interface WaveLead {
  /** the wave's name with its period: "Đợt 1 (từ … đến …)" */
  readonly title: Span
  readonly name: Span
  readonly ordinal: number
  /** what follows the title */
  readonly rest: Span
}

const LEAD =
  /^\s*((?:đợt(?:\s+thi đua)?|(?:giai đoạn|chặng)\s+thi đua)(?:\s+cao điểm)?\s+(?:thứ\s+)?(\d{1,2}|i{1,3}|iv|v|nhất|hai|ba|tư|bốn|năm)(?!\p{L}|\d))(\s*\([^)]{3,120}\)|\s*[:,-]?\s*(?:thời gian\s*:?\s*)?(?:bắt đầu\s+)?từ(?:[^:;,.()]|\.(?=\d)){5,80})?\s*[:;.,-]?/u
const ORDINALS: Readonly<Record<string, number>> = {
  nhất: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  năm: 5,
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
}

/** The title of a wave (đợt) that a node opens with; `null` for every other node. */
export function waveLead(view: PlanView, node: OutlineNode): WaveLead | null {
  const m = LEAD.exec(view.flatLower.slice(node.body.start, Math.min(node.body.end, node.body.start + 260)))
  if (!m?.[1]) return null
  const from = node.body.start + (m[0].length - m[0].trimStart().length)
  const ordinal = ORDINALS[m[2] ?? ''] ?? Number(m[2])
  return {
    ordinal,
    name: { start: from, end: from + m[1].length },
    title: { start: from, end: from + m[1].length + (m[3]?.length ?? 0) },
    rest: { start: node.body.start + m[0].length, end: node.body.end },
  }
}
