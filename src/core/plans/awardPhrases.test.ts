import { describe, expect, test } from 'vitest'
import { viewOfText } from '../../../test/support/plans/contextOf.ts'
import { awardPhrasesOf } from './awardPhrases.ts'
import { awardsIn } from './awards.ts'

const read = (text: string) =>
  awardPhrasesOf(viewOfText(text), { start: 0, end: text.length }).map((a) => [
    a.form,
    a.conferringBody,
    a.quantity,
    a.recipientKind,
  ])

describe('what a clause says of an award', () => {
  test('the body before the verb, several kinds after it', () => {
    expect(
      read('Chủ tịch UBND phường tặng Giấy khen cho 03 tổ dân phố, 07 hộ gia đình và 09 cá nhân tiêu biểu.'),
    ).toEqual([
      ['Giấy khen', 'Chủ tịch UBND phường', 3, 'tổ dân phố'],
      ['Giấy khen', 'Chủ tịch UBND phường', 7, 'hộ gia đình'],
      ['Giấy khen', 'Chủ tịch UBND phường', 9, 'cá nhân'],
    ])
  })
  test('the body after the form, the numbers after a colon', () => {
    expect(read('Bằng khen của Bộ trưởng Bộ Y tế: 02 tập thể, 04 cá nhân, ưu tiên nơi khó khăn')).toEqual([
      ['Bằng khen', 'Bộ trưởng Bộ Y tế', 2, 'tập thể'],
      ['Bằng khen', 'Bộ trưởng Bộ Y tế', 4, 'cá nhân'],
    ])
  })
  test('the number before the form', () => {
    expect(read('đề nghị UBND tỉnh tặng 01 Cờ thi đua cho đơn vị đứng đầu cụm')).toEqual([
      ['Cờ thi đua', 'UBND tỉnh', 1, 'đơn vị'],
    ])
  })
  test('recipients first', () => {
    expect(read('05 viên chức được Giám đốc Sở Xây dựng tặng Giấy khen')).toEqual([
      ['Giấy khen', 'Giám đốc Sở Xây dựng', 5, 'viên chức'],
    ])
  })
  test('no number: the kinds stay, the number is open', () => {
    expect(read('Giấy khen của Hiệu trưởng cho tập thể, cá nhân có nhiều cố gắng')).toEqual([
      ['Giấy khen', 'Hiệu trưởng', null, 'tập thể'],
      ['Giấy khen', 'Hiệu trưởng', null, 'cá nhân'],
    ])
  })
  test('forms that share one body', () => {
    expect(read('xét tặng cờ thi đua và bằng khen của UBND thành phố')).toEqual([
      ['Cờ thi đua', 'UBND thành phố', null, null],
      ['Bằng khen', 'UBND thành phố', null, null],
    ])
  })
  test('a title and so many of so many', () => {
    expect(read('05/09 tổ đạt danh hiệu Tập thể lao động tiên tiến')).toEqual([
      ['danh hiệu Tập thể lao động tiên tiến', null, 5, 'tổ'],
    ])
  })
  test('a table row', () => {
    expect(read('| 1 | Giấy khen | Cục trưởng | 02 tập thể, 06 cá nhân |')).toEqual([
      ['Giấy khen', 'Cục trưởng', 2, 'tập thể'],
      ['Giấy khen', 'Cục trưởng', 6, 'cá nhân'],
    ])
    expect(read('| Cá nhân | Bằng khen | Chủ tịch UBND tỉnh | 12 |')).toEqual([
      ['Bằng khen', 'Chủ tịch UBND tỉnh', 12, 'cá nhân'],
    ])
  })
  test('words without a form say nothing', () =>
    expect(read('Hội đồng họp xét 12 hồ sơ của 03 phòng')).toEqual([]))

  test('a form on one line takes its recipients from the line that counts them', () => {
    const text = 'Giấy khen của Viện trưởng.\nSố lượng: 02 phòng và 05 cá nhân.'
    const cut = text.indexOf('\n')
    const found = awardsIn(viewOfText(text), [
      { start: 0, end: cut },
      { start: cut + 1, end: text.length },
    ])
    expect(found.map((a) => [a.form, a.conferringBody, a.quantity, a.recipientKind])).toEqual([
      ['Giấy khen', 'Viện trưởng', 2, 'phòng'],
      ['Giấy khen', 'Viện trưởng', 5, 'cá nhân'],
    ])
  })
})

const inBlocks = (...lines: string[]) => {
  const text = lines.join('\n')
  let start = 0
  const blocks = lines.map((l) => {
    const span = { start, end: start + l.length }
    start += l.length + 1
    return span
  })
  return awardsIn(viewOfText(text), blocks).map((a) => [
    a.form,
    a.conferringBody,
    a.quantity,
    a.recipientKind,
  ])
}

describe('awards that go on over several clauses', () => {
  test('who conferred before confers again; who is counted next gets the same', () => {
    expect(inBlocks('Trưởng trạm tặng Giấy khen cho 02 đội; tặng Giấy khen cho 05 ngư dân.')).toEqual([
      ['Giấy khen', 'Trưởng trạm', 2, 'đội'],
      ['Giấy khen', 'Trưởng trạm', 5, 'ngư dân'],
    ])
    expect(inBlocks('Hiệu trưởng trao Giấy khen cho 04 chi đội; 15 học sinh chăm đọc sách.')).toEqual([
      ['Giấy khen', 'Hiệu trưởng', 4, 'chi đội'],
      ['Giấy khen', 'Hiệu trưởng', 15, 'học sinh chăm đọc sách'],
    ])
  })
  test('a lead says whom every prize behind it honours', () => {
    expect(inBlocks('Giải tập thể: 01 giải Nhất; 02 giải Nhì, mỗi giải 3.000.000 đồng.')).toEqual([
      ['Giải Nhất', null, 1, 'tập thể'],
      ['Giải Nhì', null, 2, 'tập thể'],
    ])
  })
  test('staff who share one number are one kind', () => {
    expect(inBlocks('Giấy khen của Viện trưởng: 06 viên chức, người lao động')).toEqual([
      ['Giấy khen', 'Viện trưởng', 6, 'viên chức, người lao động'],
    ])
  })
  test('what each may propose is not what is given', () => {
    expect(inBlocks('Mỗi tổ đề nghị Giấy khen của Viện trưởng tối đa 02 cá nhân.')).toEqual([])
  })
})
