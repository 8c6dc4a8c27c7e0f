import type { PlanContext } from './context.ts'
import type { Responsibility } from './programme.ts'

export function readResponsibilities(_context: PlanContext): readonly Responsibility[] {
  return []
}
