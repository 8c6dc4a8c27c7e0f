import type { Comparator, Target } from './programme.ts'
import { withoutEnd } from './phrases.ts'
import type { Span } from './source.ts'
import { passage, wordsOf, type PlanView } from './view.ts'

/** A target before it is numbered. */
export interface TargetDraft {
  readonly span: Span
  readonly type: Target['type']
  readonly comparator: Comparator | null
  readonly value: number | string | null
  readonly value2: number | null
  readonly unit: string | null
  readonly population: string | null
  readonly question?: string
}

const METRIC_EDGE =
  /^(?:phấn đấu|phần đấu|phân đấu|trong đó(?: có)?|bảo đảm|đảm bảo|có|đạt|được|từ|trên|dưới|ít nhất|tối thiểu|không quá|không dưới|trở lên|trở xuống|\d[\d.,]*\s*%?|[-–:,.\s])+|(?:[\s:;,.]|trở lên|trở xuống|đạt|được|từ|trên|dưới|ít nhất|tối thiểu|không quá|không dưới|\d[\d.,]*\s*%?)+$/giu

/** What is measured: the sentence without its number and without the words that only bound it. */
const metricOf = (view: PlanView, span: Span): string => {
  const words = wordsOf(view, withoutEnd(view, span))
  return words.replace(METRIC_EDGE, '').trim() || words
}

export function targetItem(view: PlanView, draft: TargetDraft, nth: number): Target {
  const quote = passage(view, draft.span)
  return {
    ...quote,
    id: `target-${nth}@${quote.start}`,
    ...(draft.question === undefined
      ? { certainty: 'sure' as const }
      : { certainty: 'ask' as const, question: draft.question }),
    metric: metricOf(view, draft.span),
    comparator: draft.comparator,
    value: draft.value,
    value2: draft.value2,
    unit: draft.unit,
    population: draft.population,
    type: draft.type,
  }
}
