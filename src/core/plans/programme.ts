import type { DateLike, PlainDate, Precision } from '../kernel/dates.ts'
import type { Rule } from '../rules/rule.ts'
import type { SourceKind } from './source.ts'

/** The exact words and where they stand: `text.slice(start, end) === quote` (UTF-16 code units after NFC). */
export interface Passage {
  readonly quote: string
  readonly start: number
  readonly end: number
}
export type Certainty = 'sure' | 'ask'

/** Every item read from a text. `alternatives` are the other values a person may choose from when the reader asks. */
export interface Item extends Passage {
  /** stable within one reading: kind, ordinal and place ("deadline-3@4351") */
  readonly id: string
  readonly certainty: Certainty
  /** why it is asked, in Vietnamese, when certainty is "ask" */
  readonly question?: string
  readonly alternatives?: readonly unknown[]
  readonly note?: string
}

export interface Signer {
  readonly role: string
  readonly name: string | null
  readonly onBehalf?: string
}
export interface ProgrammeDocument {
  readonly kind: string | null
  readonly number: string | null
  readonly date: DateLike | null
  readonly place: string | null
  readonly issuer: string | null
  readonly title: string | null
  readonly signer: Signer | null
  readonly period: { readonly from: DateLike; readonly to: DateLike; readonly precision: Precision } | null
  /** the passage of each field that was read, by field name */
  readonly passages: Readonly<Record<string, Passage>>
}
export interface LegalBase extends Item {
  readonly role: 'căn cứ' | 'thực hiện' | 'tham chiếu'
  readonly kind: string
  readonly number: string | null
  readonly date: DateLike | null
  readonly issuer: string | null
}
export type CampaignRelation = 'own' | 'inherited' | 'continued' | 'joined' | 'wave' | 'mentioned'
export interface PeriodItem extends Item {
  readonly from: DateLike
  readonly to: DateLike
  readonly precision: Precision
}
export interface Award {
  readonly form: string
  readonly conferringBody: string | null
  readonly quantity: number | null
  /** "%" when the quantity is a share */
  readonly quantityUnit?: string
  readonly comparator?: Comparator
  readonly recipientKind: string | null
  readonly formQuote: Passage
  readonly quantityQuote: Passage | null
}
export interface AwardItem extends Award, Item {}
export interface Participants extends Item {
  readonly kinds: readonly string[]
}
export interface Criterion extends Item {
  /** "tập thể", "cá nhân", "tất cả", or the words of the text */
  readonly appliesTo: string
  readonly rule: Rule
}
export interface Campaign extends Item {
  readonly ordinal: number | null
  readonly name: string
  readonly nameQuote: Passage
  readonly launcher: string | null
  readonly relation: CampaignRelation
  readonly from: DateLike | null
  readonly to: DateLike | null
  readonly period: PeriodItem | null
  readonly contentItems: readonly Item[]
  readonly participants: Participants | null
  readonly awards: readonly AwardItem[]
  readonly criteria: readonly Criterion[]
  /** ids of the campaigns that are its waves (đợt) */
  readonly waves: readonly string[]
  readonly parent?: string
}
export type Comparator = '>=' | '<=' | '=' | 'between' | '>' | '<'
export interface Target extends Item {
  readonly metric: string
  readonly comparator: Comparator | null
  /** a number, or the words of a rating ("hoàn thành tốt nhiệm vụ") */
  readonly value: number | string | null
  readonly value2: number | null
  readonly unit: string | null
  readonly population: string | null
  readonly type: 'count' | 'percent' | 'rating' | 'award' | 'qualitative'
}
export type DeadlineKind = 'due' | 'event' | 'stage' | 'campaign-period' | 'meeting-months' | 'recurring' | 'condition'
export interface Deadline extends Item {
  readonly kind: DeadlineKind
  readonly date?: DateLike
  readonly from?: DateLike
  readonly to?: DateLike
  readonly dates?: readonly DateLike[]
  readonly rule?: string
  readonly comparator?: 'before' | 'by' | 'in'
  readonly precision: Precision | null
  readonly what: string
  readonly who: string | null
  readonly submitTo: string | null
}
export interface Meeting extends Item {
  readonly kind: string
  readonly body: string | null
  readonly dates: readonly DateLike[]
  readonly chair: string | null
  readonly agenda: readonly Item[]
}
export interface Responsibility extends Item {
  readonly who: readonly string[]
  readonly role: string
  readonly what: string
  readonly beneficiary: string | null
}
export interface Recipient extends Item {
  readonly name: string
  readonly purpose?: 'lưu'
}
export interface Commemoration extends Item {
  readonly name: string
  readonly years: number | null
  readonly founded: DateLike | null
  readonly on: DateLike | null
}
export interface LinkedDocument extends Item {
  readonly kind: string
  readonly number: string | null
  readonly date: DateLike | null
}
export interface MoneyItem extends Item {
  /** integer đồng, where the text gives an amount */
  readonly amount: number | null
}
export type CheckSeverity = 'must' | 'should' | 'note'
export interface Check extends Passage {
  readonly id: string
  readonly code: string
  readonly severity: CheckSeverity
  readonly message: string
  readonly mend: string
  readonly basis: string | null
  /** ids of the items it is about */
  readonly items: readonly string[]
  /** a value that would mend it, offered as a button: which item's which field becomes what */
  readonly fix?: { readonly item: string; readonly field: string; readonly value: unknown; readonly label: string }
}
export interface Programme {
  readonly format: 'bang-vang/programme@1'
  readonly source: { readonly name: string; readonly sha256: string; readonly kind: SourceKind; readonly length: number }
  readonly document: ProgrammeDocument
  readonly legalBases: readonly LegalBase[]
  readonly campaigns: readonly Campaign[]
  readonly theme: Item | null
  readonly objectives: readonly Item[]
  readonly tasks: readonly Item[]
  readonly stages: readonly PeriodItem[]
  readonly commemorations: readonly Commemoration[]
  readonly publicity: readonly Item[]
  readonly budget: readonly MoneyItem[]
  readonly linkedDocuments: readonly LinkedDocument[]
  readonly criteria: readonly Criterion[]
  readonly targets: readonly Target[]
  readonly deadlines: readonly Deadline[]
  readonly meetings: readonly Meeting[]
  readonly responsibilities: readonly Responsibility[]
  readonly recipients: readonly Recipient[]
  readonly checks: readonly Check[]
}
export type { DateLike, PlainDate, Precision }
