import { shadowsOf, type Shadows } from '../vietnamese/shadow.ts'
import type { Passage } from './programme.ts'
import type { PlanSource, Span } from './source.ts'

/** A source with its equal-length views: match on a view, cut from the text. */
export interface PlanView extends Shadows {
  readonly source: PlanSource
  readonly text: string
  /** `plain` and `lower` on one line: every white space a space */
  readonly flat: string
  readonly flatLower: string
}

export function viewOf(source: PlanSource): PlanView {
  const shadows = shadowsOf(source.text)
  return {
    source,
    text: source.text,
    ...shadows,
    flat: shadows.plain.replace(/\n/g, ' '),
    flatLower: shadows.lower.replace(/\n/g, ' '),
  }
}

const EDGE = /[\s*_#|]/

/** The passage of a span, without white space or marks at its edges. */
export function passage(view: PlanView, span: Span): Passage {
  let { start, end } = span
  while (start < end && EDGE.test(view.text[start]!)) start++
  while (end > start && EDGE.test(view.text[end - 1]!)) end--
  return { quote: view.text.slice(start, end), start, end }
}

/** The words of a span as a person would retype them: marks gone, white space single. */
export const wordsOf = (view: PlanView, span: Span): string =>
  view.text
    .slice(span.start, span.end)
    .replace(/\*+|_{2,}|^#+\s/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
