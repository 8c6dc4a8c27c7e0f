import { describe, expect, test } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { walk } from './outline.ts'
import { tabledAwards } from './awardTables.ts'

const read = (...rows: string[]) => {
  const { view, outline } = contextOfText(
    `KẾ HOẠCH\nThi đua năm 2031\n\nI. KHEN THƯỞNG\n\n${rows.join('\n')}\n`,
  )
  return tabledAwards(view, [...walk(outline)]).phrases.map((p) => [
    p.form,
    p.conferringBody,
    p.quantity,
    p.quantityUnit,
    p.recipientKind,
  ])
}

describe('awards in tables', () => {
  test('a column for each kind of recipient; an empty cell gives nothing', () => {
    expect(
      read(
        '| STT | Hình thức | Số tổ sản xuất | Công nhân |',
        '|---|---|---|---|',
        '| 1 | Cờ thi đua của Công ty | 02 | |',
        '| 2 | Giấy khen của Giám đốc Công ty | 04 | không quá 30 |',
        '| | Tổng cộng | 06 | 30 |',
      ),
    ).toEqual([
      ['Cờ thi đua', 'Công ty', 2, null, 'tổ sản xuất'],
      ['Giấy khen', 'Giám đốc Công ty', 4, null, 'tổ sản xuất'],
      ['Giấy khen', 'Giám đốc Công ty', 30, null, 'công nhân'],
    ])
  })
  test('a column for each form', () => {
    expect(
      read(
        '| Đơn vị | Giấy khen của Hiệu trưởng | Bằng khen của UBND tỉnh |',
        '| Khoa Nông học | 05 | 01 |',
        '| Cộng | 05 | 01 |',
      ),
    ).toEqual([
      ['Giấy khen', 'Hiệu trưởng', 5, null, 'khoa Nông học'],
      ['Bằng khen', 'UBND tỉnh', 1, null, 'khoa Nông học'],
    ])
  })
  test('titles by name, shares, and a second line of headings', () => {
    expect(
      read(
        '| TT | Danh hiệu | Chỉ tiêu | |',
        '| | | Tập thể | Cá nhân |',
        '| 1 | Lao động tiên tiến | | 90% |',
        '| 2 | Tập thể lao động tiên tiến | 7 | |',
      ),
    ).toEqual([
      ['danh hiệu Lao động tiên tiến', null, 90, '%', 'cá nhân'],
      ['danh hiệu Tập thể lao động tiên tiến', null, 7, null, 'tập thể'],
    ])
  })
  test('a table of something else is none', () => {
    expect(read('| STT | Việc | Hạn |', '| 1 | Nộp hồ sơ Bằng khen | 05/6/2031 |')).toEqual([])
  })
})
