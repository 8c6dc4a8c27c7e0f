import { firstDay, lastDay } from '../kernel/dates.ts'
import {
  allOf,
  dateAtoms,
  dateRanges,
  firstOf,
  lastOf,
  precisionOf,
  type DateAtom,
  type DateRange,
} from '../vietnamese/dates.ts'
import type { PlanContext } from './context.ts'
import { draft, type DeadlineDraft, type Reading } from './deadlineDraft.ts'
import { joined, onOccasion, partOfYear } from './deadlineReviews.ts'
import { deadlinesInTables } from './deadlineTables.ts'
import { factsOf, type Statement } from './facts.ts'
import { contains, insideQuotes, remembers } from './memories.ts'
import { once } from './once.ts'
import type { Deadline, DeadlineKind } from './programme.ts'
import { recurrencesIn } from './recurring.ts'
import { dueSpan } from './segments.ts'
import type { Span } from './source.ts'
import { ownTime, readStages } from './stages.ts'
import { underSession } from './sessions.ts'
import { passage, type PlanView } from './view.ts'

const BEFORE = /(?:trước|trước khi hết|xong trước)\s*$/u
const BY =
  /(?:chậm nhất|muộn nhất|trễ nhất|không quá|không muộn hơn|hạn cuối|hạn chót|thời hạn|hết hạn|hết)\s*(?:là|vào|đến|đến hết|trước|ngày)?\s*:?\s*$/u
const IN =
  /(?:trong|vào|xong trong|tại|từ|khoảng|dự kiến)(?:\s+(?:dịp|thời gian|tuần(?:\s+[\p{L}\d]+){0,3}|đầu|giữa|cuối|nửa đầu|nửa cuối|\d+ ngày (?:đầu|cuối)|thời điểm|sáng|chiều))*\s*:?\s*$/u
const TIME_LABEL = /^(?:\p{L}+\s+){0,2}?(?:thời gian|thời hạn|thời điểm|hạn|tiến độ|lịch|ngày)(?!\p{L})/u
const EVENT =
  /họp|hội nghị|lễ |sơ kết|tổng kết|kiểm tra|đợt \d|hội thảo|gặp mặt|hội thi|tọa đàm|đại hội|sinh hoạt|khai mạc|phát động/u
const DONE = /hoàn thành|hoàn tất|nộp|gửi|báo cáo|trình|đăng ký|phát hành/u
const CHANGES =
  /(?:thời gian|mốc|thời hạn|thời điểm|tiến độ|kế hoạch)[^.;]{0,80}(?:có thể|được|sẽ)\s+(?:\p{L}+\s+)?(?:thay đổi|điều chỉnh|lùi|gia hạn)[^.;]{0,40}(?:nếu|khi|theo|cho phù hợp)/u
const RELATIVE =
  /(?:trong (?:thời hạn|vòng|thời gian)|sau|trước|chậm nhất(?: là)?(?: sau)?)(?:\s+[^\s,.;]+){0,5}?\s+(?:ít nhất\s+|tối thiểu\s+)?\d{1,3}(?:\s*\([^)]{1,12}\))?\s+ngày(?:\s+làm việc)?(?!\s+(?:\d|tháng))/u

/** The span inside the brackets that hold `at`, when they hold words of their own. */
function bracketed(view: PlanView, clause: Span, at: Span): Span | null {
  const before = view.plain.slice(clause.start, at.start)
  const open = before.lastIndexOf('(')
  const close = view.plain.slice(at.start, clause.end).indexOf(')')
  if (open === -1 || close === -1 || before.lastIndexOf(')') > open) return null
  return { start: clause.start + open + 1, end: at.start + close }
}

/** "Bình xét thi đua: từ ngày … đến ngày …": the words before the colon say what the days are for */
const OCCASION =
  /^(?:tổ chức|hội nghị|họp|sơ kết|tổng kết|kiểm tra|bình xét|đăng ký|chấm điểm|nộp|ký)[^:]{0,120}:\s*$/u

