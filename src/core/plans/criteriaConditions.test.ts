import { describe, expect, test } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readPlanCriteria } from './criteria.ts'

const HEAD = 'TRƯỜNG THCS SUỐI TRÚC\nSố: 3/KH-THCS\n\nKẾ HOẠCH\nPhong trào thi đua năm 2031\n\n'
const rows = (text: string): string[] =>
  readPlanCriteria(contextOfText(`${HEAD}${text}`)).map(
    (c) => `${c.appliesTo}: ${c.quote.replace(/\s+/g, ' ')}`,
  )

describe('criteria in running words', () => {
  test('who is honoured must meet every clause of the sentence', () => {
    expect(
      rows(
        'I. KHEN THƯỞNG\n\nHiệu trưởng tặng Giấy khen cho 05 lớp. Lớp được tặng Giấy khen phải có từ 90% học sinh đi học đúng giờ; không có học sinh đánh nhau.',
      ),
    ).toEqual([
      'Lớp được tặng Giấy khen: có từ 90% học sinh đi học đúng giờ',
      'Lớp được tặng Giấy khen: không có học sinh đánh nhau.',
    ])
    expect(
      rows('I. HỒ SƠ\n\nCá nhân được đề nghị phải trực tiếp dạy từ 02 năm học trở lên tại trường.'),
    ).toEqual(['cá nhân: trực tiếp dạy từ 02 năm học trở lên tại trường.'])
  })
  test('a duty of somebody who is not honoured is none', () => {
    expect(rows('I. TỔ CHỨC THỰC HIỆN\n\nCác lớp phải gửi danh sách trước ngày 05/5/2031.')).toEqual([])
    expect(rows('I. MỤC ĐÍCH\n\nTập thể được khen phải thật sự tiêu biểu.')).toEqual([])
  })
  test.each([
    'Trong tổng số cá nhân được khen, tổ trưởng không quá 20%.',
    'Trường hợp được từ 70% số phiếu trở lên mới đề nghị khen thưởng.',
    'Không xét tập thể có người vi phạm quy chế thi.',
    'Lớp nộp chậm thì không được xét thi đua.',
    'Nộp báo cáo chậm bị trừ 02 điểm.',
  ])('%s', (sentence) => {
    expect(rows(`I. BÌNH XÉT\n\n1. ${sentence}`)).toHaveLength(1)
  })
  test('a scale of points is cut into what it counts', () => {
    expect(
      rows('I. BÌNH XÉT\n\n1. Tổng số điểm 100 điểm, gồm: chuyên cần 60 điểm; vệ sinh 40 điểm.'),
    ).toEqual(['tất cả: chuyên cần 60 điểm', 'tất cả: vệ sinh 40 điểm.'])
  })
  test('groups under the awards are criteria, counts are not', () => {
    expect(
      rows(
        'I. KHEN THƯỞNG\n\n- Giấy khen của Hiệu trưởng cho 03 lớp.\n- Đối với lớp: không có học sinh bỏ học.\n- Đối với giáo viên: tặng Giấy khen cho 05 cá nhân.',
      ),
    ).toEqual(['lớp: không có học sinh bỏ học.'])
  })
})

describe('score tables', () => {
  test('lines, not the sums over them; for whom the words above say', () => {
    expect(
      rows(
        'PHỤ LỤC\nBẢNG ĐIỂM ĐỐI VỚI CÁC TỔ\n| TT | Nội dung | Điểm tối đa |\n| I | Chuyên môn | 60 |\n| 1 | Dạy đủ giờ | 40 |\n| 2 | Có tiết dạy tốt | 20 |\n| | Tổng cộng | 60 |\n',
      ),
    ).toEqual(['tổ: Dạy đủ giờ', 'tổ: Có tiết dạy tốt'])
  })
})

