import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, fromDayNumber } from '../kernel/dates.ts'
import { correctedName, formerNames, nameOn, presentName, renamedOn, type PastName } from './names.ts'

const first = (name = 'Sở Ngoại vụ'): PastName => ({ id: 'n0', name, abbreviation: 'SNgV', from: null, to: null, changeId: null })
const day = fc.integer({ min: 10_000, max: 25_000 }).map(fromDayNumber)
/** a life of names: each begins after the one before */
const life = fc.uniqueArray(day, { maxLength: 6 }).map((days) => days.toSorted().reduce<readonly PastName[]>((names, d, i) => renamedOn(names, { id: `n${i + 1}`, name: `Tên ${i + 1}`, abbreviation: null, changeId: null }, d), [first()]))

it('has one present name, and one name on every day', () =>
  fc.assert(
    fc.property(life, day, (names, on) => {
      expect(names.filter((n) => n.to === null)).toHaveLength(1)
      expect(nameOn(names, on)).toBeDefined()
      expect(formerNames(names)).toHaveLength(names.length - 1)
    }),
  ))

it('keeps the name of every day before a renaming, and has the new one from then on', () =>
  fc.assert(
    fc.property(life, day, fc.nat(4000), (names, on, later) => {
      const from = addDays(presentName(names)?.from ?? '1990-01-01', later + 1)
      const after = renamedOn(names, { id: 'x', name: 'Tên mới', abbreviation: null, changeId: null }, from)
      expect(nameOn(after, on)?.name).toBe(on >= from ? 'Tên mới' : nameOn(names, on)?.name)
    }),
  ))

it('takes the name that began later where two say they were in use, as a document of that day does', () => {
  const names = [first(), { ...first('Sở Đối ngoại'), id: 'n1', from: '2024-03-05', to: '2024-03-05' }]
  expect(nameOn(names, '2024-03-05')?.name).toBe('Sở Đối ngoại')
  expect(nameOn(names, '2024-03-06')?.name).toBe('Sở Ngoại vụ')
  expect(presentName(names)?.name).toBe('Sở Ngoại vụ')
})

it('remembers a name that was given up on the day it was given, and uses it on no day', () => {
  const twice = renamedOn(renamedOn([first()], { id: 'a', name: 'Sở A', abbreviation: null, changeId: null }, '2026-05-05'), { id: 'b', name: 'Sở B', abbreviation: null, changeId: null }, '2026-05-05')
  expect(['2026-05-04', '2026-05-05', '2026-05-06'].map((d) => nameOn(twice, d)?.name)).toEqual(['Sở Ngoại vụ', 'Sở B', 'Sở B'])
  expect(formerNames(twice).map((n) => n.name)).toEqual(['Sở Ngoại vụ', 'Sở A'])
})

it('mends a slip of the pen without a past', () => {
  const mended = correctedName([first('Sở Ngoai vụ')], 'Sở Ngoại vụ', 'SNgV')
  expect([mended.length, nameOn(mended, '2001-01-01')?.name]).toEqual([1, 'Sở Ngoại vụ'])
})

it('names an ended one as it was called last', () => {
  const ended = [first()].map((n) => ({ ...n, to: '2025-06-30' }))
  expect(nameOn(ended, '2026-01-01')?.name).toBe('Sở Ngoại vụ')
})
