import type { FactKind } from '../../../api/types.ts'
import { readDateText } from '../../../ui/date-text.ts'

type Values = Readonly<Record<string, unknown>>

const DATE =
  /(?:ngày\s+)?\d{1,2}(?:\s*[/-]\s*\d{1,2}\s*[/-]\s*\d{4}|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)|(?:ngày\s+)\d{1,2}\/\d{1,2}(?!\/)|tháng\s+\d{1,2}\s*(?:\/|năm)\s*\d{4}/giu

/** Days and months that words name, as dates; a missing year is that of `near`. */
const datesIn = (words: string, near: string): readonly string[] =>
  [...words.matchAll(DATE)].flatMap(([said]) => readDateText(said, near) ?? [])

const NUMBER = /(\d+(?:[.,]\d+)*)\s*(%|\p{L}+)?/u
const numberOf = (said: string): number => Number(said.replace(/\.(?=\d{3}(?:\D|$))/g, '').replace(',', '.'))

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/ít nhất|tối thiểu|trở lên|không dưới/i, '>='],
  [/không quá|tối đa|không vượt/i, '<='],
  [/(?<!\p{L})trên(?!\p{L})/iu, '>'],
  [/(?<!\p{L})dưới(?!\p{L})/iu, '<'],
]
const signOf = (words: string): string | null => SIGNS.find(([sign]) => sign.test(words))?.[1] ?? null

const RHYTHMS: readonly (readonly [RegExp, string])[] = [
  [/h[ằà]ng tuần|mỗi tuần/i, 'weekly'],
  [/h[ằà]ng tháng|mỗi tháng/i, 'monthly'],
  [/h[ằà]ng quý|mỗi quý/i, 'quarterly'],
  [/(?:6|06|sáu) tháng một lần/i, 'half-yearly'],
  [/h[ằà]ng năm|mỗi năm/i, 'yearly'],
]
const rhythmOf = (words: string): string | null => RHYTHMS.find(([said]) => said.test(words))?.[1] ?? null

const QUOTED = /[“"]([^”"]{3,})[”"]/u
const FORM = /bằng khen|giấy khen|cờ thi đua|huân chương|kỷ niệm chương|danh hiệu [^,;.(]+/iu
const DOCUMENT = /(?<!\d)\d{1,5}\/(?:\d{4}\/)?[\p{Lu}\d]+(?:-[\p{Lu}\p{Ll}\d]+)*/u
const DUTY = /chủ trì|phối hợp|có trách nhiệm|theo dõi|đôn đốc/iu
const ACTOR =
  /^(.{3,80}?)\s+(?:chủ trì|phối hợp|có trách nhiệm|tham mưu|tổ chức|theo dõi|gửi|báo cáo)(?!\p{L})/u

const period = (dates: readonly string[]): Values =>
  dates.length > 1 ? { from: dates[0], to: dates[1] } : dates.length === 1 ? { to: dates[0] } : {}

function target(words: string): Values {
  const range = /từ\s+(\d+)\s+đến\s+(\d+)\s*(%|\p{L}+)?/iu.exec(words)
  const [, first, unit] = NUMBER.exec(words) ?? []
  const type = (range?.[3] ?? unit) === '%' ? 'percent' : first ? 'count' : 'qualitative'
  if (range)
    return {
      metric: words,
      comparator: 'between',
      value: Number(range[1]),
      value2: Number(range[2]),
      unit: range[3] ?? null,
      type,
    }
  return {
    metric: words,
    comparator: first ? signOf(words) : null,
    value: first ? numberOf(first) : null,
    unit: unit ?? null,
    type,
  }
}

function deadline(words: string, dates: readonly string[]): Values {
  const rule = rhythmOf(words)
  const comparator = /trước/i.test(words)
    ? 'before'
    : /chậm nhất|muộn nhất|hạn/i.test(words)
      ? 'by'
      : /trong (?:tháng|quý)/i.test(words)
        ? 'in'
        : null
  const when = dates.length === 1 ? { date: dates[0] } : period(dates)
  const kind = rule ? 'recurring' : dates.length > 0 ? 'due' : 'condition'
  return { what: words, kind, rule, ...when, ...(dates.length > 0 ? { comparator } : {}) }
}

function award(words: string): Values {
  const recipient = /tập thể|cá nhân/i.exec(words)?.[0].toLowerCase() ?? null
  const [, count] = /(\d+)\s*(?:tập thể|cá nhân|đơn vị|giấy|bằng|cờ)/iu.exec(words) ?? []
  return {
    form: FORM.exec(words)?.[0] ?? words,
    quantity: count ? Number(count) : null,
    recipientKind: recipient,
  }
}

const document = (words: string, dates: readonly string[]): Values => ({
  kind: /^[^\d(,]+?(?=\s+số|\s+ngày|\s*\d|$)/u.exec(words)?.[0] ?? words,
  number: DOCUMENT.exec(words)?.[0] ?? null,
  date: dates[0] ?? null,
})

/** What a fact of this kind would say, as far as the selected words tell. A person looks at it before it is added. */
export function prefill(kind: FactKind, words: string, near: string): Values {
  const dates = datesIn(words, near)
  switch (kind) {
    case 'target':
      return target(words)
    case 'deadline':
      return deadline(words, dates)
    case 'award':
      return award(words)
    case 'campaign':
      return { name: QUOTED.exec(words)?.[1] ?? words, relation: 'own', ...period(dates) }
    case 'stage':
      return period(dates)
    case 'meeting':
      return { kind: words, dates }
    case 'responsibility':
      return { who: ACTOR.exec(words)?.slice(1, 2) ?? [], role: 'thực hiện', what: words }
    case 'criterion':
      return { appliesTo: 'tất cả', rule: { judged: words } }
    case 'participants':
      return { kinds: words.split(/[,;]\s*/).filter(Boolean) }
    case 'legalBase':
      return { role: 'căn cứ', ...document(words, dates) }
    case 'linkedDocument':
      return document(words, dates)
    case 'commemoration':
      return {
        name: words,
        years: Number(/(\d+)\s+năm/.exec(words)?.[1] ?? NaN) || null,
        founded: dates.length > 1 ? dates[0] : null,
        on: dates.at(-1) ?? null,
      }
    case 'budget':
      return { amount: numberOf(/(\d[\d.]*)\s*đồng/i.exec(words)?.[1] ?? '') || null }
    case 'recipient':
      return { name: words }
    default:
      return {}
  }
}

/** The kind that the words look like. */
export function guessKind(selected: string): FactKind {
  // a campaign's name may well speak of weeks and of percents
  const words = selected.replace(/[“"][^”"]*[”"]/gu, '')
  if (/định kỳ|h[ằà]ng (?:tuần|tháng|quý)/i.test(words) || datesIn(words, '2000-01-01').length > 0)
    return 'deadline'
  if (/\d\s*%|(?:ít nhất|tối thiểu|không quá)\s+\d|từ\s+\d+\s+đến\s+\d+/i.test(words)) return 'target'
  if (FORM.test(words)) return 'award'
  return DUTY.test(words) ? 'responsibility' : 'task'
}
