import type { DateLike } from '../kernel/dates.ts'
import { doerOf, doingIn } from './duties.ts'
import type { Statement } from './facts.ts'
import { AGENDA, CHAIR, type MeetingDraft, type World } from './meetingDraft.ts'
import {
  ADVISES,
  ASIDE,
  CLOSES,
  ENDS,
  GATHERS,
  HELD,
  IS_HELD,
  IS_ONE,
  MEETS,
  REVIEWS,
  SENDS_AFTER,
  chairOf,
  kindOf,
} from './meetingWords.ts'
import { clausesOf } from './sentences.ts'
import type { Span } from './source.ts'
import { monthOver } from './timedLines.ts'
import { wordsOf, type PlanView } from './view.ts'

type Dated = World['dated'][number]

/** The deadlines that reach into a span. */
function datedIn(w: World, span: Span): Dated[] {
  // the deadlines come in order: the first that may reach into the span, then those that begin in it
  let [low, high] = [0, w.dated.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if ((w.dated[mid]?.start ?? 0) < span.start - 400) low = mid + 1
    else high = mid
  }
  const found: Dated[] = []
  for (let d = w.dated[low]; d && d.start < span.end; d = w.dated[++low])
    if (d.end > span.start) found.push(d)
  return found
}

const datesWithin = (w: World, span: Span): readonly DateLike[] => datedIn(w, span)[0]?.dates ?? []

const chairIn = (view: PlanView, span: Span): string | null => chairOf(view.flat.slice(span.start, span.end))

interface Hit {
  /** where the words of the gathering begin, from the clause's start */
  readonly index: number
  readonly how: 'held' | 'subject' | 'meets'
}

/** no meeting is held without one of these words */
const MAY_MEET =
  /họp|hội nghị|lễ|sơ kết|tổng kết|đại hội|hội th|hội diễn|t[oọ][aạ] đàm|gặp mặt|sinh hoạt|mít tinh|buổi|phiên|giao lưu/u

/** Where a clause says that people meet, and how it says it. */
function hitIn(view: PlanView, s: Statement, lower: string): Hit | null {
  if (!MAY_MEET.test(lower)) return null
  const subject = IS_HELD.exec(lower)
  if (subject) return { index: subject.index + subject[0].length - (subject[1]?.length ?? 0), how: 'subject' }
  const held = HELD.exec(lower)
  if (held) return { index: held.index, how: 'held' }
  if (monthOver(s) && OPENS_AS.test(lower)) return { index: 0, how: 'meets' }
  if (REVIEWS.test(lower) || CLOSES.test(lower)) return { index: 0, how: 'meets' }
  const meets = MEETS.exec(lower)
  if (meets) return { index: meets.index, how: 'meets' }
  const doing = / họp[ ,.]/.test(lower) ? doingIn(view, s) : null
  return doing &&
    /^(?:sẽ |dự kiến |tiến hành )?họp(?:\s+(?:bình|xét|bàn|đánh giá|kiểm điểm|rút|thống nhất)|[,.]|$)/u.test(
      lower.slice(doing.verb - s.start),
    )
    ? { index: 0, how: 'meets' }
    : null
}

/** a clause of a calendar line that is a gathering */
const OPENS_AS =
  /^(?:hội nghị|lễ\s|đại hội|họp\s|phiên họp|sơ kết|tổng kết|hội thi|hội thảo|gặp mặt|tọa đàm|khai mạc|tổ chức (?:hội nghị|lễ|sơ kết|tổng kết))/u

const ENDS_BOTH = [ENDS, SENDS_AFTER]

/** From the gathering's words to where the clause turns to something else. */
function spanOf(view: PlanView, s: Statement, hit: Hit, dated: boolean): Span {
  const lower = view.flatLower.slice(s.start, s.end)
  const at = hit.index
  const commas = lower.lastIndexOf(', ', at)
  const own =
    hit.how === 'subject' ||
    (hit.how === 'held' &&
      ((at > 0 && commas !== -1 && !/\p{L}/u.test(lower.slice(commas + 2, at))) || (at > 60 && !dated)))
  const start = s.start + (own ? at : 0)
  const rest = view.flatLower.slice(start, s.end)
  const stops = ENDS_BOTH.map((pattern) => pattern.exec(rest)?.index ?? -1).filter((i) => i > 20)
  return { start, end: stops.length > 0 ? start + Math.min(...stops) : s.end }
}

