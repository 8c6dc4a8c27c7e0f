import { allOf, dateAtoms } from '../vietnamese/dates.ts'
import type { DateLike } from '../kernel/dates.ts'
import type { PlanContext } from './context.ts'
import { readDeadlines } from './deadlines.ts'
import { doerOf } from './duties.ts'
import { factsOf, groupBy, type Statement } from './facts.ts'
import type { OutlineNode } from './outline.ts'
import { walk } from './outline.ts'
import type { Item, Meeting } from './programme.ts'
import { clausesOf } from './sentences.ts'
import { headingWords, namesSession } from './sessions.ts'
import type { Span } from './source.ts'
import { ownTime } from './stages.ts'
import { columnOf } from './tables.ts'
import { passage, wordsOf, type PlanView } from './view.ts'

type Draft = Omit<Meeting, 'id' | 'quote' | 'start' | 'end' | 'agenda'> & {
  readonly span: Span
  readonly agenda: readonly Span[]
}

const GATHERING =
  'hội nghị|lễ\\s+\\p{L}+|sơ kết|tổng kết|cuộc họp|phiên họp|họp|buổi sinh hoạt|gặp mặt|hội thảo|tọa đàm|đại hội'
const HELD = new RegExp(
  `(?<!\\p{L})(?:tổ chức|đăng cai tổ chức|đăng cai|mở|triệu tập)\\s+(?:các\\s+|\\d+\\s+)?(?:${GATHERING})(?!\\p{L})`,
  'u',
)
const MEETS =
  /(?:hội đồng|ban|khối|cụm|tổ|thường trực|thành viên|các đơn vị)[^,;:.]{0,60}?\s(?:sẽ\s+|tiến hành\s+)?họp\s+(?:xét|bình|đánh giá|thống nhất|để|thẩm định|kiểm điểm|sơ|tổng|định kỳ|mỗi|ít nhất|vào|trong|lần|rút)/u
/** "Phiên họp thứ nhất (quý I): …", "Họp đột xuất khi …": the line itself is the meeting */
const IS_ONE = /^(?:các\s+)?(?:phiên họp|cuộc họp|kỳ họp|hội nghị|họp|lễ)\s+(?!thành viên|nêu|này|trên)\p{L}/u
const CLOSES = /^(?:sơ kết|tổng kết)\s[^;.]*\s(?:tại|trong|vào)\s+(?:lễ|hội nghị|buổi|cuộc)/u
/** somebody only advises, prepares, attends or serves a meeting */
const ADVISES = /(?:tham mưu|giúp|đề xuất)(?:\s+[^,;:]+)?\s*$/u
const ASIDE =
  /(?:chuẩn bị|phục vụ|phân công|báo cáo|hướng dẫn|đề nghị|sau|tại|kết quả|dự|kinh phí|việc)(?:\s+[^\s,;:]+){0,6}\s*$/u
const ENDS = /(?:,\s*(?:hoàn thành|xong|báo cáo|bổ sung|kết thúc)(?!\p{L})|\s+(?:vào|nhân) dịp\s|:\s)/u

const kindOf = (lower: string): string =>
  /không định kỳ|bất thường/u.test(lower)
    ? 'không định kỳ'
    : /đột xuất/u.test(lower)
      ? 'đột xuất'
      : /định kỳ|thường kỳ/u.test(lower)
        ? 'định kỳ'
        : (/lễ (?:phát động|ký[^,;.]{0,20}|tổng kết|trao|tôn vinh)|sinh hoạt chuyên đề|sơ kết|tổng kết|hội nghị [^,;.:]{0,40}|họp xét|bình xét|chuyên đề|họp/u
            .exec(lower)?.[0]
            .replace(/[\s:]+$/, '') ?? 'họp')

/** The labelled lines below a heading: Nội dung, Chủ trì, Thời gian. */
function linesBelow(statements: readonly Statement[], node: OutlineNode, label: RegExp): Statement[] {
  return statements.filter(
    (s) =>
      (s.node.parent === node && s.label !== null && label.test(s.label)) ||
      (s.node.parent === node &&
        s.label === null &&
        s.previous?.label != null &&
        label.test(s.previous.label)),
  )
}

