import type { PlanContext } from '../context.ts'
import type { Check, Programme } from '../programme.ts'

/** What a check looks at: the programme just read and the text it was read from. */
export interface CheckInput {
  readonly context: PlanContext
  readonly programme: Programme
}
export type CheckReader = (input: CheckInput) => readonly Check[]