/** "(xét khối sở, ngành)" after the day of a meeting is what it is for. */
function bracketAfter(view: PlanView, at: number, end: number): Span[] {
  const m = /^\s*\(([^()]{4,300})\)/u.exec(view.plain.slice(at, Math.min(end, at + 320)))
  if (!m) return []
  const start = at + m[0].length - 1 - (m[1]?.length ?? 0)
  return clausesOf(view, { start, end: at + m[0].length - 1 })
}

const TOPICS =
  /(?:bàn|thảo luận|thông qua|về|gồm)(?:\s+(?:các|những|một số))?\s+(?:nội dung|việc|vấn đề)(?:\s+sau)?\s*:\s*/u

/** The rest of a clause after "bàn các nội dung:", with the clauses that follow in its sentence. */
function topicsIn(view: PlanView, s: Statement, next: readonly Statement[]): Span[] {
  const m = TOPICS.exec(view.lower.slice(s.start, s.end))
  if (!m) return []
  const same = next.filter((n) => n.node === s.node && n.sentence === s.sentence)
  return [{ start: s.start + m.index + m[0].length, end: s.end }, ...same]
}

/** Further gatherings of the same clause: "… và Hội nghị tổng kết trước ngày …", "phiên thứ hai …". */
function further(w: World, s: Statement, first: Span): { ends: number | null; more: Dated[] } {
  const { view } = w.context
  const dated = datedIn(w, s)
  const [own] = dated
  const more = dated.filter(
    (d, i) =>
      i > 0 &&
      d.start >= s.start &&
      d.end <= s.end + 1 &&
      own &&
      d.start >= own.end &&
      GATHERS.test(view.flatLower.slice(d.start, d.end)),
  )
  return { ends: more.length > 0 && own && own.end > first.start ? own.end : null, more }
}

/** "Thời gian họp Ban …: mỗi tháng một lần" */
const scheduled = (w: World, s: Statement): MeetingDraft => ({
  span: { start: s.labelStart, end: s.end },
  kind: kindOf(w.context.view.flatLower.slice(s.labelStart, s.end)),
  body: w.context.document.issuer,
  dates: datesWithin(w, { start: s.labelStart, end: s.end }),
  chair: chairIn(w.context.view, s),
  agenda: [],
  certainty: 'sure',
})

/** "Hội đồng … họp xét: 14 giờ ngày …", "Tổng kết: dự kiến ngày …": the label names the gathering, the words its time. */
const HEADS =
  /^(?:sơ kết|tổng kết|(?:tổ chức\s+)?(?:hội nghị|lễ|họp|hội thi)\s|.{3,60}\shọp(?:\s(?:xét|bình xét|đánh giá|thường kỳ|định kỳ))?$)/u
function headedBy(w: World, s: Statement): MeetingDraft | null {
  const { view } = w.context
  if (
    s.label === null ||
    (s.labelStart === s.node.block.body && s.node.marker !== null && IS_ONE.test(s.label))
  )
    return null
  const words = view.flatLower.slice(s.start, Math.min(s.end, s.start + 60))
  const dates = datesWithin(w, { start: s.labelStart, end: s.end })
  if (
    !HEADS.test(s.label) ||
    dates.length === 0 ||
    !/^(?:dự kiến|vào|trong|ngày|tháng|\d{1,2}\s?(?:giờ|h|g)|sáng|chiều|thứ)/u.test(words)
  )
    return null
  return {
    span: { start: s.labelStart, end: s.end },
    kind: kindOf(s.label),
    body: w.context.document.issuer,
    dates,
    chair: chairIn(view, { start: s.labelStart, end: s.node.block.end }),
    agenda: [],
    certainty: 'sure',
  }
}

const SCHEDULE = /^thời gian (?:họp|tổ chức (?:họp|hội nghị|lễ))/u
const NOT_HELD = /^(?:nội dung|chủ trì|tiêu chí)/u

/** The meeting that a clause's label, or its line, is. */
function labelled(w: World, s: Statement, next: readonly Statement[]): MeetingDraft | null {
  return s.label !== null && SCHEDULE.test(s.label) ? scheduled(w, s) : (headedBy(w, s) ?? onLine(w, s, next))
}

