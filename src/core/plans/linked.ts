import type { PlanContext } from './context.ts'
import type { LinkedDocument } from './programme.ts'

export function readLinkedDocuments(_context: PlanContext): readonly LinkedDocument[] {
  return []
}
