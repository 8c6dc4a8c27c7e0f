import { ACTOR, VERB_START, doerAt, isName } from './actors.ts'
import type { Statement } from './facts.ts'
import type { OutlineNode } from './outline.ts'
import type { Span } from './source.ts'
import { passage, wordsOf, type PlanView } from './view.ts'

/** "Trong quá trình thực hiện, nếu …, đề nghị": what may stand before the doer. */
const LEAD_IN =
  /^(?:trên cơ sở|trong |nếu |có (?:vướng|khó)|quá trình|khi |hằng |hàng |định kỳ|mỗi (?:tuần|tháng|quý|năm)|sau |đến |để |từ |căn cứ|nhận được|ngay sau|trên đây là|tùy |tuỳ |ngoài ra|đồng thời|riêng|cuối |đầu |trước )/iu
const CHARGE =
  /^(?:(?:và\s+)?(?:giao|đề nghị|yêu cầu|phân công|kính đề nghị|kính mời|mời)(?:\s+(?:cho|đồng chí))?|kịp thời|họp)\s+(?=\p{L})/iu
const CHARGES_WITHIN = /(?:^|[\s,])(?:giao|đề nghị|yêu cầu|phân công)\s+(?=\p{L})/giu

/** "Nếu …, thì Văn phòng …" */
const THEN = /^(?:nếu|khi|trường hợp)\s[^;.]*?\sthì\s+/iu

/** "Cục đề nghị Thủ trưởng các đơn vị …", "Tôi kêu gọi các trạm …" */
const CHARGING =
  /^(?:tôi|chúng tôi|(?:sở|cục|tổng cục|ban|ubnd|ủy ban|uỷ ban|chủ tịch|giám đốc|bộ|hội đồng|công ty|trường|liên đoàn)(?:\s[^\s,;:.]+){0,8}?)\s+(?:đề nghị|yêu cầu|kêu gọi|giao)\s+/iu
/** "Đăng ký tham gia: Các đơn vị …" */
const COLON = /^[^:;.“”]{3,80}:\s+(?=\p{Lu})/u

/** Where a doer may begin: at the clause, after a lead-in's commas, after "giao", "đề nghị", "yêu cầu". */
function placesIn(view: PlanView, s: Span): number[] {
  const words = view.flat.slice(s.start, Math.min(s.end, s.start + 420))
  const places = [s.start]
  const charge = CHARGING.exec(words)
  if (charge && ACTOR.test(words.slice(charge[0].length))) places.unshift(s.start + charge[0].length)
  const colon = COLON.exec(words)
  if (colon) places.push(s.start + colon[0].length)
  const then = THEN.exec(words)
  if (then) places.push(s.start + then.index + then[0].length)
  if (!LEAD_IN.test(words)) return places
  for (const m of words.matchAll(/,\s+/g)) if (places.length < 5) places.push(s.start + m.index + m[0].length)
  for (const m of words.matchAll(CHARGES_WITHIN))
    if (places.length < 8) places.push(s.start + m.index + (/^[\s,]/.test(m[0]) ? 1 : 0))
  return places
}

export interface Doing {
  readonly name: string
  readonly verb: number
  /** "giao", "đề nghị", "yêu cầu" stood before the name */
  readonly charged: boolean
}

/** a clause is asked for its doer by duties, deadlines, rhythms and meetings */
const doings = new WeakMap<Span, { readonly doing: Doing | null }>()

/** The doer that a clause itself names. */
export function doingIn(view: PlanView, s: Span): Doing | null {
  const hit = doings.get(s)
  if (hit) return hit.doing
  const doing = findDoing(view, s)
  doings.set(s, { doing })
  return doing
}

function findDoing(view: PlanView, s: Span): Doing | null {
  for (const place of placesIn(view, s)) {
    const charge = CHARGE.exec(view.flat.slice(place, Math.min(s.end, place + 40)))
    const doer = doerAt(view, { start: place + (charge?.[0].length ?? 0), end: s.end })
    if (doer)
      return {
        name: wordsOf(view, doer.name),
        verb: doer.verb,
        charged: charge !== null && !/^(?:kịp|họp)/iu.test(charge[0]),
      }
  }
  return null
}

