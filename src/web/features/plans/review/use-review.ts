import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { api, newKey, valueOf } from '../../../api/client.ts'
import { codeOf } from '../../../api/problem.ts'
import { queries } from '../../../api/queries.ts'
import type { Review, ReviewCommand } from '../../../api/types.ts'
import { foresee } from './order.ts'

export interface Saving {
  readonly state: 'idle' | 'saving' | 'saved' | 'failed' | 'stale'
  readonly at: Date | null
  readonly error: unknown
}

/**
 * Sends the decisions one after another, each with the version that the one before it left. The screen shows what is
 * foreseen at once and the server's review when it answers. A refusal drops what waits behind it.
 */
export function useReviewCommands(id: string) {
  const client = useQueryClient()
  const [saving, setSaving] = useState<Saving>({ state: 'idle', at: null, error: null })
  const truth = useRef<Review | null>(null)
  const waiting = useRef<ReviewCommand[]>([])
  const tail = useRef<Promise<unknown>>(Promise.resolve())

  const reload = useCallback(async () => {
    truth.current = null
    waiting.current = []
    await client.refetchQueries({ queryKey: queries.review(id).queryKey })
    setSaving({ state: 'idle', at: null, error: null })
  }, [client, id])

  const post = useCallback(
    async (command: ReviewCommand): Promise<Review | null> => {
      const key = queries.review(id).queryKey
      const seen = truth.current
      if (!waiting.current.includes(command) || !seen) return null
      try {
        const review = await valueOf(
          api.POST('/api/plans/{id}/review', {
            params: { path: { id } },
            body: { command, key: newKey(), version: seen.version },
          }),
        )
        truth.current = review
        waiting.current = waiting.current.filter((other) => other !== command)
        client.setQueryData(key, waiting.current.reduce(foresee, review))
        if (waiting.current.length === 0) setSaving({ state: 'saved', at: new Date(), error: null })
        return review
      } catch (error) {
        waiting.current = []
        client.setQueryData(key, seen)
        setSaving({ state: codeOf(error) === 'version.stale' ? 'stale' : 'failed', at: null, error })
        return null
      }
    },
    [client, id],
  )

  const send = useCallback(
    (command: ReviewCommand): Promise<Review | null> => {
      const key = queries.review(id).queryKey
      const shown = client.getQueryData(key)
      if (!shown) return Promise.resolve(null)
      if (waiting.current.length === 0) truth.current = shown
      waiting.current = [...waiting.current, command]
      client.setQueryData(key, foresee(shown, command))
      setSaving((before) => ({ ...before, state: 'saving', error: null }))
      const answer = tail.current.then(() => post(command))
      tail.current = answer
      return answer
    },
    [client, id, post],
  )

  return { send, saving, reload }
}
