import { sql } from 'kysely'
import { may, type Action, type Actor } from '../../core/people/may.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { Job, Progress } from '../../platform/jobs/queue.ts'

export const JOB_STATES = ['queued', 'running', 'failed', 'dropped', 'done'] as const
export type JobState = (typeof JOB_STATES)[number]
export const PAGE_SIZE = 50

export interface JobSeen extends Job {
  readonly state: JobState
  readonly createdAt: string
  readonly runAt: string | null
  readonly endedAt: string | null
  readonly fault: string | null
  readonly progress: Progress | null
}

const COLUMNS = ['id', 'kind', 'subject', 'attempts', 'payload', 'body_id as bodyId', 'state', 'created_at as createdAt', 'run_at as runAt', 'ended_at as endedAt', 'fault', 'progress'] as const

/** The jobs that an account may look after: of the body it works for, and those of no body where it may for the whole tenant. */
function jobsSeen(r: Reader, actor: Actor, action: Action) {
  const whole = may(actor, action, { bodyId: null })
  const own = actor.bodyId !== null && may(actor, action)
  return r.q
    .selectFrom('jobs')
    .where('tenant_id', '=', r.tenant)
    .where(sql<boolean>`((body_id is null and ${whole}::boolean) or (body_id = ${actor.bodyId}::uuid and ${own}::boolean))`)
}

const seenOf = (row: { readonly state: string; readonly progress: unknown } & Omit<JobSeen, 'state' | 'progress'>): JobSeen => ({ ...row, state: row.state as JobState, progress: row.progress as Progress | null })

export interface JobList {
  readonly jobs: JobSeen[]
  readonly counts: Record<JobState, number>
  readonly kinds: string[]
  readonly total: number
  readonly pageSize: number
}

/** Jobs by state and kind: what waits in its order, what ended the latest first. */
export async function listJobs(r: Reader, actor: Actor, ask: { readonly state?: JobState | undefined; readonly kind?: string | undefined; readonly page: number }): Promise<JobList> {
  const all = jobsSeen(r, actor, 'jobs.see')
  const kinds = (await all.select('kind').distinct().orderBy('kind').execute()).map((row) => row.kind)
  const ofKind = ask.kind ? all.where('kind', '=', ask.kind) : all
  const counted = await ofKind.select('state').select((e) => e.fn.countAll<string>().as('n')).groupBy('state').execute()
  const counts = Object.fromEntries(JOB_STATES.map((state) => [state, Number(counted.find((c) => c.state === state)?.n ?? 0)])) as Record<JobState, number>
  const found = ask.state ? ofKind.where('state', '=', ask.state) : ofKind
  const ordered = ask.state === 'queued' ? found.orderBy('run_at').orderBy('created_at') : found.orderBy(sql`coalesce(ended_at, created_at)`, 'desc')
  const rows = await ordered.orderBy('id').select(COLUMNS).limit(PAGE_SIZE).offset((ask.page - 1) * PAGE_SIZE).execute()
  return { jobs: rows.map(seenOf), counts, kinds, total: ask.state ? counts[ask.state] : Object.values(counts).reduce((a, b) => a + b, 0), pageSize: PAGE_SIZE }
}

/** Those of these jobs that the account may look after. */
export const findJobs = async (r: Reader, actor: Actor, action: 'jobs.see' | 'jobs.change', ids: readonly string[]): Promise<JobSeen[]> =>
  (await jobsSeen(r, actor, action).where('id', 'in', ids).select(COLUMNS).orderBy('created_at').orderBy('id').execute()).map(seenOf)

/** Begins a job anew, with all its attempts. */
export async function requeue(w: Writer, id: string, at: string): Promise<void> {
  await w.q.updateTable('jobs').set({ state: 'queued', attempts: 0, run_at: at, ended_at: null, worker: null, lease_until: null }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export async function drop(w: Writer, id: string, at: string): Promise<void> {
  await w.q.updateTable('jobs').set({ state: 'dropped', ended_at: at }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}
