import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseOf, goalOf, needOf, type TargetFact } from './targets.ts'

const share = (comparator: string, value: number): TargetFact => ({ comparator, value, value2: null, unit: '%', population: 'CBCCVC' })

describe('how many a share takes', () => {
  it('rounds to where the sentence is true', () => {
    expect(needOf(share('>=', 15), 46)).toBe(7)
    expect(needOf(share('>', 90), 40)).toBe(37)
    expect(needOf(share('<=', 15), 42)).toBe(6)
    expect(needOf(share('<', 10), 40)).toBe(3)
    expect(needOf(share('=', 100), 46)).toBe(46)
    expect(needOf(share('>=', 12.5), 8)).toBe(1)
  })
  it('is the smallest number that satisfies "at least" and "more than"', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 5000 }), (p, base) => {
        const least = needOf(share('>=', p), base) ?? -1
        const more = needOf(share('>', p), base) ?? -1
        return least * 100 >= p * base && (least - 1) * 100 < p * base && more * 100 > p * base && (more - 1) * 100 <= p * base
      }),
      { seed: 20261120 },
    )
  })
  it('is unknown without a base', () => expect(needOf(share('>=', 15), null)).toBeNull())
})

describe('the base', () => {
  const body = { people: 46, units: 7 }
  it('is people, units, or unknown', () => {
    expect(baseOf(share('>=', 15), body)).toBe(46)
    expect(baseOf({ ...share('>', 90), population: 'phòng, đơn vị' }, body)).toBe(7)
    expect(baseOf({ ...share('=', 100), population: 'gia đình CBCCVC' }, body)).toBeNull()
    expect(baseOf({ ...share('=', 100), population: null }, body)).toBeNull()
  })
})

it('says the goal as one reads it', () => {
  expect(goalOf(share('>=', 15))).toBe('≥ 15%')
  expect(goalOf({ comparator: 'between', value: 4, value2: 5, unit: 'mô hình', population: null })).toBe('4–5 mô hình')
  expect(goalOf({ comparator: '=', value: 'hoàn thành tốt nhiệm vụ', value2: null, unit: null, population: null })).toBe('hoàn thành tốt nhiệm vụ')
})

it('writes large numbers with their separators', () => {
  expect(goalOf({ comparator: '>=', value: 12000, value2: null, unit: 'hồ sơ', population: null })).toBe('≥ 12.000 hồ sơ')
  expect(goalOf(share('>', 97.5))).toBe('> 97,5%')
})
