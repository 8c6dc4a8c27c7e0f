import { describe, expect, test } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readCampaigns } from './campaigns.ts'

const read = (text: string) => readCampaigns(contextOfText(text))
const brief = (text: string) => read(text).map((c) => [c.relation, c.name, c.from, c.to])
const HEAD = 'SỞ NỘI VỤ TỈNH AN LẠC\nSố: 7/KH-SNV\n\nKẾ HOẠCH\n'

const SECTIONS = `${HEAD}Tổ chức các chuyên đề thi đua năm 2031

I. CÁC CHUYÊN ĐỀ

1. Chuyên đề 1: “Bàn làm việc không giấy”

a) Đối tượng: Các phòng và công chức của Sở.

b) Nội dung: Ký số mọi văn bản đi; không in bản nháp.

c) Thời gian: từ ngày 02/01/2031 đến ngày 30/6/2031.

d) Tiêu chuẩn và hình thức khen thưởng:

- Giấy khen của Giám đốc Sở.
- Số lượng: 02 tập thể, 04 cá nhân.

2. Chuyên đề 2: Giữ gìn cây xanh trong sân

a) Đối tượng: Công đoàn viên.

b) Nội dung:

- Mỗi phòng nhận một luống hoa.
- Tưới cây vào cuối buổi chiều.

II. TỔ CHỨC THỰC HIỆN

Văn phòng theo dõi.
`

describe('campaigns that are sections', () => {
  const [first, second, ...rest] = read(SECTIONS)
  test('one campaign a section, none for the plan itself', () => {
    expect(rest).toEqual([])
    expect([first?.ordinal, first?.name, first?.from, first?.to]).toEqual([
      1,
      'Bàn làm việc không giấy',
      '2031-01-02',
      '2031-06-30',
    ])
    expect([second?.ordinal, second?.name, second?.from, second?.to]).toEqual([
      2,
      'Giữ gìn cây xanh trong sân',
      '2031-01-01',
      '2031-12-31',
    ])
  })
  test('prose is cut at its clauses, points stay whole', () => {
    expect(first?.contentItems.map((i) => i.quote)).toEqual(['Ký số mọi văn bản đi', 'không in bản nháp.'])
    expect(second?.contentItems.map((i) => i.quote)).toEqual([
      'Mỗi phòng nhận một luống hoa.',
      'Tưới cây vào cuối buổi chiều.',
    ])
  })
  test('who takes part and what is awarded', () => {
    expect(first?.participants?.quote).toBe('Các phòng và công chức của Sở.')
    expect(first?.awards.map((a) => [a.form, a.quantity, a.recipientKind])).toEqual([
      ['Giấy khen', 2, 'tập thể'],
      ['Giấy khen', 4, 'cá nhân'],
    ])
    expect(second?.awards).toEqual([])
  })
})

const WHOLE = `${HEAD}Phát động phong trào thi đua năm 2031

I. MỤC ĐÍCH

Cổ vũ cán bộ, công chức, viên chức làm tốt việc nhỏ.

II. CHỈ TIÊU

- 03 cá nhân được Chủ tịch UBND tỉnh tặng Bằng khen.

III. CÁC ĐỢT THI ĐUA

1. Đợt 1 (từ ngày 05/01/2031 đến ngày 30/4/2031): thi đua mừng Xuân mới. Tổng kết đợt 1 trước ngày 05/5/2031.

2. Đợt 2 (từ ngày 01/5/2031 đến ngày 30/11/2031): thi đua về đích sớm.

IV. NỘI DUNG

1. Giải quyết hồ sơ đúng hẹn.

2. Tiếp tục thực hiện phong trào “Nụ cười công sở”. Trực điện thoại cả giờ nghỉ trưa.
`

