import type { Item, Programme } from '../programme.ts'
import { addedItem, insert } from './add.ts'
import { applyValues } from './mend.ts'
import { mapItems } from './slots.ts'
import type { Decision, ReviewState } from './state.ts'

function decided(item: Item, decision: Decision, mended: Item): Item {
  const { question: _, alternatives: __, ...plain } = mended
  return decision.state === 'refused' ? item : { ...plain, certainty: 'sure' }
}

/** With everything added and mended in its place; what was refused is still there (the review shows it struck through). */
export function overlay(programme: Programme, state: ReviewState): Programme {
  const withAdded = state.added.reduce((p, added) => {
    const item = addedItem(added)
    if (!item.ok) throw new Error(`An added fact no longer fits: ${added.id}`)
    return insert(p, added, item.value)
  }, programme)
  return mapItems(withAdded, (kind, item) => {
    const decision = state.decisions.get(item.id)
    if (!decision) return item
    const mended = decision.values ? applyValues(kind, item, decision.values) : { ok: true as const, value: item }
    if (!mended.ok) throw new Error(`A mended fact no longer fits: ${item.id}`)
    return decided(item, decision, mended.value)
  })
}

/** The programme as it stands after the decisions: mended, with what was added, without what was refused. */
export function settle(programme: Programme, state: ReviewState): Programme {
  const whole = overlay(programme, state)
  const refused = (id: string): boolean => state.decisions.get(id)?.state === 'refused'
  const kept = mapItems(whole, (_kind, item) => (refused(item.id) ? null : item))
  const campaigns = new Set(kept.campaigns.map((c) => c.id))
  return { ...kept, campaigns: kept.campaigns.map((c) => ({ ...c, waves: c.waves.filter((w) => campaigns.has(w)) })) }
}
