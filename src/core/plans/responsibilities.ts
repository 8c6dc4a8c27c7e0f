import { isName } from './actors.ts'
import type { PlanContext } from './context.ts'
import { doingIn, headingDoer, opensWithVerb, sendsPaper, serves, type Doing } from './duties.ts'
import { factsOf, groupBy, type Statement } from './facts.ts'
import type { OutlineNode } from './outline.ts'
import type { Responsibility } from './programme.ts'
import { dutiesInTables, toItem, type Duty } from './responsibilityItems.ts'
import { headingWords } from './sessions.ts'
import { wordsOf, type PlanView } from './view.ts'

type Zone = 'duties' | 'honours' | 'watch' | 'body'

const DUTIES =
  /tổ chức thực hiện|chế độ (?:thông tin,? )?báo cáo|phân công|trách nhiệm|tổ chức triển khai|giao nhiệm vụ|nhiệm vụ của các|triển khai thực hiện$/u
const HONOURS =
  /tiêu chuẩn|tiêu chí|chỉ tiêu|mục tiêu|khen thưởng|đối tượng|hình thức|điều kiện|thang điểm|khẩu hiệu|chủ đề|danh hiệu/u
const WATCH = /tuyên truyền|kiểm tra, giám sát|^(?:công tác )?(?:kiểm tra|giám sát)/u

/** papers whose every paragraph gives somebody a duty */
const ORDERS = new Set(['Chỉ thị', 'Công văn', 'Công điện'])
/** papers that speak to units below */
const NOTICES = new Set(['Thông báo', 'Hướng dẫn', 'Công văn', 'Lời kêu gọi', 'Thư kêu gọi'])

/** What the nearest telling heading makes of a node. */
function zoneOf(view: PlanView, node: OutlineNode, known: Map<OutlineNode, Zone>, otherwise: Zone): Zone {
  const path: OutlineNode[] = []
  let zone = otherwise
  for (let up: OutlineNode | null = node; up; up = up.parent) {
    const hit = known.get(up)
    if (hit !== undefined) {
      zone = hit
      break
    }
    path.push(up)
  }
  for (const n of path.toReversed()) {
    const words = n.heading ? headingWords(view, n) : ''
    // inside "tổ chức thực hiện" every sub-heading still speaks of duties
    if (DUTIES.test(words)) zone = 'duties'
    else if (zone !== 'duties' && words !== '') {
      if (HONOURS.test(words) && !/mục đích|bình xét|bình bầu|đề nghị/u.test(words)) zone = 'honours'
      else if (WATCH.test(words)) zone = 'watch'
      else if (n.marker && n.depth === 0) zone = otherwise
    }
    known.set(n, zone)
  }
  return zone
}

const CHAIR_LABEL =
  /^(?:(?:cơ quan|đơn vị|người|bộ phận)\s+)?(?:chủ trì|phụ trách|đầu mối|chịu trách nhiệm|phối hợp|thực hiện|phân công(?: thực hiện)?|giao thực hiện|tham mưu)(?!\p{L}).{0,30}$/u
const OTHER_LABEL =
  /^(?:nội dung|thời gian|thời hạn|thời điểm|địa điểm|thành phần|đối tượng|số lượng|hình thức|tiêu ch|kinh phí|yêu cầu|mục|chỉ tiêu|phạm vi|ghi chú|lưu ý|khen thưởng|thang điểm|cách thức)/u
const CLOSING =
  /^(?:trên đây là|sau thời hạn|thời gian có thể|mốc thời gian|về (?:tiêu chuẩn|số lượng|thời gian|kinh phí)|quá thời hạn|không xét|kế hoạch này (?:có hiệu lực|thay thế))/u
const AIMS =
  /^(?:phấn đấu|quyết tâm|cam kết|gồm|trao|đạt|được|tặng|thi đua|phải|không được|hoàn thành|nêu cao|phát huy|có|là|cần|tiếp tục phát huy|không)(?!\p{L})/u
const CHOOSES =
  /^(?:chọn|lựa chọn|đề nghị|xét|xem xét|tổng hợp|trình|thẩm định|bình xét|họp|gửi|nộp|lập|báo cáo)(?!\p{L})/u
/** honours asked for or conferred are awards, not duties */
const PRAISE =
  /(?:tặng|trao|khen)\s+(?:thưởng\s+)?(?:giấy khen|bằng khen|cờ|danh hiệu|huân chương|kỷ niệm chương)/u
