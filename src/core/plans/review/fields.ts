import { printRule } from '../../rules/print.ts'
import type { Rule } from '../../rules/rule.ts'
import type { Item } from '../programme.ts'
import type { DocumentItem, FactKind } from './slots.ts'
import { BASE_ROLES, COMPARATORS, dateShown, DEADLINE_COMPARATORS, DEADLINE_KINDS, labelOf, numberShown, RECIPIENT_KINDS, RELATIONS, RHYTHMS, TARGET_TYPES, type Choice } from './words.ts'

export type FieldType = 'text' | 'number' | 'date' | 'choice' | 'list' | 'rule'

/** One value of a fact that a person may mend. */
export interface FieldSpec {
  readonly name: string
  readonly label: string
  readonly type: FieldType
  /** may be left empty: the plan does not say */
  readonly empty: boolean
  readonly choices?: readonly Choice[]
  /** a list of dates rather than of words */
  readonly dates?: true
  /** words or a number, as a target's value */
  readonly either?: true
}
export interface Field {
  readonly name: string
  readonly label: string
  readonly type: FieldType
  readonly value: unknown
  readonly shown: string
  readonly choices?: readonly Choice[]
}

const text = (name: string, label: string, empty = true): FieldSpec => ({ name, label, type: 'text', empty })
const number = (name: string, label: string): FieldSpec => ({ name, label, type: 'number', empty: true })
const date = (name: string, label: string): FieldSpec => ({ name, label, type: 'date', empty: true })
const list = (name: string, label: string): FieldSpec => ({ name, label, type: 'list', empty: false })
const choice = (name: string, label: string, choices: readonly Choice[], empty = true): FieldSpec => ({ name, label, type: 'choice', empty, choices })

export const FIELDS: Readonly<Record<FactKind, readonly FieldSpec[]>> = {
  document: [text('kind', 'Loại văn bản'), text('number', 'Số, ký hiệu'), date('date', 'Ngày ban hành'), text('place', 'Nơi ban hành'), text('issuer', 'Cơ quan ban hành'), text('title', 'Trích yếu'), text('signerRole', 'Chức vụ người ký'), text('signerName', 'Người ký'), date('from', 'Áp dụng từ'), date('to', 'Áp dụng đến')],
  legalBase: [choice('role', 'Vai trò', BASE_ROLES, false), text('kind', 'Loại văn bản', false), text('number', 'Số, ký hiệu'), date('date', 'Ngày'), text('issuer', 'Cơ quan ban hành')],
  theme: [],
  objective: [],
  campaign: [text('name', 'Tên phong trào', false), text('launcher', 'Cơ quan phát động'), choice('relation', 'Quan hệ', RELATIONS, false), date('from', 'Từ'), date('to', 'Đến')],
  participants: [list('kinds', 'Đối tượng')],
  content: [],
  award: [text('form', 'Hình thức', false), text('conferringBody', 'Cấp tặng'), number('quantity', 'Số lượng'), choice('comparator', 'So sánh', COMPARATORS), choice('recipientKind', 'Tặng cho', RECIPIENT_KINDS)],
  criterion: [text('appliesTo', 'Áp dụng cho', false), { name: 'rule', label: 'Tiêu chuẩn', type: 'rule', empty: false }],
  target: [text('metric', 'Chỉ tiêu', false), choice('comparator', 'So sánh', COMPARATORS), { ...text('value', 'Mức'), either: true }, number('value2', 'Đến mức'), text('unit', 'Đơn vị tính'), text('population', 'Tính trên'), choice('type', 'Loại', TARGET_TYPES, false)],
  deadline: [text('what', 'Việc', false), choice('kind', 'Loại', DEADLINE_KINDS, false), date('date', 'Ngày'), date('from', 'Từ'), date('to', 'Đến'), choice('comparator', 'Cách tính', DEADLINE_COMPARATORS), choice('rule', 'Nhịp', RHYTHMS), text('who', 'Ai làm'), text('submitTo', 'Gửi về')],
  stage: [date('from', 'Từ'), date('to', 'Đến')],
  meeting: [text('kind', 'Loại họp', false), text('body', 'Của'), { ...list('dates', 'Thời gian'), dates: true }, text('chair', 'Chủ trì')],
  responsibility: [list('who', 'Ai'), text('role', 'Vai trò', false), text('what', 'Việc', false), text('beneficiary', 'Phối hợp, phục vụ')],
  commemoration: [text('name', 'Ngày kỷ niệm', false), number('years', 'Số năm'), date('founded', 'Ngày thành lập'), date('on', 'Ngày')],
  task: [],
  publicity: [],
  budget: [number('amount', 'Số tiền (đồng)')],
  linkedDocument: [text('kind', 'Loại văn bản', false), text('number', 'Số, ký hiệu'), date('date', 'Ngày')],
  recipient: [text('name', 'Nơi nhận', false)],
}

/** The values of an item by field name; the document's are spread over its parts. */
export function valuesOf(kind: FactKind, item: Item): Readonly<Record<string, unknown>> {
  if (kind !== 'document') return item as unknown as Record<string, unknown>
  const { document } = item as DocumentItem
  return { ...document, signerRole: document.signer?.role ?? null, signerName: document.signer?.name ?? null, from: document.period?.from ?? null, to: document.period?.to ?? null }
}

export function shownOf(spec: FieldSpec, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (spec.type === 'rule') return printRule(value as Rule)
  if (spec.choices) return labelOf(spec.choices, value)
  if (Array.isArray(value)) return value.map((v) => (spec.dates ? dateShown(String(v)) : String(v))).join('; ')
  if (spec.type === 'date') return dateShown(String(value))
  return typeof value === 'number' ? numberShown(value) : String(value)
}

/** The form of a fact: every value with how it reads. */
export function fieldsOf(kind: FactKind, item: Item): Field[] {
  const values = valuesOf(kind, item)
  return FIELDS[kind].map((spec) => {
    const value = values[spec.name] ?? null
    const field = { name: spec.name, label: spec.label, type: spec.type, value, shown: shownOf(spec, value) }
    return spec.choices ? { ...field, choices: withPresent(spec.choices, value) } : field
  })
}

/** A value that the document words differently stays choosable. */
const withPresent = (choices: readonly Choice[], value: unknown): readonly Choice[] => (value === null || choices.some((c) => c.value === value) ? choices : [...choices, { value, label: String(value) }])
