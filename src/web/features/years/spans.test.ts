import { describe, expect, it } from 'vitest'
import type { TimelineEntry } from '../../api/types.ts'
import { spansOf } from './spans.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const wave = (title: string, from: string, to: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id: `${title}${from}`,
  lane: 'wave',
  title,
  from,
  to,
  precise: true,
  state: 'running',
  sources: [],
  ...more,
})

describe('spansOf', () => {
  it('puts waves that follow one another in one row, waves that overlap in two', () => {
    const rows = (list: TimelineEntry[]) => spansOf(YEAR, list).bars.map((bar) => bar.row)
    expect(
      rows([wave('Đợt 1', '2026-01-01', '2026-06-30'), wave('Đợt 2', '2026-07-01', '2026-12-31')]),
    ).toEqual([0, 0])
    expect(
      rows([wave('Đợt 1', '2026-01-01', '2026-06-30'), wave('Đợt 2', '2026-05-01', '2026-12-31')]),
    ).toEqual([0, 1])
  })
  it('covers the band with one campaign of the whole year', () => {
    const { bars, rest } = spansOf(YEAR, [wave('Cả năm', '2025-06-01', '2027-12-31')])
    expect([bars.length, rest.length, bars[0]?.at]).toEqual([1, 0, 0])
    expect(bars[0]?.width).toBeCloseTo(100)
  })
  it('folds many campaigns of the whole year away, and leaves out what lies outside', () => {
    const whole = Array.from({ length: 14 }, (_, at) => wave(`Phong trào ${at}`, '2026-01-01', '2026-12-31'))
    const { bars, rows, rest } = spansOf(YEAR, [
      ...whole,
      wave('Đợt 1', '2026-01-01', '2026-06-30'),
      wave('Cũ', '2024-01-01', '2024-12-31'),
    ])
    expect([bars.map((bar) => bar.entry.title), rows, rest.length]).toEqual([['Đợt 1'], 1, 14])
  })
  it('never draws more than three rows or six bars, and keeps every entry', () => {
    const parts = Array.from({ length: 11 }, (_, at) =>
      wave(`Đợt ${at}`, `2026-${String((at % 6) + 1).padStart(2, '0')}-01`, '2026-11-30'),
    )
    const { bars, rows, rest } = spansOf(YEAR, parts)
    expect([rows <= 3, bars.length <= 6, bars.length + rest.length]).toEqual([true, true, 11])
  })
  it('takes the same period named by two plans for one, with both sentences', () => {
    const source = (place: string) => ({ planId: 'p', programmeId: place, fact: 'f', place, quote: '' })
    const { bars } = spansOf(YEAR, [
      wave('Người tốt:', '2026-02-01', '2026-05-31', { sources: [source('KH 1')] }),
      wave('người tốt', '2026-02-01', '2026-05-31', { sources: [source('KH 2')] }),
    ])
    expect(bars.map((bar) => [bar.entry.title, bar.entry.sources.length])).toEqual([['Người tốt', 2]])
  })
})
