import { refuse } from '../../kernel/refusal.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { Item, Programme } from '../programme.ts'
import { addedOk } from './add.ts'
import type { CheckView } from './checks.ts'
import type { AddedFact, ReviewCommand, ReviewEvent } from './commands.ts'
import type { FactView } from './facts.ts'
import { applyValues, checkValues, type Values } from './mend.ts'
import { DOCUMENT_ID, slotsOf } from './slots.ts'
import type { ReviewState } from './state.ts'

/** The plan under review, as the person who decides sees it. */
export interface Desk {
  readonly state: ReviewState
  readonly text: string
  /** with everything added and mended, and what was refused still in it */
  readonly whole: Programme
  readonly facts: readonly FactView[]
  readonly checks: readonly CheckView[]
}

const unknown = (id: string): Result<never> => refuse('plan.fact-unknown', { id })

/** Those of the facts on which an event would change something. Refused when one is not of this plan. */
function known(desk: Desk, ids: readonly string[], changes: (fact: FactView) => boolean): Result<readonly string[]> {
  const facts = new Map(desk.facts.map((f) => [f.id, f]))
  const chosen: string[] = []
  for (const id of new Set(ids)) {
    const fact = facts.get(id)
    if (!fact) return unknown(id)
    if (changes(fact)) chosen.push(id)
  }
  return ok(chosen)
}

const eventFor = (facts: Result<readonly string[]>, type: 'facts-accepted' | 'facts-refused' | 'facts-restored'): Result<readonly ReviewEvent[]> =>
  facts.ok ? ok(facts.value.length === 0 ? [] : [{ type, facts: facts.value }]) : facts

function itemOf(desk: Desk, id: string): { readonly item: Item; readonly kind: FactView['kind'] } | undefined {
  return slotsOf(desk.whole).find((s) => s.item.id === id)
}

function mend(desk: Desk, id: string, values: Values): Result<readonly ReviewEvent[]> {
  const slot = itemOf(desk, id)
  if (!slot) return unknown(id)
  const clean = checkValues(slot.kind, values)
  if (!clean.ok) return clean
  const applied = applyValues(slot.kind, slot.item, clean.value)
  return applied.ok ? ok([{ type: 'fact-mended', fact: id, values: clean.value }]) : applied
}

function add(desk: Desk, command: Extract<ReviewCommand, { type: 'add' }>): Result<readonly ReviewEvent[]> {
  const { kind, start, end, parent } = command
  const quote = desk.text.slice(start, end)
  if (start < 0 || end > desk.text.length || quote.trim() === '') return refuse('plan.value-invalid', { field: 'Đoạn chọn', value: `${start}–${end}` })
  const clean = checkValues(kind, command.values)
  if (!clean.ok) return clean
  const fact: AddedFact = { id: `added-${desk.state.added.length + 1}@${start}`, kind, start, end, quote, values: clean.value, parent }
  const item = addedOk(desk.whole, fact)
  return item.ok ? ok([{ type: 'fact-added', fact }]) : item
}

function keep(desk: Desk, id: string, reason: string): Result<readonly ReviewEvent[]> {
  const check = desk.checks.find((c) => c.id === id)
  if (!check) return unknown(id)
  return check.state === 'open' ? ok([{ type: 'check-kept', check: id, reason }]) : ok([])
}

/** What a command comes to: the events that carry it out (none when nothing would change), or why not. */
export function decide(desk: Desk, command: ReviewCommand): Result<readonly ReviewEvent[]> {
  const { state } = desk
  switch (command.type) {
    case 'accept':
      return eventFor(known(desk, command.facts, (f) => f.state === 'open' || f.state === 'refused'), 'facts-accepted')
    case 'accept-sure': {
      const sure = desk.facts.filter((f) => f.state === 'open' && f.certainty === 'sure' && f.checks.length === 0)
      return eventFor(ok(sure.map((f) => f.id)), 'facts-accepted')
    }
    case 'mend':
      return mend(desk, command.fact, command.values)
    case 'refuse':
      if (command.facts.includes(DOCUMENT_ID)) return refuse('plan.value-invalid', { field: 'Phần đầu văn bản', value: 'không lấy' })
      return eventFor(known(desk, command.facts, (f) => f.state !== 'refused'), 'facts-refused')
    case 'restore':
      return eventFor(known(desk, command.facts, (f) => state.decisions.has(f.id)), 'facts-restored')
    case 'add':
      return add(desk, command)
    case 'keep-check':
      return keep(desk, command.check, command.reason)
    case 'reopen-check':
      return state.kept.has(command.check) ? ok([{ type: 'check-reopened', check: command.check }]) : unknown(command.check)
    case 'choose-relation':
      return ok(state.relation === command.relation ? [] : [{ type: 'relation-chosen', relation: command.relation }])
    case 'choose-revised':
      return ok(state.revises === command.programmeId ? [] : [{ type: 'revised-chosen', programmeId: command.programmeId }])
    case 'undo':
      return state.last ? ok([{ type: 'undone' }]) : refuse('plan.nothing-to-undo', {})
  }
}

/** What "Hoàn tác" would take back, in words. */
export function undoLabel(desk: Pick<Desk, 'state' | 'facts'>): string | null {
  const event = desk.state.last?.event
  if (!event) return null
  const title = (id: string): string => desk.facts.find((f) => f.id === id)?.title ?? id
  const named = (facts: readonly string[]): string => (facts.length === 1 ? `“${title(facts[0] ?? '')}”` : `${facts.length} mục`)
  switch (event.type) {
    case 'facts-accepted':
      return `Chấp nhận ${named(event.facts)}`
    case 'fact-mended':
      return `Sửa “${title(event.fact)}”`
    case 'facts-refused':
      return `Không lấy ${named(event.facts)}`
    case 'facts-restored':
      return `Khôi phục ${named(event.facts)}`
    case 'fact-added':
      return `Thêm “${title(event.fact.id)}”`
    case 'check-kept':
      return 'Giữ nguyên như văn bản'
    case 'check-reopened':
      return 'Mở lại điều cần sửa'
    case 'relation-chosen':
      return 'Chọn quan hệ với kế hoạch'
    case 'revised-chosen':
      return 'Chọn chương trình được thay thế'
    case 'undone':
      return null
  }
}
