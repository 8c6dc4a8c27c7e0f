import type { TargetRow } from '../../api/types.ts'

/** Those that can be counted on our own people, then awards, shares, counts; what has no number comes last. */
function rank(row: TargetRow): number {
  if (row.value === null) return 9
  if (row.base !== null) return 0
  return { award: 1, percent: 2, count: 3 }[row.type] ?? 4
}

/** The most demanding of two of the same kind: the higher share first. */
const demand = (row: TargetRow): number =>
  row.type === 'percent' || row.base !== null ? (row.value ?? 0) : 0

/** Targets in the order in which a clerk looks at them. */
export const byDemand = (rows: readonly TargetRow[]): readonly TargetRow[] =>
  [...rows].sort((a, b) => rank(a) - rank(b) || demand(b) - demand(a))
