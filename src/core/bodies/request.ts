import type { PlainDate } from '../kernel/dates.ts'
import type { ChangedThing, Effect } from './effects.ts'

export type ChangeKind = 'rename' | 'merge' | 'split' | 'dissolve'
export type Level = 'body' | 'unit'

/** Who goes on: one that stands already, or one that begins with the change. */
export interface Heir {
  readonly id: string
  readonly fresh: boolean
  readonly name: string
  readonly abbreviation: string | null
  readonly kind: string
}

/** Where a thing goes: to the heir of that number, or it ends with what it hung on. */
export type Destination = number | 'end'

export interface ChangeRequest {
  readonly kind: ChangeKind
  readonly level: Level
  readonly on: PlainDate
  /** the decision that it rests on: number and date */
  readonly document: string
  readonly from: readonly string[]
  readonly heirs: readonly Heir[]
  /** what a person said of each thing, by its id */
  readonly decisions: Readonly<Record<string, Destination>>
}

/** One thing that hangs on what changes, and where it goes. */
export interface Hanging {
  readonly thing: ChangedThing
  readonly id: string
  readonly title: string
  /** the unit or body on which it hangs */
  readonly of: string
  /** whether it can also end with what it hangs on, and goes to an heir otherwise */
  readonly mayEnd: boolean
  /** where it goes; null: a person has to say */
  readonly to: Destination | null
  /** it follows by itself and is counted only */
  readonly silent: boolean
}

export interface ChangePlan {
  readonly hanging: readonly Hanging[]
  /** carried out only when nothing hangs without a destination */
  readonly effects: readonly Effect[]
}
