import { isName } from './actors.ts'
import type { PlanContext } from './context.ts'
import { doingIn, headingDoer, opensWithVerb, sendsPaper, serves } from './duties.ts'
import { EACH, acts, ofCandidates, praises, saysNoDuty } from './dutyClauses.ts'
import { carries, chairedAfterName, madeBy, nameless, subjectOf } from './dutyDoers.ts'
import { zoneOf, type Zone } from './dutyZones.ts'
import { factsOf, groupBy, type Statement } from './facts.ts'
import type { OutlineNode } from './outline.ts'
import type { Responsibility } from './programme.ts'
import { dutiesInTables, toItem, type Duty } from './responsibilityItems.ts'
import { wordsOf, type PlanView } from './view.ts'

/** papers that speak to units below */
const NOTICES = new Set(['Thông báo', 'Hướng dẫn', 'Công văn', 'Lời kêu gọi', 'Thư kêu gọi'])

const CHAIR_LABEL =
  /^(?:(?:cơ quan|đơn vị|người|bộ phận)\s+)?(?:chủ trì|phụ trách|đầu mối|chịu trách nhiệm|phối hợp|thực hiện|phân công(?: thực hiện)?|giao thực hiện|tham mưu)(?!\p{L}).{0,30}$/u
const OTHER_LABEL =
  /^(?:nội dung|thời gian|thời hạn|thời điểm|địa điểm|thành phần|đối tượng|số lượng|hình thức|tiêu ch|kinh phí|yêu cầu|mục|chỉ tiêu|phạm vi|ghi chú|lưu ý|khen thưởng|thang điểm|cách thức)/u
const tailColon = (view: PlanView, s: Statement): boolean =>
  /:\s*$/.test(view.plain.slice(s.start, s.end)) && s.node.children.length > 0

/** "Khối doanh nghiệp: trước ngày …" is a term, its work stands above */
const ONLY_TIME =
  /^\s*(?:hoàn thành\s+)?(?:trước|chậm nhất|muộn nhất|từ|trong|đến|hết|ngày|tháng|quý)\s[^\p{L}]*(?:ngày|tháng|quý|năm|đến|hết|là|[ivx]+|[^\p{L}])*\s*[.;]?\s*$/iu

function labelled(view: PlanView, s: Statement, zone: Zone): Duty | null | 'skip' {
  if (s.label === null) return null
  const words = wordsOf(view, { start: s.labelStart, end: s.start }).replace(/\s*:\s*$/, '')
  if (
    isName(words) &&
    zone !== 'honours' &&
    !ONLY_TIME.test(view.lower.slice(s.start, s.end)) &&
    !isName(wordsOf(view, s).replace(/[.;\s]+$/, ''))
  )
    return { span: { start: s.labelStart, end: s.end }, s, who: [words], explicit: true }
  if (CHAIR_LABEL.test(s.label)) {
    const who = wordsOf(view, s).replace(/[.;\s]+$/, '')
    return {
      span: { start: s.labelStart, end: s.end },
      s,
      who: [who],
      explicit: true,
      role: s.label.replace(/^(?:cơ quan|đơn vị|người|bộ phận)\s+/u, ''),
    }
  }
  return OTHER_LABEL.test(s.label) ? 'skip' : null
}

/** the words after "Đối tượng:" and the like, up to the end of their sentence */
function continuesOther(s: Statement): boolean {
  for (let at = s.previous, i = 0; s.label === null && at && i < 20; at = at.previous, i++)
    if (at.label !== null) return OTHER_LABEL.test(at.label) && !/^(?:yêu cầu|lưu ý|nội dung)/u.test(at.label)
  return false
}

interface Carried {
  duty: Duty | null
  /** the last doer named under the same numbered item */
  doer: string | null
  item: OutlineNode | null
  readonly notice: boolean
}

/** "Tham mưu Giám đốc …" under nobody's heading: the issuer's own duty towards somebody. */
function served(
  view: PlanView,
  s: Statement,
  zone: Zone,
  carried: Carried,
  issuer: string | null,
): Duty | null {
  const above = headingDoer(view, s.node)
  if (!serves(view, s) || (zone === 'duties' && (above !== null || carried.duty?.s.node === s.node)))
    return null
  const who = above ?? (zone === 'duties' ? carried.doer : null) ?? issuer
  return { span: s, s, who: who === null ? [] : [who], explicit: false, role: 'tham mưu' }
}

/** The duty whose doer the clause itself names. */
function ownDoer(view: PlanView, s: Statement, zone: Zone): Duty | null {
  const span = { start: s.start, end: s.end }
  const doing = doingIn(view, s)
  if (doing && acts(view, s, doing, zone)) return { span, s, who: [doing.name], explicit: true }
  const made = zone === 'honours' ? null : madeBy(view, s)
  if (made !== null) return { span, s, who: [made], explicit: false }
  const named = nameless(view, s)
  return named === null ? null : { span, s, who: [named], explicit: true }
}

/** The duty whose doer stands above the clause, before it, or nowhere. */
function othersDoer(
  view: PlanView,
  s: Statement,
  zone: Zone,
  carried: Carried,
  issuer: string | null,
): Duty | null {
  const span = { start: s.start, end: s.end }
  const active = zone === 'duties' || opensWithVerb(view, s)
  const above = headingDoer(view, s.node)
  if (above !== null && active && (zone !== 'honours' || carries(view, s)))
    return { span, s, who: [above], explicit: true }
  if (zone === 'honours') return null
  const { duty } = carried
  if (
    s.previous !== null &&
    duty?.s === s.previous &&
    active &&
    !(zone === 'body' && EACH.test(duty.who[0] ?? ''))
  )
    return { span, s, who: subjectOf(view, s, duty) ?? duty.who, explicit: false }
  if (sendsPaper(view, s)) return { span, s, who: sender(view, s, issuer, carried.notice), explicit: false }
  const words = view.flatLower.slice(s.start, s.end)
  if (zone !== 'duties' || !(opensWithVerb(view, s) || /(?:đề nghị|yêu cầu|phản ánh|báo cáo)/u.test(words)))
    return null
  // "nếu có vướng mắc, kịp thời báo cáo …": the units below speak up
  const who = carried.doer ?? (/vướng mắc|khó khăn|phát sinh/u.test(words) ? 'các đơn vị' : issuer)
  return { span, s, who: who === null ? [] : [who], explicit: false }
}

