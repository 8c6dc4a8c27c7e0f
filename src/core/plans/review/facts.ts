import type { Item, Passage, Programme } from '../programme.ts'
import type { CheckView } from './checks.ts'
import { FIELDS, fieldsOf, shownOf, valuesOf, type Field } from './fields.ts'
import { applyValues } from './mend.ts'
import { passagesOf } from './passages.ts'
import { slotsOf, type FactKind } from './slots.ts'
import type { ReviewState } from './state.ts'
import { titleOf } from './titles.ts'

export type FactState = 'open' | 'accepted' | 'mended' | 'refused' | 'added'
export interface FactView {
  readonly id: string
  readonly kind: FactKind
  readonly number: number
  readonly title: string
  readonly fields: readonly Field[]
  readonly passages: readonly Passage[]
  readonly certainty: 'sure' | 'ask'
  readonly question: string | null
  readonly alternatives: readonly { readonly label: string; readonly value: Readonly<Record<string, unknown>> }[]
  readonly state: FactState
  readonly checks: readonly string[]
  readonly parent: string | null
}

/** The field that a bare alternative is about. */
const MAIN: Readonly<Partial<Record<FactKind, string>>> = { target: 'value', deadline: 'date', award: 'quantity', campaign: 'name', criterion: 'rule', legalBase: 'number', commemoration: 'on', budget: 'amount', document: 'issuer' }

/** The other readings that the reader offers, each as the values it would change. */
function alternativesOf(kind: FactKind, item: Item): FactView['alternatives'] {
  return (item.alternatives ?? []).flatMap((raw) => {
    const main = MAIN[kind]
    const wrapped = raw !== null && typeof raw === 'object' && !Array.isArray(raw) && !('judged' in raw || 'all' in raw || 'any' in raw) ? (raw as Record<string, unknown>) : main === undefined ? {} : { [main]: raw }
    const now = valuesOf(kind, item)
    const changed = FIELDS[kind].filter((f) => f.name in wrapped && JSON.stringify(wrapped[f.name] ?? null) !== JSON.stringify(now[f.name] ?? null))
    if (changed.length === 0) return []
    const value = Object.fromEntries(changed.map((f) => [f.name, wrapped[f.name] ?? null]))
    if (!applyValues(kind, item, value).ok) return []
    return [{ label: changed.map((f) => `${f.label}: ${shownOf(f, wrapped[f.name]) || 'không nêu'}`).join(', '), value }]
  })
}

function stateOf(id: string, parent: string | null, added: boolean, state: ReviewState): FactState {
  const own = state.decisions.get(id)?.state
  if (own === 'refused' || (parent !== null && state.decisions.get(parent)?.state === 'refused')) return 'refused'
  return own === 'mended' ? 'mended' : added ? 'added' : (own ?? 'open')
}

/** Every fact under review as it stands, in reading order. `whole` has what was refused still in it; `read` is what the reading gave. */
export function factViews(read: Programme, whole: Programme, state: ReviewState, checks: readonly CheckView[]): FactView[] {
  const asRead = new Map(slotsOf(read).map((s) => [s.item.id, s.item]))
  const added = new Set(state.added.map((a) => a.id))
  const open = new Map<string, string[]>()
  for (const check of checks.filter((c) => c.state === 'open'))
    for (const fact of new Set(check.facts)) {
      const raised = open.get(fact)
      if (raised) raised.push(check.id)
      else open.set(fact, [check.id])
    }
  return slotsOf(whole).map(({ kind, item, parent }, i) => {
    const source = asRead.get(item.id) ?? item
    return {
      id: item.id, kind, number: i + 1, parent,
      title: titleOf(kind, item),
      fields: fieldsOf(kind, item),
      passages: passagesOf(kind, item),
      certainty: source.certainty,
      question: source.certainty === 'ask' ? (source.question ?? 'Đọc như vậy đã đúng chưa?') : null,
      alternatives: source.certainty === 'ask' ? alternativesOf(kind, source) : [],
      state: stateOf(item.id, parent, added.has(item.id), state),
      checks: open.get(item.id) ?? [],
    }
  })
}
