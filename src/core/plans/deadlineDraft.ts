import type { DateLike } from '../kernel/dates.ts'
import type { OwnTime } from '../vietnamese/dates.ts'
import { doerOf } from './duties.ts'
import type { Statement } from './facts.ts'
import type { Deadline, DeadlineKind } from './programme.ts'
import type { Span } from './source.ts'
import { wordsOf, type PlanView } from './view.ts'

/** A deadline before it has its ordinal. */
export type DeadlineDraft = Omit<Deadline, 'id' | 'quote' | 'start' | 'end'> & { readonly span: Span }

/** One clause with all that is needed to read its dates. */
export interface Reading {
  readonly view: PlanView
  readonly lower: string
  readonly time: OwnTime
  /** the day of the paper itself */
  readonly issued: DateLike | null
  readonly s: Statement
}

/** A deadline with what its words say of whom and to whom. */
export function draft(
  r: Reading,
  span: Span,
  kind: DeadlineKind,
  values: Partial<Deadline>,
  sure = true,
): DeadlineDraft {
  const words = wordsOf(r.view, span)
  const submit =
    /(?:gửi|nộp|trình|báo cáo)(?:\s+(?:về|cho|đến|lên|kết quả))*\s+(?:về\s+|cho\s+)?(\p{Lu}.*?)(?=\s+(?:trước|chậm|để|đúng|theo|trong|hằng|hàng|định kỳ|muộn|vào|tổng hợp)(?!\p{L})|[.;,]|$)/u.exec(
      words,
    )
  const question = 'Văn bản không ghi năm của mốc này; năm lấy theo thời gian của kế hoạch có đúng không?'
  return {
    span,
    kind,
    precision: null,
    what: words.replace(/[.;/\s]+$/, ''),
    who: doerOf(r.view, r.s),
    submitTo: submit?.[1]?.trim() ?? null,
    ...values,
    ...(sure ? { certainty: 'sure' as const } : { certainty: 'ask' as const, question }),
  }
}