interface World {
  readonly context: PlanContext
  readonly byParent: ReadonlyMap<OutlineNode | null, readonly Statement[]>
  readonly dated: ReadonlyArray<Span & { readonly dates: readonly DateLike[] }>
}

const AGENDA = /^nội dung/u
const CHAIR = /chủ trì/u
const TIME = /thời gian|thời điểm|lịch/u

/** "a) Các phiên họp định kỳ" with Nội dung, Chủ trì or Thời gian under it. */
function fromHeading(w: World, node: OutlineNode): Draft | null {
  const { view } = w.context
  const lower = headingWords(view, node)
  if (!namesSession(lower) || node.marker === null) return null
  const below = w.byParent.get(node) ?? []
  const labels = below.filter(
    (s) =>
      s.label !== null &&
      s.labelStart === s.node.block.body &&
      (AGENDA.test(s.label) || CHAIR.test(s.label) || TIME.test(s.label)),
  )
  const inBrackets = /\([^)]*(?:cuộc họp|phiên họp|hội nghị)[^)]*\)/u.test(lower)
  if (labels.length === 0 && !inBrackets) return null
  const chair = linesBelow(below, node, CHAIR)[0]
  const time = linesBelow(below, node, TIME)[0]
  const agendaNodes = new Set(linesBelow(below, node, AGENDA).map((s) => s.node))
  const agenda = below.filter((s) => agendaNodes.has(s.node))
  const dates = time
    ? dateAtoms(view.lower.slice(time.start, time.end)).flatMap((a) => allOf(a, ownTime(w.context)))
    : []
  return {
    span: node.body,
    kind: kindOf(lower),
    body: w.context.document.issuer,
    dates: dates.map(String),
    chair: chair ? wordsOf(view, chair).replace(/[.;\s]+$/, '') : null,
    agenda,
    certainty: 'sure',
  }
}

function datesWithin(w: World, span: Span): readonly DateLike[] {
  // the deadlines come in order: the first that may reach into the span, then those that begin in it
  let [low, high] = [0, w.dated.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if ((w.dated[mid]?.start ?? 0) < span.start - 400) low = mid + 1
    else high = mid
  }
  for (let d = w.dated[low]; d && d.start < span.end; d = w.dated[++low])
    if (d.end > span.start) return d.dates
  return []
}