function fromRange(r: Reading, range: DateRange): DeadlineDraft | null {
  const { lower, view, s, time } = r
  const until = lastOf(range.to, time)
  const since = range.from ? firstOf(range.from, time) : null
  const to = until?.length === 4 ? lastDay(until) : until
  const from = since?.length === 4 ? firstDay(since) : since
  if (to === null) return null
  const whole = { start: range.start, end: range.end }
  const values = { ...(from === null ? {} : { from }), to, precision: precisionOf(range.to) }
  const sure = range.to.year !== null
  const own = bracketed(view, s, range)
  if (range.from === null) {
    const lead = lower.slice(s.start, range.start).trim()
    const span =
      /^(?:từ nay|kể từ)/u.test(lower.slice(range.start, range.start + 8)) &&
      lead.split(/[,:]/).at(-1)?.trim() === ''
        ? { start: range.start, end: s.end }
        : own
          ? whole
          : dueSpan(view, s, range, s)
    return draft(
      r,
      span,
      /phong trào|thi đua|đợt/u.test(lead) ? 'campaign-period' : 'due',
      { ...values, date: to, comparator: 'by' },
      sure,
    )
  }
  if (!own && OCCASION.test(lower.slice(s.labelStart, range.start)))
    return draft(r, { start: s.labelStart, end: s.end }, 'event', values, sure)
  const stage = /(?:thực hiện|tiến hành|kiểm tra)\s*$/u.test(
    lower.slice(Math.max(0, range.start - 24), range.start),
  )
  return draft(r, whole, stage ? 'stage' : 'campaign-period', values, sure)
}

/** "trước 16 giờ 30 ngày …" */
const CLOCK = /\s\d{1,2}\s?(?:giờ|h|g|:)\s?\d{0,2}(?:\s?phút)?,?\s*(?:ngày\s)?$/u
type Comparator = NonNullable<Deadline['comparator']>

