import { retryDelay } from '../../core/jobs/backoff.ts'
import { ok } from '../../core/kernel/result.ts'
import type { Writer } from '../db/database.ts'
import type { Kit } from '../kit.ts'
import { faultWords } from './faultWords.ts'
import { GiveUp, type JobKind, type JobKinds, type Recurring } from './kinds.ts'
import { planRecurring } from './recurring.ts'
import { claimJob, endJob, extendLease, freeJobs, noteProgress, postponeJob, releaseJob, soonest, type Job } from './store.ts'

export { faultWords } from './faultWords.ts'
export { GiveUp, type JobKind, type JobKinds, type Recurring, type Run } from './kinds.ts'
export { addJob, forgetJobs, type Job, type NewJob, type Progress } from './store.ts'

const LEASE_MS = 60_000
const BEAT_MS = 20_000
const POLL_MS = 5_000
const PLAN_MS = 30_000
/** A job that was begun so often and never came to an end has taken the process with it each time. */
const BEGINNINGS = 5

export interface Worker {
  /** a job was added: look now */
  readonly kick: () => void
  /** takes no further job and waits for those under way to stop */
  readonly stop: () => Promise<void>
}
export interface WorkerOptions {
  readonly recurring?: readonly Recurring[]
  /** how many jobs at once; left out: two on a server engine, one on the embedded one */
  readonly slots?: number
  /** a job failed for good; in the transaction that notes it */
  readonly onFailed?: (w: Writer, job: Job, fault: string) => Promise<void>
}

interface Room {
  readonly kit: Kit
  readonly kinds: JobKinds
  readonly options: WorkerOptions
  readonly stopped: AbortSignal
  /** kinds begun of late, the latest last */
  recent: string[]
}

/** Works the queue of the database; what a killed process left running is taken up again. */
export function startWorker(kit: Kit, kinds: JobKinds, options: WorkerOptions = {}): Worker {
  const stopped = new AbortController()
  const sleepers = new Set<() => void>()
  let kicks = 0
  const kick = (): void => {
    kicks++
    for (const wake of sleepers) wake()
  }
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        sleepers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      sleepers.add(wake)
    })
  const room: Room = { kit, kinds, options, stopped: stopped.signal, recent: [] }
  const unlessStopped = (what: string) => (fault: unknown) => {
    if (!stopped.signal.aborted) kit.log.error({ err: fault }, what)
  }
  const slot = async (first: boolean): Promise<void> => {
    const me = kit.newId()
    let planned = 0
    while (!stopped.signal.aborted) {
      const seen = kicks
      if (first && Date.now() - planned > PLAN_MS) {
        planned = Date.now()
        await planRecurring(kit, options.recurring ?? []).catch(unlessStopped('recurring jobs'))
      }
      const wait = await workOne(room, me).catch((fault: unknown) => {
        unlessStopped('job queue')(fault)
        return POLL_MS
      })
      if (wait > 0 && kicks === seen && !stopped.signal.aborted) await sleep(wait)
    }
  }
  const running = (async () => {
    if (kit.db.engine === 'embedded') await kit.db.write(kit.tenant, async (w) => ok(await freeJobs(w))).catch(unlessStopped('job queue'))
    await Promise.all(Array.from({ length: options.slots ?? (kit.db.engine === 'server' ? 2 : 1) }, (_, i) => slot(i === 0)))
  })()
  return {
    kick,
    stop: async () => {
      stopped.abort()
      kick()
      await running
    },
  }
}

/** Does the next job. @returns how many milliseconds to wait before looking again; 0 when one was done */
async function workOne(room: Room, me: string): Promise<number> {
  const { kit, kinds } = room
  const names = Object.keys(kinds)
  const now = kit.clock.now()
  const until = later(now, LEASE_MS)
  const claimed = await kit.db.write(kit.tenant, async (w) => {
    const job = await claimJob(w, { worker: me, now, until, kinds: names, recent: room.recent })
    return ok(job ?? { next: await soonest(w, names) })
  })
  if (!claimed.ok) return POLL_MS
  if ('next' in claimed.value) return claimed.value.next === null ? POLL_MS : Math.min(POLL_MS, Math.max(50, Date.parse(claimed.value.next) - Date.parse(now)))
  const job = claimed.value
  const kind = kinds[job.kind]
  if (!kind) throw new Error(`No handler for ${job.kind}`)
  room.recent = [...room.recent.filter((k) => k !== job.kind), job.kind]
  await carryOut(room, kind, job, me)
  return 0
}

const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString()

async function carryOut(room: Room, kind: JobKind, job: Job, me: string): Promise<void> {
  const { kit } = room
  if (job.attempts > Math.max(BEGINNINGS, kind.retry.attempts)) {
    kit.log.error({ job: job.id, kind: job.kind, attempts: job.attempts }, 'job given up: it never came to an end')
    return endBadly(room, kind, job, me, new GiveUp('The process ended each time in the middle of it'))
  }
  const lost = new AbortController()
  const beat = setInterval(() => {
    void kit.db.write(kit.tenant, async (w) => ok(await extendLease(w, job, me, later(kit.clock.now(), LEASE_MS)))).then((still) => void (still.ok && !still.value && lost.abort()), () => {})
  }, BEAT_MS)
  const signal = AbortSignal.any([room.stopped, lost.signal])
  const report = async (progress: Parameters<typeof noteProgress>[3]): Promise<void> => void (await kit.db.write(kit.tenant, async (w) => ok(await noteProgress(w, job, me, progress))))
  try {
    await kind.run(job, { signal, report })
    await kit.db.write(kit.tenant, async (w) => ok(await endJob(w, job, me, { state: 'done', fault: null, at: kit.clock.now() })))
  } catch (fault) {
    // stopped with the server, not by a fault of its own: whoever takes it up next begins afresh; held by another: it is theirs
    if (signal.aborted) await kit.db.write(kit.tenant, async (w) => ok(await releaseJob(w, job, me)))
    else await endBadly(room, kind, job, me, fault)
  } finally {
    clearInterval(beat)
  }
}

async function endBadly(room: Room, kind: JobKind, job: Job, me: string, fault: unknown): Promise<void> {
  const { kit, options } = room
  const words = faultWords(fault)
  const forGood = fault instanceof GiveUp || job.attempts >= kind.retry.attempts
  kit.log.error({ err: fault, job: job.id, kind: job.kind, attempts: job.attempts, forGood }, 'job failed')
  const at = kit.clock.now()
  if (!forGood) {
    const runAt = later(at, retryDelay(kind.retry, job.attempts, Math.random()))
    await kit.db.write(kit.tenant, async (w) => ok(await postponeJob(w, job, me, { runAt, fault: words })))
    return
  }
  const end = (tell: boolean): Promise<unknown> =>
    kit.db.write(kit.tenant, async (w) => {
      const mine = await endJob(w, job, me, { state: 'failed', fault: words, at })
      if (mine && tell) await kind.gaveUp?.(w, job, words)
      if (mine && tell) await options.onFailed?.(w, job, words)
      return ok(undefined)
    })
  await end(true).catch(async (second: unknown) => {
    kit.log.error({ err: second, job: job.id }, 'telling that a job failed')
    await end(false)
  })
}
