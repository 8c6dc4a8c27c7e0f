import { partsOf, type DateLike, type Precision } from '../kernel/dates.ts'
import type { ItemBlock } from './draft.ts'
import type { Comparator } from './programme.ts'

/** Numbers below ten carry a zero, thousands a dot, decimals a comma: "05", "12.000", "2,5". */
export function figure(n: number): string {
  const [whole = '0', part] = String(n).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.')
  return part === undefined ? grouped.padStart(2, '0') : `${grouped},${part}`
}
/** A share has no leading zero: "8%". */
export const share = (n: number): string => `${figure(n).replace(/^0(?=\d)/, '')}%`

const two = (n: number): string => String(n).padStart(2, '0')
/** Decree 30/2020, annex I, II.4.b: days below ten and the months 1 and 2 carry a zero. */
const monthNumber = (m: number): string => (m <= 2 ? two(m) : String(m))

/** "ngày 06/02/2026", "tháng 02/2026", "năm 2026" */
export function dateWords(date: DateLike): string {
  const { year, month, day } = partsOf(date)
  if (month === null) return `năm ${year}`
  return day === null
    ? `tháng ${monthNumber(month)}/${year}`
    : `ngày ${two(day)}/${monthNumber(month)}/${year}`
}
/** "ngày 06 tháng 02 năm 2026"; a month or a year as exactly as it is known */
export function longDate(date: DateLike): string {
  const { year, month, day } = partsOf(date)
  if (month === null) return `năm ${year}`
  const rest = `tháng ${monthNumber(month)} năm ${year}`
  return day === null ? rest : `ngày ${two(day)} ${rest}`
}

const ROMAN_QUARTERS = ['I', 'II', 'III', 'IV'] as const

/** A date as exact as its precision: the last month of a quarter prints as the quarter. */
export function preciseDate(date: DateLike, precision: Precision | null): string {
  const { year, month } = partsOf(date)
  if (precision === 'quarter' && month !== null)
    return `quý ${ROMAN_QUARTERS[Math.ceil(month / 3) - 1] ?? 'IV'} năm ${year}`
  if (precision === 'half-year' && month !== null) return `6 tháng ${month <= 6 ? 'đầu' : 'cuối'} năm ${year}`
  return dateWords(date)
}

/** "từ ngày 01/4/2026 đến ngày 31/12/2026"; whole years are a "giai đoạn" */
export function periodWords(from: DateLike | null, to: DateLike | null, precision: Precision | null): string {
  if (from !== null && to !== null && precision === 'year') {
    const [first, last] = [partsOf(from).year, partsOf(to).year]
    return first === last ? `năm ${first}` : `giai đoạn ${first} - ${last}`
  }
  if (from === null) return to === null ? '' : `từ nay đến hết ${dateWords(to)}`
  return to === null ? `từ ${dateWords(from)}` : `từ ${dateWords(from)} đến hết ${dateWords(to)}`
}

/** "Tháng 3, tháng 6 và tháng 12 năm 2026" for months of one year; otherwise each date in full */
export function datesWords(dates: readonly DateLike[], precision: Precision | null = null): string {
  const parts = dates.map(partsOf)
  const [first] = parts
  const months = parts.flatMap((p) =>
    p.month !== null && p.day === null && p.year === first?.year ? [p.month] : [],
  )
  if (precision !== 'quarter' && first && months.length === dates.length && dates.length > 1) {
    const named = months.map((m) => `tháng ${monthNumber(m)}`)
    return `${named.slice(0, -1).join(', ')} và ${named.at(-1) ?? ''} năm ${first.year}`
  }
  return dates.map((d) => preciseDate(d, precision)).join(', ')
}

const BOUNDS: Readonly<Record<Comparator, string>> = {
  '>=': 'ít nhất ',
  '<=': 'không quá ',
  '>': 'trên ',
  '<': 'dưới ',
  '=': '',
  between: '',
}
/** "ít nhất 85%", "từ 15 đến 20", "không quá 02"; the unit follows the number */
export function amountWords(
  comparator: Comparator | null,
  value: number,
  value2: number | null,
  unit: string | null,
): string {
  const show = (n: number): string => (unit === '%' ? share(n) : figure(n))
  const amount =
    comparator === 'between' && value2 !== null
      ? `từ ${show(value)} đến ${show(value2)}`
      : `${BOUNDS[comparator ?? '=']}${show(value)}`
  return unit === null || unit === '%' ? amount : `${amount} ${unit}`
}

/** The words of a passage as one line, without marks, list marker or closing punctuation. */
export const plainWords = (quote: string): string =>
  quote
    .replace(/\*+|_{2,}|^#+\s/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-+•]\s*/u, '')
    .replace(/[\s.;,:/]+$/u, '')

export const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1)
export const lowerFirst = (s: string): string => s.charAt(0).toLowerCase() + s.slice(1)
export const sentence = (s: string): string => (/[.!?]$/.test(s) ? capital(s) : `${capital(s)}.`)
/** In quotation marks, unless the name holds some of its own. */
export const named = (name: string): string => (/[“”"]/.test(name) ? name : `“${name}”`)

const OWN_MARKER = /^(\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s+(?=\S)/u
/** A point of a list; words that bring their number with them ("2.1. …") keep it instead of the dash. */
export function listItem(text: string): ItemBlock {
  const own = OWN_MARKER.exec(text)
  return own?.[1] === undefined
    ? { kind: 'item', marker: '-', text }
    : { kind: 'item', marker: own[1], text: capital(text.slice(own[0].length)) }
}

const INNER = /\n\s*(?=[-+•]\s)/u
/** A passage as points: what it lists line by line stands below its first words. */
export function pointsOf(quote: string): ItemBlock[] {
  const [lead = '', ...inner] = quote.split(INNER)
  if (inner.length === 0) return [listItem(sentence(plainWords(lead)))]
  const first = listItem(`${plainWords(lead)}:`)
  const below = inner.map((words): ItemBlock => ({
    kind: 'item',
    marker: first.marker === '-' ? '+' : '-',
    text: sentence(plainWords(words)),
  }))
  return [{ ...first, text: capital(first.text) }, ...below]
}
