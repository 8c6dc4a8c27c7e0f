import { expect, it } from 'vitest'
import type { Due } from '../../api/types.ts'
import { groupsOf } from './recurring.ts'

const due = (
  id: string,
  day: string,
  fact: string,
  recurring: boolean,
  doneOn: string | null = null,
): Due => ({
  id,
  title: fact,
  who: null,
  submitTo: null,
  due: day,
  shown: day,
  comparator: null,
  daysLate: 0,
  recurring,
  doneOn,
  doneBy: null,
  sources: [{ planId: 'p', programmeId: 'g', fact, place: 'KH 1', quote: '' }],
  version: 1,
})

it('makes one row of a duty that comes again, with what is next', () => {
  const groups = groupsOf([
    due('3', '2026-01-16', 'weekly', true),
    due('1', '2026-01-02', 'weekly', true, '2026-01-02'),
    due('2', '2026-01-09', 'weekly', true),
    due('4', '2026-01-05', 'once', false),
    due('5', '2026-01-01', 'over', false, '2026-01-01'),
  ])
  expect(groups.map((group) => [group.next?.id ?? null, group.all.length, group.done])).toEqual([
    ['4', 1, 0],
    ['2', 3, 1],
    [null, 1, 1],
  ])
})
