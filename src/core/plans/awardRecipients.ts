import type { Comparator } from './programme.ts'
import { quantitiesOf } from './quantities.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** Recipients that a clause names, with their number where it gives one. */
export interface RecipientMention extends Span {
  readonly kind: string
  readonly quantity: number | null
  readonly unit: string | null
  readonly comparator: Comparator
  readonly quantitySpan: Span | null
}

const RECIPIENT = String.raw`tập thể|cá nhân|tổ chức đoàn thể|hộ gia đình|gia đình|phòng|đơn vị|thôn|bản|buôn|làng|ấp|khu phố|tổ dân phố|tổ|lớp|người|cơ quan|ban|khoa|trường|chi bộ|chi đoàn|công đoàn|doanh nghiệp|hợp tác xã|cán bộ|công chức|viên chức|cbccvc|cbccvclđ|cbcnv|cc,? ?vc|giáo viên|học sinh|nhân viên|đảng viên|đoàn viên|hội viên|xã|phường|huyện|sở|hộ|nhóm|câu lạc bộ|nhà giáo|thành viên|chiến s[ỹĩ]|khối|cụm|chi hội|nông dân|công nhân|dân quân|trạm|chi cục|trung tâm|tác giả|nhóm tác giả|nghệ nhân|thí sinh|xí nghiệp|phân xưởng|đội|phụ nữ|thanh niên|cựu chiến binh|doanh nhân|ngư dân|bác s[ỹĩ]|y s[ỹĩ]|giảng viên|sinh viên|học viên|lao động|diêm dân|hòa giải viên|tình nguyện viên|cộng tác viên`
/** "công chức, viên chức, người lao động": staff under one number */
const STAFF = String.raw`(?:cán bộ|công chức|viên chức|người lao động|lao động|công nhân|nhân viên|kỹ sư|giáo viên|giảng viên|đoàn viên|hội viên|đảng viên|doanh nhân|nông dân|ngư dân|học sinh|sinh viên|nhà giáo|chiến s[ỹĩ]|bác s[ỹĩ])`
export const KIND = new RegExp(
  String.raw`^\s*((?:các |những )?(?:${RECIPIENT.replaceAll(' ', String.raw`\s+`)})(?!\p{L})(?:\s+(?!được|đạt|dẫn|tiêu|xuất sắc|nổi|có|trong|thuộc|để|điển|cho|và|là|tại|trình|đề|năm|mỗi|giữ|thực|tham|hoàn|xếp|từ|với|của|ở|khi|đang|không|trở|theo|hạng|nhất|nhì|ba\b)[\p{L}-]+){0,4}(?:\s*\([\p{L}\s]{2,20}\))?(?:,\s(?:phường|thị trấn|xóm|đơn vị|bản|buôn|làng|ấp|khu phố|tổ dân phố|phòng|ban|cơ quan|tổ|khóm|xóm|khu)(?!\p{L}))*(?:(?:,|\svà)\s${STAFF}(?!\p{L}))*)`,
  'iu',
)
/** Words that stand for recipients whose number the clause leaves open: "cho tập thể, cá nhân nổi bật". */
const OPEN_KIND =
  /(?:cho|đối với)\s+(?:các\s+)?(tập thể|cá nhân|hộ gia đình|đơn vị)(?:\s*(?:,|và|\/)\s*(tập thể|cá nhân|hộ gia đình|đơn vị))?/iu

export const kindName = (s: string): string => {
  const words = s
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:các|những) /iu, '')
  return /^\p{Lu}{2}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)
}

/** "06/08 tổ": so many of so many; a day and a month are never followed by a recipient. */
const FRACTION = /(?<![\d/]|(?:ngày|trước|hết|đến|từ|vào|sau)\s)(\d{1,3})\/(\d{1,3})(?=\s+\p{L})/gu

function fractionsOf(view: PlanView, clause: Span): RecipientMention[] {
  return [...view.flatLower.slice(clause.start, clause.end).matchAll(FRACTION)].flatMap((m) => {
    const start = clause.start + m.index
    const end = start + m[0].length
    const kind = KIND.exec(view.flat.slice(end, Math.min(clause.end, end + 90)))
    if (!kind?.[1] || Number(m[1]) > Number(m[2])) return []
    const span = { start, end: end + kind[0].length }
    return [
      {
        ...span,
        kind: kindName(kind[1]),
        quantity: Number(m[1]),
        unit: null,
        comparator: '=' as const,
        quantitySpan: span,
      },
    ]
  })
}

