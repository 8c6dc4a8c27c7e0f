import type { Reading } from './deadlineDraft.ts'
import { relates } from './dateWords.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** The span inside the brackets that hold `at`, when they hold words of their own. */
export function bracketed(view: PlanView, clause: Span, at: Span): Span | null {
  const before = view.plain.slice(clause.start, at.start)
  const open = before.lastIndexOf('(')
  const close = view.plain.slice(at.start, clause.end).indexOf(')')
  if (open === -1 || close === -1 || before.lastIndexOf(')') > open) return null
  return { start: clause.start + open + 1, end: at.start + close }
}

/** "(riêng … nộp trước ngày …)" is a deadline of its own; "6 tháng (trước ngày …)" belongs to the words before the bracket. */
export function ownWords(r: Reading, at: Span): Span | null {
  const clause = { start: r.s.labelStart, end: r.s.end }
  const inside = bracketed(r.view, clause, at)
  if (!inside) return null
  if (r.lower.slice(inside.start, at.start).trim().split(/\s+/).length > 3) return inside
  const label = r.s.start - r.s.labelStart
  // a heading's bracket: the words of the heading
  if (label > 0 && at.end <= r.s.start) return { start: r.s.labelStart, end: inside.end + 1 }
  const before = r.view.plain.slice(clause.start, inside.start - 1)
  const cut = Math.max(before.lastIndexOf(') và '), before.lastIndexOf('), '))
  return {
    start: cut === -1 ? r.s.start : clause.start + cut + 2,
    end: r.view.plain.indexOf(')', at.end) === -1 ? r.s.end : endAfter(r, inside.end + 1),
  }
}

/** Up to the next bracket, or the end of the clause. */
function endAfter(r: Reading, from: number): number {
  const next = r.view.plain.slice(from, r.s.end).search(/\s(?:và|,)\s[^(]{2,40}\(|\(/u)
  return next === -1 ? r.s.end : from + next
}

const JOINED = /^(?:\s*\([^()]*\)|[^()]{0,2}\))?\s*,?\s*(?:và|đồng thời)\s+(?=\p{L}+\s+\p{L}+)/u
/** the words before the next day say something of their own, not only "trước ngày" */
const says = (words: string): boolean => {
  const own = words.trim().split(/\s+/)
  return own.length > 2 && !relates(words) && /\p{L}{2,}\s+\p{L}{2,}/u.test(words)
}

/**
 * The clause of one day of several: "… sơ kết trong tháng 7 và tổng kết trước ngày 15/01" has two.
 * `times` are the days, rhythms and terms of the sentence, in order.
 */
export function partOf(r: Reading, clause: Span, at: Span, times: readonly Span[]): Span {
  let { start, end } = clause
  const before = times.findLast((t) => t.end <= at.start && t.start >= clause.start)
  if (before) {
    const words = r.lower.slice(before.end, at.start)
    const joined = JOINED.exec(words)
    if (joined && says(words.slice(joined[0].length))) start = before.end + joined[0].length
  }
  const after = times.find((t) => t.start >= at.end && t.end <= clause.end)
  if (after) {
    const words = r.lower.slice(at.end, after.start)
    const joined = JOINED.exec(words)
    if (joined && says(words.slice(joined[0].length)))
      end = at.end + (/\s*,?\s*(?:và|đồng thời)\s+$/u.exec(joined[0])?.index ?? 0)
  }
  return { start, end }
}

const NUMBERED =
  /(?:phiên|kỳ|đợt|lần|vòng|bước|buổi)(?:\s+họp)?\s+(?:thứ\s+)?(?:nhất|một|hai|ba|tư|bốn|năm|\d{1,2}|[ivx]{1,4})(?![\p{L}\d])/gu

/** "phiên thứ nhất vào ngày … (xét …), phiên thứ hai …": each numbered meeting of a list is its own. */
export function numbered(r: Reading, at: Span): Span | null {
  const found = [...r.lower.slice(r.s.start, r.s.end).matchAll(NUMBERED)].map((m) => r.s.start + m.index)
  if (found.length < 2) return null
  const own = found.findLast((f) => f < at.start)
  if (own === undefined || at.start - own > 60 || /[;.]/.test(r.lower.slice(own, at.start))) return null
  return { start: own, end: at.end }
}
