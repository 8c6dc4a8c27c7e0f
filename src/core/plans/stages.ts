import type { PlanContext } from './context.ts'
import type { PeriodItem } from './programme.ts'

export function readStages(_context: PlanContext): readonly PeriodItem[] {
  return []
}
