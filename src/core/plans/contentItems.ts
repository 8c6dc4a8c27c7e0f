import type { Part } from './campaignParts.ts'
import type { PlanContext } from './context.ts'
import type { OutlineNode } from './outline.ts'
import { labelOf } from './parts.ts'
import { phrasesOf, sentencesOf, wordCount } from './phrases.ts'
import type { Item } from './programme.ts'
import type { Span } from './source.ts'
import { passage, type PlanView } from './view.ts'
import { waveLead } from './waveLead.ts'

/** How prose is cut: "clauses" at full stops and semicolons, "sentences" at full stops only. */
type Cut = 'clauses' | 'sentences'

const isRow = (node: OutlineNode): boolean => node.block.kind === 'row'
const blank = (view: PlanView, span: Span): boolean => view.flat.slice(span.start, span.end).trim() === ''
const opensList = (view: PlanView, span: Span): boolean =>
  /:\s*$/.test(view.flat.slice(span.start, span.end).trimEnd())

/** A long tail "góp phần …" says what the work is good for, not what it is. */
function withoutPurpose(view: PlanView, span: Span): Span {
  const at = view.flatLower.slice(span.start, span.end).search(/,?\s(?:góp phần|qua đó|từ đó)\s/u)
  return at > 30 && at < (span.end - span.start) / 2 ? { start: span.start, end: span.start + at } : span
}

/** "Một là, …", "Thứ hai: …": a point that is counted in words. */
const COUNTED =
  /^\s*(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là|(?:điều )?thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám))\s*[,:]\s*/u

/** The items of running words; a quantity that opens a sentence is a target, not a task. */
export function proseItems(view: PlanView, span: Span, cut: Cut): Span[] {
  const spans = cut === 'clauses' ? phrasesOf(view, span) : sentencesOf(view, span)
  return spans.map((s) => withoutPurpose(view, s)).filter((s) => wordCount(view, s) >= 3)
}

/** The items under one node: listed points whole, prose cut, headings entered, waves left to their own reader. */
function itemsUnder(view: PlanView, node: OutlineNode, cut: Cut): Span[] {
  if (isRow(node) || waveLead(view, node) !== null) return []
  const label = labelOf(view, node)
  const entered =
    node.children.length > 0 &&
    ((node.heading && wordCount(view, node.body) <= 12) ||
      (label?.kinds.length ?? 0) > 0 ||
      (node.marker === null && opensList(view, node.body)))
  if (entered)
    return [
      ...(label && !blank(view, label.rest) && !opensList(view, label.rest)
        ? proseItems(view, label.rest, cut)
        : []),
      ...node.children.flatMap((c) => itemsUnder(view, c, cut)),
    ]
  if (node.heading && node.children.length === 0 && node.marker === null) return []
  if (node.marker !== null) return aimApart(view, node)
  if (opensList(view, node.body)) return []
  const counted = COUNTED.exec(view.flatLower.slice(node.body.start, node.body.end))
  return counted
    ? [{ start: node.body.start + counted[0].length, end: node.end }]
    : proseItems(view, node.body, cut)
}

/** Points that stand under a node, as they are listed; what they are is not asked. */
export const listedUnder = (view: PlanView, node: OutlineNode): Span[] =>
  node.children
    .filter((c) => c.marker !== null && !labelOf(view, c)?.kinds.length)
    .flatMap((c) => itemsUnder(view, c, 'clauses'))

