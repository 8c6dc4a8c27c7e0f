import { describe, expect, test } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { tableTargets } from './tableTargets.ts'

const read = (title: string, ...rows: string[]) =>
  tableTargets(contextOfText(`KẾ HOẠCH\nThi đua năm 2031\n\nI. ${title}\n\n${rows.join('\n')}\n`)).map(
    (d) => [d.type, d.comparator, d.value, d.value2, d.unit],
  )

describe('targets in tables', () => {
  test('the planned column binds, the unit has a column of its own', () => {
    expect(
      read(
        'MỤC TIÊU',
        '| TT | Chỉ tiêu | ĐVT | Thực hiện 2030 | Kế hoạch 2031 |',
        '| 1 | Diện tích chè mới | ha | 30 | 45 |',
        '| 2 | Tỷ lệ hồ sơ đúng hạn | % | 97 | ≥ 98,5 |',
        '| 3 | Sáng kiến | sáng kiến | 4 | từ 5 đến 8 |',
      ),
    ).toEqual([
      ['count', '=', 45, null, 'ha'],
      ['percent', '>=', 98.5, null, '%'],
      ['count', 'between', 5, 8, expect.anything()],
    ])
  })
  test('scores, timetables and awards are none', () => {
    expect(read('MỤC TIÊU', '| Chỉ tiêu | Điểm | Kế hoạch |', '| Nộp thuế | 20 | 100 |')).toEqual([])
    expect(read('VIỆC', '| Nội dung | Thời gian | Kế hoạch |', '| Họp | 3 | 5 |')).toEqual([])
  })
})
