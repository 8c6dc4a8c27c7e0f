import { expect, it } from 'vitest'
import type { TargetRow } from '../../api/types.ts'
import { byDemand } from './targets.ts'

const target = (metric: string, more: Partial<TargetRow>): TargetRow => ({
  id: metric,
  metric,
  goal: '',
  comparator: '>=',
  value: null,
  value2: null,
  unit: null,
  population: null,
  base: null,
  need: null,
  type: 'count',
  sources: [],
  ...more,
})

it('begins with what is counted on our own people, and ends with what has no number', () => {
  const rows = [
    target('lời', { type: 'qualitative' }),
    target('bài', { value: 12 }),
    target('60%', { value: 60, type: 'percent' }),
    target('98%', { value: 98, type: 'percent' }),
    target('bằng khen', { value: 1, type: 'award' }),
    target('lao động tiên tiến', { value: 90, type: 'percent', base: 46, need: 42 }),
  ]
  expect(byDemand(rows).map((row) => row.metric)).toEqual([
    'lao động tiên tiến',
    'bằng khen',
    '98%',
    '60%',
    'bài',
    'lời',
  ])
})
