import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../core/kernel/dates.ts'
import type { TimelineEntry } from '../../api/types.ts'
import { clustersOf, spread } from './clusters.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const point = (
  from: string,
  state: TimelineEntry['state'] = 'ahead',
  to = from,
  title = 'Gửi báo cáo',
): TimelineEntry => ({
  id: `${from}${title}`,
  lane: 'milestone',
  title,
  from,
  to,
  precise: true,
  state,
  sources: [],
})

describe('clustersOf', () => {
  it('gathers half a month into one dot, but never what is over with what is ahead', () => {
    const dots = clustersOf(
      YEAR,
      [
        point('2026-03-02', 'done'),
        point('2026-03-14', 'done'),
        point('2026-06-12', 'past'),
        point('2026-06-15'),
      ],
      '2026-06-14',
    )
    expect(dots.map((dot) => [dot.entries.length, dot.state])).toEqual([
      [2, 'done'],
      [1, 'late'],
      [1, 'ahead'],
    ])
  })
  it('puts a point that has only a month into its middle', () => {
    const [dot] = clustersOf(YEAR, [point('2026-07-01', 'ahead', '2026-07-31')], '2026-01-01')
    expect(dot?.at).toBeCloseTo(53.7, 1)
  })
  it('writes names only where they do not lie on one another, and loses no point', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 3, max: 60 })), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 364 }), (list, now) => {
        const entries = list.map(([day, letters], at) => ({
          ...point(addDays(YEAR.from, day), 'ahead', addDays(YEAR.from, day), 'x'.repeat(letters)),
          id: String(at),
        }))
        const dots = clustersOf(YEAR, entries, addDays(YEAR.from, now))
        expect(dots.reduce((sum, dot) => sum + dot.entries.length, 0)).toBe(entries.length)
        const spans = dots.flatMap((dot) => {
          if (dot.label === null) return []
          const width = dot.label.length * 1.1
          const left = { start: dot.at - 2, end: dot.at + 2 - width, middle: dot.at - width / 2 }[dot.anchor]
          return [[left, left + width] as const]
        })
        spans.sort((a, b) => a[0] - b[0])
        for (const [at, [left]] of spans.entries())
          if (at > 0) expect(left).toBeGreaterThanOrEqual(spans[at - 1]?.[1] ?? 0)
      }),
      { seed: 20260615 },
    )
  })
})

it('keeps dots apart and inside the band', () => {
  expect(spread([1, 2, 50, 99, 100], 4).map((at) => Number(at.toFixed(3)))).toEqual([
    1.6, 5.6, 50, 94.4, 98.4,
  ])
})