/** A listed point with what is listed under it; a paragraph behind a finished point is not part of it. */
function wholePoint(view: PlanView, node: OutlineNode): Span {
  const done = DONE.test(view.flat.slice(node.body.start, node.body.end))
  const behind = done ? node.children.findIndex((c) => c.marker === null) : -1
  const inner = behind < 0 ? node.children : node.children.slice(0, behind)
  return { start: node.body.start, end: inner.at(-1)?.end ?? node.body.end }
}
/** A dash that ends with an aim in a sentence of its own says two things. */
function aimApart(view: PlanView, node: OutlineNode): Span[] {
  const whole = wholePoint(view, node)
  if (node.marker?.kind !== 'dash' || node.children.length > 0) return [whole]
  const aim = sentencesOf(view, whole)
    .slice(1)
    .find((s) => /^\s*ph[ấầâ]n đấu(?!\p{L})/u.test(view.flatLower.slice(s.start, s.end)))
  return aim
    ? [
        { start: whole.start, end: aim.start },
        { start: aim.start, end: whole.end },
      ]
    : [whole]
}
const DONE = /[.;!]["”)]*\s*$/u

/** The items of nodes that are known to be content. */
export const itemsOf = (view: PlanView, nodes: readonly OutlineNode[]): Span[] =>
  nodes.flatMap((n) => itemsUnder(view, n, 'clauses'))

/** The content of labelled parts: what follows each label, then what stands under it. */
export function contentOfParts(view: PlanView, parts: readonly Part[]): Span[] {
  return parts.flatMap((part) => [
    ...(blank(view, part.rest) || opensList(view, part.rest) ? [] : proseItems(view, part.rest, 'clauses')),
    ...part.node.children.flatMap((c) => itemsUnder(view, c, 'clauses')),
  ])
}

/** The points of a directive without sections: each is a task, unless it charges somebody with an errand. */
export function contentOfPoints(view: PlanView, nodes: readonly OutlineNode[]): Span[] {
  const errand =
    /^\s*(?:giao|yêu cầu|đề nghị|căn cứ|văn phòng|sở|phòng|ban|ubnd|ủy ban|hội đồng|thủ trưởng|trưởng|giám đốc|chủ tịch|đồng chí|hồ sơ|mỗi đơn vị gửi|các (?:cơ quan|đơn vị|sở|xã|phường|phòng|ban|thành viên|đồng chí|doanh nghiệp|tổ chức))(?!\p{L})|báo cáo (?:kết quả )?về/u
  const points = nodes.filter((n) => n.marker?.kind === 'number')
  if (points.length === 0) return contentOfCall(view, nodes)
  return points
    .filter(
      (n) => !labelOf(view, n)?.kinds.length && !errand.test(view.flatLower.slice(n.body.start, n.body.end)),
    )
    .flatMap((n) => itemsUnder(view, n, 'clauses'))
}

/** A call without points: the paragraphs between the words that open it ("… kêu gọi:") and its first labelled or shouted line. */
function contentOfCall(view: PlanView, nodes: readonly OutlineNode[]): Span[] {
  const from = nodes.findIndex(
    (n) =>
      opensList(view, n.body) &&
      /kêu gọi|phát động|sau đây|như sau|nội dung/u.test(view.flatLower.slice(n.body.start, n.body.end)),
  )
  if (from < 0) return []
  const after = [...(nodes[from]?.children ?? []), ...nodes.slice(from + 1)]
  const end = after.findIndex(
    (n) => (labelOf(view, n)?.kinds.length ?? 0) > 0 || (n.heading && n.children.length === 0),
  )
  const points = after.slice(0, end < 0 ? undefined : end)
  const counted = points.filter((n) => COUNTED.test(view.flatLower.slice(n.body.start, n.body.end)))
  return (counted.length >= 2 ? counted : points).flatMap((n) => itemsUnder(view, n, 'clauses'))
}

/** A road map is cut at its sentences; each step ("Năm 2024 (…):") gives its own words and the paragraphs under it. */
export function contentOfRoadmap(view: PlanView, part: Part): Span[] {
  const step = (node: OutlineNode): Span[] => {
    if (isRow(node)) return []
    const lead =
      /^\s*(?:năm|giai đoạn|bước|quý|tháng|từ)[^:]{0,60}:/u.exec(
        view.flatLower.slice(node.body.start, node.body.end),
      )?.[0].length ?? 0
    const own =
      node.heading && lead === 0
        ? []
        : roadmapItems(view, { start: node.body.start + lead, end: node.body.end })
    return [...own, ...node.children.flatMap(step)]
  }
  return part.node.children.flatMap(step)
}

/** "Chọn mô hình: chọn 05 mô hình, gửi trước ngày …": the head says what is done, the rest is its target and deadline. */
function roadmapItems(view: PlanView, span: Span): Span[] {
  return proseItems(view, span, 'sentences').map((s) => {
    const text = view.flatLower.slice(s.start, s.end)
    const colon = text.indexOf(': ')
    if (
      colon < 0 ||
      !/\d/.test(text.slice(colon)) ||
      !/trước (?:ngày )?\d|chậm nhất/u.test(text.slice(colon))
    )
      return s
    const head = { start: s.start, end: s.start + colon }
    return wordCount(view, head) >= 6 ? head : s
  })
}

export const contentItems = (context: PlanContext, spans: readonly Span[]): Item[] =>
  spans.map((span, i) => {
    const quote = passage(context.view, span)
    return { ...quote, id: `content-${i + 1}@${quote.start}`, certainty: 'sure' as const }
  })
