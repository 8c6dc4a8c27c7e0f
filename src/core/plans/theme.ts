import type { PlanContext } from './context.ts'
import type { Item } from './programme.ts'

export function readTheme(_context: PlanContext): Item | null {
  return null
}
