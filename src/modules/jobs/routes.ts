import type { jobEndpoints } from '../../contract/jobs.ts'
import { ok } from '../../core/kernel/result.ts'
import type { Routes } from '../../platform/http/routes.ts'
import type { JobKinds } from '../../platform/jobs/queue.ts'
import type { Kit } from '../../platform/kit.ts'
import { actOnJobs, actsOf } from './commands.ts'
import { findJobs, listJobs, type JobSeen } from './queries.ts'

export function jobRoutes(kit: Kit, kinds: JobKinds): Routes<typeof jobEndpoints> {
  const rowOf = (job: JobSeen) => {
    const { id, kind, state, attempts, createdAt, runAt, endedAt, fault, progress } = job
    return { id, kind, state, attempts, mostAttempts: kinds[kind]?.retry.attempts ?? null, createdAt, runAt, endedAt, fault, progress, acts: actsOf(kinds, job) }
  }
  return {
    'GET /api/jobs': {
      may: 'jobs.see',
      run: async ({ actor, query }) => {
        const { jobs, ...rest } = await kit.db.read(kit.tenant, (r) => listJobs(r, actor, { ...query, page: query.page ?? 1 }))
        return ok({ jobs: jobs.map(rowOf), ...rest })
      },
    },
    'POST /api/jobs/preview': {
      may: 'jobs.see',
      run: async ({ actor, body }) => {
        const jobs = (await kit.db.read(kit.tenant, (r) => findJobs(r, actor, 'jobs.see', body.ids))).map(rowOf)
        const count = jobs.filter((job) => job.acts.includes(body.act)).length
        return ok({ jobs, count, left: new Set(body.ids).size - count })
      },
    },
    'POST /api/jobs/retry': { may: 'jobs.change', run: (call) => actOnJobs(kit, kinds, call, { act: 'retry', ...call.body }) },
    'POST /api/jobs/drop': { may: 'jobs.change', run: (call) => actOnJobs(kit, kinds, call, { act: 'drop', ...call.body }) },
  }
}
