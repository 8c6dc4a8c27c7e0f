import { checksOf } from '../checks/index.ts'
import type { PlanContext } from '../context.ts'
import type { Check, Programme } from '../programme.ts'
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

/** The checks of the programme as settled, with those that the reading raised and the decisions have cured. */
export function checkViews(context: PlanContext, read: Programme, settled: Programme, state: ReviewState): CheckView[] {
  const now = keyed(checksOf({ context: { ...context, document: settled.document }, programme: { ...settled, checks: [] } }))
  const before = keyed(read.checks)
  const view = (id: string, check: Check): CheckView => {
    const { items, ...rest } = check
    const reason = state.kept.get(id) ?? null
    return { ...rest, id, facts: items, state: !now.has(id) ? 'mended' : reason === null ? 'open' : 'kept', reason }
  }
  const cured = [...before].filter(([id]) => !now.has(id))
  return [...now, ...cured].map(([id, check]) => view(id, check)).sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.start - b.start)
}
