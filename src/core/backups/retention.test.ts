import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/dates.ts'
import { surplus, type Archive } from './retention.ts'

const archive = fc.record({ back: fc.nat(500), hour: fc.nat(23), verified: fc.boolean() })
const shelf = fc.array(archive, { maxLength: 60 }).map((list): Archive[] =>
  list.map(({ back, hour, verified }, i) => {
    const day = addDays('2026-06-15', -back)
    return { id: `a${i}`, day, at: `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`, verified }
  }),
)
const keep = fc.record({ daily: fc.nat(10), weekly: fc.nat(6), monthly: fc.nat(14) })
const left = (list: readonly Archive[], gone: readonly string[]): Archive[] => list.filter((a) => !gone.includes(a.id))
const newest = (list: readonly Archive[]): string => list.reduce((at, a) => (a.at > at ? a.at : at), '')

describe('what may go from the shelf', () => {
  it('is never the newest that was verified, nor anything while none is', () => {
    fc.assert(
      fc.property(shelf, keep, (list, keeps) => {
        const rest = left(list, surplus(list, keeps))
        const verified = list.filter((a) => a.verified)
        if (verified.length === 0) expect(rest).toEqual(list)
        else expect(newest(rest.filter((a) => a.verified))).toBe(newest(verified))
        expect(newest(rest)).toBe(newest(list))
      }),
    )
  })
  it('leaves an archive for each of the last days that had one, verified where one of that day was', () => {
    fc.assert(
      fc.property(shelf, keep, (list, keeps) => {
        const rest = left(list, surplus(list, keeps))
        const days = [...new Set(list.map((a) => a.day))].sort().reverse().slice(0, keeps.daily)
        for (const day of days) {
          expect(rest.some((a) => a.day === day)).toBe(true)
          if (list.some((a) => a.day === day && a.verified)) expect(rest.some((a) => a.day === day && a.verified)).toBe(true)
        }
        const months = [...new Set(list.map((a) => a.day.slice(0, 7)))].sort().reverse().slice(0, keeps.monthly)
        for (const month of months) expect(rest.some((a) => a.day.startsWith(month))).toBe(true)
      }),
    )
  })
  it('is the same when asked again of what is left, and the more is kept, the less goes', () => {
    fc.assert(
      fc.property(shelf, keep, (list, keeps) => {
        const gone = surplus(list, keeps)
        expect(surplus(left(list, gone), keeps)).toEqual([])
        const more = surplus(list, { daily: keeps.daily + 1, weekly: keeps.weekly + 1, monthly: keeps.monthly + 1 })
        expect(more.every((id) => gone.includes(id))).toBe(true)
      }),
    )
  })
  it('keeps no more than it was told, where every archive is verified', () => {
    const every = Array.from({ length: 400 }, (_, i): Archive => ({ id: `a${i}`, day: addDays('2026-06-15', -i), at: `${addDays('2026-06-15', -i)}T02:00:00.000Z`, verified: true }))
    const rest = left(every, surplus(every, { daily: 7, weekly: 4, monthly: 6 }))
    expect(rest.map((a) => a.day)).toEqual(['2026-06-15', '2026-06-14', '2026-06-13', '2026-06-12', '2026-06-11', '2026-06-10', '2026-06-09', '2026-06-07', '2026-05-31', '2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31'])
  })
})
