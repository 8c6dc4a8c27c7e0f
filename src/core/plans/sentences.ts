import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** A piece of a sentence between semicolons; `sentence` counts the sentences of the span it was cut from. */
export interface Clause extends Span {
  readonly sentence: number
  /** true when nothing stands before it in its sentence */
  readonly first: boolean
}

const ABBREVIATED =
  /(?:^|[\s(])(?:\p{Lu}|TP|Tp|TT|TX|KT|TM|TL|TUQ|PGS|GS|TS|ThS|BS|CN|KS|đ\/c|Đ\/c|v\.v|tr|St|Q|P|H|X)$/u
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '“': '”', '[': ']' }
/** no sentence is longer: what claims to be is cut, so that work stays in proportion to the text */
const LONGEST = 5000
const STOPS = /[.;!?(“[]/g
/** how far a bracket may be from its partner: one that is never closed must not swallow the paragraph */
const REACH = 400

function closing(plain: string, open: number, end: number): number {
  const closer = CLOSERS[plain[open] ?? '']
  if (closer === undefined) return -1
  const limit = Math.min(end, open + REACH)
  for (let i = open + 1; i < limit; i++) {
    if (plain[i] === closer) return i
    if (plain[i] === plain[open]) return -1
  }
  return -1
}

function endsSentence(plain: string, at: number, from: number, end: number): boolean {
  const c = plain[at]
  if (c === '!' || c === '?') return true
  if (c !== '.') return false
  const rest = plain.slice(at + 1, Math.min(end, at + 8))
  if (rest !== '' && !/^["”'’)\]]*\s/.test(rest)) return false
  const next = rest.trimStart()[0]
  if (next !== undefined && /\p{Ll}/u.test(next)) return false
  return !ABBREVIATED.test(plain.slice(Math.max(from, at - 6), at))
}

/** Cuts a span at full stops and semicolons that stand outside brackets and quotation marks. */
export function clausesOf(view: PlanView, span: Span): Clause[] {
  const { plain } = view
  const clauses: Clause[] = []
  let start = span.start
  let sentence = 0
  let first = true
  const cut = (end: number, full: boolean): void => {
    if (plain.slice(start, end).trim() !== '') clauses.push({ start, end, sentence, first })
    first = full
    if (full) sentence++
  }
  const text = plain.slice(span.start, span.end)
  let inside = -1
  for (const { 0: c, index } of text.matchAll(STOPS)) {
    const i = span.start + index
    while (i - start > LONGEST) {
      cut(start + LONGEST, true)
      start += LONGEST
    }
    if (i <= inside) continue
    if (CLOSERS[c] !== undefined) inside = closing(plain, i, span.end)
    else if (c === ';') {
      cut(i, false)
      start = i + 1
    } else if (endsSentence(plain, i, span.start, span.end)) {
      cut(i + 1, true)
      start = i + 1
    }
  }
  for (; span.end - start > LONGEST; start += LONGEST) cut(start + LONGEST, true)
  cut(span.end, true)
  return clauses
}

/** The span without the white space and marks at its edges. */
export function trimSpan(view: PlanView, span: Span): Span {
  let { start, end } = span
  while (start < end && /\s/.test(view.plain[start] ?? '')) start++
  while (end > start && /\s/.test(view.plain[end - 1] ?? '')) end--
  return { start, end }
}
