import type { OutlineNode } from './outline.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** What a labelled part of a plan or of a campaign speaks of. */
export type PartKind =
  | 'purpose'
  | 'theme'
  | 'targets'
  | 'content'
  | 'participants'
  | 'period'
  | 'awards'
  | 'criteria'
  | 'waves'
  | 'organisation'
  | 'review'
  | 'roadmap'
  | 'publicity'
  | 'budget'
  | 'registration'
  | 'end'

export interface Label {
  readonly kinds: readonly PartKind[]
  /** the label's words, lower case, without its colon */
  readonly words: string
  /** what follows the label in the node's own words; empty when the node is only a heading */
  readonly rest: Span
}

const NAMES: readonly (readonly [PartKind, RegExp])[] = [
  ['end', /^(?:nơi nhận|kính gửi|lưu\b)/u],
  ['purpose', /^(?:mục đích|yêu cầu|ý nghĩa|quan điểm|nguyên tắc|mục tiêu,? yêu cầu)/u],
  ['theme', /^(?:chủ đề|khẩu hiệu|tên (?:gọi|phong trào))/u],
  ['targets', /(?:^|,\s?|\svà\s)(?:các |những |một số |về )?(?:mục tiêu|chỉ tiêu)(?!,? yêu cầu)/u],
  ['waves', /^(?:các |chia |tổ chức )?(?:đợt|giai đoạn) thi đua|^nội dung và các đợt/u],
  ['participants', /(?:^|,\s?|\svà\s)(?:đối tượng|thành phần tham gia|thành viên tham gia|phạm vi)/u],
  ['period', /^(?:thời gian|thời hạn|thời điểm|tiến độ)/u],
  ['criteria', /(?:^|[\s,])(?:tiêu chí|tiêu chuẩn|điều kiện|thang điểm|chấm điểm)/u],
  [
    'awards',
    /(?:^|[\s,])(?:hình thức(?:,? số lượng)?(?: và số lượng)?(?: khen| tặng| thưởng|$|,)|khen thưởng|mức thưởng|giải thưởng|cơ cấu(?: giải)?|số lượng)/u,
  ],
  [
    'organisation',
    /(?:tổ chức thực hiện|tổ chức, thực hiện|phân công|trách nhiệm|^thực hiện$|tổ chức triển khai|^biện pháp)/u,
  ],
  [
    'review',
    /^(?:(?:tổ chức |hội nghị )?(?:sơ kết|tổng kết)|kiểm tra|(?:tổ chức )?(?:các )?(?:phiên )?họp|các phiên họp|hội nghị|bình bầu|chế độ báo cáo)/u,
  ],
  ['roadmap', /(?:lộ trình|các bước|tiến trình|các giai đoạn|kế hoạch cụ thể)/u],
  ['publicity', /(?:tuyên truyền|truyền thông)/u],
  ['registration', /(?:đăng ký|ký kết|ký giao ước)/u],
  ['budget', /^(?:nguồn )?kinh phí/u],
  [
    'content',
    /^(?:tổ chức |phát động |triển khai )?các phong trào(?: thi đua)?(?!\p{L})|(?:^|,\s?|\svà\s)(?:các |những |một số |về )?(?:nội dung|nhiệm vụ|giải pháp)(?! (?:sơ kết|tổng kết|họp|phiên|cuộc họp|báo cáo))/u,
  ],
]
const MIXED: ReadonlySet<PartKind> = new Set([
  'criteria',
  'awards',
  'participants',
  'period',
  'content',
  'waves',
  'theme',
  'targets',
])

/** What a heading, in lower case, says that the words below it speak of. */
export function kindsOfWords(words: string): PartKind[] {
  const found = NAMES.filter(([, pattern]) => pattern.test(words)).map(([kind]) => kind)
  const [first] = found
  if (first === undefined) return []
  return MIXED.has(first) ? found.filter((k) => MIXED.has(k)) : [first]
}

const LEAD = /^\s*([^:;.“”\n]{3,70}?)\s*:(?=\s|$)/u

/** The label of a node: its heading, or the few words before its first colon; `null` when it opens with neither. */
export function labelOf(view: PlanView, node: OutlineNode): Label | null {
  const text = view.lower.slice(node.body.start, node.body.end)
  const lead = LEAD.exec(text)
  const whole = node.heading && (!lead || text.slice(lead[0].length).trim() === '')
  if (!whole && !lead) return null
  const words = (whole ? text : (lead?.[1] ?? ''))
    .replace(/[:.\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const kinds = kindsOfWords(words)
  const from = whole ? node.body.end : node.body.start + (lead?.[0].length ?? 0)
  return { kinds, words, rest: { start: from, end: node.body.end } }
}

/** The kinds that a node stands under: its own label's, or those of the nearest labelled ancestor that names a kind. */
export function kindsAbove(view: PlanView, node: OutlineNode | null): readonly PartKind[] {
  for (let at = node; at; at = at.parent) {
    const kinds = labelOf(view, at)?.kinds ?? []
    if (kinds.length) return kinds
  }
  return []
}

/** Whether any ancestor (or the node) is labelled with one of `kinds`. */
export function standsIn(view: PlanView, node: OutlineNode | null, ...kinds: readonly PartKind[]): boolean {
  for (let at = node; at; at = at.parent)
    if (labelOf(view, at)?.kinds.some((k) => kinds.includes(k))) return true
  return false
}
