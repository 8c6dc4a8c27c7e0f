import { describe, expect, it } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readDeadlines } from './deadlines.ts'
import { readStages } from './stages.ts'

const HEAD = 'KẾ HOẠCH\nThi đua giữ rừng năm 2027\n\nI. VIỆC PHẢI LÀM\n\n'
const read = (body: string, head = HEAD) =>
  readDeadlines(contextOfText(`${head}${body}\n`)).map((d) => [
    d.kind,
    d.dates ?? (d.from === undefined ? (d.date ?? d.rule ?? null) : `${d.from}..${d.to}`),
    d.quote,
  ])

describe('deadlines', () => {
  it.each([
    [
      '1. Các thôn nộp sổ trước ngày 05/6/2027.',
      'due',
      '2027-06-05',
      'Các thôn nộp sổ trước ngày 05/6/2027.',
    ],
    [
      '1. Soát lại mốc rừng, lập bản đồ, hoàn thành trong tháng 8/2027.',
      'due',
      '2027-08',
      'Soát lại mốc rừng, lập bản đồ, hoàn thành trong tháng 8/2027.',
    ],
    [
      '1. Các thôn họp dân, gửi biên bản về xã chậm nhất ngày 10/7/2027.',
      'due',
      '2027-07-10',
      'gửi biên bản về xã chậm nhất ngày 10/7/2027.',
    ],
    [
      '1. Trồng bù cây chết, hoàn thành trong quý III năm 2027.',
      'due',
      '2027-07-01..2027-09-30',
      'Trồng bù cây chết, hoàn thành trong quý III năm 2027.',
    ],
    [
      '- Thời gian: Từ ngày 01/02/2027 đến ngày 30/9/2027.',
      'campaign-period',
      '2027-02-01..2027-09-30',
      'Từ ngày 01/02/2027 đến ngày 30/9/2027',
    ],
    [
      '- Thời gian thực hiện: Tháng 02, 5 và tháng 11 năm 2027.',
      'due',
      ['2027-02', '2027-05', '2027-11'],
      'Thời gian thực hiện: Tháng 02, 5 và tháng 11 năm 2027.',
    ],
    [
      '1. Tổ kiểm lâm báo cáo Chủ tịch xã trước ngày 20 hằng tháng.',
      'recurring',
      'monthly',
      'Tổ kiểm lâm báo cáo Chủ tịch xã trước ngày 20 hằng tháng.',
    ],
    ['- Thời gian: tổ chức hàng quý.', 'recurring', 'quarterly', 'Thời gian: tổ chức hàng quý.'],
    [
      '1. Kiểm lâm báo cáo về huyện theo định kỳ hoặc đột xuất theo yêu cầu.',
      'recurring',
      'định kỳ hoặc đột xuất theo yêu cầu',
      'theo định kỳ hoặc đột xuất theo yêu cầu',
    ],
    [
      '1. Thời gian có thể thay đổi nếu huyện có hướng dẫn mới.',
      'condition',
      null,
      'Thời gian có thể thay đổi nếu huyện có hướng dẫn mới.',
    ],
    [
      '1. Thành viên trả lời trong thời hạn 05 ngày làm việc.',
      'condition',
      null,
      'Thành viên trả lời trong thời hạn 05 ngày làm việc.',
    ],
    ['1. Tổ chức hội thi trong tháng\n4/2027.', 'event', '2027-04', 'Tổ chức hội thi trong tháng\n4/2027.'],
  ])('reads %j', (body, kind, value, quote) => {
    expect(read(body)).toEqual([[kind, value, quote]])
  })

  it('gives each date of a sentence its own words', () => {
    expect(
      read(
        '1. Các đội gửi báo cáo về xã: báo cáo quý trước ngày 05/4/2027, báo cáo năm trước ngày 05/12/2027 (riêng đội một gửi trước ngày 01/12/2027).',
      ).map(([, value, quote]) => [value, quote]),
    ).toEqual([
      ['2027-04-05', 'báo cáo quý trước ngày 05/4/2027'],
      ['2027-12-05', 'báo cáo năm trước ngày 05/12/2027 (riêng đội một gửi trước ngày 01/12/2027).'],
      ['2027-12-01', 'riêng đội một gửi trước ngày 01/12/2027'],
    ])
  })

  it.each([
    '1. Chào mừng 50 năm Ngày lập xã (12/5/1977 - 12/5/2027).',
    '1. Thực hiện Quyết định số 9/QĐ-UBND ngày 03/3/2026 của UBND huyện.',
    '1. Hằng năm được xếp loại hoàn thành tốt nhiệm vụ trở lên.',
    '1. Phong trào “Rừng xanh giai đoạn 2025-2030” lan rộng.',
    '1. Có từ 03 đến 05 sáng kiến.',
  ])('finds no deadline in %j', (body) => expect(read(body)).toEqual([]))

  it('asks about a day whose year is not written', () => {
    const [d] = readDeadlines(contextOfText(`${HEAD}1. Các thôn nộp sổ trước ngày 15/10.\n`))
    expect(d).toMatchObject({ date: '2027-10-15', certainty: 'ask' })
    expect(d?.question).toMatch(/năm/)
  })

  it('lets such a day come round every year in a plan of several years', () => {
    const head = 'KẾ HOẠCH\nGiữ rừng giai đoạn 2027 - 2030\n\nI. BÁO CÁO\n\n'
    expect(read('1. Các thôn báo cáo trước ngày 15/11.', head)).toEqual([
      ['recurring', 'yearly', 'Các thôn báo cáo trước ngày 15/11.'],
    ])
  })

  it('reads stages, and the time column of a table', () => {
    const body =
      '1. Năm 2027 (bước một): làm điểm.\n\n2. Năm 2028: nhân rộng.\n\n| Việc | Nội dung | Thời gian |\n| --- | --- | --- |\n| 1 | Trồng cây | Tháng 3/2027 |\n| 2 | Tuần tra | Hằng tháng |\n'
    expect(read(body)).toEqual([
      ['stage', '2027-01-01..2027-12-31', 'Năm 2027 (bước một):'],
      ['stage', '2028-01-01..2028-12-31', 'Năm 2028:'],
      ['due', '2027-03', 'Trồng cây | Tháng 3/2027'],
      ['recurring', 'monthly', 'Tuần tra | Hằng tháng'],
    ])
    expect(readStages(contextOfText(HEAD + body)).map((s) => s.precision)).toEqual(['year', 'year'])
  })
})
