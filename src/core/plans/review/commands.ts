import type { FactKind } from './slots.ts'
import type { Values } from './mend.ts'

export type Relation = 'own' | 'inherit' | 'own-old-name' | 'read-only'

/** What a person may say while reviewing a plan. */
export type ReviewCommand =
  | { readonly type: 'accept'; readonly facts: readonly string[] }
  | { readonly type: 'accept-sure' }
  | { readonly type: 'mend'; readonly fact: string; readonly values: Values }
  | { readonly type: 'refuse'; readonly facts: readonly string[] }
  | { readonly type: 'restore'; readonly facts: readonly string[] }
  | { readonly type: 'add'; readonly kind: FactKind; readonly start: number; readonly end: number; readonly values: Values; readonly parent: string | null }
  | { readonly type: 'keep-check'; readonly check: string; readonly reason: string }
  | { readonly type: 'reopen-check'; readonly check: string }
  | { readonly type: 'choose-relation'; readonly relation: Relation }
  | { readonly type: 'choose-revised'; readonly programmeId: string | null }
  | { readonly type: 'undo' }

export interface AddedFact {
  readonly id: string
  readonly kind: FactKind
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly values: Values
  readonly parent: string | null
}

/** What was decided, in order. A correction is a new event; `undone` takes back the last one that still stands. */
export type ReviewEvent =
  | { readonly type: 'facts-accepted'; readonly facts: readonly string[] }
  | { readonly type: 'fact-mended'; readonly fact: string; readonly values: Values }
  | { readonly type: 'facts-refused'; readonly facts: readonly string[] }
  | { readonly type: 'facts-restored'; readonly facts: readonly string[] }
  | { readonly type: 'fact-added'; readonly fact: AddedFact }
  | { readonly type: 'check-kept'; readonly check: string; readonly reason: string }
  | { readonly type: 'check-reopened'; readonly check: string }
  | { readonly type: 'relation-chosen'; readonly relation: Relation }
  | { readonly type: 'revised-chosen'; readonly programmeId: string | null }
  | { readonly type: 'undone' }

/** Events as they are stored: the name carries the version of its form. */
export const STORED = 'review.'
export const storedType = (event: ReviewEvent): string => `${STORED}${event.type}@1`

/** Lifts a stored event of any version to today's form; these lines stay for ever. */
export function liftReviewEvent(type: string, data: unknown): ReviewEvent {
  const m = /^review\.([a-z-]+)@1$/.exec(type)
  if (!m) throw new Error(`No reading for the event ${type}`)
  return { ...(data as object), type: m[1] } as ReviewEvent
}
