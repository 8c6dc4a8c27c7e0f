import type { Comparator, Passage } from './programme.ts'
import { quantitiesOf } from './quantities.ts'
import { phrasesOf, withoutEnd } from './phrases.ts'
import type { Span } from './source.ts'
import { passage, wordsOf, type PlanView } from './view.ts'

/** A form of commendation or a title that a clause names. */
interface FormMention extends Span {
  readonly form: string
  readonly body: string | null
}
interface RecipientMention extends Span {
  readonly kind: string
  readonly quantity: number | null
  readonly unit: string | null
  readonly comparator: Comparator
  readonly quantitySpan: Span | null
}
/** What one clause says about one award: a form, who confers it, on how many of whom. */
export interface AwardPhrase {
  readonly clause: Span
  readonly form: string
  readonly conferringBody: string | null
  readonly recipientKind: string | null
  readonly quantity: number | null
  readonly quantityUnit: string | null
  readonly comparator: Comparator
  readonly quantityQuote: Passage | null
}

const TITLE_WORDS = String.raw`(?:tập thể lao động|lao động|chiến s[ỹĩ]|đơn vị|tổ|lớp|gia đình|cờ|anh hùng|học sinh|thôn|xã|cá nhân|người)\s[^,;.:()“”\n]{2,48}?`
const FORM = new RegExp(
  String.raw`(giấy khen|bằng khen|cờ thi đua(?: (?:xuất sắc|dẫn đầu))?(?: của chính phủ)?|bức trướng|huân chương [^,;:.()|\n]{2,30}?(?=,|;|:|\.|\(|\|| cho | của |$)|huy chương|kỷ niệm chương|thư khen|thư cảm ơn|bảng vàng danh dự)|((?:danh hiệu|công nhận)(?: thi đua)?\s*[“"']?\s*(?:${TITLE_WORDS}))(?=["”']|,|;|\.|:|\(|\)|\n| cho | của | trở lên| năm | thực hiện| trong | và \d| từ | do |$)|(?<=(?:đạt|giữ vững|công nhận)(?: danh hiệu)?\s)(tập thể lao động (?:tiên tiến|xuất sắc)|lao động tiên tiến|chiến s[ỹĩ] thi đua(?: (?:cấp )?(?:cơ sở|tỉnh|bộ|ngành|toàn quốc))?|chiến s[ỹĩ] tiên tiến|đơn vị (?:tiên tiến|quyết thắng)|lớp tiên tiến)(?!\p{L})`,
  'giu',
)
const BODY = String.raw`(?:chủ tịch (?:ubnd|ủy ban nhân dân|nước|hội đồng|công đoàn)|phó chủ tịch|ubnd|ủy ban nhân dân|thủ tướng(?: chính phủ)?|chính phủ|bộ trưởng|bộ|tổng giám đốc|gi[aá]m đốc|hiệu trưởng|viện trưởng|cục trưởng|chi cục trưởng|tổng cục trưởng|tổng liên đoàn|liên đoàn lao động|ban chấp hành|ban thường vụ|tỉnh ủy|huyện ủy|tỉnh đoàn|trung ương|thủ trưởng|ban thường trực|hội đồng)`
const BODY_TAIL = String.raw`(?:(?:\s|\s(?:và|,)\s(?=\p{Lu}))(?!tặng|trao|công nhận|khen|cho|và|được|quyết|xét|ghi|biểu|thưởng|xem|đối|để|thực|theo|về|có|hoặc|từ|là|năm|\d)[\p{L}]+){0,8}`
const AFTER_FORM = new RegExp(String.raw`^[”"']?\s*(?:cấp \p{L}+\s*)?(?:của|do)\s+(${BODY}${BODY_TAIL})`, 'iu')
/** The cells of a table row beside the form: who confers it, and a count on its own. */
const CELL_AFTER = new RegExp(String.raw`^\s*\|\s*(${BODY}${BODY_TAIL})\s*\|`, 'iu')
const CELL_BEFORE = new RegExp(String.raw`\|\s*(${BODY}${BODY_TAIL})\s*\|\s*$`, 'iu')
const BEFORE_VERB = new RegExp(
  String.raw`(${BODY}${BODY_TAIL})\s+(?:(?:xem xét|xét|quyết định|ký quyết định|ký|trao|biểu dương|khen thưởng|và|,)\s*)*(?:tặng|trao|công nhận|khen tặng|tặng thưởng|khen)(?:\s+(?:thưởng|danh hiệu))?`,
  'giu',
)

