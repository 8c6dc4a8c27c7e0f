import { describe, expect, it } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readMeetings } from './meetings.ts'

const read = (body: string) =>
  readMeetings(
    contextOfText(
      `KẾ HOẠCH\nGiữ rừng năm 2027\n\nHạt Kiểm lâm xây dựng kế hoạch như sau:\n\nI. VIỆC\n\n${body}\n`,
    ),
  )

describe('meetings: habits of the genre', () => {
  it.each([
    [
      '1. Lễ ký giao ước tổ chức tại Suối Nà vào ngày 22/3/2027, do Trạm trưởng chủ trì.',
      '2027-03-22',
      'Trạm trưởng',
    ],
    [
      '1. Hội đồng họp xét ngày 09/9/2027 dưới sự chủ trì của Giám đốc Sở, bỏ phiếu kín.',
      '2027-09-09',
      'Giám đốc Sở',
    ],
    ['1. Hội nghị sơ kết do Sở Lâm nghiệp đăng cai trong tháng 7/2027.', '2027-07', null],
    ['1. Thi đua đến hết mùa khô; tổng kết vào dịp 19/9/2027.', '2027-09-19', null],
    ['1. Tổng kết: Dự kiến ngày 25 tháng 11 năm 2027.', '2027-11-25', null],
    ['1. Lễ phát động sẽ được tổ chức sáng ngày 19/5/2027 tại cửa rừng.', '2027-05-19', null],
    ['- Tháng 01/2027: Họp xét học kỳ.', '2027-01', null],
    ['1. Hội nghị tổng kết mùa rừng, dự kiến ngày 12/8/2027.', '2027-08-12', null],
    ['1. Hội đồng họp thường kỳ 02 phiên vào tháng 2 và tháng 5 năm 2027.', '2027-02 2027-05', null],
  ])('reads %j', (body, date, chair) => {
    expect(read(body).map((m) => [m.dates.join(' '), m.chair])).toEqual([[date, chair]])
  })
  it('parts the gatherings of one sentence, each with its day and agenda', () => {
    expect(
      read(
        '1. Hội đồng dự kiến họp phiên thứ nhất vào ngày 05/3/2027 (xét cấp xã; xét hộ), phiên thứ hai trong tháng 6/2027.',
      ).map((m) => [m.quote, m.dates.join(' '), m.agenda.map((a) => a.quote)]),
    ).toEqual([
      ['Hội đồng dự kiến họp phiên thứ nhất vào ngày 05/3/2027', '2027-03-05', ['xét cấp xã', 'xét hộ']],
      ['phiên thứ hai trong tháng 6/2027', '2027-06', []],
    ])
  })
  it('ends where the clause turns to papers', () => {
    expect(read('1. Trưởng các trạm họp bình xét, gửi danh sách về Hạt.').map((m) => m.quote)).toEqual([
      'Trưởng các trạm họp bình xét',
    ])
  })
  it('reads the topics after the colon', () => {
    expect(
      read(
        '1. Hội nghị sơ kết tổ chức trong tháng 7/2027, bàn các nội dung: mốc giới; cây giống.',
      )[0]?.agenda.map((a) => a.quote),
    ).toEqual(['mốc giới', 'cây giống.'])
  })
  it('parts a review in the middle of the year from the one at its end', () => {
    expect(
      read(
        '1. Các trạm tổ chức sơ kết trong tháng 7/2027, tổng kết trước ngày 05/12/2027 và nộp sổ về Hạt chậm nhất ngày 10/12/2027.',
      ).map((m) => [m.quote, m.dates.join(' ')]),
    ).toEqual([
      ['Các trạm tổ chức sơ kết trong tháng 7/2027', '2027-07'],
      ['tổng kết trước ngày 05/12/2027', '2027-12-05'],
    ])
  })
  it('keeps the day after the colon of a long name', () => {
    const line = 'Sơ kết mùa khô kết hợp Lễ kỷ niệm Ngày thành lập Hạt Kiểm lâm: ngày 06/5/2027'
    expect(read(`- ${line}.`).map((m) => [m.quote, m.dates.join(' ')])).toEqual([[`${line}.`, '2027-05-06']])
  })
  it('takes the minutes of a meeting for a paper', () => {
    expect(read('1. Hồ sơ gồm: tờ trình; biên bản họp Hội đồng rừng (kèm phiếu).')).toEqual([])
  })
})