/** Behind "tặng … cho" whatever is counted is honoured, were it a noun that no list holds. */
const GIVEN = /\s(?:cho|tặng)\s(?:[^;:]{0,40}(?:,|và)\s)?(?:không quá\s|tối đa\s|ít nhất\s|từ\s)?$/u
const ANY_KIND =
  /^\s*((?!đồng|triệu|tỷ|nghìn|giấy|bằng|cờ|huân|danh|bức|kỷ|giải|suất|phần|năm|tháng|ngày|lần|điểm|lượt|quý|đợt|cuộc|chiếc|thư|huy|biểu)\p{Ll}+(?:\s(?:vụ|sĩ|gia|đình|viên|nhân|tế|xã|nghiệp|trưởng|tiêu|đội|bộ|hàng|hội|thuyền|tàu|phố)|\s\p{Ll}+(?=\s*(?:[.,;]|$)))?)(?!\p{L})/u

/** "30 cá nhân (trong đó ít nhất 20 công nhân)": how the counted are made up, not more of them. */
const MADE_OF = /\((?:trong đó|gồm|bao gồm|ưu tiên|kể cả|riêng)[^)]*$/u

/** The recipients that a clause counts. */
export function recipientsOf(view: PlanView, clause: Span): RecipientMention[] {
  const found: RecipientMention[] = fractionsOf(view, clause)
  for (const q of quantitiesOf(view, clause)) {
    if (MADE_OF.test(view.flatLower.slice(clause.start, q.start))) continue
    const after = view.flat.slice(q.end, Math.min(clause.end, q.end + 90))
    const given = GIVEN.test(view.flatLower.slice(Math.max(clause.start, q.start - 60), q.start))
    const m = KIND.exec(after) ?? (given ? ANY_KIND.exec(after) : null)
    if (!m?.[1]) continue
    const from =
      /(?:ít nhất|tối thiểu|trên|dưới|không dưới|từ)\s*$/iu.exec(
        view.flat.slice(Math.max(clause.start, q.start - 14), q.start),
      )?.[0].length ?? 0
    found.push({
      start: q.start,
      end: q.end + m[0].length,
      kind: kindName(m[1]),
      quantity: q.value2 ?? q.value,
      unit: q.unit === '%' ? '%' : null,
      // a range leaves its upper end as what may be given at most
      comparator: q.value2 === null ? q.comparator : '<=',
      quantitySpan: { start: q.start - from, end: q.end + m[0].length },
    })
  }
  return found.sort((a, b) => a.start - b.start)
}

export function openRecipients(view: PlanView, clause: Span): RecipientMention[] {
  const m = OPEN_KIND.exec(view.flat.slice(clause.start, clause.end))
  if (!m) return []
  const at = { start: clause.start + m.index, end: clause.start + m.index + m[0].length }
  return [m[1], m[2]].flatMap((kind) =>
    kind
      ? [
          {
            ...at,
            kind: kindName(kind),
            quantity: null,
            unit: null,
            comparator: '=' as const,
            quantitySpan: null,
          },
        ]
      : [],
  )
}

/** A table row that keeps the kind and the number in cells of their own: "| cá nhân | Bằng khen | 05 |". */
export function rowRecipients(view: PlanView, clause: Span): RecipientMention[] {
  const text = view.flat.slice(clause.start, clause.end)
  if ((text.match(/\|/g) ?? []).length < 3) return []
  const cells = text
    .replace(/^\s*\||\|\s*$/g, '')
    .split('|')
    .map((c) => c.trim())
  const kind = cells.find((c) => new RegExp(`^(?:${RECIPIENT})$`, 'iu').test(c))
  const count = cells
    .slice(1)
    .filter((c) => /^\d{1,4}$/.test(c))
    .at(-1)
  return kind === undefined || count === undefined
    ? []
    : [
        {
          ...clause,
          kind: kindName(kind),
          quantity: Number(count),
          unit: null,
          comparator: '=',
          quantitySpan: clause,
        },
      ]
}
