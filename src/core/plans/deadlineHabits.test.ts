import { describe, expect, it } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readDeadlines } from './deadlines.ts'

const HEAD = 'KẾ HOẠCH\nThi đua giữ rừng năm 2027\n\nI. VIỆC PHẢI LÀM\n\n'
const read = (body: string, head = HEAD) =>
  readDeadlines(contextOfText(`${head}${body}\n`)).map((d) => [
    d.kind,
    d.dates?.join(' ') ?? (d.from === undefined ? (d.date ?? d.rule ?? null) : `${d.from}..${d.to}`),
    d.quote,
  ])

describe('deadlines: habits of the genre', () => {
  it('parts two days that "và" joins', () => {
    expect(
      read('1. Tổ chức Hội nghị sơ kết trong tháng 7/2027 và Hội nghị tổng kết trước ngày 15/01/2028.'),
    ).toEqual([
      ['event', '2027-07', 'Tổ chức Hội nghị sơ kết trong tháng 7/2027'],
      ['due', '2028-01-15', 'Hội nghị tổng kết trước ngày 15/01/2028.'],
    ])
    expect(read('1. Tổng kết năm 2026 và lập kế hoạch năm 2027 trước ngày 05/01/2027.')).toHaveLength(1)
  })
  it('gives each numbered session its own words', () => {
    expect(
      read(
        '1. Hội đồng họp phiên thứ nhất vào ngày 05/3/2027 (xét cấp xã), phiên thứ hai trong tháng 6/2027.',
      ).map(([, , q]) => q),
    ).toEqual(['phiên thứ nhất vào ngày 05/3/2027', 'phiên thứ hai trong tháng 6/2027'])
  })
  it('counts from the day of the paper', () => {
    const head =
      'KẾ HOẠCH\nThi đua giữ rừng năm 2027\n\nSuối Nà, ngày 04 tháng 01 năm 2027\n\nI. VIỆC PHẢI LÀM\n\n'
    expect(read('1. Đợt 1 (từ nay đến ngày 30/6/2027): phát cỏ.', head)).toEqual([
      ['campaign-period', '2027-01-04..2027-06-30', 'từ nay đến ngày 30/6/2027'],
    ])
    expect(
      read('1. Phong trào thực hiện từ ngày ký Kế hoạch này đến hết ngày 31/12/2027.', head)[0]?.[1],
    ).toBe('2027-01-04..2027-12-31')
  })
  it.each([
    ['a) Thời gian: Cả năm 2027, cao điểm từ ngày 01/11/2027 đến ngày 31/12/2027.', '2027-01-01..2027-12-31'],
    ['a) Thời gian: Quý II và quý III năm 2027.', '2027-04-01..2027-09-30'],
    ['1. Bắt đầu: ngày 15/5/2027; kết thúc: ngày 15/8/2027.', '2027-05-15..2027-08-15'],
  ])('reads the time of a movement in %j', (body, period) => {
    expect(read(body).map(([kind, value]) => [kind, value])).toContainEqual(['campaign-period', period])
  })
  it.each([
    ['1. Các trạm nộp sổ chậm nhất 16 giờ 30 phút ngày 19/12/2027.', '2027-12-19'],
    ['1. Trạm Một chuyển kết quả trong tuần thứ hai của tháng 11 năm 2027.', '2027-11'],
    ['1. Trình UBND huyện: chậm nhất 30/11.', '2027-11-30'],
    ['1. Hạt họp xét: 14 giờ, thứ Sáu ngày 19/11/2027, tại Hội trường.', '2027-11-19'],
    ['1. Các hộ đăng ký, hạn chót 30/6/2027.', '2027-06-30'],
  ])('reads the hour, the week and the term of %j', (body, date) => {
    const found = read(body)
    expect(found.map(([, value]) => value)).toEqual([date])
    expect(body).toContain(found[0]?.[2])
  })
  it.each([
    ['1. Trạm trưởng công khai sổ trực vào thứ Sáu hằng tuần.', 'weekly'],
    ['1. Tổ kỹ thuật khảo sát mốc vào tuần cuối hằng tháng.', 'monthly'],
    ['1. Trạm Một công bố kết quả ngày mùng 5 tháng sau.', 'monthly'],
    ['1. Các trạm báo cáo trước ngày 20 tháng cuối quý.', 'quarterly'],
    ['1. Các trạm gửi báo cáo ngày trước 16h00.', 'daily'],
    ['1. Kế toán cuối tháng chấm công.', 'monthly'],
    ['1. Các trạm 15 ngày/lần báo cáo số cây.', '15 ngày/lần'],
  ])('reads the rhythm of %j', (body, rule) => {
    expect(read(body).map(([kind, value]) => [kind, value])).toEqual([['recurring', rule]])
  })
  it.each([
    '1. Văn phòng trả hồ sơ thiếu trong thời hạn 03 ngày làm việc.',
    '1. Các trạm gửi ảnh trước, bản giấy gửi sau, chậm nhất 02 ngày làm việc.',
    '1. Họp đột xuất khi có cháy lớn.',
    '1. Nếu tỉnh có hướng dẫn khác về thời gian thì Hạt trưởng thông báo điều chỉnh.',
    '1. Các trạm báo cáo chậm nhất sau 03 ngày kể từ ngày 15/8/2027.',
  ])('keeps %j as a condition, whole', (body) => {
    expect(read(body)).toEqual([['condition', null, body.slice(3)]])
  })
  it.each([
    '1. Trạm Ba xét theo mùa, đã hoàn thành từ tháng 7/2026 nên không gửi lại.',
    '1. Số liệu tính từ 01/11/2026 đến 31/10/2027.',
    '1. Được từ 2/3 số phiếu trở lên.',
  ])('sets no deadline for %j', (body) => expect(read(body)).toEqual([]))
  it('gives the things of a calendar line its month', () => {
    expect(
      read(
        '- Tháng 9/2027: Hội nghị chủ rừng; đăng ký cây giống.\n\n- Từ 15/10 đến 31/10/2027: các trạm tự chấm điểm.',
      ),
    ).toEqual([
      ['stage', '2027-09-01..2027-09-30', 'Tháng 9/2027:'],
      ['event', '2027-09', 'Tháng 9/2027: Hội nghị chủ rừng'],
      ['due', '2027-09', 'đăng ký cây giống.'],
      ['stage', '2027-10-15..2027-10-31', 'Từ 15/10 đến 31/10/2027: các trạm tự chấm điểm.'],
    ])
  })
  it('reads years in a row of plain paragraphs as stages, one year alone as none', () => {
    const years = 'Năm 2027: Các trạm ươm cây.\n\nNăm 2028: Các trạm trồng cây.\n\n'
    expect(read(years)).toEqual([
      ['stage', '2027-01-01..2027-12-31', 'Năm 2027:'],
      ['stage', '2028-01-01..2028-12-31', 'Năm 2028:'],
    ])
    expect(read('Năm 2027: Các trạm ươm cây.\n\nCác trạm trồng cây.')).toEqual([])
  })
  it.each([
    ['1. Phiên họp bất thường: theo yêu cầu của Hạt trưởng hoặc khi có cháy.', 'theo yêu cầu của Hạt trưởng'],
    ['- Thời gian: Theo yêu cầu của Hạt trưởng.', 'Thời gian: Theo yêu cầu của Hạt trưởng.'],
    ['1. Quá thời hạn trên, Hạt không tiếp nhận sổ.', 'Quá thời hạn trên, Hạt không tiếp nhận sổ.'],
  ])('hears the case that %j names', (body, quote) =>
    expect(read(body).map(([kind, , q]) => [kind, q])).toEqual([['condition', quote]]),
  )
  it('hears a rhythm once though its line says it twice', () => {
    const line = 'Chế độ báo cáo: hằng quý, báo cáo gửi trước ngày 20 của tháng cuối quý.'
    expect(read(`- ${line}`)).toHaveLength(1)
  })
  it('gives what is left over its own day', () => {
    expect(
      read('1. Các trạm gửi sổ tuần tra trước ngày 05/5/2027, các sổ còn lại chậm nhất ngày 10/12/2027.').map(
        ([, , q]) => q,
      ),
    ).toEqual(['Các trạm gửi sổ tuần tra trước ngày 05/5/2027', 'các sổ còn lại chậm nhất ngày 10/12/2027.'])
  })
  it.each([
    '1. Phấn đấu trồng xong đai rừng trước thời hạn 05 ngày.',
    '1. Hạt giúp các trạm xây dựng kế hoạch hằng năm.',
    '1. Bố trí trong dự toán ngân sách xã hằng năm để mua cây giống.',
    '1. Phấn đấu mỗi trạm hằng năm trồng ít nhất 02 đai rừng; đến năm 2029 có trên 60 đai khép tán.',
    '1. Phấn đấu đến năm 2029, các trạm có vườn ươm.',
  ])('hears no term in %j', (body) => expect(read(body)).toEqual([]))
  it('quotes the row of a table of terms whole, and asks where a cell names no day', () => {
    const table =
      '| TT | Hình thức | Đợt | Hạn nhận hồ sơ |\n|---|---|---|---|\n| 1 | Cờ | một đợt | Trước 20/01/2027 |\n| | | đợt hai | Trước 31/8/2027 |\n| 2 | Bằng khen | hai đợt | Như Cờ |\n'
    const found = readDeadlines(contextOfText(`${HEAD}${table}`))
    expect(found.map((d) => [d.quote, d.what, d.date ?? null, d.certainty])).toEqual([
      ['Cờ | một đợt | Trước 20/01/2027', 'Cờ', '2027-01-20', 'sure'],
      ['đợt hai | Trước 31/8/2027', 'Cờ', '2027-08-31', 'sure'],
      ['Bằng khen | hai đợt | Như Cờ', 'Bằng khen', null, 'ask'],
    ])
  })
})
