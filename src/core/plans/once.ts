import type { PlanContext } from './context.ts'

/** A reader that works once a reading: later calls with the same context get the same answer. */
export function once<T>(read: (context: PlanContext) => T): (context: PlanContext) => T {
  const kept = new WeakMap<PlanContext, { readonly value: T }>()
  return (context) => {
    const hit = kept.get(context)
    if (hit) return hit.value
    const value = read(context)
    kept.set(context, { value })
    return value
  }
}
