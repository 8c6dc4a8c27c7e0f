import type { PlanContext } from './context.ts'
import { kindsAbove, kindsOfWords } from './parts.ts'
import { walk, type OutlineNode } from './outline.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** Words of criteria, and whom they are for when the place says so. */
export interface CriteriaPlace extends Span {
  readonly group: string | null
  /** stands under a wider group: "+ Đối với …" below "Đối với cá nhân" is one criterion of its own */
  readonly nested: boolean
}

const CRITERIA_WORD =
  /(?:^|[\s,])(?:các )?(?:tiêu chí|tiêu chuẩn|điều kiện|(?:tỷ|tỉ) lệ (?:xét|khen|đề nghị|bình))(?![\p{L}]| (?:vật chất|làm việc|kinh tế))/u
const AMONG_OTHERS = /nội dung|giải thưởng|thời gian|hình thức|số lượng|đối tượng|mức thưởng|cơ cấu/u
/** "Tiêu chuẩn, hình thức khen" speaks of both; "Tiêu chuẩn các hình thức khen" of one. */
const JOINED = /,|\svà\s|^(?!\s*(?:về |các )?(?:tiêu chí|tiêu chuẩn|điều kiện|tỷ lệ|tỉ lệ))/u
const LEAD = /^\s*((?:[^:;.“”\n]|“[^“”\n]{2,60}”){2,160}?)\s*:(?=\s|$)/u
const GROUP_LEAD = /^\s*((?:đối với|riêng đối với|riêng|về|với)\s[^:;“”\n]{2,160}?)\s*:(?=\s|$)/u
const AWARD_LINE =
  /giấy khen|bằng khen|bức trướng|cờ thi đua|số lượng|hình thức|mức thưởng|tiền thưởng|kinh phí/u
const IS_CRITERIA =
  /^\s*(?:[-+]\s*)*(?:(?:về|một số|những|các|hệ thống|bộ)\s)?(?:tiêu chí|tiêu chuẩn|điều kiện)(?!\p{L})/u

export interface Lead {
  /** lower case */
  readonly words: string
  /** as printed */
  readonly printed: string
  /** where the words after the colon begin */
  readonly rest: number
}

/** The words before a node's first colon, when they are few enough to be a label. */
export function leadAt(view: PlanView, span: Span): Lead | null {
  const lower = view.flatLower.slice(span.start, Math.min(span.end, span.start + 200))
  const m = GROUP_LEAD.exec(lower) ?? LEAD.exec(lower)
  if (!m?.[1] || m[1].trim().split(/\s+/).length > 24) return null
  const at = span.start + m[0].indexOf(m[1])
  return {
    words: m[1].replace(/\s+/g, ' '),
    printed: view.plain
      .slice(at, at + m[1].length)
      .replace(/\s+/g, ' ')
      .trim(),
    rest: span.start + m[0].length,
  }
}

const ANY_GROUP =
  /^(?:tiêu chí|tiêu chuẩn|điều kiện|tỷ lệ|tỉ lệ)?\s*(?:chung|cụ thể|riêng|xét|bình xét|lựa chọn|khen|khen thưởng|xét khen|xét chọn|xét tặng|xét thi đua|đánh giá|bổ sung|\s)*$/u
const GENERAL = /^(?:tất cả|chung)/u
/** what a criteria heading may end with to name whom or what it is for; "TIÊU CHUẨN XÉT THI ĐUA CỦA TRƯỜNG" names nobody */
const NAMED =
  /(?:đối với|dành cho|áp dụng (?:cho|với))\s|^(?:các )?(?:tập thể|cá nhân|đơn vị|phòng|cán bộ|công chức|viên chức|người|hộ|gia đình|tổ|lớp|thôn|doanh nghiệp|danh hiệu|giấy khen|bằng khen|cờ thi đua)(?!\p{L})/u
const ADDRESSED = /(?:đối với|dành cho|áp dụng cho|áp dụng với)\s+/u
const CRITERIA_OPEN = /^(?:các )?(?:tiêu chí|tiêu chuẩn|điều kiện)(?!\p{L})/iu
const HELPERS =
  /^(?:(?:riêng |)đối với|với|về|riêng|(?:các )?tiêu chí|(?:các )?tiêu chuẩn|điều kiện|xét tặng|xét chọn|xét khen thưởng|xét khen|bình xét|lựa chọn|cụ thể|chung|của|cho|dành cho|áp dụng)(?=\s)\s*/iu