function dutyOf(
  view: PlanView,
  s: Statement,
  zone: Zone,
  carried: Carried,
  issuer: string | null,
): Duty | null {
  const words = view.flatLower.slice(s.start, s.end)
  if (saysNoDuty(words) || ofCandidates(view, s) || continuesOther(s)) return null
  const own = labelled(view, s, zone)
  if (own === 'skip') return null
  if (own) return own
  // "Báo cáo quý: ngày 20 …" is a term
  if (words.length < 12 || (s.label !== null && ONLY_TIME.test(words))) return null
  const service = served(view, s, zone, carried, issuer)
  if (service) return service
  if (s.node.heading || tailColon(view, s)) return null
  const chaired = chairedAfterName(view, s)
  if (chaired) return chaired
  if (praises(view, s, doingIn(view, s))) return null
  return ownDoer(view, s, zone) ?? othersDoer(view, s, zone, carried, issuer)
}

function sender(view: PlanView, s: Statement, issuer: string | null, notice: boolean): readonly string[] {
  const to = /(?:gửi|nộp)\s+(?:về\s+|cho\s+|đến\s+)*(.{3,60}?)(?:\s+(?:trước|chậm|để|trong)|[.,;(]|$)/u.exec(
    view.lower.slice(s.start, s.end),
  )?.[1]
  const named = /\scủa\s+((?:các|mỗi|từng)\s+\p{L}+(?:\s+\p{L}+){0,4}?)\s+(?:gửi|nộp)/u.exec(
    view.lower.slice(s.start, s.end),
  )?.[1]
  if (named !== undefined) return [named]
  // what is sent to the issuer comes from the units below it
  if (
    notice ||
    (to !== undefined &&
      issuer !== null &&
      (issuer.toLowerCase().startsWith(to.trim()) ||
        /^(?:khối trưởng|cụm trưởng|trưởng (?:khối|cụm)|khối phó|cụm phó|thường trực)/u.test(to)))
  )
    return ['các đơn vị']
  return issuer === null ? [] : [issuer]
}

/** Publicity and inspection: what the issuer sets itself to do, one item a line. */
function watched(view: PlanView, line: readonly Statement[], issuer: string | null): Duty | null {
  const [first] = line
  if (!first || first.node.heading || (first.label !== null && OTHER_LABEL.test(first.label))) return null
  const same = line.filter((s) => s.sentence === first.sentence)
  const end = same.at(-1)?.end ?? first.end
  const start = first.labelStart
  const purpose = / nhằm /u.exec(view.lower.slice(start, end))
  const cut = purpose && purpose.index > 60 ? start + purpose.index : end
  return { span: { start, end: cut }, s: first, who: issuer === null ? [] : [issuer], explicit: false }
}

/** A council speaks of itself as "Hội đồng", whatever its full name. */
const ownName = (issuer: string | null): string | null =>
  issuer !== null && /^Hội đồng(?!\p{L})/iu.test(issuer) ? 'Hội đồng' : issuer

const itemOf = (node: OutlineNode): OutlineNode => {
  let at = node
  while (at.parent && at.parent.parent && at.marker?.kind !== 'number') at = at.parent
  return at
}

/** "…; hoàn thành trước ngày …" dates the clause before it */
const FINISHES = /^(?:hoàn thành|xong|kết thúc)\s+(?:trước|trong|chậm nhất|vào)/u

function collect(context: PlanContext): Duty[] {
  const { view } = context
  const issuer = ownName(context.document.issuer)
  const known = new Map<OutlineNode, Zone>()
  const duties: Duty[] = []
  const carried: Carried = {
    duty: null,
    doer: null,
    item: null,
    notice: NOTICES.has(context.document.kind ?? ''),
  }
  const lines = groupBy(factsOf(context).statements, (s) => s.node)
  for (const [node, line] of lines) {
    const zone = zoneOf(view, node, known)
    const item = itemOf(node)
    if (item !== carried.item) {
      carried.item = item
      carried.doer = null
    }
    const before = duties.length
    for (const s of line) {
      const last = duties.at(-1)
      if (last && last.s === s.previous && FINISHES.test(view.lower.slice(s.start, s.end))) {
        duties[duties.length - 1] = { ...last, s, span: { start: last.span.start, end: s.end } }
        continue
      }
      const duty = dutyOf(view, s, zone, carried, issuer)
      carried.duty = duty
      if (!duty) continue
      if (duty.explicit && duty.role === undefined) carried.doer = duty.who[0] ?? carried.doer
      duties.push(duty)
    }
    const extra = zone === 'watch' && duties.length === before ? watched(view, line, issuer) : null
    if (extra) duties.push(extra)
  }
  return duties
}

/** Who does what, clause by clause; a doer that is not named is taken from the clause or heading above and noted. */
export function readResponsibilities(context: PlanContext): readonly Responsibility[] {
  const items = [...collect(context).map((d) => toItem(context.view, d, 0)), ...dutiesInTables(context)].sort(
    (a, b) => a.start - b.start,
  )
  return items.map((item, i) => ({ ...item, id: `responsibility-${i + 1}@${item.start}` }))
}
