import { z } from 'zod'
import { Id, Key } from './common.ts'
import { endpoint } from './endpoint.ts'

export const JobStates = z.enum(['queued', 'running', 'failed', 'dropped', 'done'])
const JobRow = z
  .object({
    id: Id,
    kind: z.string(),
    state: JobStates,
    /** how often it was begun */
    attempts: z.int(),
    /** how often it is begun at most; null: a kind that this version does not know */
    mostAttempts: z.int().nullable(),
    createdAt: z.string(),
    /** not before this moment */
    runAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    fault: z.string().nullable(),
    progress: z.object({ done: z.int(), total: z.int(), words: z.string().nullable() }).nullable(),
    /** what may be done with it now */
    acts: z.array(z.enum(['retry', 'drop'])),
  })
  .meta({ id: 'JobRow' })
const Ids = z.array(Id).min(1).max(500)

export const jobEndpoints = [
  endpoint({ method: 'GET', path: '/api/jobs', summary: 'Background work by state', tag: 'jobs', query: z.object({ state: JobStates.optional(), kind: z.string().max(60).optional(), page: z.coerce.number().int().min(1).max(10_000).optional() }), response: z.object({ jobs: z.array(JobRow), counts: z.record(JobStates, z.int()), kinds: z.array(z.string()), total: z.int(), pageSize: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/jobs/preview', summary: 'What retrying or dropping these jobs would touch', tag: 'jobs', body: z.object({ act: z.enum(['retry', 'drop']), ids: Ids }), response: z.object({ jobs: z.array(JobRow), count: z.int(), left: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/jobs/retry', summary: 'Begin failed or dropped jobs anew', tag: 'jobs', body: z.object({ ids: Ids, key: Key }), response: z.object({ count: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/jobs/drop', summary: 'Drop jobs that wait or failed', tag: 'jobs', body: z.object({ ids: Ids, key: Key }), response: z.object({ count: z.int() }) }),
]
