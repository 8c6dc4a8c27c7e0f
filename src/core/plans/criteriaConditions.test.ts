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
