import { describe, expect, it } from 'vitest'
import { allOf, dateAtoms, dateRanges, firstOf, lastOf, yearFor } from './dates.ts'

const YEAR = { from: '2027-01-01', to: '2027-12-31' }
const SCHOOL = { from: '2026-09', to: '2027-05' }
const read = (s: string) =>
  dateAtoms(s).map((a) => ({ words: s.slice(a.start, a.end), dates: allOf(a, YEAR) }))

describe('dateAtoms', () => {
  it.each([
    ['nộp trước ngày 05/9/2027', 'ngày 05/9/2027', ['2027-09-05']],
    ['ngày 7 tháng 3 năm 2027', 'ngày 7 tháng 3 năm 2027', ['2027-03-07']],
    ['xong trong tháng 8/2027', 'tháng 8/2027', ['2027-08']],
    [
      'họp tháng 02, 5 và tháng 11 năm 2027',
      'tháng 02, 5 và tháng 11 năm 2027',
      ['2027-02', '2027-05', '2027-11'],
    ],
    ['trong quý iii năm 2027', 'quý iii năm 2027', ['2027-09']],
    ['quý ii và quý iv/2027', 'quý ii và quý iv/2027', ['2027-06', '2027-12']],
    ['06 tháng đầu năm 2027', '06 tháng đầu năm 2027', ['2027-06']],
    ['giai đoạn 2026 - 2030', 'giai đoạn 2026 - 2030', ['2030']],
    ['trước 30/4', '30/4', ['2027-04-30']],
    ['trong tháng 6 này', 'tháng 6', ['2027-06']],
  ])('reads %s', (text, words, dates) => {
    expect(read(text)).toEqual([{ words, dates }])
  })

  it.each(['31/02/2027', '06/08 tổ', 'nghị định 12/2027/nđ-cp', 'tháng 13/2027', '95% hồ sơ', 'ngày 40'])(
    'finds no date in %s',
    (text) => {
      expect(read(text)).toEqual([])
    },
  )

  it('keeps the offset of the slice it was given', () => {
    expect(dateAtoms('ngày 01/02/2027', 100)[0]).toMatchObject({ start: 100, end: 115 })
  })
})

describe('dateRanges', () => {
  const range = (s: string) =>
    dateRanges(s, dateAtoms(s)).map((r) => [
      s.slice(r.start, r.end),
      r.from && firstOf(r.from, YEAR),
      lastOf(r.to, YEAR),
    ])
  it.each([
    ['từ ngày 02/3/2027 đến hết ngày 15/8/2027', '2027-03-02', '2027-08-15'],
    ['từ tháng 3 đến tháng 8/2027', '2027-03', '2027-08'],
    ['từ ngày 01 đến ngày 20/6/2027', '2027-06-01', '2027-06-20'],
    ['từ tháng 11 đến tháng 02/2027', '2026-11', '2027-02'],
    ['từ nay đến hết 30/11', null, '2027-11-30'],
    ['đến hết năm 2027', null, '2027'],
  ])('pairs %s', (text, from, to) => {
    expect(range(text)).toEqual([[text, from, to]])
  })
})

describe('yearFor', () => {
  it('puts a month of a school year into the right half', () => {
    expect([yearFor(SCHOOL, 10), yearFor(SCHOOL, 3)]).toEqual([2026, 2027])
  })
  it('knows no year in a plan of several years, and none without a plan', () => {
    expect([yearFor({ from: '2026', to: '2030' }, 4), yearFor({ from: null, to: null }, 4)]).toEqual([
      null,
      null,
    ])
  })
})
