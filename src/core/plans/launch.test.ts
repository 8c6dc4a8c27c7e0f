import { describe, expect, test } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readCampaigns } from './campaigns.ts'

const HEAD = 'SỞ NỘI VỤ TỈNH AN LẠC\nSố: 9/CT-SNV\n\nAn Lạc, ngày 12 tháng 01 năm 2031\n\n'
const read = (kind: string, text: string) => readCampaigns(contextOfText(`${HEAD}${kind}\n${text}`))
const flat = (s: string | undefined): string => (s ?? '').replace(/\s+/g, ' ')

describe('a movement that the body launches', () => {
  test('a point that lists its content', () => {
    const [own, ...others] = read(
      'CHỈ THỊ',
      `Về phong trào thi đua yêu nước năm 2031

1. Phát động trong toàn ngành phong trào thi đua “Giấy tờ gọn, lòng dân vui” với những nội dung:

a) Bỏ giấy tờ thừa.

b) Trả hồ sơ trước hẹn.

Đối tượng tham gia gồm công chức, viên chức của Sở. Phong trào diễn ra từ ngày ký đến hết ngày 30/11/2031.

2. Văn phòng Sở theo dõi, báo cáo trước ngày 05/12/2031.
`,
    )
    expect(others).toEqual([])
    expect([own?.name, own?.from, own?.to]).toEqual(['Giấy tờ gọn, lòng dân vui', '2031-01-12', '2031-11-30'])
    expect(own?.contentItems.map((i) => i.quote)).toEqual(['Bỏ giấy tờ thừa.', 'Trả hồ sơ trước hẹn.'])
    expect(own?.participants?.quote).toBe('công chức, viên chức của Sở.')
  })
  test('the opening words of a call, its points counted in words', () => {
    const [own] = read(
      'LỜI KÊU GỌI',
      `Thi đua chống rét cho đàn vật nuôi năm 2031

Hội đồng phát động tới mọi hội viên, nông dân đợt thi đua “Chuồng ấm, trâu no” từ ngày
  15/01/2031 đến ngày 28/02/2031 với các việc sau:

Thứ nhất, che chắn chuồng trại trước đợt rét.

Thứ hai, mỗi hộ trữ ít nhất một cây rơm.
`,
    )
    expect([own?.name, own?.from, own?.to]).toEqual(['Chuồng ấm, trâu no', '2031-01-15', '2031-02-28'])
    expect(own?.participants?.quote).toBe('mọi hội viên, nông dân')
    expect(own?.contentItems.map((i) => i.quote)).toEqual([
      'che chắn chuồng trại trước đợt rét.',
      'mỗi hộ trữ ít nhất một cây rơm.',
    ])
  })
  test("another paper's launch names nothing of this one", () => {
    const names = read(
      'KẾ HOẠCH',
      `Phong trào thi đua năm 2031

Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2031 của UBND tỉnh về việc phát động phong trào thi đua “Cầu nối yêu thương”, Sở xây dựng kế hoạch:

1. Nội dung thi đua

- Trồng cây.
`,
    ).map((c) => c.name)
    expect(names[0]).toBe('Phong trào thi đua năm 2031')
  })
})

describe('sections without numbers', () => {
  test.each([
    ['NỘI DUNG THI ĐUA', 'PHẦN THƯỞNG'],
    ['Nội dung thi đua', 'Phần thưởng'],
    ['VIỆC CẦN LÀM', 'TÔN VINH'],
  ])('%s', (content, awards) => {
    const [own] = read(
      'HƯỚNG DẪN',
      `Tổ chức phong trào thi đua “Ca máy an toàn” năm 2031

${content}
- Kiểm tra máy trước ca.
- Báo ngay khi có sự cố.

${awards}
Giám đốc tặng Giấy khen cho 02 xí nghiệp và 11 công nhân.
`,
    )
    expect(own?.contentItems.map((i) => i.quote)).toEqual([
      'Kiểm tra máy trước ca.',
      'Báo ngay khi có sự cố.',
    ])
    expect(own?.awards.map((a) => [a.form, a.quantity, a.recipientKind])).toEqual([
      ['Giấy khen', 2, 'xí nghiệp'],
      ['Giấy khen', 11, 'công nhân'],
    ])
  })
})

describe('how long it runs and whom it joins', () => {
  const own = (lines: string) =>
    read('KẾ HOẠCH', `Phát động phong trào thi đua “Vườn trường” năm 2031\n\n${lines}`)[0]
  test.each([
    [
      'I. THỜI GIAN\nCả năm 2031, cao điểm từ ngày 01/9/2031 đến ngày 20/11/2031.',
      '2031-01-01',
      '2031-12-31',
    ],
    ['I. THỜI GIAN\nQuý II và quý III năm 2031.', '2031-04-01', '2031-09-30'],
    ['I. THỜI GIAN\nPhát động ngày 03/02/2031, kết thúc vào ngày 19/5/2031.', '2031-02-03', '2031-05-19'],
    [
      'I. ĐỐI TƯỢNG, THỜI GIAN\n1. Đối tượng: mọi lớp.\n2. Thời gian: từ ngày 05/3/2031 đến ngày 20/4/2031.',
      '2031-03-05',
      '2031-04-20',
    ],
  ])('%s', (lines, from, to) => {
    expect([own(lines)?.from, own(lines)?.to]).toEqual([from, to])
  })
  test('movements of others, announced far behind their noun', () => {
    const names = read(
      'KẾ HOẠCH',
      `Phong trào thi đua năm 2031

1. Nội dung thi đua

- Hưởng ứng các phong trào do Bộ phát động, gồm: “Sân xanh”, “Lớp sáng” và “Nhà sách mở”.
`,
    )
      .filter((c) => c.relation === 'inherited')
      .map((c) => flat(c.name))
    expect(names).toEqual(['Sân xanh', 'Lớp sáng', 'Nhà sách mở'])
  })
})

describe('a paper that is a campaign without saying so', () => {
  test('its people, its time and what it gives make it one', () => {
    const [own] = read(
      'CHƯƠNG TRÌNH',
      `“Nghìn ý tưởng nhỏ”

1. Đối tượng và thời gian

Đoàn viên của các nhà máy. Chương trình bắt đầu từ ngày 01/3/2031 và kết thúc ngày 30/6/2031.

2. Tiêu chuẩn

- Ý tưởng mới trong nhà máy (cá nhân);

3. Tôn vinh

Giấy chứng nhận “Người thợ nghĩ” của Chủ tịch Liên đoàn cho 20 tác giả.
`,
    )
    expect([own?.from, own?.to]).toEqual(['2031-03-01', '2031-06-30'])
    expect(own?.participants?.quote).toBe('Đoàn viên của các nhà máy.')
    expect(own?.criteria.map((c) => c.appliesTo)).toEqual(['cá nhân'])
    expect(own?.awards.map((a) => [a.form, a.conferringBody, a.quantity, a.recipientKind])).toEqual([
      ['Giấy chứng nhận “Người thợ nghĩ”', 'Chủ tịch Liên đoàn', 20, 'tác giả'],
    ])
  })
  test('a notice of deadlines is none', () => {
    expect(
      read('THÔNG BÁO', 'Về thời hạn nộp hồ sơ thi đua năm 2031\n\n1. Nộp hồ sơ trước ngày 05/11/2031.\n'),
    ).toEqual([])
  })
})
