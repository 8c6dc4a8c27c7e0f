import type { JobKinds, Recurring } from '../../platform/jobs/queue.ts'
import type { Kit } from '../../platform/kit.ts'
import { bodiesWithRetention } from './retentionStore.ts'
import { applyRetention } from './retention.ts'

/** What is past its time goes by night, body by body; where nothing is set, nothing goes and nothing is noted. */
export const auditJobs = (kit: Kit): JobKinds => ({
  retention: {
    retry: { attempts: 5, firstDelayMs: 60_000, capMs: 3_600_000 },
    run: async () => {
      for (const bodyId of await kit.db.read(kit.tenant, bodiesWithRetention)) await applyRetention(kit, bodyId)
    },
  },
})
export const auditRecurring: readonly Recurring[] = [{ kind: 'retention', schedule: { every: 'day', at: '03:30' } }]
