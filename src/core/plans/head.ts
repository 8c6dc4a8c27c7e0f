import { plainDate, type DateLike } from '../kernel/dates.ts'
import type { Cell } from './lines.ts'
import { cellsIn } from './lines.ts'
import type { Passage } from './programme.ts'
import type { Span } from './source.ts'
import { passage, wordsOf, type PlanView } from './view.ts'

/** What stands above the first paragraph: number, place and date, kind and title. */
export interface Head {
  readonly kind: string | null
  readonly number: string | null
  readonly date: DateLike | null
  readonly place: string | null
  readonly title: string | null
  /** where the paragraphs begin */
  readonly end: number
  /** the cells above the kind: bodies and motto */
  readonly above: readonly Cell[]
  readonly passages: Readonly<Record<string, Passage>>
}

/** How far down the head may reach. */
const REACH = 6000

/** The kinds of paper of decree 30/2020, article 7, and those of Party and unions that plans of this genre come as. */
export const KINDS: readonly string[] = [
  'Kế hoạch liên tịch',
  'Hướng dẫn liên tịch',
  'Nghị quyết',
  'Quyết định',
  'Chỉ thị',
  'Quy chế',
  'Quy định',
  'Quy chế phối hợp',
  'Thông cáo',
  'Thông báo',
  'Thông tri',
  'Hướng dẫn',
  'Chương trình hành động',
  'Chương trình công tác',
  'Chương trình phối hợp',
  'Chương trình',
  'Kế hoạch',
  'Phương án',
  'Đề án',
  'Dự án',
  'Báo cáo',
  'Biên bản',
  'Tờ trình',
  'Hợp đồng',
  'Công văn',
  'Công điện',
  'Lời kêu gọi',
  'Thư kêu gọi',
  'Thư ngỏ',
  'Thể lệ',
  'Bản giao ước thi đua',
  'Giao ước thi đua',
  'Bản cam kết',
  'Đề cương',
  'Kết luận',
]
const fold = (s: string): string => s.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
const BY_LENGTH = [...KINDS].sort((a, b) => b.length - a.length).map((kind) => [kind, fold(kind)] as const)

const shouts = (s: string): boolean => /\p{Lu}{2}/u.test(s) && !/\p{Ll}/u.test(s)

/** "KẾ HOẠCH" alone on its line, or shouted before a title on the same line. */
function kindOf(words: string): { kind: string; rest: number } | null {
  const folded = fold(words)
  for (const [kind, key] of BY_LENGTH) {
    if (!folded.startsWith(key)) continue
    const rest = folded.slice(key.length)
    if (rest === '' || rest === ':') return { kind, rest: words.length }
    if (/^[\s:]/.test(rest) && shouts(words.slice(0, key.length)) && !/^\s*(?:số|:?\s*\d)/.test(rest))
      return { kind, rest: key.length }
  }
  return null
}

const NUMBER_LABEL = /^(?:\*\s*)?S[ốÔỐ]\s*[:.]?\s*/iu
const NUMBER = /^(\d{1,5}\p{L}?)\s?([-/])\s?([\p{Lu}Đ][\p{L}\d]*(?:\s?[-/.&]\s?[\p{Lu}Đ\d][\p{L}\d]*)*)/u

function numberOf(view: PlanView, cell: Cell): { number: string | null; span: Span } | null {
  const label = NUMBER_LABEL.exec(cell.words)
  if (!label || cell.words.length > 90) return null
  const plain = view.plain.slice(cell.start, cell.end)
  const lead = NUMBER_LABEL.exec(plain)?.[0].length ?? 0
  const m = NUMBER.exec(plain.slice(lead))
  if (m)
    return {
      number: m[0].replace(/\s+/g, ''),
      span: { start: cell.start + lead, end: cell.start + lead + m[0].length },
    }
  return /^[\s.…_]*[-/]\s?\p{Lu}|^[\s.…_]*$/u.test(plain.slice(lead)) ? { number: null, span: cell } : null
}

const DATED =
  /(?:((?:TP\.?\s*)?\p{Lu}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}.'-]*){0,5})\s*,?\s+)?ngày\s*(\d{1,2}|[.…_\s]{1,12})\s*tháng\s*(\d{1,2}|[.…_\s]{1,12})\s*năm\s*(\d{4})/u
/** "Sa Hải, ngày 02/01/2023" */
const DATED_SHORT =
  /((?:TP\.?\s*)?\p{Lu}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}.'-]*){0,5})\s*,\s+ngày\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})/u

function datedOf(
  view: PlanView,
  cell: Cell,
): { place: string | null; date: DateLike | null; span: Span } | null {
  if (cell.words.length > 140 || OPENS_BODY.test(cell.words)) return null
  const words = view.flat.slice(cell.start, cell.end)
  const m = DATED.exec(words) ?? DATED_SHORT.exec(words)
  if (!m) return null
  const [year, month, day] = [Number(m[4]), Number(m[3]), Number(m[2])]
  const date = day ? (plainDate(year, month, day) ?? null) : null
  return {
    place: m[1] ?? null,
    date,
    span: { start: cell.start + m.index, end: cell.start + m.index + m[0].length },
  }
}

/** The place and day printed between two places of the text, on a line of their own. */
export function datedIn(
  view: PlanView,
  start: number,
  end: number,
): { place: string | null; date: DateLike | null; span: Span } | null {
  for (const cell of cellsIn(view, { start, end }, 60)) {
    const dated = cell.words.length < 70 ? datedOf(view, cell) : null
    if (dated?.place && dated.date) return dated
  }
  return null
}

const OPENS_BODY =
  /^(?:Căn cứ|Kính gửi|Xét (?:đề nghị|tờ trình)|Thực hiện (?:Luật|Nghị|Quyết|Chỉ thị|Kế hoạch|Công văn|Hướng dẫn|Thông|Chương trình)|Triển khai (?:thực hiện )?(?:Luật|Nghị|Quyết|Chỉ thị|Kế hoạch|Công văn)|Theo (?:đề nghị|chỉ đạo)|Để |Nhằm |Trên cơ sở|Điều \d|Phần |Chương |PHẦN |CHƯƠNG |[IVX]+\s?[./-]|[A-HĐ]\.\s|\d{1,2}[./)])/u
