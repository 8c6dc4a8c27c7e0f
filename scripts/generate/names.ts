import type { Chance } from './chance.ts'

const FAMILY = ['Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Trần', 'Lê', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý', 'Đinh', 'Mai', 'Trịnh', 'Đoàn', 'Cao', 'Tạ', 'Lương', 'Hà']
const MIDDLE = {
  nam: ['Văn', 'Đức', 'Minh', 'Quang', 'Hữu', 'Công', 'Xuân', 'Thanh', 'Ngọc', 'Quốc', 'Anh', 'Đình', 'Trung', 'Bá', 'Khắc'],
  nữ: ['Thị', 'Thị', 'Thị Thu', 'Thị Minh', 'Ngọc', 'Thanh', 'Kim', 'Bích', 'Thị Hồng', 'Thị Ngọc', 'Hoài', 'Phương', 'Mỹ', 'Diệu'],
} as const
const GIVEN = {
  nam: ['An', 'Bình', 'Cường', 'Dũng', 'Đạt', 'Giang', 'Hải', 'Hiếu', 'Hùng', 'Huy', 'Khải', 'Khoa', 'Lâm', 'Long', 'Lộc', 'Mạnh', 'Nam', 'Nghĩa', 'Phong', 'Phúc', 'Quân', 'Sơn', 'Tài', 'Tâm', 'Thắng', 'Thịnh', 'Tiến', 'Toàn', 'Trí', 'Tuấn', 'Việt', 'Vinh', 'Ân', 'Ánh'],
  nữ: ['An', 'Anh', 'Ánh', 'Bích', 'Chi', 'Châu', 'Diệp', 'Dung', 'Duyên', 'Giang', 'Hà', 'Hạnh', 'Hằng', 'Hiền', 'Hoa', 'Hồng', 'Huệ', 'Hương', 'Lan', 'Liên', 'Linh', 'Loan', 'Mai', 'My', 'Nga', 'Ngân', 'Nhung', 'Oanh', 'Phượng', 'Quyên', 'Thảo', 'Thủy', 'Trang', 'Trâm', 'Tuyết', 'Vân', 'Yến'],
} as const

export interface Somebody {
  readonly name: string
  readonly sex: 'nam' | 'nữ'
}

/** Somebody who does not exist, under a name as people have them. */
export function somebody(chance: Chance): Somebody {
  const sex = chance.next() < 0.52 ? 'nữ' : 'nam'
  return { sex, name: `${chance.pick(FAMILY)} ${chance.pick(MIDDLE[sex])} ${chance.pick(GIVEN[sex])}` }
}

/** Names of communes, made of two syllables that go with each other. */
const FIRST = ['An', 'Bình', 'Cẩm', 'Đông', 'Hải', 'Hòa', 'Hưng', 'Lạc', 'Long', 'Minh', 'Mỹ', 'Nam', 'Phú', 'Phước', 'Quảng', 'Sơn', 'Tân', 'Thanh', 'Thạnh', 'Xuân']
const SECOND = ['An', 'Bắc', 'Châu', 'Đông', 'Giang', 'Hà', 'Hải', 'Hòa', 'Khê', 'Lạc', 'Lâm', 'Lộc', 'Mỹ', 'Nghĩa', 'Phong', 'Sơn', 'Tây', 'Thịnh', 'Trung', 'Vinh']
export function placeName(number: number): string {
  const first = FIRST[number % FIRST.length] ?? 'An'
  const second = SECOND[(number * 7 + Math.floor(number / FIRST.length)) % SECOND.length] ?? 'Hòa'
  const round = Math.floor(number / (FIRST.length * SECOND.length))
  return first === second || round > 0 ? `${first} ${second} ${round + 1}` : `${first} ${second}`
}
