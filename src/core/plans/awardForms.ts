import type { Span } from './source.ts'
import { wordsOf, type PlanView } from './view.ts'

/** A form of commendation or a title that a clause names. */
export interface FormMention extends Span {
  readonly form: string
  readonly body: string | null
}

const TITLE_WORDS = String.raw`(?:tập thể lao động|lao động|chiến s[ỹĩ]|đơn vị|tổ|lớp|gia đình|cờ|anh hùng|học sinh|thôn|xã|cá nhân|người)\s[^,;.:()“”\n]{2,48}?`
const FORM = new RegExp(
  String.raw`(giấy khen|bằng khen|cờ thi đua(?: (?:xuất sắc|dẫn đầu))?(?: của chính phủ)?|bức trướng|huân chương [^,;:.()|\n]{2,30}?(?=,|;|:|\.|\(|\|| cho | của |$)|huy chương|kỷ niệm chương|thư khen|thư cảm ơn|bảng vàng danh dự|(?:biểu trưng|biểu tượng|huy hiệu|cúp|giải thưởng|giấy chứng nhận|giấy biểu dương|giấy tuyên dương|bằng (?:tuyên dương|danh dự|chứng nhận|lao động sáng tạo)|cờ (?:truyền thống|luân lưu|đơn vị (?:xuất sắc|dẫn đầu|quyết thắng)))(?:\s[“"][^”"]{2,60}[”"])?|giải (?:đặc biệt|nhất|nhì|ba|khuyến khích|[abc])(?!\p{L}))|((?:danh hiệu|công nhận)(?: thi đua)?\s*[“"']?\s*(?:${TITLE_WORDS}))(?=["”']|,|;|\.|:|\(|\)|\n| cho | của | trở lên| năm | thực hiện| trong | và \d| từ | do |$)|(?<=(?:đạt|giữ vững|công nhận)(?: danh hiệu)?\s)(tập thể lao động (?:tiên tiến|xuất sắc)|lao động tiên tiến|chiến s[ỹĩ] thi đua(?: (?:cấp )?(?:cơ sở|tỉnh|bộ|ngành|toàn quốc))?|chiến s[ỹĩ] tiên tiến|đơn vị (?:tiên tiến|quyết thắng)|lớp tiên tiến)(?!\p{L})|(tập thể lao động (?:tiên tiến|xuất sắc)|(?<!tập thể )lao động tiên tiến|chiến s[ỹĩ] thi đua(?: (?:cấp )?(?:cơ sở|tỉnh|bộ|ngành|toàn quốc))?)(?=\s*:\s*(?:từ |trên |ít nhất |không quá )?\d)`,
  'giu',
)
const BODY = String.raw`(?:chủ tịch (?:ubnd|ủy ban|nước|hội|công đoàn|liên đoàn|tổng liên đoàn)|phó chủ tịch|ubnd|ủy ban nhân dân|thủ tướng(?: chính phủ)?|chính phủ|bộ trưởng|bộ|tổng giám đốc|gi[aá]m đốc|hiệu trưởng|viện trưởng|cục trưởng|chi cục trưởng|tổng cục trưởng|tổng liên đoàn|liên đoàn lao động|ban chấp hành|ban thường vụ|tỉnh ủy|huyện ủy|thành ủy|đảng ủy|tỉnh đoàn|trung ương|thủ trưởng|ban thường trực|hội đồng|ban giám (?:đốc|hiệu)|ban tổ chức|công đoàn|hội (?:nông dân|liên hiệp|cựu chiến binh|chữ thập đỏ)|đoàn thanh niên|chỉ huy trưởng|tư lệnh|trưởng công an|công an|tổng công ty|tập đoàn|công ty|sở|trưởng (?:ban|phòng|trạm|khoa|đoàn|khối|cụm|bản|thôn)|chánh (?:án|văn phòng|thanh tra)|viện kiểm sát|chủ nhiệm|tổng biên tập)`
const BODY_TAIL = String.raw`(?:(?:\s|\s(?:và|,)\s(?=\p{Lu}))(?!tặng|trao|kèm|cùng|công nhận|khen|cho|sẽ|đã|đề|trình|và|được|quyết|xét|ghi|biểu|thưởng|xem|đối|để|thực|theo|về|có|hoặc|từ|là|năm|\d)[\p{L}]+){0,8}`
const AFTER_FORM = new RegExp(
  String.raw`^[”"']?\s*(?:cấp \p{L}+\s*)?(?:của|do)\s+(${BODY}${BODY_TAIL})`,
  'iu',
)
/** The cells of a table row beside the form: who confers it, and a count on its own. */
const CELL_AFTER = new RegExp(String.raw`^\s*\|\s*(${BODY}${BODY_TAIL})\s*\|`, 'iu')
const CELL_BEFORE = new RegExp(String.raw`\|\s*(${BODY}${BODY_TAIL})\s*\|\s*$`, 'iu')
const BEFORE_VERB = new RegExp(
  String.raw`(${BODY}${BODY_TAIL})\s+(?:(?:sẽ|xem xét|xét|quyết định|ký quyết định|ký|trao|biểu dương|khen thưởng|và|,)\s*)*(?:tặng|trao|công nhận|khen tặng|tặng thưởng|khen)(?:\s+(?:thưởng|danh hiệu))?`,
  'giu',
)

