import type { Precision } from '../../kernel/dates.ts'
import { lastDay, firstDay } from '../../kernel/dates.ts'
import { refuse } from '../../kernel/refusal.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { readRule } from '../../rules/read.ts'
import { isRule } from '../../rules/valid.ts'
import type { Campaign, Deadline, Item, PeriodItem, ProgrammeDocument } from '../programme.ts'
import { FIELDS, valuesOf, type FieldSpec } from './fields.ts'
import type { DocumentItem, FactKind } from './slots.ts'
import { dateTyped, numberTyped } from './words.ts'

export type Values = Readonly<Record<string, unknown>>

const invalid = (spec: FieldSpec, value: unknown): Result<never> => refuse('plan.value-invalid', { field: spec.label, value: typeof value === 'string' ? value : JSON.stringify(value ?? null) })

function typed(spec: FieldSpec, value: unknown): Result<unknown> {
  if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) return spec.empty ? ok(null) : invalid(spec, '')
  if (spec.type === 'rule') return ruleTyped(spec, value)
  if (spec.type === 'list') return listTyped(spec, value)
  if (spec.type === 'choice') return spec.choices?.some((c) => c.value === value) || typeof value === 'string' && spec.name === 'recipientKind' ? ok(value) : invalid(spec, value)
  if (typeof value === 'number') return spec.type === 'number' || spec.either ? (Number.isFinite(value) && value >= 0 ? ok(value) : invalid(spec, value)) : invalid(spec, value)
  if (typeof value !== 'string') return invalid(spec, value)
  if (spec.type === 'text') return ok((spec.either ? numberTyped(value) : undefined) ?? value.normalize('NFC').replace(/\s+/g, ' ').trim())
  const read = spec.type === 'number' ? numberTyped(value) : dateTyped(value)
  return read === undefined ? invalid(spec, value) : ok(read)
}

function listTyped(spec: FieldSpec, value: unknown): Result<unknown> {
  const parts = (Array.isArray(value) ? value : String(value).split(/[;\n]/)).map((v) => String(v).trim()).filter((v) => v !== '')
  if (!spec.dates) return ok(parts)
  const dates = parts.map(dateTyped)
  const wrong = dates.indexOf(undefined)
  return wrong >= 0 ? invalid(spec, parts[wrong]) : ok(dates)
}

/** A rule comes as its JSON or as a sentence, which is read like the plan's own. */
function ruleTyped(spec: FieldSpec, value: unknown): Result<unknown> {
  if (typeof value === 'string') return ok(readRule(value.normalize('NFC').trim()).rule)
  return isRule(value) ? ok(value) : invalid(spec, value)
}

/** The values that were sent, as the item keeps them. Refused: plan.value-invalid, naming the field. */
export function checkValues(kind: FactKind, values: Values): Result<Values> {
  const clean: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const spec = FIELDS[kind].find((f) => f.name === name)
    if (!spec) return refuse('plan.value-invalid', { field: name, value: typeof value === 'string' ? value : JSON.stringify(value ?? null) })
    const one = typed(spec, value)
    if (!one.ok) return one
    clean[name] = one.value
  }
  return ok(clean)
}

const precisionOf = (date: string): Precision => (date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year')

/** Puts clean values into an item; dates that belong together must not end before they begin. */
export function applyValues(kind: FactKind, item: Item, values: Values): Result<Item> {
  const now = { ...valuesOf(kind, item), ...values }
  const { from, to } = now as { from?: string | null; to?: string | null }
  if (from && to && firstDay(from) > lastDay(to)) return refuse('plan.value-invalid', { field: 'Đến', value: to })
  if (kind === 'document') return ok(mendDocument(item as DocumentItem, now))
  if (kind === 'campaign') return ok(mendCampaign(item as Campaign, now, values))
  if (kind === 'deadline') return mendDeadline(item as Deadline, values)
  if (kind === 'stage') {
    if (!from || !to) return refuse('plan.value-invalid', { field: from ? 'Đến' : 'Từ', value: '' })
    return ok({ ...(now as unknown as PeriodItem), from, to, precision: precisionOf(to) })
  }
  return ok(withoutNulls(now as unknown as Item, kind === 'award' ? ['comparator'] : []))
}

/** Optional fields are absent rather than null. */
function withoutNulls<T extends object>(item: T, names: readonly string[]): T {
  return Object.fromEntries(Object.entries(item).filter(([name, value]) => value !== null || !names.includes(name))) as T
}

function mendDocument(item: DocumentItem, now: Readonly<Record<string, unknown>>): DocumentItem {
  const of = (name: string): string | null => (now[name] as string | null | undefined) ?? null
  const [role, name, from, to] = [of('signerRole'), of('signerName'), of('from'), of('to')]
  const old = item.document
  const signer: ProgrammeDocument['signer'] = role === null && name === null ? null : { ...old.signer, role: role ?? '', name }
  const same = old.period?.from === from && old.period?.to === to
  const period = same ? old.period : from === null && to === null ? null : { from: from ?? to ?? '', to: to ?? from ?? '', precision: precisionOf(to ?? from ?? '') }
  return { ...item, document: { ...old, kind: of('kind'), number: of('number'), date: of('date'), place: of('place'), issuer: of('issuer'), title: of('title'), signer, period } }
}

function mendCampaign(item: Campaign, now: Readonly<Record<string, unknown>>, values: Values): Campaign {
  const next = now as unknown as Campaign
  if (!('from' in values || 'to' in values) || !item.period) return next
  const { from, to } = next
  return { ...next, period: from !== null && to !== null ? { ...item.period, from, to, precision: precisionOf(to) } : null }
}

function mendDeadline(item: Deadline, values: Values): Result<Deadline> {
  const next = withoutNulls({ ...item, ...values } as Deadline, ['date', 'from', 'to', 'rule', 'comparator'])
  // one new day takes the place of what was read of days before
  const { dates: _, ...single } = next
  const made: Deadline = 'date' in values && values['date'] !== null ? single : next
  if (made.kind === 'recurring' && made.rule === undefined) return refuse('plan.value-invalid', { field: 'Nhịp', value: '' })
  if (made.kind === 'due' && made.date === undefined && made.to === undefined && made.dates === undefined) return refuse('plan.value-invalid', { field: 'Ngày', value: '' })
  const last = made.date ?? made.to ?? made.dates?.at(-1)
  return ok({ ...made, precision: 'date' in values || 'to' in values ? (last === undefined ? null : precisionOf(last)) : made.precision })
}
