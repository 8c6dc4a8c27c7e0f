import { describe, expect, it } from 'vitest'
import {
  amountWords,
  dateWords,
  datesWords,
  figure,
  listItem,
  longDate,
  periodWords,
  plainWords,
  pointsOf,
  preciseDate,
  share,
} from './writeWords.ts'

describe('the words of values', () => {
  it('writes numbers below ten with a zero and groups thousands', () => {
    expect([figure(5), figure(12), figure(12000), figure(2.5), share(8), share(99.5)]).toEqual([
      '05',
      '12',
      '12.000',
      '2,5',
      '8%',
      '99,5%',
    ])
  })

  it('writes days below ten and the months 1 and 2 with a zero (Decree 30/2020, annex I, II.4.b)', () => {
    expect(longDate('2026-02-06')).toBe('ngày 06 tháng 02 năm 2026')
    expect(longDate('2026-03-12')).toBe('ngày 12 tháng 3 năm 2026')
    expect([dateWords('2026-11-05'), dateWords('2026-01'), dateWords('2026')]).toEqual([
      'ngày 05/11/2026',
      'tháng 01/2026',
      'năm 2026',
    ])
  })

  it('is as exact as the value', () => {
    expect(preciseDate('2026-03', 'quarter')).toBe('quý I năm 2026')
    expect(preciseDate('2026-06', 'half-year')).toBe('6 tháng đầu năm 2026')
    expect(periodWords('2026-04-01', '2026-12-31', 'day')).toBe('từ ngày 01/4/2026 đến hết ngày 31/12/2026')
    expect(periodWords('2021', '2025', 'year')).toBe('giai đoạn 2021 - 2025')
    expect(periodWords(null, '2026-12', null)).toBe('từ nay đến hết tháng 12/2026')
    expect(datesWords(['2026-03', '2026-06', '2026-12'])).toBe('tháng 3, tháng 6 và tháng 12 năm 2026')
  })

  it('bounds amounts', () => {
    expect(amountWords('>=', 85, null, '%')).toBe('ít nhất 85%')
    expect(amountWords('<=', 2, null, 'tập thể')).toBe('không quá 02 tập thể')
    expect(amountWords('between', 7, 9, 'sáng kiến')).toBe('từ 07 đến 09 sáng kiến')
  })

  it('retypes a passage as one line and keeps the number it brings', () => {
    expect(plainWords('**- Hồ sơ trả\n đúng hạn;**')).toBe('Hồ sơ trả đúng hạn')
    expect(listItem('2.1. rà soát hồ sơ')).toEqual({ kind: 'item', marker: '2.1.', text: 'Rà soát hồ sơ' })
    expect(pointsOf('Nói không với:\n- Hách dịch;\n- Lãng phí.').map((p) => `${p.marker} ${p.text}`)).toEqual(
      ['- Nói không với:', '+ Hách dịch.', '+ Lãng phí.'],
    )
  })
})