/** What the words before a date make of it; null when they make no deadline of it. */
function comparatorOf(r: Reading, atom: DateAtom): Comparator | null {
  const before = r.lower
    .slice(Math.max(r.s.labelStart, atom.start - 48), atom.start)
    .replace(/\s+/g, ' ')
    .replace(/\sngày $/, ' ')
    .replace(CLOCK, ' ')
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
  const timed = r.s.label !== null && TIME_LABEL.test(r.s.label)
  const held =
    EVENT.test(r.lower.slice(r.s.labelStart, r.s.end)) &&
    (r.lower.startsWith('ngày', atom.start) || atom.unit === 'month' || atom.unit === 'quarter')
  return timed ||
    (held &&
      /(?:^|[\s,(:])(?:ngày|lễ|tổ chức|họp|sáng|chiều|đợt \d|dự kiến|[:,])?\s*$/u.test(before) &&
      atom.year !== null)
    ? 'in'
    : null
}

/** "(riêng … nộp trước ngày …)" is a deadline of its own; "6 tháng (trước ngày …)" belongs to the words before the bracket. */
function ownWords(r: Reading, at: Span): Span | null {
  const clause = { start: r.s.labelStart, end: r.s.end }
  const inside = bracketed(r.view, clause, at)
  if (!inside) return null
  if (r.lower.slice(inside.start, at.start).trim().split(/\s+/).length > 3) return inside
  const label = r.s.start - r.s.labelStart
  // a heading's bracket: the words of the heading
  if (label > 0 && at.end <= r.s.start) return { start: r.s.labelStart, end: inside.end + 1 }
  const before = r.view.plain.slice(clause.start, inside.start - 1)
  const cut = Math.max(before.lastIndexOf(') và '), before.lastIndexOf('), '))
  return {
    start: cut === -1 ? r.s.start : clause.start + cut + 2,
    end: r.view.plain.indexOf(')', at.end) === -1 ? r.s.end : endAfter(r, inside.end + 1),
  }
}

/** Up to the next bracket, or the end of the clause. */
function endAfter(r: Reading, from: number): number {
  const next = r.view.plain.slice(from, r.s.end).search(/\s(?:và|,)\s[^(]{2,40}\(|\(/u)
  return next === -1 ? r.s.end : from + next
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
  (/^(?:hồ sơ|báo cáo|danh sách|bản|biểu)/u.test(r.s.label) ||
    RELATION.test(` ${r.lower.slice(r.s.start, at.start).trim()}`))
const RELATION =
  /^\s(?:trước|trong|vào|chậm nhất(?: là)?|đến hết|muộn nhất|không quá)?(?:\s+\d{1,2}\s?(?:giờ|h)\s?\d{0,2})?(?:\s+(?:ngày|tháng|quý))?$/u

function fromAtoms(
  r: Reading,
  atoms: readonly DateAtom[],
  i: number,
  alone: boolean,
): { made: DeadlineDraft | null; next: number } {
  const atom = atoms[i]
  if (!atom) return { made: null, next: i + 1 }
  const comparator = comparatorOf(r, atom)
  if (comparator === null) return { made: null, next: i + 1 }
  const last = listFrom(r, atoms, i)
  const dates = atoms.slice(i, last + 1).flatMap((a) => allOf(a, r.time))
  const date = dates.at(-1)
  const at = { start: atom.start, end: atoms[last]?.end ?? atom.end }
  const labelled = r.s.label !== null && TIME_LABEL.test(r.s.label)
  const previous = r.s.previous
  const whole = previous && alone ? { start: previous.start, end: r.s.end } : r.s
  const span =
    ownWords(r, at) ??
    (labelled || namesPaper(r, at)
      ? { start: labelled && previous ? previous.start : r.s.labelStart, end: r.s.end }
      : dueSpan(r.view, r.s, at, whole))
  const lower = r.lower.slice(span.start, span.end)
  const meeting = underSession(r.view, r.s)
  // a day without a year in a plan of several years comes round every year
  if (date === undefined)
    return { made: atom.unit === 'day' ? yearly(r, span, comparator) : null, next: last + 1 }
  const kind: DeadlineKind =
    meeting && labelled
      ? 'meeting-months'
      : comparator === 'in' && EVENT.test(lower) && !DONE.test(lower.slice(0, 40))
        ? 'event'
        : 'due'
  const values = {
    ...(dates.length > 1 ? { dates } : meeting && labelled ? { date, dates } : { date }),
    comparator,
    precision: precisionOf(atom),
  }
  return { made: draft(r, span, kind, values, atom.year !== null), next: last + 1 }
}

function fromStatement(context: PlanContext, s: Statement, cited: readonly Span[]): DeadlineDraft[] {
  const { view } = context
  const r: Reading = { view, lower: view.lower, time: ownTime(context), s }
  if (CHANGES.test(view.lower.slice(s.labelStart, s.end)))
    return [draft(r, { start: s.labelStart, end: s.end }, 'condition', {})]
  const from = s.previous ? s.start : s.labelStart
  const all = dateAtoms(view.lower.slice(from, s.end), from).filter(
    (a) => !contains(cited, a.start) && !insideQuotes(view.lower, a.start),
  )
  const ranges = dateRanges(view.lower, all)
  const recurring = recurrencesIn(view, s)
  const taken: Span[] = [...ranges, ...recurring.map((x) => x.words)]
  const made: DeadlineDraft[] = []
  for (const x of recurring) made.push(draft(r, x.span, 'recurring', { rule: x.rule }))
  for (const range of ranges) {
    const d = remembers(view.lower, range.start, range.end, range)
      ? onOccasion(r, range)
      : fromRange(r, range)
    if (d && !recurring.some((x) => x.span.start <= d.span.start && d.span.end <= x.span.end)) made.push(d)
  }
  const atoms = all.filter(
    (a) =>
      !taken.some((t) => a.start >= t.start && a.start < t.end) &&
      !remembers(view.lower, a.start, a.end, null) &&
      !recurring.some((x) => a.year === null && a.start >= x.span.start && a.start < x.span.end),
  )
  for (let i = 0; i < atoms.length;) {
    const step = fromAtoms(r, atoms, i, made.length === 0)
    if (step.made) made.push(step.made)
    i = step.next
  }
  if (made.length === 0) {
    const relative = RELATIVE.exec(view.lower.slice(s.start, s.end))
    const at = relative
      ? { start: s.start + relative.index, end: s.start + relative.index + relative[0].length }
      : null
    const other = at
      ? draft(r, relativeSpan(view, s, at), 'condition', {
          comparator: relative?.[0].startsWith('trước') ? 'before' : 'by',
        })
      : (joined(r, all) ?? partOfYear(r))
    if (other) made.push(other)
  }
  return made
}

function relativeSpan(view: PlanView, s: Statement, at: Span): Span {
  const own = dueSpan(view, s, at, s)
  return view.lower.startsWith('trong', at.start) ? s : { start: own.start, end: Math.max(own.end, at.end) }
}

/** Every deadline, period and condition of the paragraphs and tables, in reading order. */
export const readDeadlines = once((context: PlanContext): readonly Deadline[] => {
  const { view } = context
  const { statements, cited } = factsOf(context)
  const stages = readStages(context)
  const opened = stages
    .filter((p) => !/(?:^|[\s(])từ\s/iu.test(p.quote))
    .map((p): DeadlineDraft => ({
      span: p,
      kind: 'stage',
      from: p.from,
      to: p.to,
      precision: p.precision,
      what: stageWords(p.quote),
      who: null,
      submitTo: null,
      certainty: 'sure',
    }))
  const drafts = [
    ...opened,
    ...deadlinesInTables(context),
    ...statements.flatMap((s) => fromStatement(context, s, cited)),
  ]
  const covered = new Set<string>()
  return drafts
    .map((d) => ({ d, p: passage(view, d.span) }))
    .filter(
      ({ p }) => p.quote !== '' && !covered.has(`${p.start}-${p.end}`) && covered.add(`${p.start}-${p.end}`),
    )
    .sort((a, b) => a.p.start - b.p.start)
    .map(({ d: { span: _span, ...rest }, p }, i) => ({ ...rest, ...p, id: `deadline-${i + 1}@${p.start}` }))
})

const stageWords = (quote: string): string => quote.replace(/[\s:]+$/, '')
