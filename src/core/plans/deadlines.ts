import { dateAtoms, dateRanges, type DateAtom, type DateRange } from '../vietnamese/dates.ts'
import type { PlanContext } from './context.ts'
import { CHANGES, PAST, RELATIVE, WHEN_NEEDED } from './dateWords.ts'
import { comparatorOf, fromAtoms } from './deadlineDays.ts'
import { draft, type DeadlineDraft, type Reading } from './deadlineDraft.ts'
import { fromRange } from './deadlineRanges.ts'
import { joined, onOccasion, partOfYear } from './deadlineReviews.ts'
import { deadlinesInTables } from './deadlineTables.ts'
import { factsOf, type Statement } from './facts.ts'
import { contains, insideQuotes, remembers } from './memories.ts'
import { once } from './once.ts'
import { standsIn } from './parts.ts'
import type { Deadline } from './programme.ts'
import { recurrencesIn, type Recurrence } from './recurring.ts'
import { dueSpan } from './segments.ts'
import type { Span } from './source.ts'
import { ownTime, readStages } from './stages.ts'
import { monthOver, opensAndCloses, underMonth } from './timedLines.ts'
import { passage, type PlanView } from './view.ts'

/** "sau 100 ngày đêm": a term that another date of the clause may follow */
const TERM = /(?:sau|trong|hết)\s+\d{1,3}\s+(?:ngày|tháng|tuần)(?:\s+đêm)?(?!\p{L})/gu

/** The times of a clause in order: what parts one deadline from the next. */
function timesOf(r: Reading, atoms: readonly DateAtom[], others: readonly Span[]): Span[] {
  const { lower, s } = r
  const dated = atoms.filter((a) => comparatorOf(r, a) !== null)
  const terms = [...lower.slice(s.start, s.end).matchAll(TERM)].map((m) => ({
    start: s.start + m.index,
    end: s.start + m.index + m[0].length,
  }))
  return [...dated, ...terms, ...others].sort((a, b) => a.start - b.start)
}

function fromRanges(
  r: Reading,
  ranges: readonly DateRange[],
  recurring: readonly Recurrence[],
): DeadlineDraft[] {
  const made: DeadlineDraft[] = []
  for (const range of ranges) {
    const d = remembers(r.lower, range.start, range.end, range) ? onOccasion(r, range) : fromRange(r, range)
    if (d && !recurring.some((x) => x.span.start <= d.span.start && d.span.end <= x.span.end)) made.push(d)
  }
  return made
}

/** A clause without a date: a term of days, a review joined to another, a part of the year. */
function undated(r: Reading, atoms: readonly DateAtom[]): DeadlineDraft | null {
  const { view, s } = r
  const words = view.lower.slice(s.start, s.end)
  const relative = /\d\D{0,16}(?:ngày|giờ)/u.test(words) ? RELATIVE.exec(words) : null
  if (!relative) return joined(r, atoms) ?? partOfYear(r)
  // "có mặt trong vòng 03 ngày" among the things it takes to be honoured is none
  if (standsIn(view, s.node, 'criteria')) return null
  const at = { start: s.start + relative.index, end: s.start + relative.index + relative[0].length }
  const comparator = relative[0].startsWith('trước') ? 'before' : 'by'
  return draft(r, relativeSpan(view, s, at), 'condition', { comparator })
}

/** a quick no: without one of these nothing is said of time */
const MAY_TIME =
  /\d|hằng|hàng|mỗi|định kỳ|đột xuất|bất thường|quý|nửa|từ nay|từ ngày|từ khi|năm|cuối|đầu|thứ|thời gian|mốc|lịch|thời hạn|thời điểm|tiến độ/u

/** The deadlines of a clause's dates, ranges and rhythms. */
function dated(r: Reading, all: readonly DateAtom[]): DeadlineDraft[] {
  const ranges = dateRanges(r.lower, all)
  const recurring = recurrencesIn(r.view, r.s)
  const rhythms = recurring.map((x) => x.words)
  const taken: Span[] = [...ranges, ...rhythms]
  const made = [
    ...recurring.map((x) => draft(r, x.span, 'recurring', { rule: x.rule })),
    ...fromRanges(r, ranges, recurring),
  ]
  const atoms = all.filter(
    (a) =>
      !taken.some((t) => a.start >= t.start && a.start < t.end) &&
      !remembers(r.lower, a.start, a.end, null) &&
      !recurring.some((x) => a.year === null && a.start >= x.span.start && a.start < x.span.end),
  )
  const times = timesOf(r, atoms, rhythms)
  for (let i = 0; i < atoms.length;) {
    const step = fromAtoms(r, atoms, i, made.length === 0, times)
    if (step.made) made.push(step.made)
    i = step.next
  }
  return made
}

