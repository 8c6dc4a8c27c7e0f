import { daysInMonth, plainDate, type DateLike, type Precision } from '../kernel/dates.ts'

/** One date as written: a day, a month, a quarter, a half-year, a year or a span of years; years that are not written are null. */
export interface DateAtom {
  readonly start: number
  readonly end: number
  readonly unit: Precision | 'years' | 'school-year' | 'now'
  readonly year: number | null
  /** the last year of a span of years */
  readonly year2?: number
  /** month, quarter (1–4) or half (1–2), by unit */
  readonly part?: number
  readonly day?: number
  /** "tháng 03, 06 và tháng 12": the parts in order */
  readonly parts?: readonly number[]
}

const Y = '(\\d{4})'
const END = '(?![\\d/\\p{L}])'
const QUARTER = '(?:iv|i{1,3}|[1-4])'
/** "30/11" is a day only after one of these; "06/08 tổ" is a share */
const AFTER = '(?<=(?:trước|hết|đến|vào|từ|chậm nhất|muộn nhất|hạn chót|hạn cuối|dịp)\\s)'
const SHAPES: readonly (readonly [string, string])[] = [
  ['full', `(?:ngày\\s+)?(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?${Y}(?![\\d/])`],
  [
    'words',
    `(?:ngày\\s+|(?<!tuần\\s|tuần thứ\\s))(\\d{1,2})\\s+tháng\\s+(\\d{1,2})(?:\\s+năm\\s+|\\s*/\\s*)${Y}`,
  ],
  ['dayMonthWords', `ngày\\s+(\\d{1,2})\\s+tháng\\s+(\\d{1,2})${END}`],
  [
    'months',
    `tháng\\s+(\\d{1,2}(?:\\s?(?:,|;|và|&)\\s?(?:tháng\\s+)?\\d{1,2})+)(?!\\d|\\s?/\\s?\\d{1,2}(?!\\d)|\\s*(?:tháng|%))(?:(?:\\s+năm\\s+|\\s?/\\s?)${Y})?`,
  ],
  ['month', `tháng\\s+(\\d{1,2})(?:\\s?[/-]\\s?|\\s+năm\\s+)${Y}${END}`],
  [
    'dayMonth',
    `(?:ngày\\s+|${AFTER})(\\d{1,2})\\s?/\\s?(\\d{1,2})${END}(?!\\s+(?:số|tổng|thành viên|phiếu|trở lên|đại biểu|ủy viên|uỷ viên|đơn vị|người))`,
  ],
  ['bareMonth', `(\\d{1,2})/${Y}${END}`],
  ['aMonth', `tháng\\s+(\\d{1,2})${END}(?!\\s+(?:đầu|cuối|năm\\s+\\d))`],
  [
    'quarters',
    `quý\\s+(${QUARTER}(?:\\s?(?:,|và)\\s?(?:quý\\s+)?${QUARTER})*)(?![\\d\\p{L}])(?:\\s*/\\s*${Y}|\\s+(?:năm\\s+)?${Y})?`,
  ],
  ['quarterYear', `quý\\s+(${QUARTER})\\s?[/-]\\s?${Y}`],
  ['half', `(?:(?:0?6|sáu)\\s+tháng|nửa)\\s+(đầu|cuối)\\s+năm(?:\\s+${Y})?`],
  ['school', `năm học\\s+${Y}\\s?-\\s?${Y}`],
  ['span', `(?:giai đoạn|nhiệm kỳ|khóa|thời kỳ)\\s+(?:năm\\s+)?${Y}\\s?-\\s?${Y}`],
  ['year', `năm\\s+${Y}${END}`],
  ['dayOnly', `ngày\\s+(\\d{1,2})${END}(?!\\s*(?:-\\s*\\d|tháng|năm|làm việc|công))`],
  [
    'now',
    `từ nay|(?:kể )?từ (?:ngày|khi) (?:ký|ban hành|phát động|có hiệu lực)(?:,? (?:ký|ban hành|phát hành))*(?: (?:chỉ thị|kế hoạch|văn bản|thông báo|quyết định|hướng dẫn|công văn)(?: này)?)?`,
  ],
]
const ATOM = new RegExp(`(?<![\\p{L}\\d/])(?:${SHAPES.map(([, p]) => `(${p})`).join('|')})`, 'gu')
/** where the groups of each shape begin in a match of ATOM */
const PLACES: ReadonlyArray<{ readonly name: string; readonly at: number }> = SHAPES.map(([name], i) => ({
  name,
  at: SHAPES.slice(0, i).reduce((sum, [, p]) => sum + 1 + (p.match(/\((?!\?)/g)?.length ?? 0), 1),
}))
/** no date is written without one of these */
const MAY_DATE = /\d|quý|từ nay|từ ngày|từ khi|nửa|sáu tháng/

const number = (s: string | undefined): number | null => (s === undefined ? null : Number(s))
const quarterOf = (s: string): number => ({ i: 1, ii: 2, iii: 3, iv: 4 })[s] ?? Number(s)
const partsIn = (s: string, word: RegExp): string[] =>
  s
    .replace(word, ' ')
    .split(/[\s,;&]+|và/u)
    .filter((p) => p !== '')

type Made = Omit<DateAtom, 'start' | 'end'> | null
const day = (y: number | null, m: number, d: number): Made => {
  const possible =
    y === null ? m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(2024, m) : plainDate(y, m, d) !== undefined
  return possible ? { unit: 'day', year: y, part: m, day: d } : null
}
const month = (y: number | null, m: number): Made =>
  m >= 1 && m <= 12 ? { unit: 'month', year: y, part: m } : null
const many = (unit: 'month' | 'quarter', y: number | null, parts: readonly number[], most: number): Made => {
  const [first] = parts
  if (first === undefined || parts.some((p) => !(p >= 1 && p <= most))) return null
  return parts.length === 1 ? { unit, year: y, part: first } : { unit, year: y, part: first, parts }
}

function made(shape: string, groups: readonly (string | undefined)[]): Made {
  const [one, two, three] = groups
  const [a, b, c] = [one ?? '', two ?? '', three ?? '']
  switch (shape) {
    case 'full':
    case 'words':
      return day(Number(c), Number(b), Number(a))
    case 'dayMonthWords':
    case 'dayMonth':
      return day(null, Number(b), Number(a))
    case 'months':
      return many('month', number(two), partsIn(a, /tháng/gu).map(Number), 12)
    case 'month':
    case 'bareMonth':
      return month(Number(b), Number(a))
    case 'aMonth':
      return month(null, Number(a))
    case 'quarters':
      return many('quarter', number(two ?? three), partsIn(a, /quý/gu).map(quarterOf), 4)
    case 'quarterYear':
      return { unit: 'quarter', year: Number(b), part: quarterOf(a) }
    case 'half':
      return { unit: 'half-year', year: number(two), part: a === 'đầu' ? 1 : 2 }
    case 'school':
      return { unit: 'school-year', year: Number(a), year2: Number(b) }
    case 'span':
      return { unit: 'years', year: Number(a), year2: Number(b) }
    case 'year':
      return { unit: 'year', year: Number(a) }
    case 'dayOnly':
      return Number(a) >= 1 && Number(a) <= 31 ? { unit: 'day', year: null, day: Number(a) } : null
    default:
      return { unit: 'now', year: null }
  }
}

/** Every date of a text in lower case, in order; impossible days (31/02) are left out. `offset` is added to the places. */
export function dateAtoms(lower: string, offset = 0): DateAtom[] {
  const atoms: DateAtom[] = []
  if (!MAY_DATE.test(lower)) return atoms
  for (const m of lower.matchAll(ATOM)) {
    const shape = PLACES.find(({ at }) => m[at] !== undefined)
    const atom = shape ? made(shape.name, m.slice(shape.at + 1, shape.at + 4)) : null
    if (atom) atoms.push({ ...atom, start: offset + m.index, end: offset + m.index + m[0].length })
  }
  return atoms
}

const pad = (n: number): string => String(n).padStart(2, '0')

/** What a reader knows of the plan's own time, to complete a date whose year is not written. */
export interface OwnTime {
  readonly from: DateLike | null
  readonly to: DateLike | null
}

/** The year of the plan in which the month falls; `null` when the plan's time is not known or covers it twice. */
export function yearFor(time: OwnTime, m: number | null): number | null {
  if (time.from === null) return null
  const first = Number(time.from.slice(0, 4))
  const last = Number((time.to ?? time.from).slice(0, 4))
  if (first === last || m === null) return first === last ? first : null
  if (last - first > 1) return null
  // a school year: its first month is in the first year
  return m >= Number(time.from.slice(5, 7) || '1') ? first : last
}

/** The last day, month or year that an atom covers, as exact as it was written: quarter II of 2024 → 2024-06. */
export function lastOf(atom: DateAtom, time: OwnTime): DateLike | null {
  const year = atom.year ?? yearFor(time, atom.part ?? null)
  if (year === null) return null
  switch (atom.unit) {
    case 'day':
      return atom.part === undefined || atom.day === undefined
        ? null
        : `${year}-${pad(atom.part)}-${pad(atom.day)}`
    case 'month':
      return `${year}-${pad(atom.part ?? 12)}`
    case 'quarter':
      return `${year}-${pad((atom.part ?? 4) * 3)}`
    case 'half-year':
      return `${year}-${pad((atom.part ?? 2) * 6)}`
    case 'now':
      return null
    default:
      return String(atom.year2 ?? year)
  }
}

/** The first day, month or year that an atom covers. */
export function firstOf(atom: DateAtom, time: OwnTime): DateLike | null {
  const year = atom.year ?? yearFor(time, atom.part ?? null)
  if (year === null) return null
  if (atom.unit === 'quarter') return `${year}-${pad((atom.part ?? 1) * 3 - 2)}`
  if (atom.unit === 'half-year') return `${year}-${pad((atom.part ?? 1) * 6 - 5)}`
  return atom.unit === 'years' || atom.unit === 'school-year' ? String(year) : lastOf(atom, time)
}

/** Every month or quarter of a list, each as its last month; one value for everything else. */
export function allOf(atom: DateAtom, time: OwnTime): DateLike[] {
  return (atom.parts ?? [atom.part]).flatMap(
    (part) => lastOf(part === undefined ? atom : { ...atom, part }, time) ?? [],
  )
}

export const precisionOf = (atom: DateAtom): Precision | null =>
  atom.unit === 'now' ? null : atom.unit === 'years' || atom.unit === 'school-year' ? 'year' : atom.unit

/** A stretch "từ … đến …": `from` is null when it runs from now or from a day that is not named. */
export interface DateRange {
  readonly start: number
  readonly end: number
  readonly from: DateAtom | null
  readonly to: DateAtom
}

const BETWEEN =
  /^\s*(?:đến|tới|-|cho đến|,?\s*(?:và\s+)?kết thúc(?:\s+vào)?)(?:\s+(?:hết|cuối))?\s*(?:ngày\s*|tháng\s*|năm\s*)?$/u
const FROM = /(?:kể\s+)?từ\s*$/u
const UNTIL = /(?:^|[\s(])(?:đến|tới)(?:\s+hết)?\s*$/u

/** Pairs neighbours that the text joins by "đến" or a dash; the first takes the second's missing month and year. */
export function dateRanges(lower: string, atoms: readonly DateAtom[]): DateRange[] {
  const ranges: DateRange[] = []
  for (let i = 0; i < atoms.length; i++) {
    const a = atoms[i]
    const b = atoms[i + 1]
    if (!a) continue
    const before = lower.slice(Math.max(0, a.start - 12), a.start)
    if (
      b &&
      b.start - a.end < 24 &&
      BETWEEN.test(lower.slice(a.end, b.start).replace(/\s+/g, ' ')) &&
      b.unit !== 'now'
    ) {
      const lead = FROM.exec(before)?.[0].length ?? 0
      ranges.push({
        start: a.start - lead,
        end: b.end,
        from: a.unit === 'now' ? null : completed(a, b),
        to: b,
      })
      i++
    } else if (UNTIL.test(before) && a.unit !== 'now') {
      const lead = UNTIL.exec(before)?.[0].trimStart().length ?? 0
      ranges.push({ start: a.start - lead, end: a.end, from: null, to: a })
    }
  }
  return ranges
}

function completed(a: DateAtom, b: DateAtom): DateAtom {
  const part = a.part ?? (a.unit === 'day' ? b.part : undefined)
  const later = b.part !== undefined && part !== undefined && a.unit !== 'quarter' && part > b.part
  const year = a.year ?? (b.year === null ? null : later ? b.year - 1 : b.year)
  return part === undefined ? { ...a, year } : { ...a, year, part }
}
