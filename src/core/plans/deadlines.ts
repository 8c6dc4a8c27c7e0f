import type { PlanContext } from './context.ts'
import type { Deadline } from './programme.ts'

export function readDeadlines(_context: PlanContext): readonly Deadline[] {
  return []
}