/** Labels under which no clause says that a meeting is held. */
const heldNowhere = (s: Statement, lower: string): boolean =>
  s.label !== null &&
  (NOT_HELD.test(s.label) ||
    (s.label.startsWith('thời gian') && !REVIEWS.test(lower) && !SCHEDULE.test(s.label)))

/** Meetings that one clause says are held. */
export function fromStatement(w: World, s: Statement, next: readonly Statement[]): MeetingDraft[] {
  const { view } = w.context
  const lower = view.flatLower.slice(s.start, s.end)
  // "Tại Hội nghị …, sẽ trao:" opens a list and is a sentence all the same
  if (s.node.heading && !(s.node.marker === null && IS_HELD.test(lower))) return []
  if (heldNowhere(s, lower)) return []
  const line = labelled(w, s, next)
  if (line) return [line]
  const hit = hitIn(view, s, lower)
  const dates = hit ? datesWithin(w, s) : []
  const lead = lower.slice(0, hit?.index ?? 0)
  if (!hit || (hit.how === 'subject' && dates.length === 0)) return []
  if (hit.how === 'held' && (ASIDE.test(lead) || (dates.length === 0 && ADVISES.test(lead)))) return []
  return said(w, s, next, hit, dates)
}

/** The meeting of a clause and the further ones that it names. */
function said(
  w: World,
  s: Statement,
  next: readonly Statement[],
  hit: Hit,
  dates: readonly DateLike[],
): MeetingDraft[] {
  const { view, document } = w.context
  const span = spanOf(view, s, hit, dates.length > 0)
  const { ends, more } = further(w, s, span)
  const chair = next.find((n) => n.label !== null && CHAIR.test(n.label))
  const base = {
    body: hit.how === 'meets' ? (doerOf(view, s) ?? document.issuer) : document.issuer,
    chair: chair ? wordsOf(view, chair).replace(/[.;\s]+$/, '') : chairIn(view, s),
    certainty: 'sure' as const,
  }
  const topics = next.filter((n) => AGENDA.test(n.label ?? '') || AGENDA.test(n.previous?.label ?? ''))
  const first: MeetingDraft = {
    ...base,
    span: ends === null ? span : { start: span.start, end: ends },
    kind: kindOf(view.flatLower.slice(s.start, s.end)),
    dates,
    agenda:
      topics.length > 0 ? topics : [...topicsIn(view, s, next), ...bracketAfter(view, ends ?? s.end, s.end)],
  }
  const others = more.map((d): MeetingDraft => ({
    ...base,
    span: d,
    kind: kindOf(view.flatLower.slice(d.start, d.end)),
    dates: d.dates,
    agenda: bracketAfter(view, d.end, s.end),
  }))
  return [first, ...others]
}

const ARRANGES =
  /chủ trì|thời gian|dự kiến|tổ chức (?:vào|tại|trong|từ)|(?:trong|vào|trước)\s+(?:ngày|tháng|quý|tuần)|^\s*(?:từ\s+)?(?:tháng|ngày|quý)\s/u

/** The name of a meeting before the colon of its line, or the line that opens with it. */
function namedOnLine(view: PlanView, s: Statement): Span | null {
  if (s.labelStart !== s.node.block.body || s.node.marker === null) return null
  // what follows the colon is the agenda, unless it says when and by whom the meeting is held
  if (s.label !== null && IS_ONE.test(s.label))
    return { start: s.labelStart, end: ARRANGES.test(view.lower.slice(s.start, s.end)) ? s.end : s.start - 1 }
  const lower = view.flatLower.slice(s.start, Math.min(s.end, s.start + 60))
  return s.label === null && /^họp\s+(?:đột xuất|bất thường|định kỳ|thường kỳ)/u.test(lower) ? s : null
}

/** A numbered line that is itself a meeting. */
function onLine(w: World, s: Statement, next: readonly Statement[]): MeetingDraft | null {
  const { view } = w.context
  const named = namedOnLine(view, s)
  if (!named) return null
  return {
    span: named,
    kind: kindOf(view.flatLower.slice(named.start, named.end)),
    body: w.context.document.issuer,
    dates: datesWithin(w, { start: s.labelStart, end: s.node.block.end }),
    chair: chairIn(view, s.node.block),
    agenda:
      s.label === null || named.end >= s.end
        ? []
        : [s, ...next.filter((n) => n.node === s.node && n.label === null)],
    certainty: 'sure',
  }
}
