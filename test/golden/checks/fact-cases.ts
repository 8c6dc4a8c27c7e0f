import type { Case, Facts, Sample } from './frame.ts'

const due = (words: string, date: string, who?: string | null): Sample => ({ words, facts: (at: Facts) => ({ deadlines: [at.due(words, date, who)] }) })
const criterion = (words: string): Sample => ({ words, facts: (at: Facts) => ({ campaigns: [], criteria: [at.criterion(words, 'cá nhân')] }) })
const bloc = (words: string): Sample => ({
  words: `KHỐI THI ĐUA SỐ 2\n\nSố: 03/KH-KTĐ2\n\nAn Lạc, ngày 15 tháng 01 năm 2025\n\nKẾ HOẠCH\nHoạt động năm 2025 của Khối thi đua số 2\n\n${words}\n\nKHỐI TRƯỞNG\n\nMạc Thị Hạ Vy\n`,
  whole: true,
})
const NAME = 'Phong trào “Giờ vàng”'
const review = (date: string): Sample => ({
  words: `1. ${NAME}\n\na) Thời gian: từ ngày 01/3/2025 đến ngày 30/9/2025.\n\nb) Tổ chức sơ kết phong trào trước mốc đã định.`,
  facts: (at: Facts) => ({ campaigns: [at.campaign(NAME, { from: '2025-03-01', to: '2025-09-30' })], deadlines: [{ ...at.due('Tổ chức sơ kết phong trào', date), kind: 'event' as const }] }),
})
const PRAISE = 'Đã được tặng Bằng khen của UBND tỉnh'
const circle = (by: string, words = PRAISE): Sample => ({
  words: `${NAME}. Đề nghị ${by} tặng Bằng khen. ${words}.`,
  facts: (at: Facts) => ({ campaigns: [at.campaign(NAME, { awards: [at.award('tặng Bằng khen', 'Bằng khen', by, 2, 'cá nhân')], criteria: [at.criterion(words, 'cá nhân')] })] }),
})
const CAP = 'Ít nhất 15% công chức đạt danh hiệu Chiến sĩ thi đua cơ sở.'
const cap = (words: string, value: number, year: number, headcount?: number): Sample => ({
  words, year, facts: (at: Facts) => ({ targets: [at.target(words, value, '%', { metric: 'danh hiệu Chiến sĩ thi đua cơ sở', population: /Lao động/.test(words) ? 'số Lao động tiên tiến' : 'công chức' })] }),
  ...(headcount === undefined ? {} : { body: { headcount } }),
})
const quota = (n: number, kind: string, body: NonNullable<Sample['body']> | null): Sample => ({
  words: `${NAME}. Tặng Giấy khen cho ${n} ${kind}.`,
  facts: (at: Facts) => ({ campaigns: [at.campaign(NAME, { awards: [at.award(`${n} ${kind}`, 'Giấy khen', 'Giám đốc Sở', n, kind)] })] }),
  ...(body ? { body } : {}),
})
const session = (words: string, dates: readonly string[], agenda: readonly string[]): Sample => ({
  words, facts: (at: Facts) => ({ meetings: [at.meeting(words.split('.')[0] ?? words, { dates, agenda: agenda.map((a) => at.item(a)) })] }),
})
const VOTED = 'Có 03 công chức đạt danh hiệu Chiến sĩ thi đua cơ sở'
const voted = (more: string): Sample => ({ words: `${VOTED}. ${more}`, facts: (at: Facts) => ({ targets: [at.target(VOTED, 3, 'công chức', { type: 'award' })], campaigns: [] }) })
const twice = (a: string, b: string): Sample => ({ words: `Phát động ${a}.\n\nHưởng ứng ${b}.`, facts: (at: Facts) => ({ campaigns: [at.campaign(a), at.campaign(b)] }) })
const past = (to: string): Sample => ({
  words: `${NAME}, thời gian như đã báo.`, facts: (at: Facts) => ({ campaigns: [at.campaign(NAME, { to, period: { ...at.item('thời gian như đã báo'), from: '2024-01-01', to, precision: 'day' } })] }),
})
const parts = (kinds: readonly string[], groups: readonly string[]): Sample => ({
  words: `${NAME} khen tập thể và cá nhân. Tiêu chí: gương mẫu trong công việc.`,
  facts: (at: Facts) => ({
    criteria: [],
    campaigns: [at.campaign(NAME, { awards: kinds.map((k) => at.award(k, 'Giấy khen', 'Giám đốc Sở', 1, k)), criteria: groups.map((g) => at.criterion('gương mẫu trong công việc', g)) })],
  }),
})
const head = (number: string, date: string, base: string): Sample => ({
  words: `SỞ TƯ PHÁP TỈNH AN LẠC\n\n${number}\n\n${date}\n\nKẾ HOẠCH\nThi đua của Sở Tư pháp\n\n${base}\n\nI. NỘI DUNG\n\n1. Rà soát hồ sơ của từng phòng.\n\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nMạc Thị Hạ Vy\n`,
  whole: true,
})
const SO = 'Số: 21/KH-STP'
const NGAY = 'An Lạc, ngày 15 tháng 8 năm 2025'
const CAN_CU = 'Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;'

