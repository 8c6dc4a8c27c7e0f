import { lastOf, firstOf, allOf, precisionOf, type DateAtom } from '../vietnamese/dates.ts'
import { firstDay, lastDay } from '../kernel/dates.ts'
import { numbered, ownWords, partOf } from './dateSpans.ts'
import { BEFORE, BY, DONE, EVENT, IN, RELATIVE, relates, timed } from './dateWords.ts'
import { draft, type DeadlineDraft, type Reading } from './deadlineDraft.ts'
import type { Deadline, DeadlineKind } from './programme.ts'
import { dueSpan } from './segments.ts'
import { underSession } from './sessions.ts'
import type { Span } from './source.ts'

/** "trước 16 giờ 30 ngày …" */
const CLOCK = /\s\d{1,2}\s?(?:giờ|h|g|:)\s?\d{0,2}(?:\s?phút)?,?\s*(?:ngày\s)?$/u
export type Comparator = NonNullable<Deadline['comparator']>

/** What the words before a date make of it; null when they make no deadline of it. */
export function comparatorOf(r: Reading, atom: DateAtom): Comparator | null {
  const before = r.lower
    .slice(Math.max(r.s.labelStart, atom.start - 48), atom.start)
    .replace(/\s+/g, ' ')
    .replace(/\sngày $/, ' ')
    .replace(CLOCK, ' ')
  // "03 ngày kể từ ngày …" counts from the day
  if (/(?:kể|tính)\s+từ\s*$/u.test(before) && RELATIVE.test(r.lower.slice(r.s.start, atom.start))) return null
  if (BEFORE.test(before)) return 'before'
  if (BY.test(before)) return 'by'
  if (atom.unit === 'years' || atom.unit === 'school-year' || atom.unit === 'now') return null
  if (atom.unit === 'year') return /(?:hoàn thành|xong|kết thúc)\s+trong\s*$/u.test(before) ? 'in' : null
  if (atom.unit === 'half-year')
    return /(?:hoàn thành|xong|trong|vào)\s*$/u.test(before) &&
      /hoàn thành|tổ chức|họp/u.test(r.lower.slice(r.s.start, r.s.end))
      ? 'in'
      : null
  if (IN.test(before)) return 'in'
  const held =
    EVENT.test(r.lower.slice(r.s.labelStart, r.s.end)) &&
    (r.lower.startsWith('ngày', atom.start) || atom.unit === 'month' || atom.unit === 'quarter')
  return timed(r.s) ||
    (held &&
      /(?:^|[\s,(:])(?:ngày|lễ|tổ chức|họp|sáng|chiều|đợt \d|dự kiến|[:,])?\s*$/u.test(before) &&
      atom.year !== null)
    ? 'in'
    : null
}

/** Days of one list: "vào ngày 18/11/2024, 05/02/2025 và 27/5/2025". */
function listFrom(r: Reading, atoms: readonly DateAtom[], i: number): number {
  let j = i
  for (
    let next = atoms[j + 1];
    next &&
    /^\s*(?:,|và|;|,\s*và)\s*(?:ngày\s*)?$/u.test(r.lower.slice(atoms[j]?.end ?? 0, next.start)) &&
    next.unit === atoms[i]?.unit;
    next = atoms[j + 1]
  )
    j++
  return j
}

function yearly(r: Reading, span: Span, comparator: Comparator): DeadlineDraft {
  const made = draft(r, span, 'recurring', { rule: 'yearly', comparator, precision: 'day' })
  return {
    ...made,
    certainty: 'ask',
    question: 'Mốc này không ghi năm. Có phải thực hiện hằng năm trong suốt thời gian của kế hoạch không?',
  }
}

/** "2. Hồ sơ …: trước ngày …": what is due stands before the colon. */
const namesPaper = (r: Reading, at: Span): boolean =>
  r.s.label !== null &&
  (/^(?:hồ sơ|báo cáo|danh sách|bản|biểu)/u.test(r.s.label) || relates(r.lower.slice(r.s.start, at.start)))

/** The labelled time of a movement or stage: "Thời gian: Quý II và quý III", "Thời gian: Cả năm 2026". */
const ENDS_WORK = /hoàn thành|nộp|gửi|họp|hội nghị|trình|báo cáo|nhận/u
function labelledPeriod(r: Reading, first: DateAtom, last: DateAtom): DeadlineDraft | null {
  if (!timed(r.s) || ENDS_WORK.test(r.s.label ?? '') || underSession(r.view, r.s)) return null
  const lead = r.lower.slice(r.s.start, first.start).trim()
  if (!/^(?:cả|trong|suốt|hết|từ|trong cả)?$/u.test(lead)) return null
  const long =
    first.unit === 'year' ||
    first.unit === 'half-year' ||
    (first.unit === 'quarter' && first.parts !== undefined) ||
    (first.unit === 'quarter' && first !== last)
  const parts = last.parts
  const lastPart = parts?.at(-1)
  const [from, to] = [
    firstOf({ ...first, year: first.year ?? last.year }, r.time),
    lastOf(lastPart === undefined ? last : { ...last, part: lastPart }, r.time),
  ]
  if (!long || from === null || to === null) return null
  const span = { start: r.s.labelStart, end: r.s.end }
  return draft(r, span, 'campaign-period', {
    from: firstDay(from),
    to: lastDay(to),
    precision: precisionOf(last),
  })
}

function spanOf(r: Reading, at: Span, alone: boolean, times: readonly Span[]): Span {
  const previous = r.s.previous
  const own = ownWords(r, at) ?? numbered(r, at)
  if (own) return own
  if (timed(r.s) || namesPaper(r, at))
    return { start: timed(r.s) && previous ? previous.start : r.s.labelStart, end: r.s.end }
  const part = partOf(r, r.s, at, times)
  if (part.start !== r.s.start) return dueSpan(r.view, part, at, part)
  return dueSpan(r.view, part, at, previous && alone ? { start: previous.start, end: part.end } : part)
}

function kindOf(r: Reading, span: Span, comparator: Comparator, dates: number): DeadlineKind {
  if (underSession(r.view, r.s) && timed(r.s)) return 'meeting-months'
  const lower = r.lower.slice(span.start, span.end)
  if (dates > 1 && /họp\s+(?:định kỳ|thường kỳ)/u.test(lower)) return 'meeting-months'
  return comparator === 'in' && EVENT.test(lower) && !DONE.test(lower.slice(0, 40)) ? 'event' : 'due'
}

/** The deadline of the date at `i` and of those that it lists with it; `times` are all times of the clause, in order. */
export function fromAtoms(
  r: Reading,
  atoms: readonly DateAtom[],
  i: number,
  alone: boolean,
  times: readonly Span[],
): { made: DeadlineDraft | null; next: number } {
  const atom = atoms[i]
  if (!atom) return { made: null, next: i + 1 }
  const last = listFrom(r, atoms, i)
  const period = labelledPeriod(r, atom, atoms[last] ?? atom)
  if (period) return { made: period, next: last + 1 }
  const comparator = comparatorOf(r, atom)
  if (comparator === null) return { made: null, next: i + 1 }
  const dates = atoms.slice(i, last + 1).flatMap((a) => allOf(a, r.time))
  const date = dates.at(-1)
  const at = { start: atom.start, end: atoms[last]?.end ?? atom.end }
  const span = spanOf(r, at, alone, times)
  // a day without a year in a plan of several years comes round every year
  if (date === undefined)
    return { made: atom.unit === 'day' ? yearly(r, span, comparator) : null, next: last + 1 }
  const kind = kindOf(r, span, comparator, dates.length)
  const listed = dates.length > 1 ? { dates } : kind === 'meeting-months' ? { date, dates } : { date }
  const first = firstOf(atom, r.time)
  const stretch =
    dates.length === 1 && first !== null && (atom.unit === 'quarter' || atom.unit === 'half-year')
      ? { from: firstDay(first), to: lastDay(date) }
      : {}
  const values = { ...listed, ...stretch, comparator, precision: precisionOf(atom) }
  return { made: draft(r, span, kind, values, atom.year !== null), next: last + 1 }
}
