import { describe, expect, it } from 'vitest'
import { digitsValue, numberValue, romanValue, wordsValue } from './numbers.ts'

describe('numbers', () => {
  it.each([
    ['03', 3],
    ['1.250', 1250],
    ['12.000.500', 12000500],
    ['1,5', 1.5],
    ['2.345,75', 2345.75],
  ])('reads the digits %s', (s, n) => expect(digitsValue(s)).toBe(n))

  it.each([
    ['một', 1],
    ['mười hai', 12],
    ['hai mươi lăm', 25],
    ['một trăm linh năm', 105],
    ['ba nghìn hai trăm', 3200],
    ['năm triệu', 5000000],
  ])('reads the words %s', (s, n) => expect(wordsValue(s)).toBe(n))

  it.each(['', 'tập thể', 'hai ba bốn', '1.2.3'])('refuses %j', (s) => expect(numberValue(s)).toBeNull())
  it('takes a fraction for its quotient, never dividing by zero', () => {
    expect([numberValue('2/4'), numberValue('1/0')]).toEqual([0.5, null])
  })
  it('reads Roman numbers', () =>
    expect([romanValue('XIX'), romanValue('IV'), romanValue('AB')]).toEqual([19, 4, null]))
})