const CONTINUES = /^(?:\p{Ll}|Giai đoạn \d|Năm (?:học )?\d|Nhiệm kỳ|Khối |Cụm |Xã |Phường |Huyện |Tỉnh )/u

function belongs(cell: Cell, last: Cell, length: number): boolean {
  const { words } = cell
  if (
    OPENS_BODY.test(words) ||
    /^\(.*\)$|^\((?:Ban hành )?[Kk]èm/u.test(words) ||
    length + words.length > 500
  )
    return false
  if (!cell.gap) return !/[:;,.]$/.test(words) || (words.length < 120 && last.words.endsWith(','))
  if (/[:;.]$/.test(words)) return false
  return (
    (cell.bold && last.bold && words.length < 160) ||
    (shouts(words) && shouts(last.words)) ||
    (words.length < 120 && CONTINUES.test(words))
  )
}

/** The lines after the kind until the first paragraph. */
function titleOf(view: PlanView, cells: readonly Cell[], at: number, rest: number): Span | null {
  const first = cells[at]
  if (!first) return null
  let span: Span | null = null
  let last = first
  if (rest < first.words.length) {
    const tail = view.plain.slice(first.start, first.end)
    span = { start: first.start + rest + (/^[\s:]*/.exec(tail.slice(rest))?.[0].length ?? 0), end: first.end }
  }
  for (const cell of cells.slice(at + 1)) {
    if (
      span === null
        ? OPENS_BODY.test(cell.words) && !cell.words.startsWith('Thực hiện')
        : !belongs(cell, last, span.end - span.start)
    )
      break
    if (cell.column > 0) continue
    span = { start: span?.start ?? cell.start, end: cell.end }
    last = cell
  }
  return span
}

/** it may follow the number in one cell of a table */
const ABOUT = /^(?:S[ốÔỐ]\s*[:.]?\s*[\p{L}\d./&-]{2,40}\s+)?(?:\(?\s*)?(?:V\/v|Về việc|Vv)\s*:?\s*/iu

/** A letter has no kind: "V/v …" under the number says what it is about. */
function letterOf(view: PlanView, cells: readonly Cell[]): { title: Span | null; at: number } | null {
  const to = cells.findIndex((c) => c.words.startsWith('Kính gửi'))
  if (to === -1) return null
  const about = cells.slice(0, to).find((c) => ABOUT.test(c.words))
  if (!about) return { title: null, at: to }
  const below = cells
    .slice(0, to)
    .filter(
      (c) =>
        c.line > about.line &&
        c.line <= about.line + 3 &&
        c.column === about.column &&
        !c.gap &&
        !DATED.test(c.words),
    )
  return {
    title: {
      start: about.start + (ABOUT.exec(view.plain.slice(about.start, about.end))?.[0].length ?? 0),
      end: below.at(-1)?.end ?? about.end,
    },
    at: to,
  }
}

/** Reads the head; what is not printed is null. */
export function readHead(view: PlanView): Head {
  const cells = cellsIn(view, { start: 0, end: Math.min(view.text.length, REACH) }, 80)
  const passages: Record<string, Passage> = {}
  const at = cells.findIndex((c) => kindOf(c.words) !== null)
  const letter = at === -1 ? letterOf(view, cells) : null
  const kindCell = cells[at]
  const found = kindCell ? kindOf(kindCell.words) : null
  const title = kindCell && found ? titleOf(view, cells, at, found.rest) : (letter?.title ?? null)
  const until = title ? cells.findIndex((c) => c.start >= title.end) : at === -1 ? (letter?.at ?? 0) : at + 1
  // number and date stand above the kind; where the file has lost its columns they may stand right under the title
  const near = cells.slice(0, until === -1 ? cells.length : Math.max(until, at) + 2)
  const number = near.map((c) => numberOf(view, c)).find((n) => n !== null)
  const dated = near.map((c) => datedOf(view, c)).find((d) => d !== null)
  if (number) passages['number'] = passage(view, number.span)
  if (dated) passages['date'] = passage(view, dated.span)
  if (kindCell && found)
    passages['kind'] = passage(view, {
      start: kindCell.start,
      end: kindCell.start + Math.min(found.rest, kindCell.end - kindCell.start),
    })
  if (title) passages['title'] = passage(view, title)
  return {
    kind: found?.kind ?? (letter ? 'Công văn' : null),
    number: number?.number ?? null,
    date: dated?.date ?? null,
    place: dated?.place ?? null,
    title: title ? wordsOf(view, title) : null,
    end: Math.max(title?.end ?? 0, kindCell?.end ?? 0, letter ? (cells[letter.at]?.start ?? 0) : 0),
    above: cells.slice(0, at === -1 ? (letter?.at ?? 0) : at),
    passages,
  }
}
