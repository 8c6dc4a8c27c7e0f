import { awardPhrasesIn, type AwardPhrase } from './awardPhrases.ts'
import { awardsBeside, awardTargets, withAwardNumber } from './awardTargets.ts'
import type { PlanContext } from './context.ts'
import { walk, type OutlineNode } from './outline.ts'
import { kindsAbove, labelOf, standsIn, type PartKind } from './parts.ts'
import { phrasesOf, sentencesOf } from './phrases.ts'
import type { Target } from './programme.ts'
import { quantitiesOf, type Quantity } from './quantities.ts'
import type { Span } from './source.ts'
import { qualitativeIn, ratingIn, subjectOf } from './statedTargets.ts'
import { tableTargets } from './tableTargets.ts'
import { targetItem, type TargetDraft } from './targetItem.ts'
import { commits, segmentOf } from './targetSegments.ts'
import type { PlanView } from './view.ts'
import { waveLead } from './waveLead.ts'

const NEVER: ReadonlySet<PartKind> = new Set([
  'criteria',
  'end',
  'participants',
  'period',
  'registration',
  'budget',
])
/** Whether the nearest part that a node stands in holds no targets. */
const bare = (view: PlanView, node: OutlineNode): boolean => kindsAbove(view, node).some((k) => NEVER.has(k))
/** What is counted in time or in documents is no target. */
const TIME_UNITS =
  /^(?:ngày|tháng|năm|quý|tuần|giờ|phút|tuổi|đồng|triệu|tỷ|bản|phần|khóa|điểm|đợt|phong|cuộc|nội|đ|m|km|km2|ha|cấp|bước|mục|chuyên)(?!\p{L})/u

/** A wave says what it is to reach, wherever it stands. */
const inWave = (view: PlanView, node: OutlineNode): boolean =>
  waveLead(view, node) !== null || (node.parent !== null && waveLead(view, node.parent) !== null)

interface Place {
  readonly kind: PartKind | null
  readonly inTargets: boolean
  /** among the duties of those who carry the plan out */
  readonly charged: boolean
  readonly wave: boolean
}

/** The targets of a plan (what it asks of those whom it honours, `criteria`, is none): numbers that it binds itself to, ratings and awards that it aims at, and aims in words. */
export function readTargets(context: PlanContext, criteria: readonly Span[] = []): readonly Target[] {
  const { view } = context
  const asked = touching(criteria)
  const sectioned = context.outline.some((n) => n.marker !== null)
  const drafts: TargetDraft[] = []
  const read = new Map<OutlineNode, readonly AwardPhrase[]>()
  for (const node of walk(context.outline)) {
    if (
      node.block.kind === 'row' ||
      (sectioned && node.depth === 0 && node.marker === null) ||
      (bare(view, node) && !inWave(view, node))
    )
      continue
    if (/^\s*(?:căn cứ|trên đây là)/u.test(view.flatLower.slice(node.body.start, node.body.start + 20)))
      continue
    const kind = kindsAbove(view, node)[0] ?? null
    if (kind === 'theme') continue
    const place = {
      kind,
      inTargets: kind === 'targets' || (kind === 'awards' && standsIn(view, node, 'targets')),
      charged: standsIn(view, node, 'organisation'),
      wave: inWave(view, node),
    }
    const found = inNode(view, node, place).filter((d) => place.inTargets || !asked(d.span))
    drafts.push(...found.map((d) => withAwardNumber(view, d, () => awardsBeside(view, node, read))))
  }
  return [...drafts, ...tableTargets(context)]
    .toSorted((a, b) => a.span.start - b.span.start)
    .map((d, i) => targetItem(view, d, i + 1))
}

/** Whether a span touches one of `spans`, by their order. */
function touching(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  return ({ start, end }) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const mid = (low + high) >> 1
      if ((sorted[mid]?.end ?? 0) <= start) low = mid + 1
      else high = mid
    }
    return (sorted[low]?.start ?? Infinity) < end
  }
}

function inNode(view: PlanView, node: OutlineNode, place: Place): TargetDraft[] {
  const label = labelOf(view, node)
  if (label?.kinds.length && view.flat.slice(label.rest.start, label.rest.end).trim() === '') return []
  if (
    node.heading &&
    node.children.length > 0 &&
    !/\d\s*%|ít nhất|tối thiểu/u.test(view.flatLower.slice(node.body.start, node.body.end))
  )
    return []
  const body = label?.kinds.length ? label.rest : node.body
  return sentencesOf(view, body).flatMap((sentence) => inSentence(view, sentence, place))
}

