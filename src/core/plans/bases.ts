import type { PlanContext } from './context.ts'
import type { LegalBase } from './programme.ts'

export function readLegalBases(_context: PlanContext): readonly LegalBase[] {
  return []
}
