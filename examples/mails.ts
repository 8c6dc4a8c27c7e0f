/** Drafts that wait in the outbox of the sở when the demo begins: invented people, addresses of a domain that no one has. */
export const DRAFTS = [
  {
    name: 'Trần Thị Ánh Tuyết', address: 'tuyet.tta@an-lac.example', subject: 'Nhắc gửi đăng ký thi đua của Công đoàn Sở',
    text: 'Kính gửi đồng chí Tuyết,\n\nCông đoàn Sở chưa gửi đăng ký danh hiệu thi đua năm nay. Đề nghị đồng chí gửi trước ngày 15 tháng này.\n\nThường trực Hội đồng\n',
  },
  {
    name: 'Ngô Đức Thịnh', address: 'thinh.nd@an-lac.example', subject: 'Bổ sung minh chứng phong trào cải cách hành chính',
    text: 'Kính gửi đồng chí Thịnh,\n\nBáo cáo của Phòng còn thiếu minh chứng cho hai tiêu chí. Đề nghị Phòng bổ sung để tổng hợp vào hồ sơ của Sở.\n\nThường trực Hội đồng\n',
  },
] as const

/** What the clerk finds under the bell. */
export const PLAN_READ = 'Kế hoạch phát động phong trào thi đua năm nay'
