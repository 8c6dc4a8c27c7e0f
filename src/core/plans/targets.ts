import type { PlanContext } from './context.ts'
import type { Target } from './programme.ts'

export function readTargets(_context: PlanContext): readonly Target[] {
  return []
}