describe('what the plan says for all its campaign sections', () => {
  const text = `${HEAD}Tổ chức các phong trào thi đua năm 2031

I. NỘI DUNG

1. Phong trào thi đua số 1: “Máy sạch, ca an toàn”
- Lau máy cuối ca.

2. Phong trào thi đua số 2: “Bếp ăn đủ chất”
- Đổi món mỗi ngày.

II. ĐỐI TƯỢNG

Công nhân các xưởng.

III. THỜI GIAN

Từ ngày 01/4/2031 đến ngày 30/9/2031.

IV. KHEN THƯỞNG

Tổng Giám đốc tặng Giấy khen cho 03 tập thể.
`
  test('points without a label are content; period and participants hold for each; awards are asked about', () => {
    const [one, two] = read(text)
    expect(
      [one, two].map((c) => [c?.name, c?.contentItems[0]?.quote, c?.from, c?.participants?.quote]),
    ).toEqual([
      ['Máy sạch, ca an toàn', 'Lau máy cuối ca.', '2031-04-01', 'Công nhân các xưởng.'],
      ['Bếp ăn đủ chất', 'Đổi món mỗi ngày.', '2031-04-01', 'Công nhân các xưởng.'],
    ])
    expect([one?.awards.map((a) => [a.quantity, a.certainty]), two?.awards]).toEqual([[[3, 'ask']], []])
  })
})

describe('the plan as one campaign', () => {
  const [whole, one, two, smile] = read(WHOLE)
  test('with its waves and the movement that it carries on', () => {
    expect(brief(WHOLE)).toEqual([
      ['own', 'Phát động phong trào thi đua năm 2031', '2031-01-01', '2031-12-31'],
      ['wave', 'Đợt 1', '2031-01-05', '2031-04-30'],
      ['wave', 'Đợt 2', '2031-05-01', '2031-11-30'],
      ['continued', 'Nụ cười công sở', null, null],
    ])
    expect(whole?.waves).toEqual([one?.id, two?.id])
    expect([one?.parent, two?.parent]).toEqual([whole?.id, whole?.id])
  })
  test('its points are its content, its targets are awards, staff named in the purpose take part', () => {
    expect(whole?.contentItems.map((i) => i.quote)).toEqual([
      'Giải quyết hồ sơ đúng hẹn.',
      'Tiếp tục thực hiện phong trào “Nụ cười công sở”. Trực điện thoại cả giờ nghỉ trưa.',
    ])
    expect(whole?.participants?.quote).toBe('cán bộ, công chức, viên chức')
    expect(whole?.awards.map((a) => [a.form, a.conferringBody, a.quantity])).toEqual([
      ['Bằng khen', 'Chủ tịch UBND tỉnh', 3],
    ])
  })
  test('the closing meeting of a wave is no content; what follows a movement is', () => {
    expect(one?.contentItems.map((i) => i.quote)).toEqual(['thi đua mừng Xuân mới.'])
    expect(smile?.contentItems.map((i) => i.quote)).toEqual(['Trực điện thoại cả giờ nghỉ trưa.'])
  })
})

