import { ok } from '../../core/kernel/result.ts'
import type { Writer } from '../db/database.ts'
import type { Kit } from '../kit.ts'
import { claimJob, endJob, extendLease, freeJobs, releaseJob, type Job } from './store.ts'

export { addJob, type Job } from './store.ts'

const LEASE_MS = 60_000
const BEAT_MS = 20_000
const POLL_MS = 5_000
const ATTEMPTS = 3
/** A job that was begun so often and never came to an end has taken the process with it each time. */
const BEGINNINGS = 5

export interface Worker {
  /** a job was added: look now */
  readonly kick: () => void
  /** takes no further job and waits for the one under way to stop */
  readonly stop: () => Promise<void>
}

export interface Handlers {
  /** Does one job. Throws when it should be tried again. */
  readonly run: (job: Job, signal: AbortSignal) => Promise<void>
  /** The job failed for the last time. */
  readonly gaveUp: (w: Writer, job: Job) => Promise<void>
}

/** Works the queue of the database, one job at a time; what a killed process left running is taken up again. */
export function startWorker(kit: Kit, handlers: Handlers): Worker {
  const me = kit.newId()
  const stopped = new AbortController()
  let wake: () => void = () => {}
  let kicked = false
  const kick = (): void => {
    kicked = true
    wake()
  }
  const loop = async (): Promise<void> => {
    if (kit.db.engine === 'embedded') await kit.db.write(kit.tenant, async (w) => ok(await freeJobs(w)))
    while (!stopped.signal.aborted) {
      kicked = false
      const more = await workOne(kit, me, handlers, stopped.signal).catch((fault: unknown) => {
        if (!stopped.signal.aborted) kit.log.error({ err: fault }, 'job queue')
        return false
      })
      if (more || kicked || stopped.signal.aborted) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const running = loop()
  return {
    kick,
    stop: async () => {
      stopped.abort()
      kick()
      await running
    },
  }
}

async function workOne(kit: Kit, me: string, handlers: Handlers, signal: AbortSignal): Promise<boolean> {
  const later = (): string => new Date(Date.parse(kit.clock.now()) + LEASE_MS).toISOString()
  const claimed = await kit.db.write(kit.tenant, async (w) => ok(await claimJob(w, me, kit.clock.now(), later())))
  const job = claimed.ok ? claimed.value : undefined
  if (!job) return false
  if (job.attempts > BEGINNINGS) {
    kit.log.error({ job: job.id, attempts: job.attempts }, 'job given up: it never came to an end')
    await endBadly(kit, handlers, job, true)
    return true
  }
  const beat = setInterval(() => void kit.db.write(kit.tenant, async (w) => ok(await extendLease(w, job.id, later()))).catch(() => {}), BEAT_MS)
  try {
    await handlers.run(job, signal)
    await kit.db.write(kit.tenant, async (w) => ok(await endJob(w, job.id, 'done')))
  } catch (fault) {
    if (signal.aborted) {
      // stopped with the server, not by a fault of its own: whoever takes it up next begins afresh
      await kit.db.write(kit.tenant, async (w) => ok(await releaseJob(w, job)))
      return false
    }
    kit.log.error({ err: fault, job: job.id, attempts: job.attempts }, 'job failed')
    await endBadly(kit, handlers, job, job.attempts >= ATTEMPTS)
  } finally {
    clearInterval(beat)
  }
  return true
}

const endBadly = (kit: Kit, handlers: Handlers, job: Job, forGood: boolean): Promise<unknown> =>
  kit.db.write(kit.tenant, async (w) => {
    if (forGood) await handlers.gaveUp(w, job)
    return ok(await endJob(w, job.id, forGood ? 'failed' : 'queued'))
  })