/** "bằng khen" is written "Bằng khen"; an order keeps the capitals of its name. */
const sentenceCase = (s: string): string => s.charAt(0).toUpperCase() + (/^hu[aâ]n chương/iu.test(s) ? s.slice(1).trimEnd() : s.slice(1).toLowerCase())

/** "Giam đốc Sở" and "giám đốc Sở" are one body: the first word is written as it should be, the rest as printed. */
const bodyName = (s: string): string => {
  const words = s.replace(/\s+/g, ' ').trim().replace(/^gi[aá]m đốc/iu, 'Giám đốc')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function titleName(words: string): string {
  const rest = words.replace(/^(?:danh hiệu|công nhận)(?: thi đua)?\s*[“"']?\s*/iu, '')
  return `danh hiệu ${rest.charAt(0).toUpperCase()}${rest.slice(1)}`.trim()
}

function bodiesBefore(text: string): { body: string; verb: number }[] {
  return [...text.matchAll(BEFORE_VERB)].map((m) => ({ body: bodyName(m[1] ?? ''), verb: m.index + (m[1] ?? '').length }))
}

function formsOf(view: PlanView, clause: Span): FormMention[] {
  const text = view.plain.slice(clause.start, clause.end)
  const verbs = bodiesBefore(text)
  const forms = [...text.matchAll(FORM)].map((m): FormMention & { ownBody: boolean } => {
    const end = m.index + m[0].length
    const beside = text.slice(end, end + 120)
    const after = (AFTER_FORM.exec(beside) ?? CELL_AFTER.exec(beside) ?? CELL_BEFORE.exec(text.slice(Math.max(0, m.index - 120), m.index)))?.[1]
    const before = verbs.filter((v) => v.verb <= m.index).at(-1)?.body
    const form = m[1] === undefined ? titleName(wordsOf(view, { start: clause.start + m.index, end: clause.start + end })) : sentenceCase(m[1].replace(/ của chính phủ$/iu, ''))
    const body = after !== undefined ? bodyName(after) : (before ?? (/của chính phủ$/iu.test(m[0]) ? 'Chính phủ' : null))
    return { start: clause.start + m.index, end: clause.start + end, form, body, ownBody: after !== undefined }
  })
  // "cờ thi đua và bằng khen của X": the body after the last of the joined forms is that of all
  return forms.map((f, i) => {
    const next = forms.slice(i + 1).find((g) => g.ownBody)
    const joined = next && /^[^\d]{0,40}$/u.test(view.plain.slice(f.end, next.start)) && /^\s*(?:,|và|hoặc|\/)/u.test(view.plain.slice(f.end, next.start))
    return f.body === null && joined ? { ...f, body: next.body } : f
  })
}

const RECIPIENT = String.raw`tập thể|cá nhân|tổ chức đoàn thể|hộ gia đình|gia đình|phòng|đơn vị|thôn|bản|buôn|làng|ấp|khu phố|tổ dân phố|tổ|lớp|người|cơ quan|ban|khoa|trường|chi bộ|chi đoàn|công đoàn|doanh nghiệp|hợp tác xã|cán bộ|công chức|viên chức|cbccvc|cbccvclđ|cbcnv|cc,? ?vc|giáo viên|học sinh|nhân viên|đảng viên|đoàn viên|hội viên|xã|phường|huyện|sở|hộ|nhóm|câu lạc bộ|nhà giáo|thành viên|chiến s[ỹĩ]|khối|cụm|chi hội|nông dân|công nhân|dân quân|trạm|chi cục|trung tâm`
const KIND = new RegExp(
  String.raw`^\s*((?:các |những )?(?:${RECIPIENT})(?!\p{L})(?:\s(?!được|đạt|dẫn|tiêu|xuất|nổi|có|trong|thuộc|để|điển|cho|và|là|tại|trình|đề|năm|mỗi|giữ|thực|tham|hoàn|xếp|từ|với|của|ở|khi|đang|không|trở|theo|nhất|nhì|ba\b)[\p{L}-]+){0,3}(?:\s*\([\p{L}\s]{2,20}\))?(?:,\s(?:đơn vị|bản|buôn|làng|ấp|khu phố|tổ dân phố|phòng|ban|cơ quan|tổ|khóm|xóm|khu)(?!\p{L}))*)`,
  'iu',
)
/** Words that stand for recipients whose number the clause leaves open: "cho tập thể, cá nhân nổi bật". */
const OPEN_KIND = /(?:cho|đối với)\s+(?:các\s+)?(tập thể|cá nhân|hộ gia đình|đơn vị)(?:\s*(?:,|và|\/)\s*(tập thể|cá nhân|hộ gia đình|đơn vị))?/iu

const kindName = (s: string): string => {
  const words = s.replace(/\s+/g, ' ').trim().replace(/^(?:các|những) /iu, '')
  return /^\p{Lu}{2}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)
}

/** "06/08 tổ": so many of so many; a day and a month are never followed by a recipient. */
const FRACTION = /(?<![\d/]|(?:ngày|trước|hết|đến|từ|vào|sau)\s)(\d{1,3})\/(\d{1,3})(?=\s+\p{L})/gu

function fractionsOf(view: PlanView, clause: Span): RecipientMention[] {
  return [...view.lower.slice(clause.start, clause.end).matchAll(FRACTION)].flatMap((m) => {
    const start = clause.start + m.index
    const end = start + m[0].length
    const kind = KIND.exec(view.plain.slice(end, Math.min(clause.end, end + 90)))
    if (!kind?.[1] || Number(m[1]) > Number(m[2])) return []
    const span = { start, end: end + kind[0].length }
    return [{ ...span, kind: kindName(kind[1]), quantity: Number(m[1]), unit: null, comparator: '=' as const, quantitySpan: span }]
  })
}

function recipientsOf(view: PlanView, clause: Span): RecipientMention[] {
  const found: RecipientMention[] = fractionsOf(view, clause)
  for (const q of quantitiesOf(view, clause)) {
    const m = KIND.exec(view.plain.slice(q.end, Math.min(clause.end, q.end + 90)))
    if (!m?.[1]) continue
    const from = /(?:ít nhất|tối thiểu|trên|dưới|không dưới|từ)\s*$/iu.exec(view.plain.slice(Math.max(clause.start, q.start - 14), q.start))?.[0].length ?? 0
    found.push({
      start: q.start, end: q.end + m[0].length, kind: kindName(m[1]), quantity: q.value, unit: q.unit === '%' ? '%' : null,
      comparator: q.comparator, quantitySpan: { start: q.start - from, end: q.end + m[0].length },
    })
  }
  return found.sort((a, b) => a.start - b.start)
}

function openRecipients(view: PlanView, clause: Span): RecipientMention[] {
  const m = OPEN_KIND.exec(view.plain.slice(clause.start, clause.end))
  if (!m) return []
  const at = { start: clause.start + m.index, end: clause.start + m.index + m[0].length }
  return [m[1], m[2]].flatMap((kind) => (kind ? [{ ...at, kind: kindName(kind), quantity: null, unit: null, comparator: '=' as const, quantitySpan: null }] : []))
}

/** A table row that keeps the kind and the number in cells of their own: "| cá nhân | Bằng khen | 05 |". */
function rowRecipients(view: PlanView, clause: Span): RecipientMention[] {
  const text = view.plain.slice(clause.start, clause.end)
  if ((text.match(/\|/g) ?? []).length < 3) return []
  const cells = text.replace(/^\s*\||\|\s*$/g, '').split('|').map((c) => c.trim())
  const kind = cells.find((c) => new RegExp(`^(?:${RECIPIENT})$`, 'iu').test(c))
  const count = cells.slice(1).filter((c) => /^\d{1,4}$/.test(c)).at(-1)
  return kind === undefined || count === undefined ? [] : [{ ...clause, kind: kindName(kind), quantity: Number(count), unit: null, comparator: '=', quantitySpan: clause }]
}

/** Which recipients belong to which form: those before it when the clause opens with recipients, otherwise those after it. */
function shareOut(forms: readonly FormMention[], recipients: readonly RecipientMention[]): RecipientMention[][] {
  const [only] = forms
  if (forms.length === 1 && only) return [[...recipients]]
  const precede = (recipients[0]?.start ?? Infinity) < (only?.start ?? 0)
  return forms.map((form, i) => {
    const from = precede ? (forms[i - 1]?.end ?? -Infinity) : form.end
    const to = precede ? form.start : (forms[i + 1]?.start ?? Infinity)
    return recipients.filter((r) => r.start >= from && r.start < to)
  })
}

/** The award phrases of one clause; a clause without a form has none. */
export function awardPhrasesIn(view: PlanView, clause: Span): AwardPhrase[] {
  const forms = formsOf(view, clause)
  if (forms.length === 0) return []
  const counted = recipientsOf(view, clause)
  const recipients = counted.length ? counted : [...rowRecipients(view, clause), ...openRecipients(view, clause)]
  const shares = shareOut(forms, recipients)
  return forms.flatMap((form, i): AwardPhrase[] => {
    const share = shares[i] ?? []
    const base = { clause: withoutEnd(view, clause), form: form.form, conferringBody: form.body }
    const ownCount = countBefore(view, form)
    if (share.length === 0) return [{ ...base, recipientKind: afterFor(view, form, clause), quantity: ownCount, quantityUnit: null, comparator: '=' as const, quantityQuote: null }]
    return share.map((r) => ({
      ...base, recipientKind: r.kind, quantity: r.quantity ?? ownCount, quantityUnit: r.unit, comparator: r.comparator,
      quantityQuote: r.quantitySpan ? passage(view, r.quantitySpan) : null,
    }))
  })
}

/** "tặng 01 Cờ thi đua", "Cờ thi đua của …: 05 cờ": the number counts the form itself. */
function countBefore(view: PlanView, form: Span): number | null {
  const before = /(?<![\d/.])(\d{1,3})\s*$/.exec(view.plain.slice(Math.max(0, form.start - 5), form.start))
  const after = /^[^:;.]{0,80}:\s*(?:không quá |tối đa )?(\d{1,3})\s+(?:cờ|giấy|bằng|bức|chiếc|suất|giải|phần)(?!\p{L})/iu.exec(view.plain.slice(form.end, form.end + 110))
  const count = before?.[1] ?? after?.[1]
  return count === undefined ? null : Number(count)
}
function afterFor(view: PlanView, form: Span, clause: Span): string | null {
  const m = /(?:^|\s)cho\s+/u.exec(view.plain.slice(form.end, clause.end))
  if (!m) return null
  const kind = KIND.exec(view.plain.slice(form.end + m.index + m[0].length, clause.end))?.[1]
  return kind === undefined ? null : kindName(kind)
}

const SEGMENT =
  /,\s(?=trong đó|đề nghị|ph[ấầâ]n đấu|\d{1,3}%?\s[^,;]{2,40}\s(?:được|đạt)\s|ít nhất|tối thiểu|(?:tập thể|cá nhân)\s(?:được|đạt))|\svà\s(?=(?:tập thể|cá nhân)\s(?:được|đạt)|\d{1,3}\s(?:tập thể|cá nhân)\s(?:được|đạt))|:\s(?=\d)/gu

/** "Bằng khen của …: 05 tập thể" is one part. */
const NAMED_BEFORE = /khen|cờ thi đua|chương|danh hiệu|bức trướng/u

/** The parts of a clause that each speak of one award: "06 tổ đạt …, trong đó 02 tổ được …". */
export function awardSegments(view: PlanView, clause: Span): Span[] {
  const lower = view.lower.slice(clause.start, clause.end)
  const cuts = [...lower.matchAll(SEGMENT)].filter((c) => !c[0].startsWith(':') || !NAMED_BEFORE.test(lower.slice(Math.max(0, c.index - 90), c.index)))
  const ends = [...cuts.map((c) => c.index), lower.length]
  const starts = [0, ...cuts.map((c) => c.index + c[0].length)]
  return starts.map((s, i) => ({ start: clause.start + s, end: clause.start + (ends[i] ?? lower.length) }))
}

/** The award phrases of a span, clause by clause. */
export const awardPhrasesOf = (view: PlanView, span: Span): AwardPhrase[] => phrasesOf(view, span).flatMap((c) => awardPhrasesIn(view, c))

/** Recipients that a clause counts without naming a form: "Số lượng: 02 tập thể, 05 cá nhân". */
export type Counted = Pick<AwardPhrase, 'recipientKind' | 'quantity' | 'quantityUnit' | 'comparator' | 'quantityQuote'>

export const recipientsIn = (view: PlanView, clause: Span): Counted[] =>
  recipientsOf(view, clause).map((r) => ({
    recipientKind: r.kind, quantity: r.quantity, quantityUnit: r.unit, comparator: r.comparator,
    quantityQuote: r.quantitySpan ? passage(view, r.quantitySpan) : null,
  }))
