import { describe, expect, it } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readMeetings } from './meetings.ts'

const read = (body: string) =>
  readMeetings(contextOfText(`KẾ HOẠCH\nViệc của Hội đồng năm 2027\n\nI. NỘI DUNG\n\n${body}\n`)).map(
    (m) => ({ quote: m.quote, dates: m.dates, chair: m.chair, agenda: m.agenda.map((a) => a.quote) }),
  )

describe('meetings', () => {
  it('reads a heading with its labelled lines', () => {
    expect(
      read(
        '1. Các phiên họp định kỳ\n\n- Nội dung: Nghe báo cáo; bàn việc tới.\n\n- Chủ trì: Trưởng ban.\n\n- Thời gian: Tháng 4 và tháng 10 năm 2027.',
      ),
    ).toEqual([
      {
        quote: 'Các phiên họp định kỳ',
        dates: ['2027-04', '2027-10'],
        chair: 'Trưởng ban',
        agenda: ['Nghe báo cáo', 'bàn việc tới.'],
      },
    ])
  })
  it('reads one meeting a row', () => {
    expect(
      read(
        '| TT | Phiên họp | Nội dung | Thời gian | Chủ trì |\n| --- | --- | --- | --- | --- |\n| 1 | Họp đầu năm | Giao việc; chia tổ | Tháng 01/2027 | Chủ tịch |',
      ),
    ).toEqual([
      { quote: 'Họp đầu năm', dates: ['2027-01'], chair: 'Chủ tịch', agenda: ['Giao việc', 'chia tổ'] },
    ])
  })
  it.each([
    ['1. Tổ chức hội nghị sơ kết trong tháng 7/2027, rút kinh nghiệm.', ['2027-07']],
    ['1. Hội đồng họp xét kết quả trong tháng 11/2027.', ['2027-11']],
    ['1. Tổ trưởng tổ chức lễ phát động vào ngày 02/02/2027.', ['2027-02-02']],
  ])('reads a sentence that holds one: %j', (body, dates) => {
    expect(read(body).map((m) => m.dates)).toEqual([dates])
  })
  it('reads lines named after their meeting', () => {
    expect(
      read('1. Phiên họp thứ nhất (tháng 3/2027): xét hồ sơ; chia việc.\n\n2. Họp đột xuất khi cần.').map(
        (m) => [m.quote, m.agenda.length],
      ),
    ).toEqual([
      ['Phiên họp thứ nhất (tháng 3/2027):', 2],
      ['Họp đột xuất khi cần.', 0],
    ])
  })
  it.each([
    '1. Văn phòng tham mưu tổ chức hội nghị tổng kết.',
    '1. Thành viên dự đủ các phiên họp.',
    '1. Tổ chức thăm hỏi người già.',
  ])('finds none in %j', (body) => expect(read(body)).toEqual([]))
})
