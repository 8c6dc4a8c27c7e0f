import { describe, expect, it } from 'vitest'
import { dueTitle } from './dueTitle.ts'

describe('the title of a due thing', () => {
  it.each([
    ['Gửi danh sách về Văn phòng Sở chậm nhất ngày 19/11/2026', '2026-11-19', 'Gửi danh sách về Văn phòng Sở'],
    ['báo cáo sơ kết 6 tháng trước ngày 10/7/2026', '2026-07-10', 'báo cáo sơ kết 6 tháng'],
    ['Tổng kết đợt thi đua, gắn với sơ kết công tác, hoàn thành trước ngày 30/6/2026', '2026-06-30', 'Tổng kết đợt thi đua, gắn với sơ kết công tác'],
    ['bỏ phiếu kín suy tôn xong trước ngày 05/12/2026', '2026-12-05', 'bỏ phiếu kín suy tôn'],
    ['gửi Văn phòng Sở trước ngày 20/01/2026 để tổng hợp', '2026-01-20', 'gửi Văn phòng Sở để tổng hợp'],
    ['đăng ký với Chi bộ trong tháng 01/2026', '2026-01', 'đăng ký với Chi bộ'],
    ['báo cáo kết quả trong quý II năm 2026', '2026-06', 'báo cáo kết quả'],
    ['Quý I/2026: Cụm trưởng tổ chức Hội nghị triển khai', '2026-03', 'Cụm trưởng tổ chức Hội nghị triển khai'],
    ['chuẩn bị Hội nghị tổng kết, dự kiến ngày 12/8/2026', '2026-08-12', 'chuẩn bị Hội nghị tổng kết'],
    ['gửi báo cáo về Sở Nội vụ trước ngày 15 tháng 10 năm 2026 để tổng hợp', '2026-10-15', 'gửi báo cáo về Sở Nội vụ để tổng hợp'],
    ['nộp bài trước ngày 15/3', '2026-03-15', 'nộp bài'],
  ])('%s → without %s', (what, date, title) => expect(dueTitle(what, [date])).toBe(title))

  it.each([
    ['another day', 'nộp hồ sơ trước ngày 10/6/2026', '2026-06-11'],
    ['another year', 'nộp hồ sơ trước ngày 10/6/2025', '2026-06-10'],
    ['an hour', 'gửi hồ sơ chậm nhất 16 giờ 30 phút ngày 19/12/2026', '2026-12-19'],
    ['a first day', 'họp bình xét từ ngày 03/11/2026 đến ngày 14/11/2026', '2026-11-14'],
    ['a part of a month', 'tổ chức sơ kết trong nửa đầu tháng 7/2026', '2026-07'],
    ['a feast', 'Tổng kết đợt 1 tại lễ kỷ niệm ngày 20/11/2026', '2026-11-20'],
    ['a year of the thing itself', 'Bản đăng ký thi đua năm 2026', '2026-11-20'],
    ['a rhythm', 'gửi báo cáo tiến độ trước ngày 20 hằng tháng', '2026-03-20'],
    ['nothing else', 'hoàn thành trước ngày 20/12/2026', '2026-12-20'],
    ['the day twice', 'nộp trước ngày 20/12/2026, riêng xã nộp trước ngày 20/12/2026', '2026-12-20'],
  ])('keeps %s', (_what, words, date) => expect(dueTitle(words, [date])).toBe(words))

  it('keeps the words where there are several days or none', () => {
    expect(dueTitle('họp xét vào ngày 18/11/2026', ['2026-11-18', '2027-02-05'])).toBe('họp xét vào ngày 18/11/2026')
    expect(dueTitle('họp xét vào ngày 18/11/2026', [])).toBe('họp xét vào ngày 18/11/2026')
  })
})