/** A clause that says that a gathering is held. */
function fromStatement(w: World, s: Statement, next: readonly Statement[]): Draft | null {
  const { view } = w.context
  const lower = view.flatLower.slice(s.start, s.end)
  if (s.node.heading || (s.label !== null && /^(?:nội dung|thời gian|chủ trì|tiêu chí)/u.test(s.label)))
    return null
  const held = HELD.exec(lower)
  const meets = held ? null : (MEETS.exec(lower) ?? (CLOSES.test(lower) ? { index: 0 } : null))
  const named = namedOnLine(view, s)
  if (named)
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
  const at = held?.index ?? meets?.index
  if (at === undefined) return null
  const dates = datesWithin(w, s)
  const lead = lower.slice(0, at)
  if (held && (ASIDE.test(lead) || (dates.length === 0 && ADVISES.test(lead)))) return null
  const commas = lower.lastIndexOf(', ', at)
  const start =
    s.start +
    (held && at > 0 && commas !== -1 && !doerBetween(lower.slice(commas + 2, at))
      ? at
      : held && at > 60 && dates.length === 0
        ? at
        : 0)
  const stop = ENDS.exec(view.flatLower.slice(start, s.end))
  const end = stop && stop.index > 20 ? start + stop.index : s.end
  const chair = next.find((n) => n.label !== null && CHAIR.test(n.label))
  const topics = next.filter(
    (n) =>
      (n.label !== null && AGENDA.test(n.label)) ||
      (n.previous?.label != null && AGENDA.test(n.previous.label)),
  )
  return {
    span: { start, end },
    kind: kindOf(lower),
    body: held ? w.context.document.issuer : (doerOf(view, s) ?? w.context.document.issuer),
    dates,
    chair: chair ? wordsOf(view, chair).replace(/[.;\s]+$/, '') : chairIn(view, s),
    agenda: topics,
    certainty: 'sure',
  }
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

/** "… do Cụm trưởng chủ trì" */
function chairIn(view: PlanView, span: Span): string | null {
  return (
    /(?:^|[,;:.]\s*|do\s+)(\p{Lu}[^,;:.]{2,60}?)\s+chủ trì(?!\p{L})/u
      .exec(view.flat.slice(span.start, span.end))?.[1]
      ?.trim() ?? null
  )
}

const doerBetween = (words: string): boolean => /\p{L}/u.test(words)

/** A table with one meeting a row. */
function fromTables(w: World): Draft[] {
  const { view, document } = w.context
  return factsOf(w.context).tables.flatMap((table) => {
    const name = columnOf(table, /phiên họp|cuộc họp|kỳ họp|hội nghị|tên phiên/u)
    if (name === -1) return []
    const [topic, time, chair] = [columnOf(table, /nội dung/u), columnOf(table, TIME), columnOf(table, CHAIR)]
    return table.rows.flatMap((row): Draft[] => {
      const span = row[name]
      if (!span || span.end <= span.start) return []
      const [topicCell, timeCell, chairCell] = [row[topic], row[time], row[chair]]
      const dates = timeCell
        ? dateAtoms(view.lower.slice(timeCell.start, timeCell.end)).flatMap((a) =>
            allOf(a, ownTime(w.context)),
          )
        : []
      return [
        {
          span,
          kind: kindOf(view.lower.slice(span.start, span.end)),
          body: document.issuer,
          dates,
          chair: chairCell ? wordsOf(view, chairCell) || null : null,
          agenda: topicCell ? clausesOf(view, topicCell) : [],
          certainty: 'sure',
        },
      ]
    })
  })
}

function agendaItems(view: PlanView, spans: readonly Span[]): Item[] {
  return spans.flatMap((span, i) => {
    const p = passage(view, span)
    return p.quote === '' ? [] : [{ ...p, id: `agenda-${i + 1}@${p.start}`, certainty: 'sure' as const }]
  })
}

/** Meetings, conferences and ceremonies that the plan holds, each with its time, chair and agenda. */
export function readMeetings(context: PlanContext): readonly Meeting[] {
  const { view, outline } = context
  const { statements } = factsOf(context)
  const byParent = groupBy(statements, (s) => s.node.parent)
  const dated = readDeadlines(context).map((d) => ({
    start: d.start,
    end: d.end,
    dates: d.dates ?? (d.date === undefined ? (d.to === undefined ? [] : [d.to]) : [d.date]),
  }))
  const w: World = { context, byParent, dated }
  const drafts: Draft[] = fromTables(w)
  for (const node of walk(outline)) {
    const draft = fromHeading(w, node)
    if (draft) drafts.push(draft)
  }
  const topics = new Set(drafts.flatMap((d) => d.agenda.map((a) => a.start)))
  for (const [i, s] of statements.entries()) {
    const next = statements
      .slice(i + 1, i + 8)
      .filter((n) => n.node === s.node || n.node.parent === s.node.parent)
    const draft = fromStatement(w, s, next)
    if (!draft || topics.has(s.start)) continue
    drafts.push(draft)
    for (const topic of draft.agenda) topics.add(topic.start)
  }
  return drafts
    .map(({ span, agenda, ...rest }) => ({
      ...rest,
      ...passage(view, span),
      agenda: agendaItems(view, agenda),
    }))
    .sort((a, b) => a.start - b.start)
    .map((m, i) => ({ ...m, id: `meeting-${i + 1}@${m.start}` }))
}