describe('criteria without a label of their own', () => {
  test('a line that opens with an honour says what it takes', () => {
    expect(
      rows(
        'I. DANH HIỆU THI ĐUA\n\n1. Danh hiệu “Lớp tiên tiến”: lớp có 95% học sinh lên lớp; không có học sinh bỏ học.\n\n2. Giấy khen của Hiệu trưởng:\n\n- Đạt từ 02 giải cấp huyện trở lên;\n\n- Được lớp bình chọn.',
      ),
    ).toEqual([
      'Lớp tiên tiến: lớp có 95% học sinh lên lớp',
      'Lớp tiên tiến: không có học sinh bỏ học.',
      'Giấy khen của Hiệu trưởng: Đạt từ 02 giải cấp huyện trở lên',
      'Giấy khen của Hiệu trưởng: Được lớp bình chọn.',
    ])
  })
  test('a line that only counts is an award or a target', () => {
    expect(rows('I. KHEN THƯỞNG\n\n- Cờ thi đua của Hiệu trưởng: không quá 02 lớp.')).toEqual([])
    expect(rows('I. CHỈ TIÊU\n\n- Danh hiệu “Lớp tiên tiến”: có 80% số lớp đạt.')).toEqual([])
  })
  test('who is honoured when what', () => {
    expect(rows('I. KHEN THƯỞNG\n\n1. Tổ may được khen khi: đạt 110% kế hoạch; không có hàng lỗi.')).toEqual([
      'Tổ may: đạt 110% kế hoạch',
      'Tổ may: không có hàng lỗi.',
    ])
  })
  test('what each may propose, and who is preferred', () => {
    expect(
      rows(
        'I. KHEN THƯỞNG\n\n1. Mỗi huyện giới thiệu tối đa 02 tổ, 05 người.\n\n2. Giấy khen của Hiệu trưởng ưu tiên người dạy ở điểm trường lẻ.',
      ),
    ).toEqual([
      'tất cả: Mỗi huyện giới thiệu tối đa 02 tổ, 05 người.',
      'giấy khen của hiệu trưởng: Giấy khen của Hiệu trưởng ưu tiên người dạy ở điểm trường lẻ.',
    ])
  })
  test('lines beside each other that end with their points', () => {
    expect(rows('I. CÁCH BÌNH XÉT\n\n- Chuyên cần: tối đa 40 điểm;\n\n- Vệ sinh lớp học: 20 điểm.')).toEqual([
      'tất cả: Chuyên cần: tối đa 40 điểm;',
      'tất cả: Vệ sinh lớp học: 20 điểm.',
    ])
  })
  test('criteria of the forms are criteria, not forms', () => {
    expect(
      rows(
        'I. TIÊU CHUẨN CÁC HÌNH THỨC KHEN\n\n1. Bằng khen của Bộ trưởng\n\n- Tập thể: có 02 năm liền dẫn đầu cụm.\n\n2. Giấy khen của Viện trưởng: tổ có ít nhất 01 sáng kiến.',
      ),
    ).toEqual([
      'tập thể: có 02 năm liền dẫn đầu cụm.',
      'Giấy khen của Viện trưởng: tổ có ít nhất 01 sáng kiến.',
    ])
  })
})

describe('conditions in the subject, and titles beside criteria', () => {
  test('whoever reaches so much is honoured; whoever does so is left out', () => {
    expect(
      rows(
        'I. KHEN THƯỞNG\n\n1. Bản đạt từ 80 điểm được tặng Giấy khen.\n\n2. Hộ đốt rác ngoài đồng sẽ không được xét.',
      ),
    ).toEqual([
      'bản: Bản đạt từ 80 điểm được tặng Giấy khen.',
      'hộ: Hộ đốt rác ngoài đồng sẽ không được xét.',
    ])
  })
  test('a chapter of content and criteria holds more than criteria', () => {
    expect(
      rows(
        'Chương I\nNỘI DUNG VÀ TIÊU CHÍ\n\nĐiều 1. Nội dung\n\na) Đan lưới;\n\nb) Vá thuyền.\n\nĐiều 2. Tiêu chí\n\na) Lưới không rách;\n\nb) Thuyền ra khơi đúng hạn.',
      ),
    ).toEqual(['tất cả: Lưới không rách', 'tất cả: Thuyền ra khơi đúng hạn.'])
  })
})
