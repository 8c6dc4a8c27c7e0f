import fc from 'fast-check'
import { expect, it } from 'vitest'
import { retryDelay } from './backoff.ts'

const policies = fc.record({ attempts: fc.integer({ min: 1, max: 30 }), firstDelayMs: fc.integer({ min: 1, max: 60_000 }), capMs: fc.integer({ min: 1, max: 86_400_000 }) })
const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

it('waits at least half and at most the whole of its step, and never longer than the cap', () => {
  fc.assert(
    fc.property(policies, fc.integer({ min: 1, max: 2_000 }), chances, (policy, attempt, chance) => {
      const whole = Math.min(policy.capMs, policy.firstDelayMs * 2 ** Math.min(attempt - 1, 40))
      const delay = retryDelay(policy, attempt, chance)
      expect(delay).toBeGreaterThanOrEqual(Math.floor(whole / 2))
      expect(delay).toBeLessThanOrEqual(Math.ceil(whole))
    }),
  )
})

it('never waits shorter after a later attempt, the chance being the same', () => {
  fc.assert(
    fc.property(policies, fc.integer({ min: 1, max: 100 }), chances, (policy, attempt, chance) => {
      expect(retryDelay(policy, attempt + 1, chance)).toBeGreaterThanOrEqual(retryDelay(policy, attempt, chance))
    }),
  )
})

it('doubles from the first delay', () => {
  const policy = { attempts: 9, firstDelayMs: 1_000, capMs: 10_000 }
  expect([1, 2, 3, 4, 5, 6].map((attempt) => retryDelay(policy, attempt, 0))).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000])
})
