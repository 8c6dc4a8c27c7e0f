import { describe, expect, it } from 'vitest'
import { guessKind, prefill } from './prefill.ts'

const near = '2026-01-14'

describe('prefill', () => {
  it('reads a deadline with its day and how it is counted', () => {
    expect(prefill('deadline', 'Gửi báo cáo về Sở Nội vụ trước ngày 15/02/2026', near)).toMatchObject({
      kind: 'due',
      date: '2026-02-15',
      comparator: 'before',
    })
    expect(prefill('deadline', 'chậm nhất ngày 20/11 gửi hồ sơ', near)).toMatchObject({
      date: '2026-11-20',
      comparator: 'by',
    })
    expect(prefill('deadline', 'Hằng tháng báo cáo kết quả', near)).toMatchObject({
      kind: 'recurring',
      rule: 'monthly',
    })
    expect(prefill('deadline', 'khi có yêu cầu', near)).toMatchObject({ kind: 'condition' })
  })
  it('reads a target with its sign, its number and its unit', () => {
    expect(prefill('target', 'Ít nhất 15% công chức đạt Chiến sĩ thi đua', near)).toMatchObject({
      comparator: '>=',
      value: 15,
      unit: '%',
      type: 'percent',
    })
    expect(prefill('target', 'từ 03 đến 05 tập thể điển hình', near)).toMatchObject({
      comparator: 'between',
      value: 3,
      value2: 5,
      unit: 'tập',
    })
    expect(prefill('target', 'số hóa trên 12.000 hồ sơ', near)).toMatchObject({
      comparator: '>',
      value: 12000,
    })
    expect(prefill('target', 'giữ vững đoàn kết', near)).toMatchObject({ value: null, type: 'qualitative' })
  })
  it('reads a campaign by its quoted name, an award by its form', () => {
    expect(
      prefill('campaign', 'Phong trào “Một cửa thân thiện” từ ngày 01/02/2026 đến ngày 30/11/2026', near),
    ).toMatchObject({
      name: 'Một cửa thân thiện',
      from: '2026-02-01',
      to: '2026-11-30',
    })
    expect(prefill('award', 'tặng Giấy khen cho 04 cá nhân', near)).toMatchObject({
      form: 'Giấy khen',
      quantity: 4,
      recipientKind: 'cá nhân',
    })
  })
  it('reads who does a duty, and which document a base is', () => {
    expect(prefill('responsibility', 'Văn phòng Sở chủ trì, theo dõi', near)).toMatchObject({
      who: ['Văn phòng Sở'],
    })
    expect(prefill('legalBase', 'Quyết định số 12/QĐ-SNgV ngày 20/02/2024', near)).toMatchObject({
      kind: 'Quyết định',
      number: '12/QĐ-SNgV',
      date: '2024-02-20',
    })
  })
})

it('guesses the kind', () => {
  const words = [
    'gửi báo cáo trước ngày 15/02/2026',
    'ít nhất 02 sáng kiến',
    'Giấy khen của Giám đốc Sở',
    'Văn phòng Sở chủ trì',
    'Tổ chức phong trào “Mỗi tuần 5 từ” như sau',
  ]
  expect(words.map(guessKind)).toEqual(['deadline', 'target', 'award', 'responsibility', 'task'])
})