/** "100% … làm điều này; không làm điều kia": a clause without a number of its own belongs to the share before it. */
function inSentence(view: PlanView, sentence: Span, place: Place): TargetDraft[] {
  const drafts: TargetDraft[] = []
  let share: TargetDraft | null = null
  for (const clause of phrasesOf(view, sentence)) {
    const found = inClause(view, clause, place, {
      among: drafts.length > 0,
      first: clause.start === sentence.start,
    })
    if (
      found.length === 0 &&
      share &&
      !/^\s*(?:tổ chức|báo cáo|gửi)/u.test(view.flatLower.slice(clause.start, clause.end))
    ) {
      const merged: TargetDraft = { ...share, span: { start: share.span.start, end: clause.end } }
      drafts[drafts.length - 1] = merged
      share = merged
      continue
    }
    drafts.push(...found)
    const last = found.at(-1)
    share =
      last &&
      last.type === 'percent' &&
      last.span.end >= clause.end - 1 &&
      /^\s*\d/u.test(view.flat.slice(clause.start, clause.end))
        ? last
        : null
  }
  return drafts
}

/** Among the awards what counts honours, or those who get them, is no target. */
const HONOURS =
  /khen|cờ|tặng|thưởng|trướng|chương|danh hiệu|giải|tập thể|cá nhân|suất|hồ sơ|điểm|phiếu|đồng(?!\p{L})|số lượng|tỷ lệ|đề nghị|\d\s+người/u

function inClause(
  view: PlanView,
  clause: Span,
  place: Place,
  at: { among: boolean; first: boolean },
): TargetDraft[] {
  if (place.charged) return dutiesCounted(view, clause, place)
  if (place.kind === 'purpose') {
    const aim = qualitativeIn(view, clause)
    return aim ? [aim] : numbersIn(view, clause, place).filter((d) => d.type === 'percent')
  }
  const awards =
    place.inTargets || /ph[ấầâ]n đấu/u.test(view.flatLower.slice(clause.start, clause.end))
      ? awardTargets(view, clause)
      : []
  if (awards.length) return awards
  const confers =
    !place.inTargets &&
    awardPhrasesIn(view, clause).length > 0 &&
    /tặng|khen/u.test(view.flatLower.slice(clause.start, clause.end))
  const given =
    place.kind === 'awards' &&
    !place.inTargets &&
    HONOURS.test(view.flatLower.slice(clause.start, clause.end))
  const numbers = given || confers ? [] : numbersIn(view, clause, place)
  const none = zeroIn(view, clause, place.inTargets || at.among || numbers.length > 0)
  if (numbers.length || none)
    return [
      ...numbers,
      ...(none ? [none] : []),
      ...(numbers.length && !none ? lastAim(view, clause, numbers) : []),
    ]
  const rating = ratingIn(view, clause, place.inTargets, at.first)
  if (rating) return [rating]
  const aim = qualitativeIn(view, clause, place.wave)
  return aim ? [aim] : []
}

/** In the duties of a body only a share or a least number that it must reach is a target: "kiểm tra ít nhất 20% số xã". */
function dutiesCounted(view: PlanView, clause: Span, place: Place): TargetDraft[] {
  const lower = view.flatLower.slice(clause.start, clause.end)
  if (/khen|tặng|phiếu|hồ sơ|thành viên|gồm|làm trưởng|văn bản|kinh phí|^\s*(?:có|đạt|được)\s/u.test(lower))
    return []
  return numbersIn(view, clause, place).filter(
    (d) => d.type === 'percent' || d.comparator === '>=' || d.comparator === 'between',
  )
}

/** An aim in words that follows a number in the same clause: "có 25 giải, phấn đấu có …". */
function lastAim(view: PlanView, clause: Span, numbers: readonly TargetDraft[]): TargetDraft[] {
  const from = Math.max(...numbers.map((n) => n.span.end))
  const aim = from < clause.end ? qualitativeIn(view, { start: from, end: clause.end }) : null
  return aim ? [aim] : []
}

/** the count of a ballot */
const VOTED = /phiếu|tán thành|đồng ý/u
/** What a preamble tells of the past is no aim. */
const TOLD = /(?:^|\s)(?:đã|vừa qua|năm qua|thời gian qua|hiện có|mới có|mới chiếm|chỉ có)\s/u
/** "Đoàn kiểm tra có từ 03 đến 05 người": how a team is made up */
const MAKE_UP =
  /^\s*(?:mỗi )?(?:đoàn|tổ|ban|hội đồng|nhóm|đội|tiểu ban)(?!\p{L})[^,;]{0,40}\s(?:có|gồm)\s[^,;]{0,12}$/u