const EACH = /^(?:mỗi|từng|100%|tất cả)\s/iu

const tailColon = (view: PlanView, s: Statement): boolean =>
  /:\s*$/.test(view.plain.slice(s.start, s.end)) && s.node.children.length > 0

/** A clause that names its doer and says what it does; aims, conditions and shares of people are none. */
function acts(view: PlanView, s: Statement, doing: Doing, zone: Zone): boolean {
  const verb = view.flatLower.slice(doing.verb, Math.min(s.end, doing.verb + 40))
  const words = view.lower.slice(s.start, s.end)
  if (zone === 'honours')
    return CHOOSES.test(verb) && !EACH.test(words) && !/đối với/u.test(words.slice(0, 12))
  if (AIMS.test(verb) || /\sbị\s(?:trừ|phạt|hạ|loại|nhắc)/u.test(words)) return false
  const individuals =
    /^(?:mỗi|từng)\s+(?:cán bộ|công chức|cá nhân|người|đoàn viên|giáo viên|đảng viên)/u.test(words)
  return (
    !individuals &&
    !(
      EACH.test(words) &&
      /ít nhất|tối thiểu|trở lên|\d\s*%/u.test(words) &&
      !/trước ngày|chậm nhất|hoàn thành/u.test(words)
    )
  )
}

function labelled(view: PlanView, s: Statement, zone: Zone): Duty | null | 'skip' {
  if (s.label === null) return null
  const words = wordsOf(view, { start: s.labelStart, end: s.start }).replace(/\s*:\s*$/, '')
  if (isName(words) && zone !== 'honours')
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

interface Carried {
  duty: Duty | null
  /** the last doer named under the same numbered item */
  doer: string | null
  item: OutlineNode | null
  readonly notice: boolean
}

function dutyOf(
  view: PlanView,
  s: Statement,
  zone: Zone,
  carried: Carried,
  issuer: string | null,
): Duty | null {
  const words = view.flatLower.slice(s.start, s.end)
  if (CLOSING.test(words)) return null
  const own = labelled(view, s, zone)
  if (own === 'skip') return null
  if (own) return own
  if (words.length < 12) return null
  if (
    serves(view, s) &&
    (zone !== 'duties' || headingDoer(view, s.node) === null) &&
    (carried.duty?.s.node !== s.node || zone !== 'duties')
  ) {
    const inherited = headingDoer(view, s.node) ?? (zone === 'duties' ? carried.doer : null)
    return {
      span: s,
      s,
      who: inherited !== null ? [inherited] : issuer === null ? [] : [issuer],
      explicit: false,
      role: 'tham mưu',
    }
  }
  if (s.node.heading || tailColon(view, s)) return null
  const span = { start: s.start, end: s.end }
  const doing = doingIn(view, s)
  if (PRAISE.test(words) && !(doing && !doing.charged && CHOOSES.test(view.lower.slice(doing.verb, s.end))))
    return null
  if (doing && (zone === 'duties' || acts(view, s, doing, zone)))
    return { span, s, who: [doing.name], explicit: true }
  const above = headingDoer(view, s.node)
  if (above !== null && (opensWithVerb(view, s) || zone === 'duties'))
    return { span, s, who: [above], explicit: true }
  if (
    s.previous !== null &&
    carried.duty?.s === s.previous &&
    (opensWithVerb(view, s) || zone === 'duties') &&
    zone !== 'honours' &&
    !(zone === 'body' && EACH.test(carried.duty.who[0] ?? ''))
  )
    return { span, s, who: carried.duty.who, explicit: false }
  if (sendsPaper(view, s) && zone !== 'honours')
    return { span, s, who: sender(view, s, issuer, carried.notice), explicit: false }
  if (zone === 'duties' && (opensWithVerb(view, s) || /(?:đề nghị|yêu cầu|phản ánh|báo cáo)/u.test(words))) {
    const who = carried.doer ?? issuer
    return { span, s, who: who === null ? [] : [who], explicit: false }
  }
  return null
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
        /^(?:khối trưởng|cụm trưởng|khối phó|thường trực)/u.test(to)))
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
    const zone = zoneOf(view, node, known, ORDERS.has(context.document.kind ?? '') ? 'duties' : 'body')
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
