import type { PlanContext } from './context.ts'
import type { Meeting } from './programme.ts'

export function readMeetings(_context: PlanContext): readonly Meeting[] {
  return []
}