/** "bằng khen" is written "Bằng khen"; an order keeps the capitals of its name. */
const sentenceCase = (s: string): string => {
  const named = /[“"]|^(?:hu[aâ]n chương|bằng lao động|giải)/iu.test(s) && /\p{Ll}/u.test(s)
  return s.charAt(0).toUpperCase() + (named ? s.slice(1).trimEnd() : s.slice(1).toLowerCase())
}

/** "Giam đốc Sở" and "giám đốc Sở" are one body: the first word is written as it should be, the rest as printed. */
const bodyName = (s: string): string => {
  const words = s
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^gi[aá]m đốc/iu, 'Giám đốc')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function titleName(words: string): string {
  const rest = words.replace(/^(?:danh hiệu|công nhận)(?: thi đua)?\s*[“"']?\s*/iu, '')
  return `danh hiệu ${rest.charAt(0).toUpperCase()}${rest.slice(1)}`.trim()
}

function bodiesBefore(text: string): { body: string; verb: number }[] {
  return [...text.matchAll(BEFORE_VERB)].map((m) => ({
    body: bodyName(m[1] ?? ''),
    verb: m.index + (m[1] ?? '').length,
  }))
}

/** The forms and titles that a clause names, each with the body that confers it. */
export function formsOf(view: PlanView, clause: Span): FormMention[] {
  const text = view.flat.slice(clause.start, clause.end)
  const verbs = bodiesBefore(text)
  const forms = [...text.matchAll(FORM)].map((m): FormMention & { ownBody: boolean } => {
    const end = m.index + m[0].length
    const beside = text.slice(end, end + 120)
    const after = (AFTER_FORM.exec(beside) ??
      CELL_AFTER.exec(beside) ??
      CELL_BEFORE.exec(text.slice(Math.max(0, m.index - 120), m.index)))?.[1]
    const before = verbs.filter((v) => v.verb <= m.index).at(-1)?.body
    const form =
      m[1] === undefined
        ? titleName(wordsOf(view, { start: clause.start + m.index, end: clause.start + end }))
        : sentenceCase(m[1].replace(/ của chính phủ$/iu, ''))
    const body =
      after !== undefined ? bodyName(after) : (before ?? (/của chính phủ$/iu.test(m[0]) ? 'Chính phủ' : null))
    return {
      start: clause.start + m.index,
      end: clause.start + end,
      form,
      body,
      ownBody: after !== undefined,
    }
  })
  // "cờ thi đua và bằng khen của X": the body after the last of the joined forms is that of all
  return forms.map((f, i) => {
    const next = forms.slice(i + 1).find((g) => g.ownBody)
    const joined =
      next &&
      /^[^\d]{0,40}$/u.test(view.flat.slice(f.end, next.start)) &&
      /^\s*(?:,|và|hoặc|\/)/u.test(view.flat.slice(f.end, next.start))
    return f.body === null && joined ? { ...f, body: next.body } : f
  })
}

/** A title that stands alone in a cell, without "danh hiệu" before it. */
const TITLE_CELL =
  /^\s*[“"]?((?:tập thể lao động|lao động tiên tiến|chiến s[ỹĩ] (?:thi đua|tiên tiến)|đơn vị (?:tiên tiến|quyết thắng|dẫn đầu)|lớp tiên tiến|anh hùng)(?!\p{L})[^|”"]{0,50})[”"]?\s*$/iu

/** The title that a cell names by itself; `null` when it names none. */
export function titleIn(view: PlanView, cell: Span): FormMention | null {
  const m = TITLE_CELL.exec(view.flat.slice(cell.start, cell.end))
  return m?.[1] === undefined
    ? null
    : { ...cell, form: titleName(m[1].replace(/\s+/g, ' ').trim()), body: null }
}
