import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { JobKinds } from '../../platform/jobs/queue.ts'
import type { Kit } from '../../platform/kit.ts'
import { byOf, command, type Caller } from '../../platform/trail/command.ts'
import { drop, findJobs, requeue, type JobSeen } from './queries.ts'

export type JobAct = 'retry' | 'drop'

/** What may be done with a job now: what runs is left to run; what comes round by itself is not dropped. */
export function actsOf(kinds: JobKinds, job: JobSeen): JobAct[] {
  if (!kinds[job.kind]) return job.state === 'queued' || job.state === 'failed' ? ['drop'] : []
  if (job.state === 'failed') return ['retry', 'drop']
  if (job.state === 'dropped') return ['retry']
  return job.state === 'queued' ? ['drop'] : []
}

/** Has failed or dropped jobs done anew, or drops what waits or failed. Refused whole when one is in no state for it any more. */
export const actOnJobs = (kit: Kit, kinds: JobKinds, call: Caller, ask: { readonly act: JobAct; readonly ids: readonly string[]; readonly key: string }): Promise<Result<{ count: number }>> =>
  command(kit, byOf(call), { action: ask.act === 'retry' ? 'job.retried' : 'job.dropped', key: ask.key, sent: ask }, async (w, note) => {
    const jobs = await findJobs(w, call.actor, 'jobs.change', ask.ids)
    if (jobs.length !== new Set(ask.ids).size) return refuse('request.not-found', { what: 'việc nền này' })
    const at = kit.clock.now()
    for (const job of jobs) {
      const kind = kinds[job.kind]
      if (!actsOf(kinds, job).includes(ask.act)) return refuse('state.forbids', { action: ask.act === 'retry' ? 'làm lại việc nền' : 'bỏ việc nền', state: job.state })
      if (ask.act === 'drop') {
        // whoever waits for it is told, as when it had failed for good
        if (job.state === 'queued') await kind?.gaveUp?.(w, job, 'Đã bị bỏ')
        await drop(w, job.id, at)
      } else {
        const waits = kind?.again ? await kind.again(w, job) : true
        if (!waits) return refuse('state.forbids', { action: 'làm lại việc nền', state: job.state })
        await requeue(w, job.id, at)
      }
    }
    w.afterCommit(() => kit.wake?.())
    const [only, more] = jobs
    note(only && !more ? { thing: { kind: 'job', id: only.id }, title: only.kind, bodyId: only.bodyId } : { title: `${jobs.length} việc nền`, changes: jobs.slice(0, 100).map((job) => ({ field: job.id, before: job.kind, after: null })) })
    return ok({ count: jobs.length })
  })
