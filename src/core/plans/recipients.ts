import type { PlanContext } from './context.ts'
import type { Recipient } from './programme.ts'

export function readRecipients(_context: PlanContext): readonly Recipient[] {
  return []
}