/** Days that may be moved, meetings held when needed; the dear patterns only where their words stand. */
const conditional = (words: string): boolean =>
  (/điều chỉnh|thay đổi|lùi|gia hạn/u.test(words) && CHANGES.test(words)) ||
  (/đột xuất|bất thường/u.test(words) && WHEN_NEEDED.test(words))

/** "Quá thời hạn trên, Hạt không nhận sổ": what comes after the day itself */
const TOO_LATE =
  /^(?:quá|sau)\s+(?:các\s+)?(?:thời hạn|thời gian|hạn|mốc)\s[^.;]*\skhông\s+(?:tiếp\s+)?nhận(?!\p{L})/u
/** "Họp bất thường: theo yêu cầu của …": the label names what is held, the words when; each case is its own */
const HELD_WHEN =
  /^(?:tổ chức\s+)?(?:(?:phiên |cuộc |kỳ )?họp|báo cáo|kiểm tra|hội nghị)\s+(?:đột xuất|bất thường)/u
function whenAsked(r: Reading): DeadlineDraft | null {
  const { label } = r.s
  if (label === null || !(HELD_WHEN.test(label) || label === 'thời gian')) return null
  const words = r.lower.slice(r.s.start, r.s.end)
  const m = /^(?:khi có |theo )yêu cầu(?:\s(?!hoặc\s)[^\s,]+)*/u.exec(words)
  return m
    ? draft(
        r,
        { start: label === 'thời gian' ? r.s.labelStart : r.s.start, end: r.s.start + m[0].length },
        'condition',
        { rule: 'on-request' },
      )
    : null
}

/** "Phấn đấu đến năm … có …": what is striven for by then is a target, through every clause of the sentence. */
const AIMS_AT = /^(?:-\s*)?(?:phấn đấu|quyết tâm|mục tiêu|chỉ tiêu)(?!\p{L})/u
const REACHES =
  /^(?:phấn đấu\s+)?(?:đến|tới)\s+(?:hết\s+|cuối\s+)?năm\s+\d{4},?\s+(?:phấn đấu\s+)?(?:có|đạt|trên|ít nhất|tối thiểu)(?!\p{L})[^;.]*\d/u
function isAim({ view, s }: Reading): boolean {
  const words = view.lower.slice(s.labelStart, s.end).trimStart()
  if (REACHES.test(words) || /^phấn đấu (?:đến|tới) (?:hết )?năm \d{4},/u.test(words)) return true
  if (!AIMS_AT.test(words)) return false
  return (
    (s.node.heading && /^(?:mục tiêu|chỉ tiêu)/u.test(words)) ||
    (/(?:hằng|hàng) năm|mỗi năm/u.test(words) && /(?:ít nhất|tối thiểu|trên|từ)\s+\d/u.test(words))
  )
}

function fromStatement(
  context: PlanContext,
  s: Statement,
  next: Statement | undefined,
  cited: readonly Span[],
): DeadlineDraft[] {
  const { view } = context
  const r: Reading = { view, lower: view.lower, time: ownTime(context), issued: context.document.date, s }
  const words = view.lower.slice(s.labelStart, s.end).trimStart()
  if (!MAY_TIME.test(words) && monthOver(s) === null) return []
  if (isAim(r)) return []
  const asked = whenAsked(r)
  if (asked) return [asked]
  if (conditional(words) || TOO_LATE.test(words))
    return [draft(r, { start: s.labelStart, end: s.end }, 'condition', {})]
  if (words.includes('đã ') && PAST.test(words)) return []
  const stretch = opensAndCloses(r, next)
  if (stretch) return [stretch]
  if (s.label?.startsWith('kết thúc') && s.previous?.label?.startsWith('bắt đầu')) return []
  const from = s.previous ? s.start : s.labelStart
  const all = dateAtoms(view.lower.slice(from, s.end), from).filter(
    (a) => !contains(cited, a.start) && !insideQuotes(view.lower, a.start),
  )
  const made = dated(r, all)
  const other = made.length === 0 ? (undated(r, all) ?? underMonth(r)) : null
  return other ? [other] : made
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
    ...statements.flatMap((s, i) => fromStatement(context, s, statements[i + 1], cited)),
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
