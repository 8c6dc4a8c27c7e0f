import { sql } from 'kysely'
import type { Reader, Writer } from '../db/database.ts'

export interface Job {
  readonly id: string
  readonly kind: string
  readonly subject: string
  /** how often it was begun, this time too */
  readonly attempts: number
  readonly payload: unknown
  readonly bodyId: string | null
}
export interface NewJob {
  readonly id: string
  readonly kind: string
  /** the id of what it is about */
  readonly subject: string
  /** now, ISO 8601 */
  readonly at: string
  /** ids and plain values; nothing secret: administrators see it */
  readonly payload?: object
  /** not before this moment; left out: at once */
  readonly runAt?: string
  readonly bodyId?: string | null
  /** one after the other among the open jobs of this kind and subject, in the order in which they were added */
  readonly serial?: boolean
}
export interface Progress {
  readonly done: number
  readonly total: number
  readonly words: string | null
}

/** Queues a job in the caller's transaction: it is there when the caller's rows are. @returns false when a job of this id was there already */
export async function addJob(w: Writer, job: NewJob): Promise<boolean> {
  const added = await w.q
    .insertInto('jobs')
    .values({
      tenant_id: w.tenant, id: job.id, kind: job.kind, subject: job.subject, state: 'queued', attempts: 0, worker: null, lease_until: null, created_at: job.at,
      payload: JSON.stringify(job.payload ?? {}), run_at: job.runAt ?? job.at, body_id: job.bodyId ?? null, serial: job.serial ?? false,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** What waits and is due, or whose worker has gone silent; of a serial subject only the oldest. */
const ready = (r: Reader, now: string) =>
  r.q
    .selectFrom('jobs as j')
    .where('j.tenant_id', '=', r.tenant)
    .where('j.state', 'in', ['queued', 'running'])
    .where((e) =>
      e.or([
        e.and([e('j.state', '=', 'queued'), e.or([e('j.run_at', 'is', null), e('j.run_at', '<=', now)])]),
        e.and([e('j.state', '=', 'running'), e('j.lease_until', '<', now)]),
      ]),
    )
    .where((e) =>
      e.or([
        e('j.serial', '=', false),
        e.not(
          e.exists(
            e
              .selectFrom('jobs as o')
              .select('o.id')
              .whereRef('o.tenant_id', '=', 'j.tenant_id')
              .whereRef('o.kind', '=', 'j.kind')
              .whereRef('o.subject', '=', 'j.subject')
              .where('o.state', 'in', ['queued', 'running'])
              .where(sql<boolean>`(o.created_at, o.id) < (j.created_at, j.id)`),
          ),
        ),
      ]),
    )

export interface Claim {
  readonly worker: string
  readonly now: string
  readonly until: string
  /** the kinds that this worker knows how to do */
  readonly kinds: readonly string[]
  /** the kinds it began of late, the latest last: a kind that waited longest goes first, so that a burst of one starves no other */
  readonly recent: readonly string[]
}

/** Takes the next job for a worker; undefined when none is due. */
export async function claimJob(w: Writer, claim: Claim): Promise<Job | undefined> {
  if (claim.kinds.length === 0) return undefined
  const next = await ready(w, claim.now)
    .select(['j.id', 'j.kind', 'j.subject', 'j.attempts', 'j.payload', 'j.body_id as bodyId'])
    .where('j.kind', 'in', claim.kinds)
    .orderBy(sql`coalesce(array_position(${[...claim.recent]}::text[], j.kind), 0)`)
    .orderBy('j.run_at', (o) => o.asc().nullsFirst())
    .orderBy('j.created_at')
    .limit(1)
    .forUpdate('j')
    .skipLocked()
    .executeTakeFirst()
  if (!next) return undefined
  const attempts = next.attempts + 1
  await w.q.updateTable('jobs').set({ state: 'running', attempts, worker: claim.worker, lease_until: claim.until, progress: null }).where('tenant_id', '=', w.tenant).where('id', '=', next.id).execute()
  return { ...next, attempts }
}

/** The next moment at which a waiting job of these kinds is due; null when none waits. */
export async function soonest(r: Reader, kinds: readonly string[]): Promise<string | null> {
  if (kinds.length === 0) return null
  const row = await r.q.selectFrom('jobs').select('run_at').where('tenant_id', '=', r.tenant).where('state', '=', 'queued').where('kind', 'in', kinds).where('run_at', 'is not', null).orderBy('run_at').limit(1).executeTakeFirst()
  return row?.run_at ?? null
}

/** A job that this worker still holds. */
const held = (w: Writer, job: Job, worker: string) => w.q.updateTable('jobs').where('tenant_id', '=', w.tenant).where('id', '=', job.id).where('worker', '=', worker).where('state', '=', 'running')

/** @returns false when the worker no longer holds the job */
export async function extendLease(w: Writer, job: Job, worker: string, until: string): Promise<boolean> {
  const done = await held(w, job, worker).set({ lease_until: until }).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function noteProgress(w: Writer, job: Job, worker: string, progress: Progress): Promise<void> {
  await held(w, job, worker).set({ progress: JSON.stringify(progress) }).execute()
}

export async function endJob(w: Writer, job: Job, worker: string, end: { readonly state: 'done' | 'failed'; readonly fault: string | null; readonly at: string }): Promise<boolean> {
  const done = await held(w, job, worker).set({ state: end.state, worker: null, lease_until: null, fault: end.fault, ended_at: end.at }).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** It failed, and waits for its next attempt. */
export async function postponeJob(w: Writer, job: Job, worker: string, next: { readonly runAt: string; readonly fault: string }): Promise<void> {
  await held(w, job, worker).set({ state: 'queued', worker: null, lease_until: null, run_at: next.runAt, fault: next.fault }).execute()
}

/** Gives a job back as it was before it was claimed. */
export async function releaseJob(w: Writer, job: Job, worker: string): Promise<void> {
  await held(w, job, worker).set({ state: 'queued', attempts: job.attempts - 1, worker: null, lease_until: null }).execute()
}

/** On the embedded engine there is one process: whatever runs at its start was left by one that is gone. */
export async function freeJobs(w: Writer): Promise<void> {
  await w.q.updateTable('jobs').set({ state: 'queued', worker: null, lease_until: null }).where('tenant_id', '=', w.tenant).where('state', '=', 'running').execute()
}

/** What ended well, or was given up, and is old enough to be forgotten. @returns how many rows went */
export async function forgetJobs(w: Writer, before: { readonly done: string; readonly failed: string }): Promise<number> {
  const gone = await w.q
    .deleteFrom('jobs')
    .where('tenant_id', '=', w.tenant)
    .where((e) => e.or([e.and([e('state', '=', 'done'), e.or([e('ended_at', 'is', null), e('ended_at', '<', before.done)])]), e.and([e('state', 'in', ['failed', 'dropped']), e('ended_at', '<', before.failed)])]))
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
