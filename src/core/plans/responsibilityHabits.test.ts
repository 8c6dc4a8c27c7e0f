import { describe, expect, it } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readResponsibilities } from './responsibilities.ts'

const read = (body: string, section = 'NỘI DUNG', kind = 'KẾ HOẠCH') =>
  readResponsibilities(
    contextOfText(
      `${kind}\nGiữ rừng năm 2027\n\nHạt Kiểm lâm xây dựng kế hoạch như sau:\n\nI. ${section}\n\n${body}\n`,
    ),
  ).map((r) => [r.who.join(' + '), r.quote])

describe('who does what: habits of the genre', () => {
  it.each([
    ['1. Các nhà thầu tổ chức thi công ba ca.', 'Các nhà thầu'],
    [
      '1. Chính quyền xã nơi tuyến đi qua bàn giao đất trước ngày 05/5/2027.',
      'Chính quyền xã nơi tuyến đi qua',
    ],
    ['1. Thuyền trưởng các tàu tổ chức bình xét trên tàu.', 'Thuyền trưởng các tàu'],
    ['1. Ban Quản lý dự án tỉnh công khai tiến độ hằng tuần.', 'Ban Quản lý dự án tỉnh'],
    ['1. Phòng Kỹ thuật tập huấn kỹ năng cho 100% nhân viên.', 'Phòng Kỹ thuật'],
    ['1. Đoàn kiểm tra lập biên bản.', 'Đoàn kiểm tra'],
    ['1. Các khoa không chạy theo số lượng.', 'Các khoa'],
    ['1. Nếu tỉnh có hướng dẫn khác thì Hạt trưởng thông báo điều chỉnh.', 'Hạt trưởng'],
    ['1. Thủ trưởng cơ quan nào để chậm thì phải giải trình trước Hạt.', 'Thủ trưởng cơ quan'],
    ['1. Cục đề nghị Thủ trưởng các đơn vị quan tâm chỉ đạo.', 'Thủ trưởng các đơn vị'],
    ['1. Phong trào “Rừng xanh”: Phòng Kỹ thuật chủ trì.', 'Phòng Kỹ thuật'],
    ['1. Đăng ký: Các trạm, doanh nghiệp đăng ký qua thư.', 'Các trạm, doanh nghiệp'],
  ])('finds the doer of %j', (body, who) => expect(read(body).map(([w]) => w)).toEqual([who]))
  it('keeps who hosts, and who heads, a gathering', () => {
    expect(read('1. Hội nghị sơ kết do Sở Lâm nghiệp đăng cai trong tháng 7/2027.').map(([w]) => w)).toEqual([
      'Sở Lâm nghiệp',
    ])
    expect(
      read('1. Đoàn kiểm tra có ba người, do Phó Giám đốc Sở làm Trưởng đoàn; lập biên bản gửi Hạt.').map(
        ([w]) => w,
      ),
    ).toEqual(['Phó Giám đốc Sở', 'Đoàn kiểm tra'])
  })
  it('gives a charged unit the list below it', () => {
    expect(
      read(
        '1. Giao Phòng Kỹ thuật:\n\n- Rà soát mốc giới;\n\n- Tham mưu sửa quy chế.',
        'VIỆC',
        'CHỈ THỊ',
      ).map(([w]) => w),
    ).toEqual(['Phòng Kỹ thuật', 'Phòng Kỹ thuật'])
  })
  it('carries the doer over "hằng tháng" and "đồng thời"', () => {
    expect(
      read('1. Trạm Một mở sổ trực; hằng tháng gửi danh sách về Hạt; đồng thời theo dõi cửa rừng.').map(
        ([w]) => w,
      ),
    ).toEqual(['Trạm Một', 'Trạm Một', 'Trạm Một'])
  })
  it.each([
    '1. Cá nhân được đề nghị phải trực gác 30 đêm; không bị kỷ luật.',
    '1. Đơn vị xếp hạng nhì phải đạt từ 900 điểm trở lên.',
    '1. Hồ sơ đến sau thời hạn coi như đơn vị không đề nghị.',
    '1. Vướng mắc xin liên hệ ông Tư, số máy 12.',
    '1. Trạm Ba xét theo mùa, đã hoàn thành từ tháng 7/2026.',
    '1. Hội đồng họp định kỳ vào tháng 3 và tháng 9.',
    '1. Các trạm tiếp tục hưởng ứng cuộc vận động “Rừng xanh”.',
    '1. Hạt tin rằng phong trào sẽ đi xa.',
  ])('finds no duty in %j', (body) => expect(read(body)).toEqual([]))
  it('finds no duty in what it takes to be honoured, whatever else the heading says', () => {
    expect(
      read(
        'a) Trạm gác phải đạt các tiêu chuẩn:\n\n- Trả kết quả đúng hẹn;\n\n- Giải quyết đơn trong 03 ngày.',
        'TIÊU CHUẨN BÌNH XÉT',
      ),
    ).toEqual([])
  })
  it('keeps the council of emulation from looking like a heading on honours', () => {
    expect(
      read(
        '1. Các cụm chấm chéo xong trước ngày 05/12/2027.',
        'HOẠT ĐỘNG CỦA HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG',
      ).map(([w]) => w),
    ).toEqual(['Các cụm'])
  })
})
