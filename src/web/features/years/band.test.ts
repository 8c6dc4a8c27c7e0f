import { describe, expect, it } from 'vitest'
import { placeOf, ticksOf } from './band.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const words = { month: (m: number) => `Th ${m}`, quarter: (q: number, y: number) => `Q${q}/${y}` }

describe('ticksOf', () => {
  it('draws a year by months, with the month of today marked', () => {
    const ticks = ticksOf(YEAR, '2026-06-15', words)
    expect(ticks.map((tick) => tick.label)).toEqual(Array.from({ length: 12 }, (_, at) => `Th ${at + 1}`))
    expect(ticks.filter((tick) => tick.now).map((tick) => tick.label)).toEqual(['Th 6'])
    expect(ticks.reduce((sum, tick) => sum + tick.width, 0)).toBeCloseTo(100)
  })
  it('draws three years by quarters and five by years', () => {
    expect(ticksOf({ from: '2024-01-01', to: '2026-12-31' }, '2026-06-15', words)).toHaveLength(12)
    expect(
      ticksOf({ from: '2021-01-01', to: '2025-12-31' }, '2026-06-15', words).map((tick) => tick.label),
    ).toEqual(['2021', '2022', '2023', '2024', '2025'])
  })
})

it('places a day inside the band', () => {
  expect(placeOf(YEAR, '2026-01-01')).toBe(0)
  expect(placeOf(YEAR, '2026-07-02')).toBeCloseTo(49.86, 1)
})
