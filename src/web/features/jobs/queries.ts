import { queryOptions } from '@tanstack/react-query'
import { api, valueOf } from '../../api/client.ts'

export const JOB_STATES = ['queued', 'running', 'failed', 'dropped', 'done'] as const
export type JobState = (typeof JOB_STATES)[number]
export interface Asked {
  readonly state: JobState
  readonly kind: string
  readonly page: number
}

const readJobs = ({ state, kind, page }: Asked) =>
  valueOf(api.GET('/api/jobs', { params: { query: { state, ...(kind ? { kind } : {}), page } } }))
export type JobRow = Awaited<ReturnType<typeof readJobs>>['jobs'][number]

/** Asked again while something runs or waits, so that its progress is seen. */
export const jobsQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['jobs', asked],
    queryFn: () => readJobs(asked),
    placeholderData: (before) => before,
    refetchInterval: 5_000,
  })
