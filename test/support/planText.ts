/** A plan in good order of an invented sở: what the tests adopt and revise. */
export const PLAN = `SỞ NGOẠI VỤ TỈNH AN LẠC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/KH-SNgV
An Lạc, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Tổ chức phong trào thi đua năm 2026

Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;
Sở Ngoại vụ xây dựng Kế hoạch tổ chức phong trào thi đua năm 2026 như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Phát huy tinh thần sáng tạo của công chức, viên chức.
2. Việc khen thưởng kịp thời, đúng người, đúng việc.

II. NỘI DUNG
1. Phát động phong trào thi đua “Nụ cười nơi tiếp dân”.
a) Đối tượng: các phòng, đơn vị và công chức, viên chức thuộc Sở.
b) Thời gian: từ ngày 15/01/2026 đến ngày 30/11/2026.
c) Khen thưởng: Giám đốc Sở tặng Giấy khen cho 02 tập thể và 05 cá nhân.

III. CHỈ TIÊU
1. Trên 90% công chức, viên chức đạt danh hiệu Lao động tiên tiến.
2. Ít nhất 15% công chức, viên chức được công nhận Chiến sĩ thi đua cơ sở.
3. Có từ 03 đến 05 sáng kiến cấp cơ sở.

IV. TỔ CHỨC THỰC HIỆN
1. Các phòng, đơn vị gửi đăng ký thi đua về Văn phòng Sở trước ngày 15/3/2026.
2. Các phòng, đơn vị nộp báo cáo sơ kết sáu tháng về Văn phòng Sở trước ngày 15/6/2026.
3. Văn phòng Sở tổng hợp, báo cáo Giám đốc Sở kết quả phong trào hằng quý.
4. Hội đồng Thi đua - Khen thưởng Sở họp xét khen thưởng vào tháng 12/2026.

Nơi nhận:
- Ban Giám đốc Sở;
- Các phòng, đơn vị;
- Lưu: VT.

GIÁM ĐỐC
(Đã ký)
Hoàng Minh Khuê
`
