import { printRule } from '../../rules/print.ts'
import type { AwardItem, Campaign, Commemoration, Criterion, Deadline, Item, LegalBase, LinkedDocument, Meeting, MoneyItem, Participants, PeriodItem, Recipient, Responsibility, Target } from '../programme.ts'
import type { DocumentItem, FactKind } from './slots.ts'
import { clip, dateShown, labelOf, numberShown, RHYTHMS } from './words.ts'

const join = (...parts: readonly (string | null | undefined | false)[]): string => parts.filter((p): p is string => Boolean(p)).join(' ')
const range = (from: string | null, to: string | null): string => {
  if (from === null && to === null) return ''
  if (from === to || from === null || to === null) return dateShown(to ?? from ?? '')
  return `${dateShown(from)} – ${dateShown(to)}`
}

const SIGN: Readonly<Record<string, string>> = { '>=': '≥ ', '<=': '≤ ', '>': '> ', '<': '< ' }

export function goalShown(t: Target): string {
  if (t.value === null) return ''
  if (typeof t.value === 'string') return t.value
  const unit = t.unit === null ? '' : t.unit === '%' ? '%' : ` ${t.unit}`
  const upper = t.comparator === 'between' && t.value2 !== null ? `–${numberShown(t.value2)}` : ''
  return `${SIGN[t.comparator ?? ''] ?? ''}${numberShown(t.value)}${upper}${unit}`
}

export function deadlineShown(d: Deadline): string {
  if (d.rule !== undefined) return labelOf(RHYTHMS, d.rule)
  const days = d.dates?.map(dateShown).join(', ') ?? range(d.from ?? d.date ?? null, d.to ?? d.date ?? null)
  return d.comparator === 'before' && days !== '' ? `trước ${days}` : days
}

export function awardShown(a: AwardItem): string {
  const count = a.quantity === null ? '' : `${SIGN[a.comparator ?? ''] ?? ''}${numberShown(a.quantity)}${a.quantityUnit ?? ''}`
  return join(count, a.form, a.conferringBody !== null && `của ${a.conferringBody}`, a.recipientKind !== null && `cho ${a.recipientKind}`)
}

const TITLES: Readonly<Record<FactKind, (item: never) => string>> = {
  document: ({ document: d }: DocumentItem) => join(d.kind, d.number, d.title !== null && (d.kind ?? d.number) !== null ? `: ${d.title}` : d.title).replace(' : ', ': '),
  legalBase: (b: LegalBase) => join(b.kind, b.number, b.date !== null && `ngày ${dateShown(b.date)}`, b.issuer !== null && `của ${b.issuer}`),
  theme: (i: Item) => i.quote,
  objective: (i: Item) => i.quote,
  campaign: (c: Campaign) => c.name,
  participants: (p: Participants) => (p.kinds.length > 0 ? p.kinds.join('; ') : p.quote),
  content: (i: Item) => i.quote,
  award: awardShown,
  criterion: (c: Criterion) => `${c.appliesTo}: ${printRule(c.rule)}`,
  target: (t: Target) => join(t.metric, goalShown(t)),
  deadline: (d: Deadline) => join(deadlineShown(d) !== '' && `${deadlineShown(d)}:`, d.what),
  stage: (s: PeriodItem) => join(`${range(s.from, s.to)}:`, s.quote),
  meeting: (m: Meeting) => join(m.kind, m.dates.length > 0 && `(${m.dates.map(dateShown).join(', ')})`),
  responsibility: (r: Responsibility) => join(`${r.who.join(', ')}:`, r.what),
  commemoration: (c: Commemoration) => join(c.name, c.on !== null && `(${dateShown(c.on)})`),
  task: (i: Item) => i.quote,
  publicity: (i: Item) => i.quote,
  budget: (b: MoneyItem) => (b.amount === null ? b.quote : `${numberShown(b.amount)} đồng: ${b.quote}`),
  linkedDocument: (d: LinkedDocument) => join(d.kind, d.number, d.date !== null && `ngày ${dateShown(d.date)}`),
  recipient: (r: Recipient) => r.name,
}

/** A fact in one line. */
export const titleOf = (kind: FactKind, item: Item): string => clip(TITLES[kind](item as never)) || clip(item.quote) || 'Phần đầu văn bản'
