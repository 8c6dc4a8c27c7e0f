import type { UNIT_KINDS } from '../src/contract/people.ts'

export interface ExampleUnit {
  readonly key: UnitKey
  readonly name: string
  readonly kind: (typeof UNIT_KINDS)[number]
}
export type UnitKey = 'lanh-dao' | 'van-phong' | 'hop-tac' | 'lanh-su' | 'bien-gioi' | 'le-tan' | 'dich-thuat' | 'chi-bo' | 'cong-doan' | 'chi-doan'

/** Six divisions and units, the leaders, and the three organisations of the sở. */
export const UNITS: readonly ExampleUnit[] = [
  { key: 'lanh-dao', name: 'Ban Giám đốc', kind: 'other' },
  { key: 'van-phong', name: 'Văn phòng Sở', kind: 'office' },
  { key: 'hop-tac', name: 'Phòng Hợp tác quốc tế', kind: 'division' },
  { key: 'lanh-su', name: 'Phòng Lãnh sự - Người Việt Nam ở nước ngoài', kind: 'division' },
  { key: 'bien-gioi', name: 'Phòng Quản lý biên giới', kind: 'division' },
  { key: 'le-tan', name: 'Phòng Lễ tân - Thông tin đối ngoại', kind: 'division' },
  { key: 'dich-thuat', name: 'Trung tâm Dịch thuật và Dịch vụ đối ngoại', kind: 'affiliated' },
  { key: 'chi-bo', name: 'Chi bộ Sở Ngoại vụ', kind: 'party-cell' },
  { key: 'cong-doan', name: 'Công đoàn cơ sở Sở Ngoại vụ', kind: 'union' },
  { key: 'chi-doan', name: 'Chi đoàn Sở Ngoại vụ', kind: 'youth-union' },
]

/** How somebody usually does: decides the ratings of the past years. */
export type Habit = 'leads' | 'rising' | 'strong' | 'steady' | 'once-weak'
export interface ExampleStaff {
  readonly name: string
  readonly unit: UnitKey
  readonly post: string
  readonly leader: boolean
  readonly sex: 'nam' | 'nữ'
  readonly born: string
  /** years of service in full on the first day of the year under way; under one, there is no rating of last year */
  readonly service: number
  readonly habit: Habit
}

