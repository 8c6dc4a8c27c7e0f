import { describe, expect, test } from 'vitest'
import { viewOfText } from '../../../test/support/plans/contextOf.ts'
import { movementsIn } from './movements.ts'

const read = (text: string) =>
  movementsIn(viewOfText(text), { start: 0, end: text.length }).map((m) => [m.relation, m.name, m.launcher])

describe('movements that a sentence names', () => {
  test('a list launched by somebody else', () => {
    expect(
      read(
        'Hưởng ứng 02 phong trào thi đua do Thủ tướng Chính phủ phát động gồm: phong trào “Bản làng sáng điện”; phong trào “Mỗi người một cây”.',
      ),
    ).toEqual([
      ['inherited', 'Bản làng sáng điện', 'Thủ tướng Chính phủ'],
      ['inherited', 'Mỗi người một cây', 'Thủ tướng Chính phủ'],
    ])
  })
  test('names without quotes in such a list end at the semicolon', () => {
    expect(
      read(
        'Thực hiện các phong trào thi đua do UBND tỉnh phát động: phong trào thi đua giữ rừng đầu nguồn, chống cháy rừng năm 2031; phong trào thi đua nước sạch cho mọi nhà',
      ),
    ).toEqual([
      ['inherited', 'giữ rừng đầu nguồn, chống cháy rừng năm 2031', 'UBND tỉnh'],
      ['inherited', 'nước sạch cho mọi nhà', 'UBND tỉnh'],
    ])
  })
  test('several quoted names after one noun', () => {
    expect(
      read('Tiếp tục thực hiện phong trào “Sáng giờ, sạch việc”, “Một cửa thân thiện”.').map((m) =>
        m.slice(0, 2),
      ),
    ).toEqual([
      ['continued', 'Sáng giờ, sạch việc'],
      ['continued', 'Một cửa thân thiện'],
    ])
  })
  test('a quote that is never closed ends at the semicolon', () => {
    expect(
      read('Tham gia phong trào “Chợ không túi ni lông; cuộc vận động “Đường hoa thôn bản”.').map(
        (m) => m[1],
      ),
    ).toEqual(['Chợ không túi ni lông', 'Đường hoa thôn bản'])
  })
  test('only the one that is never closed is doubted', () => {
    const text = 'Tham gia phong trào “Chợ không túi ni lông; cuộc vận động “Đường hoa thôn bản”.'
    expect(movementsIn(viewOfText(text), { start: 0, end: text.length }).map((m) => m.unclosed)).toEqual([
      true,
      false,
    ])
  })
  test('the inner one of two nouns is meant', () => {
    expect(
      read('Triển khai phong trào thi đua thực hiện Cuộc vận động “Nói ít, làm nhiều”.').map((m) => m[1]),
    ).toEqual(['Nói ít, làm nhiều'])
  })
  test('years after the quotes belong to the words, not to the name', () => {
    const text = 'Duy trì phong trào “Tủ sách quê hương” giai đoạn 2031 - 2035.'
    const [m] = movementsIn(viewOfText(text), { start: 0, end: text.length })
    expect([m?.name, m?.quote.quote]).toEqual([
      'Tủ sách quê hương',
      'phong trào “Tủ sách quê hương” giai đoạn 2031 - 2035',
    ])
  })
  test.each([
    'Gắn công tác khen thưởng với các phong trào thi đua.',
    'Tổ chức đầy đủ các phong trào thi đua trong năm.',
    'Nâng chất lượng phong trào thi đua của từng phòng, tránh hình thức.',
  ])('%s names none', (text) => expect(read(text)).toEqual([]))
})

test('names behind "gồm:" and one with a launcher of its own in the same sentence', () => {
  expect(
    read(
      'Tiếp tục thực hiện các phong trào do Thủ tướng phát động, gồm: “Xóa nhà tạm”; “Học tập suốt đời” và phong trào “Kênh xanh” do Ủy ban nhân dân huyện phát động.',
    ),
  ).toEqual([
    ['inherited', 'Xóa nhà tạm', 'Thủ tướng'],
    ['inherited', 'Học tập suốt đời', 'Thủ tướng'],
    ['inherited', 'Kênh xanh', 'Ủy ban nhân dân huyện'],
  ])
})