/** Whom a label speaks of ("Đối với tập thể" → "tập thể"); `null` when it names nobody ("Tiêu chí chung"). */
export function groupOfLabel(printed: string): string | null {
  let words = printed
    .replace(/\s*\([^)]*\)?\s*/g, ' ')
    .replace(/[:.\s]+$/, '')
    .trim()
  if (ANY_GROUP.test(words.toLowerCase())) return null
  const criteria = CRITERIA_OPEN.test(words)
  words = words.replace(/\s+(?:(?:phải|cần)\s|đạt đồng thời|đạt các|đáp ứng|có đủ)[^:]*$/iu, '')
  const addressed = NAMED.test(words.toLowerCase())
  const to = ADDRESSED.exec(words.toLowerCase())
  if (to) words = words.slice(to.index + to[0].length)
  for (let next = words.replace(HELPERS, ''); next !== words; next = words.replace(HELPERS, '')) words = next
  words = words.trim().replace(/^(?:danh hiệu\s)?[“"]([^“”"]+)[”"]$/iu, '$1')
  if (words === '' || ANY_GROUP.test(words.toLowerCase()) || GENERAL.test(words.toLowerCase())) return null
  if (criteria && !addressed && !NAMED.test(words.toLowerCase())) return null
  const plain = /^(?:các )?(tập thể|cá nhân)$/iu.exec(words)
  return plain?.[1] ? plain[1].toLowerCase() : words
}

const wordsOfNode = (view: PlanView, node: OutlineNode): string =>
  view.flatLower.slice(node.body.start, node.body.end)
const rowsAreData = (node: OutlineNode): boolean => node.block.kind === 'row'

const AWARDED = /^\s*(?:về )?(?:công tác )?(?:khen thưởng|phần thưởng|hình thức khen)/u
const COUNTED = /(?<!\p{L})\d{1,3}\s(?:tập thể|cá nhân|giải|đơn vị|hộ|người được|giấy|bằng)(?!\p{L})/u

/** "Danh hiệu “X”: …", "Giấy khen của …:": a line that opens with an honour and goes on with what it takes. */
const HONOUR =
  /^(?:(?:đối với|về|xét tặng|xét|tặng|công nhận)\s+)?(?:danh hiệu|giấy khen|bằng khen|cờ thi đua|cờ truyền thống|huân chương|kỷ niệm chương|lao động tiên tiến|tập thể lao động|chiến s[ĩỹ] (?:thi đua|tiên tiến)|đơn vị (?:tiên tiến|quyết thắng)|lớp tiên tiến)(?!\p{L})/u
/** words that set a condition, not a count of recipients */
const TAKES =
  /^\s*(?:[-+]\s*)?(?:(?:là|xét tặng cho|tặng cho|dành cho|áp dụng cho|công nhận)\s)*(?:các |những )?(?:(?:tập thể|cá nhân|người|đơn vị|công chức|viên chức|cán bộ|lao động|giáo viên|học sinh|lớp|tổ|phòng)(?!\p{L})[^,;:.]{0,60}?\s)?(?:phải|có|đạt|được|không(?! (?:vượt )?quá)|đã|hoàn thành|chấp hành|thực hiện|tham gia|gương mẫu|tích cực|trực tiếp|bảo đảm|đảm bảo|ưu tiên|nội bộ|dẫn đầu|tiêu biểu)(?!\p{L})/u

/** what is given, and to how many: "02 lớp", "tặng cho không quá 05 cá nhân" */
const GIVES =
  /^\s*(?:[-+]\s*)?(?:(?:không quá|tối đa|ít nhất|tặng|trao|cho|số lượng:?|gồm)\s)*\d{1,4}(?!\d*\s*%)\s|(?:tặng|trao|cho)\s(?:không quá |tối đa )?\d/u

const isHonour = (group: string | null): boolean => group !== null && HONOUR.test(group.toLowerCase())