const labelOf = (view: PlanView, s: Statement): string | null =>
  s.label === null ? null : wordsOf(view, { start: s.labelStart, end: s.start }).replace(/\s*:\s*$/, '')

/** A heading that is a body's name, on the way up. */
export function headingDoer(view: PlanView, node: OutlineNode): string | null {
  const hit = known.get(node)
  if (hit) return hit.name
  const name = findHeading(view, node)
  known.set(node, { name })
  return name
}

const known = new WeakMap<OutlineNode, { readonly name: string | null }>()

/** "Giao Văn phòng Sở:", "Các phòng có trách nhiệm:": the name without what charges it */
const CHARGED = /\s+(?:(?:có|chịu) (?:trách nhiệm|nhiệm vụ)|thực hiện(?: các)? nhiệm vụ)(?: sau(?: đây)?)?$/u
/** a list of what to vie in, or of what to reach, is no list of duties */
const OTHER_LIST = /phong trào|thi đua|chỉ tiêu|mục tiêu|tiêu chuẩn|tiêu chí|hình thức|gồm|là/u

function nameIn(view: PlanView, up: OutlineNode): string | null {
  const words = wordsOf(view, {
    start: up.body.start,
    end: Math.min(up.body.end, up.body.start + 200),
  })
  const name = words
    .replace(/[\s:]+$/, '')
    .replace(CHARGE, '')
    .replace(CHARGED, '')
  if (isName(name) && name.length < 160) return name
  // "Yêu cầu các trạm thực hiện những việc sau:" over a list
  if (up.children.length === 0 || !/:\s*$/.test(words)) return null
  const doing = doingIn(view, up.body)
  return doing && !OTHER_LIST.test(view.flatLower.slice(doing.verb, up.body.end)) ? doing.name : null
}

function findHeading(view: PlanView, node: OutlineNode): string | null {
  for (let up: OutlineNode | null = node; up; up = up.parent) {
    const name = up !== node || up.heading ? nameIn(view, up) : null
    if (name !== null) return name
  }
  return null
}

/** Who does what a clause says: named in it, in its label, in the clause before it, or in the heading above it. */
export function doerOf(view: PlanView, s: Statement): string | null {
  for (let at: Statement | null = s, i = 0; at && i < 20; at = at.previous, i++) {
    const label = labelOf(view, at)
    if (label !== null && isName(label)) return label
    const doing = doingIn(view, at)
    if (doing) return doing.name
  }
  return headingDoer(view, s.node)
}

const SENT =
  /^(?:báo cáo|hồ sơ|danh sách|kết quả|bản đăng ký|biên bản|văn bản|đăng ký)(?!\p{L})[^.;]*?\s(?:gửi|nộp)(?:\s|$)/iu
/** "Báo cáo sơ kết … gửi về …": the paper is the subject, its sender is not named. */
export const sendsPaper = (view: PlanView, s: Span): boolean => SENT.test(view.flat.slice(s.start, s.end))

const SERVES = /^(?:tham mưu|giúp)\s+(?:cho\s+|giúp\s+)?/iu
/** "Tham mưu Giám đốc Sở …": a duty towards somebody; the doer is the issuer. */
export function serves(view: PlanView, s: Span): boolean {
  const words = view.flat.slice(s.start, Math.min(s.end, s.start + 120))
  const m = SERVES.exec(words)
  return m !== null && ACTOR.test(words.slice(m[0].length))
}

/** "hằng tháng gửi …", "đồng thời theo dõi …": when and besides, before the verb */
const WHEN =
  /^(?:(?:(?:hằng|hàng|mỗi|cuối|đầu)\s+(?:ngày|tuần|tháng|quý|năm)|định kỳ(?:\s+(?:(?:hằng|hàng)\s+\p{L}+|0?6 tháng|một lần))*|đồng thời|sau đó|trước mắt|và),?\s+)+/u

export const opensWithVerb = (view: PlanView, s: Span): boolean =>
  VERB_START.test(
    view.flatLower
      .slice(s.start, Math.min(s.end, s.start + 80))
      .trimStart()
      .replace(WHEN, ''),
  )

export const quoteOf = (view: PlanView, s: Span): string => passage(view, s).quote
