import { describe, expect, test } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readTargets } from './targets.ts'

const HEAD = 'KẾ HOẠCH\nPhát động phong trào thi đua năm 2031\n\n'
const under = (heading: string, ...lines: string[]) =>
  readTargets(contextOfText(`${HEAD}I. ${heading}\n\n${lines.map((l) => `- ${l}`).join('\n')}\n`)).map(
    (t) => [t.type, t.comparator, t.value, t.quote],
  )

describe('targets in a section of targets', () => {
  test('shares, counts and ranges', () => {
    expect(
      under(
        'CHỈ TIÊU',
        'Trên 85% tổ dân phố có nhà văn hóa.',
        'Có 06 - 08 mô hình hay.',
        'Hồ sơ quá hẹn không quá 1,5%; hồ sơ bị trả dưới 0,2%.',
      ),
    ).toEqual([
      ['percent', '>', 85, 'Trên 85% tổ dân phố có nhà văn hóa.'],
      ['count', 'between', 6, 'Có 06 - 08 mô hình hay.'],
      ['percent', '<=', 1.5, 'Hồ sơ quá hẹn không quá 1,5%'],
      ['percent', '<', 0.2, 'hồ sơ bị trả dưới 0,2%.'],
    ])
  })
  test('ratings and awards', () => {
    expect(
      under(
        'CHỈ TIÊU',
        'Chi bộ xếp loại hoàn thành tốt nhiệm vụ trở lên.',
        'Công đoàn đạt vững mạnh.',
        '02 phòng được Giám đốc Sở tặng Giấy khen.',
      ),
    ).toEqual([
      ['rating', '>=', 'hoàn thành tốt nhiệm vụ', 'Chi bộ xếp loại hoàn thành tốt nhiệm vụ trở lên'],
      ['rating', '=', 'vững mạnh', 'Công đoàn đạt vững mạnh.'],
      ['award', '=', 2, '02 phòng được Giám đốc Sở tặng Giấy khen.'],
    ])
  })
  test('a range of people for a title keeps both its ends', () => {
    const [target] = readTargets(
      contextOfText(
        'KẾ HOẠCH\nThi đua năm 2026\n\nI. CHỈ TIÊU\n\n- Từ 05 đến 07 cá nhân đạt danh hiệu Chiến sĩ thi đua cơ sở.\n',
      ),
    )
    expect([target?.comparator, target?.value, target?.value2]).toEqual(['between', 5, 7])
  })
  test('a number after a colon keeps the words before it', () => {
    expect(under('CHỈ TIÊU', 'Giữ sĩ số: 99,5%.')).toEqual([['percent', '=', 99.5, 'Giữ sĩ số: 99,5%.']])
  })
  test('a clause without a number belongs to the share before it', () => {
    expect(under('CHỈ TIÊU', '100% tài xế không uống rượu; không chạy quá tốc độ.').map((t) => t[3])).toEqual(
      ['100% tài xế không uống rượu; không chạy quá tốc độ.'],
    )
  })
})

describe('targets elsewhere', () => {
  test('a number that the plan commits to, not one that it only mentions', () => {
    expect(
      under(
        'NỘI DUNG',
        'Mở chuyên mục mới, mỗi tuần đăng ít nhất 03 tin.',
        'Tổ chức 02 buổi gặp mặt.',
        'Nuôi dưỡng 05 ngày hội sách.',
        'Vận động 40 suất quà.',
      ),
    ).toEqual([
      ['count', '>=', 3, 'mỗi tuần đăng ít nhất 03 tin.'],
      ['count', '=', 40, 'Vận động 40 suất quà.'],
    ])
  })
  test('aims in words', () => {
    expect(
      under(
        'MỤC ĐÍCH',
        'Giữ nề nếp; phấn đấu hoàn thành chương trình công tác trước hạn.',
        'Làm tốt nhiệm vụ được giao.',
      ),
    ).toEqual([['qualitative', '=', 'hoàn thành', 'phấn đấu hoàn thành chương trình công tác trước hạn.']])
    expect(under('NỘI DUNG', 'Hoàn thành vượt mức các chỉ tiêu tỉnh giao.')).toEqual([
      ['qualitative', '>', 'vượt mức', 'Hoàn thành vượt mức các chỉ tiêu tỉnh giao.'],
    ])
  })
  test.each(['TIÊU CHUẨN XÉT KHEN', 'TỔ CHỨC THỰC HIỆN', 'KINH PHÍ'])('none under %s', (heading) =>
    expect(under(heading, 'Có ít nhất 02 sáng kiến.', 'Đạt từ 90% trở lên.')).toEqual([]),
  )
  test('an award without a number takes it from the award part of its section', () => {
    const text = `KẾ HOẠCH\nTổ chức các phong trào thi đua năm 2031\n\nI. CÁC PHONG TRÀO\n\n1. Phong trào thi đua 1: Đường làng sạch đẹp\n\na) Nội dung: Phấn đấu cá nhân được tặng Bằng khen của UBND tỉnh.\n\nb) Khen thưởng:\n\n- Bằng khen của UBND tỉnh: 04 cá nhân.\n`
    expect(readTargets(contextOfText(text)).map((t) => [t.type, t.value])).toEqual([['award', 4]])
  })
  test.each([
    'Kiểm tra ít nhất 30% số lớp trong năm.',
    'Phòng Dân số tư vấn cho 100% thai phụ.',
    'Mỗi tháng giới thiệu ít nhất 02 gương tốt.',
  ])('a share or a least number among duties: %s', (sentence) => {
    expect(under('TỔ CHỨC THỰC HIỆN', sentence)).toHaveLength(1)
  })
  test.each(['Đoàn chấm thi có từ 03 đến 05 người.', 'Cử 01 cán bộ làm đầu mối.', 'Gửi ít nhất 02 hồ sơ.'])(
    'how duties are organised: %s',
    (sentence) => {
      expect(under('TỔ CHỨC THỰC HIỆN', sentence)).toEqual([])
    },
  )
})

describe('targets beside what is none', () => {
  test('among the awards only what counts neither honours nor the honoured', () => {
    expect(
      under(
        'KHEN THƯỞNG, TUYÊN TRUYỀN',
        'Viết bài về người tốt trên bản tin, mỗi quý tối thiểu 03 bài.',
        'Cờ thi đua của Giám đốc: không quá 02 phòng.',
      ),
    ).toEqual([['count', '>=', 3, 'mỗi quý tối thiểu 03 bài.']])
  })
  test('work that is counted in time', () => {
    expect(under('CHỈ TIÊU', 'Đoàn viên góp từ 200 đến 300 ngày công.').map((t) => t.slice(0, 3))).toEqual([
      ['count', 'between', 200],
    ])
  })
  test('the nearest title says what its line is', () => {
    expect(under('ĐĂNG KÝ THI ĐUA', 'Chỉ tiêu đăng ký: ít nhất 80% phòng đăng ký việc khó.').length).toBe(1)
  })
})