/** Whether a line that opens with an honour says what it takes, in its own words or in the points under it. */
export function takesHonour(
  view: PlanView,
  node: OutlineNode,
  lead: Lead | null = leadAt(view, node.body),
): boolean {
  const words = (lead?.words ?? (node.heading ? wordsOfNode(view, node) : '')).replace(/["“”]/gu, '')
  if (!HONOUR.test(words.trim())) return false
  const kind = kindsAbove(view, node)[0]
  if (kind === 'targets' || kind === 'content' || kind === 'purpose' || kind === 'organisation') return false
  const rest = lead ? view.flatLower.slice(lead.rest, node.body.end) : ''
  if (rest.trim() !== '') return TAKES.test(rest) && !GIVES.test(rest)
  const points = node.children.filter((c) => c.block.kind === 'text')
  return (
    points.length > 0 &&
    points.every((c) => !GIVES.test(wordsOfNode(view, c))) &&
    points.some((c) => TAKES.test(wordsOfNode(view, c)))
  )
}

/** a title under a title of criteria that speaks of something else */
const OTHER_PART =
  /^(?:nội dung|thời gian|thời hạn|đối tượng|thành phần|hồ sơ|kinh phí|giải thưởng|cơ cấu|hình thức|mức thưởng|số lượng)(?!\p{L})(?!.*(?:tiêu chí|tiêu chuẩn|điều kiện|điểm))/u

type Mode = 'out' | 'mixed' | 'in'

/** What a node's label makes of the words below it. */
function modeOf(view: PlanView, node: OutlineNode, mode: Mode): Mode {
  const words = wordsOfNode(view, node)
  const lead = leadAt(view, node.body)
  const label = node.heading ? words : (lead?.words ?? '')
  if (CRITERIA_WORD.test(label) && label.length < 200) {
    if (AMONG_OTHERS.test(label) && !IS_CRITERIA.test(label.replace(/^.*đối tượng/u, 'đối tượng')))
      return mode === 'in' ? 'in' : 'mixed'
    return AMONG_OTHERS.test(label) && JOINED.test(label) ? 'mixed' : 'in'
  }
  if (mode === 'in' && node.heading && OTHER_PART.test(label))
    return kindsOfWords(label)[0] === 'awards' ? 'mixed' : 'out'
  if (mode !== 'in' && takesHonour(view, node, lead)) return 'in'
  if ((mode === 'out' || node.heading) && AWARDED.test(label) && label.length < 80) return 'mixed'
  if (mode === 'mixed' && COUNTED.test(words)) return 'out'
  if (mode === 'mixed') return GROUP_LEAD.test(words) && !AWARD_LINE.test(lead?.words ?? '') ? 'in' : 'out'
  return mode
}

interface Step {
  readonly node: OutlineNode
  readonly mode: Mode
  readonly group: string | null
  readonly nested: boolean
}

/** Every place under `nodes` that states criteria, with its group; `all`: the nodes themselves stand in a criteria part. */
export function placesOf(context: PlanContext, nodes: readonly OutlineNode[], all: boolean): CriteriaPlace[] {
  const places: CriteriaPlace[] = []
  const todo: Step[] = nodes
    .map((node) => ({ node, mode: all ? ('in' as const) : ('out' as const), group: null, nested: false }))
    .toReversed()
  for (let step = todo.pop(); step; step = todo.pop()) {
    const { here, below } = visit(context.view, step)
    if (here) places.push(here)
    todo.push(...below.toReversed())
  }
  return places
}

function visit(
  view: PlanView,
  { node, mode, group, nested }: Step,
): { here: CriteriaPlace | null; below: Step[] } {
  const next = rowsAreData(node) ? mode : modeOf(view, node, mode)
  const children = (to: Mode, of: string | null, inner: boolean): Step[] =>
    node.children.map((child) => ({ node: child, mode: to, group: of, nested: inner }))
  if (next === 'out' || next === 'mixed') return { here: null, below: children(next, null, false) }
  const lead = leadAt(view, node.body)
  const honour = mode !== 'in' && lead !== null && HONOUR.test(lead.words.replace(/["“”]/gu, '').trim())
  const isLabel = honour || CRITERIA_WORD.test(node.heading ? wordsOfNode(view, node) : (lead?.words ?? ''))
  const entering = mode !== 'in' || isLabel
  // who stands under an honour is a group of its own, not a part of a wider one
  const under = group !== null && !isHonour(group)
  const onlyLabel =
    node.heading &&
    (node.children.length > 0 || !lead) &&
    (!lead || view.flat.slice(lead.rest, node.body.end).trim() === '')
  if (onlyLabel) {
    const words = view.flat.slice(node.body.start, node.body.end).trim()
    return { here: null, below: children('in', groupOfLabel(words) ?? group, under) }
  }
  if (rowsAreData(node)) return { here: null, below: [] }
  const from = entering && lead && (honour || CRITERIA_WORD.test(lead.words)) ? lead.rest : node.body.start
  const own = entering && lead && from === lead.rest ? groupOfLabel(lead.printed) : null
  const here = { start: from, end: node.body.end, group: own ?? group, nested: nested || under }
  const inner =
    lead && view.flat.slice(lead.rest, node.body.end).trim() === '' ? groupOfLabel(lead.printed) : null
  return {
    here: view.flat.slice(from, node.body.end).trim() === '' || inner !== null ? null : here,
    below: children('in', inner ?? own ?? group, under),
  }
}

/** The nodes of a section whose label speaks of criteria; the section itself when its own does. */
export function criteriaNodesOf(context: PlanContext, section: OutlineNode): OutlineNode[] {
  const found: OutlineNode[] = []
  let skip = -1
  for (const node of walk([section])) {
    if (node.start < skip || rowsAreData(node) || modeOf(context.view, node, 'out') === 'out') continue
    found.push(node)
    skip = node.end
  }
  return found
}
