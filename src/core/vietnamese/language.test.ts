import { describe, expect, test } from 'vitest'
import { isVietnamese } from './language.ts'
import { isSyllable } from './syllables.ts'

describe('syllables', () => {
  test.each(
    'nghiệp quốc gì giếng khuyến thưởng hoà hòa thuỷ Đặng rượu khuỷu quyết yêu xuất huých ngoằng'.split(' '),
  )('%s', (w) => expect(isSyllable(w)).toBe(true))
  test.each('plan children héi hßa coäng strength áà bz quw'.split(' '))('not %s', (w) =>
    expect(isSyllable(w)).toBe(false),
  )
})

describe('the language of a text', () => {
  const vietnamese =
    'Các phòng đăng ký nội dung thi đua với Văn phòng trước ngày 15 tháng 3; cuối năm Hội đồng họp xét.'
  const english =
    'The department will launch an emulation campaign in March; every division must register its own targets with the office before the fifteenth and report twice a year.'
  test('Vietnamese, with and without marks', () => {
    expect(isVietnamese(vietnamese)).toBe(true)
    expect(isVietnamese(vietnamese.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd'))).toBe(true)
  })
  test('English and French are not', () => {
    expect(isVietnamese(english)).toBe(false)
    expect(
      isVietnamese(
        'Le comité a décidé que chaque division présente ses objectifs annuels avant la fin du mois de mars prochain.',
      ),
    ).toBe(false)
  })
  test('an English plan that names Vietnamese places is still English', () => {
    expect(isVietnamese(`${english} ${english} It is signed in An Lạc by Mr. Nguyễn.`)).toBe(false)
  })
  test('a few words pass', () => expect(isVietnamese('Plan 2026')).toBe(true))
})
