import type { PlainDate } from '../src/core/kernel/dates.ts'

interface From {
  readonly from: PlainDate
  readonly text: string
}
const lastFrom = (list: readonly From[], date: PlainDate): string => {
  const found = list.filter((entry) => entry.from <= date).at(-1)
  if (!found) throw new Error(`the examples know no text in force on ${date}`)
  return found.text
}

const LAWS: readonly From[] = [
  { from: '2017-10-01', text: 'Luật Thi đua, khen thưởng ngày 26/11/2003 và Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 16/11/2013' },
  { from: '2024-01-01', text: 'Luật Thi đua, khen thưởng ngày 15/6/2022' },
]
const DECREES: readonly From[] = [
  { from: '2017-10-01', text: 'Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng' },
  { from: '2024-01-01', text: 'Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng' },
  { from: '2025-07-01', text: 'Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ về thi đua, khen thưởng' },
]
const DIRECTORS: readonly From[] = [
  { from: '2015-01-01', text: 'Bùi Xuân Trường' },
  { from: '2022-06-01', text: 'Hoàng Minh Khuê' },
]

/** The law, the decree and the director that a document of that day names. */
export const lawOn = (date: PlainDate): string => lastFrom(LAWS, date)
export const decreeOn = (date: PlainDate): string => lastFrom(DECREES, date)
export const directorOn = (date: PlainDate): string => lastFrom(DIRECTORS, date)
