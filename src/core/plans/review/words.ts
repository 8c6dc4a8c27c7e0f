import { plainDate, showDate } from '../../kernel/dates.ts'

/** Labels and choices of the review form, in the words of the plans. */
export interface Choice {
  readonly value: unknown
  readonly label: string
}
const choices = (pairs: Readonly<Record<string, string>>): Choice[] => Object.entries(pairs).map(([value, label]) => ({ value, label }))

export const BASE_ROLES = choices({ 'căn cứ': 'Căn cứ', 'thực hiện': 'Thực hiện', 'tham chiếu': 'Nhắc tới' })
export const RELATIONS = choices({ own: 'Do mình phát động', inherited: 'Kế thừa của cấp trên', continued: 'Tiếp tục từ trước', joined: 'Tham gia', wave: 'Một đợt của phong trào', mentioned: 'Chỉ nhắc tới' })
export const COMPARATORS = choices({ '>=': 'ít nhất (≥)', '<=': 'không quá (≤)', '=': 'đúng bằng', between: 'trong khoảng', '>': 'trên (>)', '<': 'dưới (<)' })
export const TARGET_TYPES = choices({ count: 'Số lượng', percent: 'Tỷ lệ phần trăm', rating: 'Mức xếp loại', award: 'Danh hiệu, hình thức khen', qualitative: 'Định tính' })
export const DEADLINE_KINDS = choices({ due: 'Hạn phải xong', event: 'Sự kiện', stage: 'Giai đoạn', 'campaign-period': 'Thời gian phong trào', 'meeting-months': 'Tháng họp', recurring: 'Định kỳ', condition: 'Điều kiện kèm theo' })
export const DEADLINE_COMPARATORS = choices({ before: 'trước ngày', by: 'chậm nhất ngày', in: 'trong' })
export const RHYTHMS = choices({ weekly: 'hằng tuần', monthly: 'hằng tháng', quarterly: 'hằng quý', 'half-yearly': 'sáu tháng một lần', yearly: 'hằng năm', 'on-request': 'theo yêu cầu' })
export const RECIPIENT_KINDS = choices({ 'tập thể': 'tập thể', 'cá nhân': 'cá nhân', 'tập thể, cá nhân': 'tập thể và cá nhân' })

export const labelOf = (list: readonly Choice[], value: unknown): string => list.find((c) => c.value === value)?.label ?? String(value)

export const numberShown = (n: number): string => {
  const [whole = '', part] = String(n).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return part === undefined ? grouped : `${grouped},${part}`
}

/** A number as typed in Vietnamese: "1.042", "97,4", "15%"; undefined when it is none. */
export function numberTyped(words: string): number | undefined {
  const s = words.trim().replace(/\s*%$/, '')
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(s)) return Number(s.replaceAll('.', '').replace(',', '.'))
  return /^\d+(?:[.,]\d+)?$/.test(s) ? Number(s.replace(',', '.')) : undefined
}

/** A date as typed, "15/6/2026", "15-6-26", "tháng 6/2026", "6/2026", "2026", or as stored; undefined when the calendar has none such. */
export function dateTyped(words: string): string | undefined {
  const s = words.trim().toLowerCase().replace(/^(?:ngày|tháng|năm)\s+/u, '')
  const wide = (y: string): number => (y.length === 2 ? 2000 + Number(y) : Number(y))
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(s)
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(s)
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(s)
  const made = iso ? [Number(iso[1]), Number(iso[2]), iso[3]] : day ? [wide(day[3] ?? ''), Number(day[2]), day[1]] : month ? [Number(month[2]), Number(month[1]), undefined] : null
  if (made) {
    const [y, m, d] = made as [number, number, string | undefined]
    const date = plainDate(y, m, d === undefined ? 1 : Number(d))
    return d === undefined ? date?.slice(0, 7) : date
  }
  return /^[12]\d{3}$/.test(s) ? s : undefined
}

export const dateShown = (date: string): string => showDate(date)
/** signs of markup that a quote may carry */
const MARKS = /\*+|_{2,}|^[ \t]*#+[ \t]+/gm
export const clip = (words: string, length = 140): string => {
  const s = words.replace(MARKS, '').replace(/\s+/g, ' ').trim()
  return s.length <= length ? s : `${s.slice(0, s.lastIndexOf(' ', length - 1) || length - 1)}…`
}
