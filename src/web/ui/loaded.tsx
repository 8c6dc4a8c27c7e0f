import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { statusOf } from '../api/problem.ts'
import { Skeleton } from './data.tsx'
import { NotFoundPage } from './error-page.tsx'
import { ProblemNote } from './problem-note.tsx'

/** A query's three faces: the shape of what comes, the problem, the thing itself. */
export function Loaded<T>({
  query,
  rows = 6,
  children,
}: {
  query: UseQueryResult<T>
  rows?: number
  children: (value: T) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error && statusOf(query.error) === 404) return <NotFoundPage />
  if (query.error)
    return (
      <div className="page">
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      </div>
    )
  return (
    <div className="page loading-page">
      <Skeleton rows={rows} />
    </div>
  )
}
