import type { PlanContext } from './context.ts'
import type { Campaign } from './programme.ts'

export function readCampaigns(_context: PlanContext): readonly Campaign[] {
  return []
}
