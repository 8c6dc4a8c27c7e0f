import { expect, it } from 'vitest'
import { addWorkingDays } from './workingDays.ts'

it('counts from the day after and leaves out the week-end', () => {
  expect(addWorkingDays('2026-11-18', 2)).toBe('2026-11-20')
  expect(addWorkingDays('2026-11-19', 2)).toBe('2026-11-23')
  expect(addWorkingDays('2026-11-21', 1)).toBe('2026-11-23')
})
