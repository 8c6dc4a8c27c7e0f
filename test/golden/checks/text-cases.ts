import type { Case } from './frame.ts'

const words = (...texts: string[]): Case['raises'] => texts.map((text) => ({ words: text }))

/** Checks that need nothing but the words. */
export const textCases: readonly Case[] = [
  {
    code: 'L01',
    raises: words('1. Rà soát hồ sơ của phòng.\n\n2. Sắp xếp kho lưu trữ.\n\n4. Báo cáo Giám đốc Sở.', 'a) Họp phòng đầu tháng.\n\nb) Chấm công.\n\nb) Nộp bảng chấm công.'),
    passes: words('1. Rà soát hồ sơ của phòng.\n\n2. Sắp xếp kho lưu trữ.\n\n3. Báo cáo Giám đốc Sở.', 'c) Họp phòng đầu tháng.\n\nd) Chấm công.\n\nđ) Nộp bảng chấm công.'),
  },
  {
    code: 'L05',
    raises: words('Giám đốc Sở tặng Bằng khen cho 02 tập thể dẫn đầu.', 'Khen thưởng: Cờ thi đua của Chủ tịch UBND xã cho thôn đứng đầu.'),
    passes: words('Giám đốc Sở tặng Giấy khen cho 02 tập thể dẫn đầu.', 'Giám đốc Sở đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 01 tập thể.'),
  },
  {
    code: 'L06',
    raises: words('Tập thể dẫn đầu được tặng Bức trướng của tỉnh.', 'Trao cờ lưu niệm cho các đội tham gia.'),
    passes: words('Tập thể dẫn đầu được tặng Bằng khen của tỉnh.', 'Trao Kỷ niệm chương cho người có thâm niên.'),
  },
  {
    code: 'L11',
    raises: words('Trên 80% phòng, đơn vị đạt danh hiệu Lao động tiên tiến.', 'Có 02 cá nhân được công nhận danh hiệu Tập thể lao động xuất sắc.'),
    passes: words('Trên 80% phòng, đơn vị đạt danh hiệu Tập thể lao động tiên tiến.', 'Có 12 cá nhân đạt danh hiệu Lao động tiên tiến.'),
  },
  {
    code: 'L15',
    raises: words('Hưởng ứng phong trào “Nhà sạch vườn xanh; cuộc vận động của Mặt trận.', 'Phát động phong trào Một cửa một lần” trong toàn Sở.'),
    passes: words('Hưởng ứng phong trào “Nhà sạch vườn xanh” và “Một cửa, một lần”.', 'Thực hiện "Tuần lễ dữ liệu" và "Tháng hành động" của Sở.'),
  },
  {
    code: 'L17',
    raises: words('Theo tinh thần Kết luận số 12-KL-TW của Ban Bí thư.', 'Thực hiện Kế hoạch số 45/KH - UBND của tỉnh.'),
    passes: words('Theo tinh thần Kết luận số 12-KL/TW của Ban Bí thư.', 'Thực hiện Kế hoạch số 45/KH-UBND và Công văn số 310/STP-VP.'),
  },
  {
    code: 'L19',
    raises: words('Mỗi CBCCVC một sáng kiến. Các CBCCVC tự chấm. Toàn thể CBCCVC ký cam kết. Có 90% CBCCVN tham gia.', 'UBMTTQ phối hợp. UBMTTQ vận động. UBMTTQ giám sát. Báo cáo UBMTTG trong quý.'),
    passes: words('Mỗi CBCCVC một sáng kiến. Các CBCCVC tự chấm. Toàn thể CBCCVC ký cam kết.', 'HĐND giám sát. HĐND thông qua. HĐND xem xét. Báo cáo UBND trong quý.'),
  },
  {
    code: 'L21',
    raises: words('Tham gia hoạt động của Cụm thi đua số 2 ngành Tư pháp và Khối thi đua Nội chính.', 'Là thành viên Khối thi đua số 1, Cụm thi đua miền núi, Sở gửi báo cáo hai nơi.'),
    passes: words('Tham gia hoạt động của Khối thi đua Nội chính.', 'Tham gia đầy đủ các cuộc họp. Cụm thi đua do ngành chia. Khối thi đua do tỉnh chia.'),
  },
  {
    code: 'L22',
    raises: words('Kết quả khen thưởng chuyên đề là căn cứ xét danh hiệu thi đua cuối năm.', 'Thành tích đột xuất được làm cơ sở đề nghị khen công trạng.'),
    passes: words('Kết quả khen thưởng chuyên đề không làm căn cứ xét danh hiệu thi đua cuối năm.', 'Kết quả thi đua cả năm là căn cứ xét danh hiệu thi đua cuối năm.'),
  },
  {
    code: 'L23',
    raises: words('Thi đua chào mừng 79 năm Ngày truyền thống (28/8/1945 - 28/8/2025).', 'Thi đua chào mừng 20 năm thành lập Sở (01/6/2005 - 06/01/2025).'),
    passes: words('Thi đua chào mừng 80 năm Ngày truyền thống (28/8/1945 - 28/8/2025).', 'Kế hoạch 05 năm xây dựng đội ngũ (từ 01/01/2025 đến 31/12/2029).'),
  },
  {
    code: 'L24',
    raises: words('Hằng năm hoàn thành tốt nhiệm vụ trở và có sáng kiến.', 'Được đánh giá hoàn thành nhiệm vụ trở.'),
    passes: words('Hằng năm hoàn thành tốt nhiệm vụ trở lên và có sáng kiến.', 'Người đi biệt phái hoàn thành nhiệm vụ trở về đơn vị được xét như mọi người.'),
  },
  {
    code: 'L25',
    raises: words('Gửi danh sách trước ngày 31/6/2025.', 'Họp ngày 29 tháng 02 năm 2025.'),
    passes: words('Gửi danh sách trước ngày 30/6/2025.', 'Họp ngày 29 tháng 02 năm 2028.'),
  },
  {
    code: 'L26',
    raises: words('Lễ phát động vào thứ Hai, ngày 18/3/2025.', 'Họp xét vào Chủ nhật ngày 01 tháng 12 năm 2025.'),
    passes: words('Lễ phát động vào thứ Ba, ngày 18/3/2025.', 'Chào cờ vào thứ Hai hằng tuần, bắt đầu ngày 04/3/2025.'),
  },
  {
    code: 'L27',
    raises: words('Thời gian: từ ngày 01/9/2025 đến ngày 15/3/2025.', 'Đợt một từ ngày 10 tháng 5 năm 2025 đến hết ngày 02 tháng 5 năm 2025.'),
    passes: words('Thời gian: từ ngày 15/3/2025 đến ngày 01/9/2025.', 'Sửa đổi quy chế từ ngày 01/9/2025 (thay bản ngày 15/3/2024).'),
  },
  {
    code: 'L31',
    raises: words('Trao 10 giấy khen, gồm 04 tập thể và 07 cá nhân.', 'Tặng 05 bằng khen, trong đó 03 tập thể, 04 cá nhân.'),
    passes: words('Trao 11 giấy khen, gồm 04 tập thể và 07 cá nhân.', 'Tặng 12 giấy khen, trong đó có 03 tập thể, 04 cá nhân.'),
  },
  {
    code: 'L32',
    raises: words(
      '| TT | Nội dung | Điểm tối đa |\n| --- | --- | --- |\n| I | Chuyên môn | 600 |\n| II | Phong trào | 300 |\n| | Tổng cộng | 1.000 |',
      '| TT | Tiêu chí | Điểm |\n| --- | --- | --- |\n| 1 | Đúng hạn | 40 |\n| 2 | Sáng kiến | 50 |\n| | Tổng cộng | 100 |',
    ),
    passes: words(
      '| TT | Nội dung | Điểm tối đa |\n| --- | --- | --- |\n| I | Chuyên môn | 600 |\n| 1 | Đúng hạn | 600 |\n| II | Phong trào | 400 |\n| | Tổng cộng | 1.000 |',
      '| TT | Việc | Thời gian |\n| --- | --- | --- |\n| 1 | Họp | 40 phút |\n| | Tổng cộng | 60 phút |',
    ),
  },
  {
    code: 'L33',
    raises: words('Tiếp tục 03 phong trào thi đua, gồm: “Một cửa xanh”, “Giờ vàng”.', 'Hưởng ứng 02 cuộc vận động sau: “Nhà sạch”, “Ngõ sáng”, “Vườn xanh”.'),
    passes: words('Tiếp tục 02 phong trào thi đua, gồm: “Một cửa xanh”, “Giờ vàng”.', 'Hưởng ứng 02 phong trào thi đua của tỉnh trong khuôn khổ “Năm dữ liệu”.'),
  },
  {
    code: 'L36',
    raises: words('Thực hiện Kế hoạch số 45/KH-UBND ngày 10/01/2025 của tỉnh.\n\nBáo cáo theo Kế hoạch số 45/KH-UBND ngày 11/01/2025 của tỉnh.', 'Thực hiện Chỉ thị số 08-CT/TU ngày 02/3/2024 và Chỉ thị số 08-CT/TU ngày 02/4/2024.'),
    passes: words('Thực hiện Kế hoạch số 45/KH-UBND ngày 10/01/2025 của tỉnh.\n\nBáo cáo theo Kế hoạch số 45/KH-UBND ngày 10 tháng 01 năm 2025.', 'Thực hiện Chỉ thị số 08-CT/TU ngày 02/3/2024 và Chỉ thị số 09-CT/TU ngày 02/4/2024.'),
  },
]
