import { describe, expect, it } from 'vitest'
import { giveBack, takeAttempt, type Attempts, type Patience } from './backoff.ts'

const P: Patience = { free: 5, first: 30_000, most: 900_000, forget: 3_600_000 }

/** Fails as soon as it may, again and again. @returns the seconds waited between one attempt and the next */
function waits(attempts: number): number[] {
  let now = 1_000_000
  let state: Attempts | null = null
  const waited: number[] = []
  for (let i = 0; i < attempts; i++) {
    let seconds = 0
    let taken = takeAttempt(state, now, P)
    if ('wait' in taken) {
      seconds = taken.wait
      now += seconds * 1000
      taken = takeAttempt(state, now, P)
    }
    if ('wait' in taken) throw new Error('waited in vain')
    state = taken.next
    waited.push(seconds)
  }
  return waited
}

describe('waiting between attempts', () => {
  it('grows from half a minute to a quarter of an hour after five free ones', () => {
    expect(waits(13)).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900])
  })
  it('is not lengthened by asking meanwhile', () => {
    const locked: Attempts = { count: 5, until: 30_000 }
    expect(takeAttempt(locked, 10_000, P)).toEqual({ wait: 20 })
    expect(takeAttempt(locked, 29_500, P)).toEqual({ wait: 1 })
    expect(takeAttempt(locked, 30_000, P)).toEqual({ next: { count: 6, until: 90_000 } })
  })
  it('is forgotten an hour after it ended', () => {
    expect(takeAttempt({ count: 9, until: 0 }, P.forget, P)).toEqual({ next: { count: 1, until: P.forget } })
  })
  it('gives a right attempt back', () => {
    expect(giveBack({ count: 5, until: 99_000 }, 10_000, P)).toEqual({ count: 4, until: 10_000 })
    expect(giveBack({ count: 8, until: 99_000 }, 10_000, P)).toEqual({ count: 7, until: 99_000 })
  })
})
