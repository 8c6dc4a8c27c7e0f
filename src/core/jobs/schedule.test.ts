import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextTime, type Schedule } from './schedule.ts'

const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ every: fc.constant('minutes' as const), minutes: fc.integer({ min: 1, max: 1_440 }) }),
  fc.record({ every: fc.constant('day' as const), at: times }),
  fc.record({ every: fc.constant('week' as const), day: fc.integer({ min: 1, max: 7 }), at: times }),
)
const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((d) => d.toISOString())
const LONGEST = { minutes: 86_400_000, day: 86_400_000, week: 7 * 86_400_000 }

describe('the next time', () => {
  it('lies after the moment, and no further than one round', () => {
    fc.assert(
      fc.property(schedules, moments, (schedule, after) => {
        const ahead = Date.parse(nextTime(schedule, after)) - Date.parse(after)
        expect(ahead).toBeGreaterThan(0)
        expect(ahead).toBeLessThanOrEqual(LONGEST[schedule.every])
      }),
    )
  })
  it('is the same for whoever looks in between', () => {
    fc.assert(
      fc.property(schedules, moments, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (schedule, after, share) => {
        const next = nextTime(schedule, after)
        const between = new Date(Math.min(Date.parse(next) - 1, Math.floor(Date.parse(after) + (Date.parse(next) - Date.parse(after)) * share))).toISOString()
        expect(nextTime(schedule, between)).toBe(next)
      }),
    )
  })
  it('is told in Vietnamese time', () => {
    expect(nextTime({ every: 'day', at: '02:00' }, '2026-03-10T00:00:00.000Z')).toBe('2026-03-10T19:00:00.000Z')
    expect(nextTime({ every: 'day', at: '02:00' }, '2026-03-10T19:00:00.000Z')).toBe('2026-03-11T19:00:00.000Z')
    // Monday 08:30 in Việt Nam is 01:30 in UTC of the same Monday
    expect(nextTime({ every: 'week', day: 1, at: '08:30' }, '2026-03-10T00:00:00.000Z')).toBe('2026-03-16T01:30:00.000Z')
    expect(nextTime({ every: 'minutes', minutes: 15 }, '2026-12-31T23:59:59.999Z')).toBe('2027-01-01T00:00:00.000Z')
  })
})