describe('other layouts', () => {
  test('a table of campaigns', () => {
    const text = `${HEAD}Tổ chức các phong trào thi đua năm 2031\n\n| TT | Tên phong trào | Đối tượng | Nội dung | Thời gian |\n| --- | --- | --- | --- | --- |\n| 1 | Phong trào “Kho gọn, sổ sạch” | Thủ kho, kế toán | Kiểm kê hằng tháng; sắp xếp lại giá kệ | Từ 01/3/2031 đến 31/8/2031 |\n`
    expect(brief(text)).toEqual([['own', 'Kho gọn, sổ sạch', '2031-03-01', '2031-08-31']])
    expect(read(text)[0]?.contentItems.map((i) => i.quote)).toEqual([
      'Kiểm kê hằng tháng',
      'sắp xếp lại giá kệ',
    ])
    expect(read(text)[0]?.participants?.quote).toBe('Thủ kho, kế toán')
  })
  test('a title that answers somebody else’s launch', () => {
    const text = `${HEAD}Hưởng ứng phong trào thi đua “Ruộng sạch làng xanh” do Ủy ban nhân dân tỉnh phát động\n\nI. NỘI DUNG\n\n1. Gom vỏ bao thuốc trên đồng.\n`
    const [only, ...rest] = read(text)
    expect([only?.relation, only?.name, only?.launcher, rest.length]).toEqual([
      'inherited',
      'Ruộng sạch làng xanh',
      'Ủy ban nhân dân tỉnh',
      0,
    ])
  })
  test('a road map is cut at its sentences and dates what it launches', () => {
    const text = `${HEAD}Bồi dưỡng điển hình tiên tiến giai đoạn 2031 - 2032\n\nI. LỘ TRÌNH\n\n1. Năm 2031: Tìm người làm tốt; ghi sổ theo dõi.\n\n2. Năm 2032: Nêu gương trên bảng tin. Phát động phong trào thi đua noi theo người đi trước.\n`
    expect(brief(text)).toEqual([
      ['own', 'Bồi dưỡng điển hình tiên tiến giai đoạn 2031 - 2032', '2031-01-01', '2032-12-31'],
      ['own', 'noi theo người đi trước', '2032-01-01', '2032-12-31'],
    ])
    expect(read(text)[0]?.contentItems.map((i) => i.quote)).toEqual([
      'Tìm người làm tốt; ghi sổ theo dõi.',
      'Nêu gương trên bảng tin.',
      'Phát động phong trào thi đua noi theo người đi trước.',
    ])
  })
  test.each([
    'Chấm điểm thi đua năm 2031',
    'Xét khen thưởng thi đua năm 2031',
    'Công tác năm 2031 của Hội đồng Thi đua - Khen thưởng Sở',
  ])('“%s” launches nothing', (title) =>
    expect(read(`${HEAD}${title}\n\nI. NỘI DUNG\n\n1. Lập bảng tổng hợp.\n`)).toEqual([]),
  )
  test('every item is cut from the text where it says', () => {
    const context = contextOfText(WHOLE)
    for (const c of readCampaigns(context))
      for (const i of [c, c.nameQuote, ...c.contentItems, ...c.awards, ...(c.period ? [c.period] : [])])
        expect(context.view.text.slice(i.start, i.end)).toBe(i.quote)
  })
})

describe('papers that only judge, and papers without a title', () => {
  const GUIDE = `${HEAD.replace('KẾ HOẠCH', 'HƯỚNG DẪN')}Xét khen thưởng năm 2031\n\nI. TỔNG KẾT\n\nCác phòng đánh giá phong trào thi đua “Một cửa không chờ”.\n\nII. KHEN THƯỞNG\n\n- Giám đốc Sở tặng Giấy khen cho 02 phòng.\n- Tiêu chuẩn: không có hồ sơ quá hẹn.\n`
  test('what a guidance awards and asks is for the movement that it names', () => {
    const [only, ...others] = read(GUIDE)
    expect([only?.name, only?.relation, only?.awards.length, only?.criteria.length, others.length]).toEqual([
      'Một cửa không chờ',
      'mentioned',
      1,
      1,
      0,
    ])
  })
  test('the year of the title, not the span of the waves', () => {
    const plan = `${HEAD}Phong trào thi đua ngành Đường thủy năm 2031\n\nI. TIẾN ĐỘ\n\n1. Đợt I (từ ngày 10/02/2031 đến ngày 30/6/2031): nạo vét luồng lạch. Phòng Kỹ thuật tổ chức sơ kết đợt.\n\n2. Đợt II (từ ngày 01/7/2031 đến ngày 15/12/2031): kẻ biển báo mới.\n`
    const [whole, first] = read(plan)
    expect([whole?.from, whole?.to]).toEqual(['2031-01-01', '2031-12-31'])
    expect(first?.contentItems.map((i) => i.quote)).toEqual(['nạo vét luồng lạch.'])
  })
})
