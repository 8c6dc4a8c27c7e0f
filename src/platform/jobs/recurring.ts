import { nextTime } from '../../core/jobs/schedule.ts'
import { ok } from '../../core/kernel/result.ts'
import { nameId } from '../db/nameId.ts'
import type { Kit } from '../kit.ts'
import type { Recurring } from './kinds.ts'
import { addJob } from './store.ts'

/**
 * Sees to it that the next run of each recurring job stands in the queue. Its id is made of kind and moment: however many processes
 * look, one row is there, and one worker takes it.
 */
export async function planRecurring(kit: Kit, recurring: readonly Recurring[]): Promise<void> {
  if (recurring.length === 0) return
  await kit.db.write(kit.tenant, async (w) => {
    const at = kit.clock.now()
    for (const { kind, schedule } of recurring) {
      const runAt = nextTime(schedule, at)
      await addJob(w, { id: nameId(kit.tenant, `recurring ${kind} ${runAt}`), kind, subject: nameId(kit.tenant, `recurring ${kind}`), at, runAt, serial: true })
    }
    return ok(undefined)
  })
}
