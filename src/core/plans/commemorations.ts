import type { PlanContext } from './context.ts'
import type { Commemoration } from './programme.ts'

export function readCommemorations(_context: PlanContext): readonly Commemoration[] {
  return []
}
