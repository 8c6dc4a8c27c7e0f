import { ok } from '../../core/kernel/result.ts'
import { forgetJobs, type JobKind, type Recurring } from '../../platform/jobs/queue.ts'
import type { Kit } from '../../platform/kit.ts'

const TIDY = 'tidy-jobs'
const DAY_MS = 86_400_000
const DONE_KEPT_DAYS = 7
const FAILED_KEPT_DAYS = 90

/** What ended well is forgotten after a week, what failed or was dropped after three months. */
export const tidyJobs = (kit: Kit): Readonly<Record<string, JobKind>> => ({
  [TIDY]: {
    retry: { attempts: 5, firstDelayMs: 60_000, capMs: 3_600_000 },
    run: async () => {
      const before = (days: number): string => new Date(Date.parse(kit.clock.now()) - days * DAY_MS).toISOString()
      await kit.db.write(kit.tenant, async (w) => ok(await forgetJobs(w, { done: before(DONE_KEPT_DAYS), failed: before(FAILED_KEPT_DAYS) })))
    },
  },
})
export const tidyRecurring: readonly Recurring[] = [{ kind: TIDY, schedule: { every: 'day', at: '02:10' } }]