/** Checks on facts that were read; the facts are set by hand where a case should not lean on a reader. */
export const factCases: readonly Case[] = [
  { code: 'L02', raises: [due('gửi danh sách về Văn phòng trước ngày 05/01/2025', '2025-01-05'), due('gửi danh sách về Văn phòng trước ngày 16/01/2025', '2025-01-16')], passes: [due('gửi danh sách về Văn phòng trước ngày 20/02/2025', '2025-02-20'), due('gửi danh sách về Văn phòng trong tháng 01/2025', '2025-01')] },
  { code: 'L03', raises: [due('gửi báo cáo 6 tháng đầu năm 2025 trước ngày 10/6/2025', '2025-06-10'), due('gửi báo cáo quý III năm 2025 trước ngày 20/9/2025', '2025-09-20')], passes: [due('gửi báo cáo 6 tháng đầu năm 2025 trước ngày 05/7/2025', '2025-07-05'), due('gửi báo cáo năm 2025 trước ngày 10/12/2025', '2025-12-10')] },
  { code: 'L04', raises: [review('2025-10-15'), review('2025-02-10')], passes: [review('2025-06-30'), review('2025-09')] },
  { code: 'L07', raises: [circle('UBND tỉnh'), circle('Chủ tịch UBND tỉnh')], passes: [circle('Bộ Tư pháp'), circle('UBND tỉnh', 'Có 01 Bằng khen của UBND tỉnh hoặc có 02 sáng kiến')] },
  { code: 'L08', raises: [criterion('có 01 sáng kiến và có 01 Giấy khen hoặc có 02 Bằng khen'), criterion('Có 01 Bằng khen; có 02 Giấy khen; hoặc có 03 sáng kiến')], passes: [criterion('có 01 sáng kiến hoặc có 02 Bằng khen'), criterion('có 01 Bằng khen, hoặc có 01 Giấy khen và 01 sáng kiến')] },
  { code: 'L09', raises: [criterion('có 03 lần đạt danh hiệu Lao động tiên tiến'), criterion('có ít nhất 02 năm đạt danh hiệu Chiến sĩ thi đua cơ sở')], passes: [criterion('có 03 lần đạt danh hiệu Lao động tiên tiến trong 05 năm gần nhất'), criterion('có 02 năm liên tục đạt danh hiệu Chiến sĩ thi đua cơ sở')] },
  { code: 'L10', raises: [cap(CAP, 15, 2022), cap(CAP, 15, 2022, 30)], passes: [cap(CAP, 15, 2025), cap('Ít nhất 15% số Lao động tiên tiến đạt danh hiệu Chiến sĩ thi đua cơ sở.', 15, 2022)] },
  { code: 'L12', raises: [quota(40, 'cá nhân', { headcount: 32 }), { words: 'Phấn đấu 09/08 phòng đạt yêu cầu.' }], passes: [quota(12, 'cá nhân', { headcount: 32 }), quota(40, 'cá nhân', null)] },
  { code: 'L13', raises: [session('Phiên họp thứ nhất của Hội đồng: tháng 3 năm 2025.', ['2025-03'], []), session('Phiên họp của Hội đồng. Thẩm định hồ sơ từ cơ sở.', [], ['Thẩm định hồ sơ từ cơ sở'])], passes: [session('Phiên họp thứ nhất của Hội đồng: tháng 3 năm 2025. Nội dung: xem xét hồ sơ.', ['2025-03'], ['xem xét hồ sơ']), session('Phiên họp đột xuất của Hội đồng. Xét thành tích cứu nạn khi có đề nghị.', [], ['Xét thành tích cứu nạn'])] },
  { code: 'L14', raises: [voted('Văn phòng tổng hợp danh sách.'), voted('Gửi danh sách về Sở Nội vụ.')], passes: [voted('Hội đồng bỏ phiếu trong tháng 12.'), voted('Tổ chức bình xét từ phòng lên.')] },
  { code: 'L16', raises: [head(SO, NGAY, 'Để động viên công chức, Sở lập kế hoạch này.'), head(SO, NGAY, 'Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ;')], passes: [head(SO, NGAY, CAN_CU), head(SO, 'An Lạc, ngày 15 tháng 8 năm 2022', 'Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ;')] },
  { code: 'L18', raises: [head('Số:      /KH-STP', NGAY, CAN_CU), head(SO, 'An Lạc, ngày     tháng     năm 2025', CAN_CU)], passes: [head(SO, NGAY, CAN_CU), head('Số: 03/KH-STP', 'An Lạc, ngày 02 tháng 8 năm 2025', CAN_CU)] },
  { code: 'L20', raises: [bloc('Các đơn vị tự chấm điểm, gửi Khối trưởng tổng hợp.'), bloc('Khối trưởng chấm điểm các đơn vị thành viên vào cuối năm.')], passes: [bloc('Các đơn vị tự chấm điểm theo Phụ lục kèm theo.'), bloc('Các đơn vị bỏ phiếu suy tôn đơn vị dẫn đầu Khối.')] },
  { code: 'L28', raises: [past('2024-12-31'), past('2025-01-10')], passes: [past('2025-12-31'), past('2025-01-20')] },
  { code: 'L29', raises: [twice('phong trào “Giờ vàng”', 'phong trào thi đua “Giờ Vàng”'), twice('cuộc vận động “Nhà sạch, ngõ sáng”', 'phong trào “Nhà sạch - ngõ sáng”')], passes: [twice('phong trào “Giờ vàng”', 'phong trào “Giờ xanh”'), twice('phong trào “Giờ vàng”', 'phong trào “Giờ vàng năm học mới”')] },
  { code: 'L30', raises: [due('gửi hồ sơ về Văn phòng Sở trước ngày 20/11/2025', '2025-11-20', null), due('nộp bảng điểm trước ngày 25/11/2025', '2025-11-25', null)], passes: [due('gửi hồ sơ về Văn phòng Sở trước ngày 20/11/2025', '2025-11-20', 'các phòng'), due('hoàn thành việc treo khẩu hiệu trước ngày 01/5/2025', '2025-05-01', null)] },
  { code: 'L34', raises: [parts(['tập thể'], []), parts(['cá nhân'], [])], passes: [parts(['tập thể'], ['tập thể']), parts([], [])] },
  { code: 'L35', raises: [parts(['tập thể', 'cá nhân'], ['cá nhân']), parts(['tập thể', 'cá nhân'], ['tập thể'])], passes: [parts(['tập thể', 'cá nhân'], ['tất cả']), parts(['tập thể', 'cá nhân'], ['tập thể', 'cá nhân'])] },
]
