import { changesOf, listed } from '../../core/audit/changes.ts'
import type { About, Change } from '../../core/audit/entry.ts'
import type { FactState, FactView } from '../../core/plans/review/facts.ts'
import type { PlanDesk } from './reviews.ts'
import type { Plan } from './store.ts'

/** What the commands of this module say of themselves to the trail. */
export const planAbout = (plan: Pick<Plan, 'id' | 'bodyId' | 'title' | 'name'>, changes: readonly Change[] = []): About => ({ bodyId: plan.bodyId, thing: { kind: 'plan', id: plan.id }, title: plan.title ?? plan.name, changes })

const STATES: Readonly<Record<FactState, string>> = { open: 'chưa xem', accepted: 'đã nhận', mended: 'đã sửa', refused: 'đã bỏ', added: 'đã thêm' }
const MOST = 40

/** One fact: the fields that were mended, or else how it was decided. */
function factChanges(before: FactView | undefined, after: FactView): Change[] {
  const shown = (fact: FactView | undefined, name: string): string | null => fact?.fields.find((f) => f.name === name)?.shown || null
  const fields = before ? after.fields.filter((f) => shown(before, f.name) !== shown(after, f.name)) : []
  if (fields.length > 0) return fields.map((f) => ({ field: `${after.title}: ${f.label}`, before: shown(before, f.name), after: shown(after, f.name) }))
  return before?.state === after.state ? [] : [{ field: after.title, before: before ? STATES[before.state] : null, after: STATES[after.state] }]
}

/** What one review command changed on the desk, in words. */
export function reviewChanges(before: PlanDesk, after: PlanDesk): Change[] {
  const facts = after.facts.flatMap((fact) => factChanges(before.facts.find((f) => f.id === fact.id), fact))
  const checks = after.checks.flatMap((check) => {
    const old = before.checks.find((c) => c.id === check.id)
    return old?.state === check.state || check.state !== 'kept' ? [] : [{ field: check.message, before: null, after: check.reason }]
  })
  const gone = before.facts.filter((f) => !after.facts.some((a) => a.id === f.id)).map((f) => f.title)
  const lost = gone.length === 0 ? [] : [{ field: 'removed', before: listed(gone), after: null }]
  const chosen = changesOf({ relation: before.state.relation }, { relation: after.state.relation })
  const all = [...chosen, ...checks, ...facts, ...lost]
  return all.length <= MOST ? all : [...all.slice(0, MOST), { field: 'more', before: null, after: String(all.length - MOST) }]
}