const ROWS = `
lanh-dao|Hoàng Minh Khuê|Giám đốc Sở|L|nam|1974-03-11|20|strong
lanh-dao|Lê Thị Bích Thảo|Phó Giám đốc Sở|L|nữ|1979-08-25|19|strong
lanh-dao|Vi Văn Thắng|Phó Giám đốc Sở|L|nam|1981-12-02|16|steady
van-phong|Phạm Quang Nghĩa|Chánh Văn phòng|L|nam|1980-05-19|17|leads
van-phong|Nguyễn Thu Hà|Chuyên viên, phụ trách thi đua - khen thưởng|-|nữ|1989-10-14|12|strong
van-phong|Trần Thị Ánh Tuyết|Phó Chánh Văn phòng|L|nữ|1984-01-07|14|steady
van-phong|Đỗ Văn Khải|Chuyên viên|-|nam|1991-06-30|9|steady
van-phong|Bế Thị Nhung|Kế toán trưởng|-|nữ|1986-09-21|13|steady
van-phong|Nguyễn Văn An|Văn thư - lưu trữ|-|nam|1993-02-17|7|steady
van-phong|Lương Thị Hoa|Chuyên viên|-|nữ|1996-11-05|4|steady
van-phong|Chu Đình Lợi|Lái xe|-|nam|1978|18|steady
van-phong|Hà Thị Sen|Nhân viên phục vụ|-|nữ|1982|11|steady
hop-tac|Ngô Đức Thịnh|Trưởng phòng|L|nam|1982-07-09|16|strong
hop-tac|Đặng Hồng Vân|Phó Trưởng phòng|L|nữ|1987-04-28|12|steady
hop-tac|Nguyễn Văn An|Chuyên viên|-|nam|1990-08-03|8|strong
hop-tac|Triệu Mùi Pham|Chuyên viên|-|nữ|1994-05-12|6|steady
hop-tac|Võ Hoài Nam|Chuyên viên|-|nam|1992-12-24|8|steady
hop-tac|Phùng Khánh Linh|Chuyên viên|-|nữ|1998-03-16|3|strong
hop-tac|Dương Quốc Việt|Chuyên viên|-|nam|1995-07-27|5|once-weak
hop-tac|Tạ Bảo Ngọc|Chuyên viên|-|nữ|2001-01-19|0|steady
lanh-su|Lý A Tủa|Trưởng phòng|L|nam|1983-02-06|15|strong
lanh-su|Hoàng Thị Yến|Phó Trưởng phòng|L|nữ|1988-10-31|11|steady
lanh-su|Mai Thế Anh|Chuyên viên|-|nam|1990-04-04|9|leads
lanh-su|Lò Thị Xuân|Chuyên viên|-|nữ|1993-09-08|7|steady
lanh-su|Nguyễn Hữu Phước|Chuyên viên|-|nam|1985-06-15|14|steady
lanh-su|Trịnh Mỹ Duyên|Chuyên viên|-|nữ|1997-08-22|4|steady
bien-gioi|Giàng Seo Páo|Trưởng phòng|L|nam|1979-11-20|18|strong
bien-gioi|Cao Xuân Bách|Phó Trưởng phòng|L|nam|1986-03-03|12|strong
bien-gioi|Vàng Thị Mỷ|Chuyên viên|-|nữ|1994-12-12|6|steady
bien-gioi|Đinh Công Tráng|Chuyên viên|-|nam|1989-05-25|10|steady
bien-gioi|Y Hoan Niê|Chuyên viên|-|nữ|1992-07-14|7|strong
bien-gioi|Quách Văn Sáng|Chuyên viên|-|nam|1996-01-29|4|steady
le-tan|Bùi Thị Kim Oanh|Trưởng phòng|L|nữ|1985-02-08|14|strong
le-tan|Phan Nhật Huy|Phó Trưởng phòng|L|nam|1988-06-11|11|steady
le-tan|Trần Gia Bảo|Chuyên viên|-|nam|1997-10-10|4|steady
le-tan|Hồ Diệu Thúy|Chuyên viên|-|nữ|1991-03-27|8|rising
le-tan|K'Brôi|Chuyên viên|-|nam|1999-05-02|2|steady
dich-thuat|Nông Thị Lan Anh|Giám đốc Trung tâm|L|nữ|1984-12-18|13|strong
dich-thuat|Vũ Đình Toản|Phó Giám đốc Trung tâm|L|nam|1987-08-08|11|steady
dich-thuat|Lê Thị Mai|Biên dịch viên|-|nữ|1993-04-23|7|steady
dich-thuat|Sầm Văn Lưu|Biên dịch viên|-|nam|1990-09-16|9|steady
dich-thuat|Thạch Ngọc Mai|Biên dịch viên|-|nữ|1998-11-11|3|steady
`

const HABITS: readonly Habit[] = ['leads', 'rising', 'strong', 'steady', 'once-weak']

function staffOf(line: string): ExampleStaff {
  const [unit = '', name = '', post = '', leader, sex, born = '', service, habit = ''] = line.split('|')
  const inUnit = UNITS.find((u) => u.key === unit)
  const known = HABITS.find((h) => h === habit)
  if (!inUnit || !known || (sex !== 'nam' && sex !== 'nữ')) throw new Error(`not a line of staff: ${line}`)
  return { name: name.normalize('NFC'), unit: inUnit.key, post, leader: leader === 'L', sex, born, service: Number(service), habit: known }
}

/** The forty-two people of Sở Ngoại vụ tỉnh An Lạc; two of them share a name. */
export const STAFF: readonly ExampleStaff[] = ROWS.trim().split('\n').map(staffOf)
