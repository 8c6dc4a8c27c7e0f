import type { RetryPolicy } from '../../core/jobs/backoff.ts'
import type { Schedule } from '../../core/jobs/schedule.ts'
import type { Writer } from '../db/database.ts'
import type { Job, Progress } from './store.ts'

/** What a running job is handed. */
export interface Run {
  /** aborted when the server stops, or another worker has taken the job over */
  readonly signal: AbortSignal
  /** shown on the page of jobs */
  readonly report: (progress: Progress) => Promise<void>
}

/** One kind of job: how it is done, and what is done when it failed for good. */
export interface JobKind {
  readonly retry: RetryPolicy
  /** Does one job. Throws when it should be tried again; throws `GiveUp` when another try cannot help. A job may be begun twice: what it does twice must do no harm. */
  readonly run: (job: Job, run: Run) => Promise<void>
  /** The job failed for the last time; in the transaction that notes it. */
  readonly gaveUp?: (w: Writer, job: Job, fault: string) => Promise<void>
  /** Somebody has a job that failed for good done anew; in that transaction. @returns false when what it was about no longer waits for it */
  readonly again?: (w: Writer, job: Job) => Promise<boolean>
}

export type JobKinds = Readonly<Record<string, JobKind>>

/** A job that comes round by itself; its kind is one of the table. */
export interface Recurring {
  readonly kind: string
  readonly schedule: Schedule
}

/** A fault that no further attempt mends. */
export class GiveUp extends Error {}
