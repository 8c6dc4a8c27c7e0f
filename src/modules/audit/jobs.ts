import type { JobKinds, Recurring } from '../../platform/jobs/queue.ts'
import type { Kit } from '../../platform/kit.ts'
import { showDate } from '../../core/kernel/dates.ts'
import { ok } from '../../core/kernel/result.ts'
import { tellHolders } from '../notices/index.ts'
import { dueRequests } from './requestStore.ts'
import { bodiesWithRetention } from './retentionStore.ts'
import { applyRetention } from './retention.ts'

const DAY_MS = 86_400_000

/** Tells those who answer for it of every request whose last day is tomorrow, today or past. @returns of how many */
export async function tellOfDueRequests(kit: Kit): Promise<number> {
  const tomorrow = new Date(Date.parse(kit.clock.today()) + DAY_MS).toISOString().slice(0, 10)
  const told = await kit.db.write(kit.tenant, async (w) => {
    const due = await dueRequests(w, tomorrow)
    for (const { id, bodyId, name, dueOn } of due) {
      await tellHolders(kit, w, { roles: ['administrator', 'clerk'], bodyId, kind: 'request-due', params: { name, day: showDate(dueOn) }, path: '/cai-dat/du-lieu-ca-nhan', thing: { kind: 'request', id } })
    }
    return ok(due.length)
  })
  return told.ok ? told.value : 0
}

/** What is past its time goes by night, body by body; where nothing is set, nothing goes and nothing is noted. */
export const auditJobs = (kit: Kit): JobKinds => ({
  'requests-due': { retry: { attempts: 5, firstDelayMs: 60_000, capMs: 3_600_000 }, run: async () => void (await tellOfDueRequests(kit)) },
  retention: {
    retry: { attempts: 5, firstDelayMs: 60_000, capMs: 3_600_000 },
    run: async () => {
      for (const bodyId of await kit.db.read(kit.tenant, bodiesWithRetention)) await applyRetention(kit, bodyId)
    },
  },
})
export const auditRecurring: readonly Recurring[] = [{ kind: 'retention', schedule: { every: 'day', at: '03:30' } }, { kind: 'requests-due', schedule: { every: 'day', at: '07:10' } }]
