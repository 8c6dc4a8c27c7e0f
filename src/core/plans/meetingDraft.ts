import type { DateLike } from '../kernel/dates.ts'
import type { PlanContext } from './context.ts'
import type { Statement } from './facts.ts'
import type { OutlineNode } from './outline.ts'
import type { Meeting } from './programme.ts'
import type { Span } from './source.ts'

/** A meeting before it has its ordinal. */
export type MeetingDraft = Omit<Meeting, 'id' | 'quote' | 'start' | 'end' | 'agenda'> & {
  readonly span: Span
  readonly agenda: readonly Span[]
}

/** What all readers of meetings share; `dated` are the deadlines, in order. */
export interface World {
  readonly context: PlanContext
  readonly byParent: ReadonlyMap<OutlineNode | null, readonly Statement[]>
  readonly dated: ReadonlyArray<Span & { readonly dates: readonly DateLike[] }>
}

export const AGENDA = /^(?:nội dung|chương trình)/u
export const CHAIR = /chủ trì|chủ tọa|chủ toạ/u
export const TIME = /thời gian|thời điểm|lịch|ngày (?:họp|tổ chức)/u
