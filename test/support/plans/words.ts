/** Invented vocabulary of plans; nothing here names a real body, person or campaign. */
export const PLACES = ['An Lạc', 'Hải Thanh', 'Bình Sơn Hạ', 'Đông Khê'] as const
export const ISSUERS = [
  'Sở Nội vụ',
  'Sở Khoa học và Công nghệ',
  'Sở Giao thông vận tải',
  'Sở Tư pháp',
] as const
export const PEOPLE = ['Trịnh Hoài Sơn', 'Lương Thị Bích Đào', 'Phan Quốc Việt', 'Nguyễn Thu Hằng'] as const
export const SIGNERS = [{ role: 'GIÁM ĐỐC' }, { role: 'PHÓ GIÁM ĐỐC', onBehalf: 'KT. GIÁM ĐỐC' }] as const
export const NAMES = [
  'Công sở sáng đèn, người dân hài lòng',
  'Mỗi ngày một việc tốt',
  'Xanh từ cổng, sạch từ bàn',
  'Hồ sơ đúng hẹn, lời nói đúng mực',
  'Số hóa kho lưu trữ',
  'Chung tay giữ nước suối Lạc',
] as const
export const LAUNCHERS = ['Thủ tướng Chính phủ', 'Chủ tịch UBND tỉnh', 'UBND tỉnh', 'Bộ Nội vụ'] as const
export const CONTENTS = [
  'Sắp xếp phòng làm việc gọn gàng, niêm yết đầy đủ thủ tục tại bộ phận một cửa',
  'Trả lời đơn thư đúng hẹn; trường hợp trễ có thư xin lỗi nêu rõ lý do',
  'Rà soát hồ sơ giấy, đối chiếu với cơ sở dữ liệu đang vận hành',
  'Tắt thiết bị khi rời phòng, không dùng chai nhựa trong hội họp',
  'Giúp đỡ đồng nghiệp mới, truyền lại cách làm hay trong từng phòng',
] as const
export const GROUPS = [
  'Công chức các phòng thuộc Sở',
  'Viên chức các trung tâm trực thuộc',
  'Người lao động hợp đồng',
  'Đoàn viên công đoàn cơ sở',
] as const
export const AIMS = [
  'Tạo khí thế làm việc sôi nổi trong toàn cơ quan',
  'Chọn đúng người, đúng việc để biểu dương trước tập thể',
  'Việc bình xét công khai, dân chủ, không nể nang',
] as const
export const FORMS = ['Giấy khen', 'Bằng khen', 'Cờ thi đua'] as const
export const CONFERRERS = ['Giám đốc Sở', 'Chủ tịch UBND tỉnh', 'Bộ trưởng Bộ Nội vụ'] as const
export const RECIPIENT_KINDS = ['tập thể', 'cá nhân', 'hộ gia đình', 'phòng'] as const
export const JUDGED = [
  'gương mẫu chấp hành nội quy cơ quan',
  'tận tụy với công việc được giao',
  'được đồng nghiệp tín nhiệm giới thiệu',
] as const
export const METRICS = [
  'hồ sơ được trả đúng hạn',
  'văn bản được ký số',
  'người dân hài lòng về thái độ phục vụ',
] as const
export const COUNTED = [
  ['sáng kiến', 'sáng kiến được áp dụng'],
  ['mô hình', 'mô hình dân vận khéo'],
  ['tin, bài', 'tin, bài về gương người tốt'],
] as const
export const TASKS = [
  'Tổng hợp danh sách đăng ký thi đua của các phòng',
  'Lập hồ sơ đề nghị khen thưởng',
  'Xây dựng báo cáo sơ kết phong trào',
] as const
export const DOERS = [
  'Văn phòng Sở',
  'Phòng Pháp chế',
  'Phòng Kế hoạch - Tài chính',
  'Công đoàn cơ sở',
] as const
export const DUTIES = [
  'theo dõi, đôn đốc các phòng thực hiện Kế hoạch này',
  'tổng hợp kết quả bình xét của các phòng',
  'hướng dẫn các đơn vị lập hồ sơ',
] as const
export const NEWS = [
  'Đăng tin về gương người tốt, việc tốt trên trang thông tin điện tử của Sở',
  'Mở chuyên mục nêu gương trên bản tin nội bộ',
] as const
export const AGENDAS = [
  'Thông qua danh sách đăng ký thi đua',
  'Xét đề nghị khen thưởng của các phòng',
  'Nghe báo cáo của Thường trực Hội đồng',
] as const
export const CHAIRS = ['Giám đốc Sở, Chủ tịch Hội đồng', 'Phó Giám đốc Sở, Phó Chủ tịch Hội đồng'] as const
export const COPIES = [
  'Ban Thi đua - Khen thưởng tỉnh',
  'Ban Giám đốc Sở',
  'Các phòng, đơn vị trực thuộc Sở',
  'Công đoàn cơ sở',
] as const
export const THEMES = ['Kỷ cương, tận tụy, sáng tạo', 'Đoàn kết cùng về đích'] as const
export const BASES = [
  { kind: 'Nghị định', symbol: 'NĐ-CP', issuer: 'Chính phủ', year: true },
  { kind: 'Quyết định', symbol: 'QĐ-UBND', issuer: 'UBND tỉnh An Lạc', year: false },
  { kind: 'Kế hoạch', symbol: 'KH-UBND', issuer: 'UBND tỉnh An Lạc', year: false },
  { kind: 'Chỉ thị', symbol: 'CT-UBND', issuer: 'Chủ tịch UBND tỉnh An Lạc', year: false },
] as const
