import type { PlanContext } from './context.ts'
import type { MoneyItem } from './programme.ts'

export function readBudget(_context: PlanContext): readonly MoneyItem[] {
  return []
}
