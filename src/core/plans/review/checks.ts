import { checksOf } from '../checks/index.ts'
import type { PlanContext } from '../context.ts'
import type { Check, Programme } from '../programme.ts'
import { passagesOf } from './passages.ts'
import { slotsOf, type Slot } from './slots.ts'
import type { ReviewState } from './state.ts'

export interface CheckView extends Omit<Check, 'id' | 'items'> {
  readonly id: string
  readonly facts: readonly string[]
  /** open; mended (no longer raised); kept as written, for the reason given */
  readonly state: 'open' | 'mended' | 'kept'
  readonly reason: string | null
}

/** The same check over the same items is the same, whatever order it was raised in. */
function keyed(checks: readonly Check[]): Map<string, Check> {
  const map = new Map<string, Check>()
  for (const check of checks) {
    const base = `${check.code}@${[...check.items].sort().join('+') || check.start}`
    let key = base
    for (let n = 2; map.has(key); n++) key = `${base}#${n}`
    map.set(key, check)
  }
  return map
}

const RANK = { must: 0, should: 1, note: 2 } as const

interface Span {
  readonly start: number
  readonly end: number
  readonly slot: Slot
}

/** Every passage of every fact, laid out once: a plan of thousands of facts raises thousands of checks. */
const spansOf = (slots: readonly Slot[]): Span[] => slots.flatMap((slot) => passagesOf(slot.kind, slot.item).map(({ start, end }) => ({ start, end, slot })))

/** The facts that stand on the words of a check which names none itself. */
function standingOn(check: Check, spans: readonly Span[]): string[] {
  const over = new Set<Slot>()
  for (const span of spans) if (span.start < check.end && check.start < span.end) over.add(span.slot)
  // the narrower a fact, the more the check is about it: a campaign's own words before the whole section
  return [...over].sort((a, b) => a.item.end - a.item.start - (b.item.end - b.item.start)).map((s) => s.item.id)
}

/** The checks of the programme as settled, with those that the reading raised and the decisions have cured. `whole` has what was refused still in it. */
export function checkViews(context: PlanContext, read: Programme, whole: Programme, settled: Programme, state: ReviewState): CheckView[] {
  const now = keyed(checksOf({ context: { ...context, document: settled.document }, programme: { ...settled, checks: [] } }))
  const before = keyed(read.checks)
  const spans = spansOf(slotsOf(whole))
  const added = new Set(state.added.map((a) => a.id))
  const touched = (id: string): boolean => added.has(id) || ['mended', 'refused'].includes(state.decisions.get(id)?.state ?? '')
  const view = (id: string, check: Check): CheckView => {
    const { items, ...rest } = check
    const facts = items.length > 0 ? items : standingOn(check, spans)
    const reason = state.kept.get(id) ?? null
    // the words of the document cannot change: where a check is about them alone, a person's other value for the fact is the mend
    const cured = !now.has(id) || (items.length === 0 && facts.some(touched))
    return { ...rest, id, facts, state: cured ? 'mended' : reason === null ? 'open' : 'kept', reason }
  }
  const gone = [...before].filter(([id]) => !now.has(id))
  return [...now, ...gone].map(([id, check]) => view(id, check)).sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.start - b.start)
}
