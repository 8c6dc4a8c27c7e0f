import { clausesOf, trimSpan } from './sentences.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** The whole sentences of a span, in order: its clauses put together again. */
export function sentencesOf(view: PlanView, span: Span): Span[] {
  const sentences: Span[] = []
  let last = -1
  for (const clause of clausesOf(view, span)) {
    const open = sentences.at(-1)
    if (open && clause.sentence === last)
      sentences[sentences.length - 1] = { start: open.start, end: clause.end }
    else sentences.push({ start: clause.start, end: clause.end })
    last = clause.sentence
  }
  return sentences.map((s) => trimSpan(view, s))
}

/** The clauses of a span without white space at their edges. */
export const phrasesOf = (view: PlanView, span: Span): Span[] =>
  clausesOf(view, span).map((c) => trimSpan(view, c))

/** `span` without the marks that end it. */
export function withoutEnd(view: PlanView, span: Span): Span {
  let { end } = span
  while (end > span.start && /[\s.;,:/*_]/.test(view.text[end - 1] ?? '')) end--
  return { start: span.start, end }
}

/** How many words a span has. */
export const wordCount = (view: PlanView, span: Span): number =>
  view.flat.slice(span.start, span.end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
