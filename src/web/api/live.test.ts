import type { Query } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { gatherer } from './live.ts'

const KEYS = [
  ['people', { q: 'an' }],
  ['units'],
  ['plans', '1'],
  ['plans', '1', 'review'],
  ['passage', '1', 'x'],
  ['home'],
  ['session'],
] as const

describe('live changes', () => {
  it('ask again for what shows the thing, once for many, and leave alone what is worked on', async () => {
    vi.useFakeTimers()
    try {
      const asked: string[][] = []
      const invalidateQueries = vi.fn(async (filters?: { predicate?: (query: Query) => boolean }) => {
        asked.push(
          KEYS.filter((queryKey) => filters?.predicate?.({ queryKey } as unknown as Query)).map(
            ([root]) => root,
          ),
        )
      })
      const changes = gatherer({ invalidateQueries } as never)
      changes.tell('person')
      changes.tell('person')
      await vi.advanceTimersByTimeAsync(1_000)
      expect(asked).toEqual([['people', 'units']])
      changes.tell('plan')
      await vi.advanceTimersByTimeAsync(1_000)
      expect(asked[1]).toEqual(['plans', 'home'])
      changes.tell('all')
      await vi.advanceTimersByTimeAsync(1_000)
      expect(asked[2]).toEqual(['people', 'units', 'plans', 'home', 'session'])
      changes.tell('person')
      changes.stop()
      await vi.advanceTimersByTimeAsync(1_000)
      expect(asked).toHaveLength(3)
    } finally {
      vi.useRealTimers()
    }
  })
})
