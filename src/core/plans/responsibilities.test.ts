import { describe, expect, it } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readResponsibilities } from './responsibilities.ts'

const read = (body: string, section = 'TỔ CHỨC THỰC HIỆN', kind = 'KẾ HOẠCH') =>
  readResponsibilities(
    contextOfText(
      `${kind}\nGiữ rừng năm 2027\n\nHạt Kiểm lâm xây dựng kế hoạch như sau:\n\nI. ${section}\n\n${body}\n`,
    ),
  ).map((r) => [r.who.join(' + '), r.quote])

describe('who does what', () => {
  it('cuts at semicolons and carries the doer on', () => {
    expect(
      read('1. Văn phòng Hạt chủ trì, hướng dẫn các trạm; tổng hợp kết quả, báo cáo Hạt trưởng.'),
    ).toEqual([
      ['Văn phòng Hạt', 'Văn phòng Hạt chủ trì, hướng dẫn các trạm'],
      ['Văn phòng Hạt', 'tổng hợp kết quả, báo cáo Hạt trưởng.'],
    ])
  })
  it('takes the heading for the doer of its bullets', () => {
    expect(
      read('1. Phòng Kỹ thuật\n\n- Là đầu mối giữ bản đồ.\n\n- Kiểm tra mốc giới.').map(([who]) => who),
    ).toEqual(['Phòng Kỹ thuật', 'Phòng Kỹ thuật'])
  })
  it('sees who is asked, after a lead-in', () => {
    expect(
      read(
        '1. Trong quá trình thực hiện, nếu có khó khăn, đề nghị các trạm báo cáo về Hạt để giải quyết.\n\n2. Giao Đội tuần tra theo dõi cửa rừng.',
      ).map(([who]) => who),
    ).toEqual(['các trạm', 'Đội tuần tra'])
  })
  it('keeps bodies together that a semicolon parts', () => {
    expect(read('1. Các trạm, các đội; UBND các xã tuyên truyền trong dân.')).toEqual([
      ['Các trạm, các đội; UBND các xã', 'Các trạm, các đội; UBND các xã tuyên truyền trong dân.'],
    ])
  })
  it('reads "Chủ trì:" anywhere, and doers named in other sections', () => {
    expect(
      read(
        '1. Tuần tra ban đêm.\n\n- Chủ trì: Đội trưởng.\n\n2. Các trạm lập sổ trực, gửi Hạt mỗi tuần.',
        'NỘI DUNG',
      ),
    ).toEqual([
      ['Đội trưởng', 'Chủ trì: Đội trưởng.'],
      ['Các trạm', 'Các trạm lập sổ trực, gửi Hạt mỗi tuần.'],
    ])
  })
  it.each([
    '1. Mỗi cán bộ lập một sổ.',
    '1. Các trạm phấn đấu không để mất rừng.',
    '1. Hạt trưởng tặng Giấy khen cho 02 trạm.',
    '1. Cơ quan đạt chuẩn văn hóa.',
    '1. Tổ chức tốt việc trực.',
  ])('finds no duty in %j', (body) => expect(read(body, 'NỘI DUNG')).toEqual([]))
  it('takes every paragraph of a directive for a duty', () => {
    expect(
      read('1. Các trạm trực đêm.\n\nYêu cầu các đội nghiêm túc thực hiện.', 'VIỆC PHẢI LÀM', 'CHỈ THỊ').map(
        ([who]) => who,
      ),
    ).toEqual(['Các trạm', 'các đội'])
  })
  it('reads a table of work', () => {
    expect(
      read(
        '| TT | Nội dung | Đơn vị chủ trì | Thời gian |\n| --- | --- | --- | --- |\n| 1 | Phát cỏ | Trạm Một | Tháng 3 |',
      ).map(([who]) => who),
    ).toEqual(['Trạm Một'])
  })
})
