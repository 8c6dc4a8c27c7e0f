/** Nouns for those whom a plan judges and honours. */
export const WHO = String.raw`(?:đơn vị|tập thể|cá nhân|người|phòng|cơ quan|hộ gia đình|hộ|gia đình|doanh nghiệp|xí nghiệp|phân xưởng|công ty|chi nhánh|tổ|đội|nhóm|lớp|khoa|trạm|trường|thôn|bản|ấp|khu phố|xã|phường|công nhân|nông dân|ngư dân|đoàn viên|hội viên|đảng viên|cán bộ|công chức|viên chức|chiến s[ĩỹ]|học sinh|sinh viên|giáo viên|giảng viên|nhân viên|bác s[ĩỹ]|chi bộ|chi đoàn|chi đội|chi hội|câu lạc bộ|hợp tác xã|đối tượng|trường hợp|thí sinh|tác giả|mô hình|bài|hồ sơ)`

/** Words that say that those before them are to be honoured. */
export const HONOURED =
  /(?:được|đủ điều kiện|muốn)\s(?:đề nghị|xét|tặng|trao|khen|suy tôn|nhận|công nhận|chọn|bình|giới thiệu|biểu dương|tuyên dương|vinh danh)|đề nghị\s(?:tặng|khen|xét|công nhận|danh hiệu)|xét (?:tặng|khen|chọn)|khen thưởng|đạt (?:danh hiệu|giải)|xếp (?:hạng|loại)|dự thi|đoạt giải/u
