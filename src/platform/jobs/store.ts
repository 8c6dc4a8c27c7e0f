import type { Writer } from '../db/database.ts'

export interface Job {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly attempts: number
}

/** Queues a job in the caller's transaction: it is there when the caller's rows are. */
export async function addJob(w: Writer, job: { readonly id: string; readonly kind: string; readonly subject: string; readonly at: string }): Promise<void> {
  await w.q.insertInto('jobs').values({ tenant_id: w.tenant, id: job.id, kind: job.kind, subject: job.subject, state: 'queued', attempts: 0, worker: null, lease_until: null, created_at: job.at }).execute()
}

/** The oldest job that waits, or whose worker has gone silent. */
export async function claimJob(w: Writer, worker: string, now: string, until: string): Promise<Job | undefined> {
  const next = await w.q
    .selectFrom('jobs')
    .select(['id', 'kind', 'subject', 'attempts'])
    .where('tenant_id', '=', w.tenant)
    .where((e) => e.or([e('state', '=', 'queued'), e.and([e('state', '=', 'running'), e('lease_until', '<', now)])]))
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!next) return undefined
  await w.q.updateTable('jobs').set({ state: 'running', attempts: next.attempts + 1, worker, lease_until: until }).where('tenant_id', '=', w.tenant).where('id', '=', next.id).execute()
  return { ...next, attempts: next.attempts + 1 }
}

export async function extendLease(w: Writer, id: string, until: string): Promise<void> {
  await w.q.updateTable('jobs').set({ lease_until: until }).where('tenant_id', '=', w.tenant).where('id', '=', id).where('state', '=', 'running').execute()
}

export async function endJob(w: Writer, id: string, state: 'done' | 'failed' | 'queued'): Promise<void> {
  await w.q.updateTable('jobs').set({ state, worker: null, lease_until: null }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

/** Gives a job back as it was before it was claimed. */
export async function releaseJob(w: Writer, job: Job): Promise<void> {
  await w.q.updateTable('jobs').set({ state: 'queued', attempts: job.attempts - 1, worker: null, lease_until: null }).where('tenant_id', '=', w.tenant).where('id', '=', job.id).where('state', '=', 'running').execute()
}

/** On the embedded engine there is one process: whatever runs at its start was left by one that is gone. */
export async function freeJobs(w: Writer): Promise<void> {
  await w.q.updateTable('jobs').set({ state: 'queued', worker: null, lease_until: null }).where('tenant_id', '=', w.tenant).where('state', '=', 'running').execute()
}