/** "1.500 giờ học tốt", "300 ngày công": work that is counted in time */
const DONE_BY_TIME =
  /^(?:ngày|giờ|buổi|tuần|tiết|tháng)\s(?:công|học|dạy|giảng|lao động|tình nguyện|bay|an toàn|không (?:tai nạn|sự cố)|tốt)(?!\p{L})/u

function counts(view: PlanView, clause: Span, q: Quantity, place: Place): boolean {
  if (q.unit === '%') return true
  if (place.kind === null && TOLD.test(view.flatLower.slice(clause.start, clause.end))) return false
  if (q.unit === null) return false
  const unit = view.flatLower.slice(q.end, q.end + 20).trimStart()
  if (q.bounded && DONE_BY_TIME.test(unit)) return true
  if (q.bounded && /^(?:phút|giờ|buổi)\s+mỗi/u.test(unit)) return true
  if (
    q.bounded &&
    /(?:giảm|rút ngắn|xuống|tăng|kéo dài|thời gian)\s[^,;]*$/u.test(
      view.flatLower.slice(clause.start, q.start),
    )
  )
    return true
  if (q.bounded && MAKE_UP.test(view.flatLower.slice(clause.start, q.start))) return false
  if (q.bounded)
    return (
      !/^(?:ngày|tháng|năm|quý|tuần|giờ|phút|tuổi|điểm|bản sao)(?!\p{L})/u.test(unit) &&
      (place.inTargets || !/^(?:đồng|triệu|tỷ)/u.test(unit))
    )
  if (TIME_UNITS.test(unit) && !/^(?:chuyên đề|nội dung|bản tin|ha|km|đồng|triệu|tỷ)/u.test(unit))
    return false
  return (
    commits(view, segmentOf(view, clause, q), q) ||
    (place.inTargets &&
      !/(?:kỷ niệm|của|các|theo|cấp)\s*$/u.test(
        view.flatLower.slice(Math.max(clause.start, q.start - 40), q.start),
      ))
  )
}

function numbersIn(view: PlanView, clause: Span, place: Place): TargetDraft[] {
  const drafts: TargetDraft[] = []
  const quantities = VOTED.test(view.flatLower.slice(clause.start, clause.end))
    ? []
    : quantitiesOf(view, clause)
  for (const [i, q] of quantities.entries()) {
    const open = drafts.at(-1)
    if ((open && q.start < open.span.end) || !counts(view, clause, q, place)) continue
    const span = segmentOf(view, clause, q, quantities[i + 1] ?? null)
    const none = q.comparator === '>' && /không (?:có|để)/u.test(view.flatLower.slice(span.start, q.start))
    drafts.push({
      span: open && span.start < open.span.end ? { start: open.span.end + 1, end: span.end } : span,
      type: q.unit === '%' ? 'percent' : 'count',
      comparator: none ? '<=' : q.comparator,
      value: q.value,
      value2: q.value2,
      unit: q.unit,
      population: subjectOf(view, span),
    })
  }
  return drafts
}

const NONE = /(?:^|[,:]\s*)(?:ph[ấầâ]n đấu\s+)?(không có\s[^,;]{3,100}|không để xảy ra\s[^;]{3,100})$/u

/** "Cụm không còn đơn vị yếu": the whole clause, its subject too */
const NONE_OF = /^\s*(?:ph[ấầâ]n đấu\s+)?(?:[^,;:]{2,40}\s)?không (?:có|còn|để)\s[^;]{3,140}$/u

/** "không có học sinh vi phạm": a target of nought where it stands among targets. */
function zeroIn(view: PlanView, clause: Span, among: boolean): TargetDraft | null {
  const lower = view.flatLower.slice(clause.start, clause.end)
  const said = lower.replace(/[.;\s]+$/u, '')
  const m = NONE.exec(said) ?? (among ? NONE_OF.exec(said) : null)
  if (!m || /quá \d/u.test(m[0]) || !(among || /ph[ấầâ]n đấu/u.test(m[0]))) return null
  const lead = /^[,:]/u.test(m[0]) ? (/^[,:]\s*/u.exec(m[0])?.[0].length ?? 0) : 0
  return {
    span: { start: clause.start + m.index + lead, end: clause.end },
    type: 'count',
    comparator: '=',
    value: 0,
    value2: null,
    unit: null,
    population: null,
  }
}
