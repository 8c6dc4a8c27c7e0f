import { describe, expect, it } from 'vitest'
import type { TimelineEntry } from '../../api/types.ts'
import { placeEntries, placeOf, ticksOf } from './band.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const words = { month: (m: number) => `Th ${m}`, quarter: (q: number, y: number) => `Q${q}/${y}` }
const entry = (id: string, from: string, to: string, title = id): TimelineEntry => ({
  id,
  lane: 'wave',
  title,
  from,
  to,
  precise: true,
  state: 'ahead',
  sources: [],
})

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

describe('placeEntries', () => {
  it('puts waves that follow one another in one row, waves that overlap in two', () => {
    const rows = (list: TimelineEntry[]) => placeEntries(YEAR, list, false).map((one) => one.row)
    expect(rows([entry('1', '2026-01-01', '2026-06-30'), entry('2', '2026-07-01', '2026-12-31')])).toEqual([
      0, 0,
    ])
    expect(rows([entry('1', '2026-01-01', '2026-06-30'), entry('2', '2026-05-01', '2026-12-31')])).toEqual([
      0, 1,
    ])
  })
  it('covers the whole band with a whole year', () =>
    expect(placeEntries(YEAR, [entry('1', '2026-01-01', '2026-12-31')], false)[0]?.width).toBeCloseTo(100))
  it('leaves out what lies outside', () =>
    expect(placeEntries(YEAR, [entry('1', '2025-01-01', '2025-12-31')], false)).toEqual([]))
  it('keeps the labels of near milestones apart', () =>
    expect(
      placeEntries(
        YEAR,
        [
          entry('1', '2026-03-01', '2026-03-01', 'Đăng ký'),
          entry('2', '2026-03-05', '2026-03-05', 'Xét duyệt'),
        ],
        true,
      ).map((one) => one.row),
    ).toEqual([0, 1]))
})

it('places a day inside the band', () => {
  expect(placeOf(YEAR, '2026-01-01')).toBe(0)
  expect(placeOf(YEAR, '2026-07-02')).toBeCloseTo(49.86, 1)
})
