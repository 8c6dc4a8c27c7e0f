import type { PlanContext } from './context.ts'
import type { Item } from './programme.ts'

export function readPublicity(_context: PlanContext): readonly Item[] {
  return []
}
