import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromDayNumber } from '../../core/kernel/dates.ts'
import { dateText, isWholeDay, readDateText } from './date-text.ts'

const TODAY = '2026-06-15'
const read = (typed: string) => readDateText(typed, TODAY)

describe('readDateText', () => {
  it.each([
    ['15/06/2026', '2026-06-15'],
    ['15-6', '2026-06-15'],
    ['15/6/26', '2026-06-15'],
    ['15.6.2027', '2027-06-15'],
    ['ngày 5 tháng 9', '2026-09-05'],
    ['5 tháng 9 năm 2025', '2025-09-05'],
    ['tháng 6/2026', '2026-06'],
    ['Tháng 6', '2026-06'],
    ['tháng 6 năm 2027', '2027-06'],
    ['6/2026', '2026-06'],
    ['2026-06-15', '2026-06-15'],
    ['năm 2026', '2026'],
    [' 2026 ', '2026'],
    ['29/2/2028', '2028-02-29'],
  ])('reads "%s" as %s', (typed, date) => expect(read(typed)).toBe(date))

  it.each(['31/2/2026', '29/2/2026', '32/1', '0/1/2026', 'tháng 13/2026', 'mai', '15/6/206', '15/6/2026 8h'])(
    'refuses "%s"',
    (typed) => expect(read(typed)).toBeUndefined(),
  )

  it('reads back what the box shows, for any day, month or year', () => {
    const day = fc.integer({ min: 0, max: 47_000 }).map(fromDayNumber)
    const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([whole, length]) => whole.slice(0, length))
    fc.assert(
      fc.property(date, (d) => read(dateText(d)) === d),
      { seed: 20260615 },
    )
  })
})

it('never takes two digits for a year to come where only the past can be meant', () => {
  expect(readDateText('5-6-91', TODAY, true)).toBe('1991-06-05')
  expect(readDateText('5-6-05', TODAY, true)).toBe('2005-06-05')
})

it('knows a whole day', () => {
  expect(isWholeDay('2026-06-15')).toBe(true)
  expect(isWholeDay('2026-06')).toBe(false)
})
