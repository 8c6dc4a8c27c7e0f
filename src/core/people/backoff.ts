/** How many attempts are free, then how long each further one waits; forgotten after a while. Times in milliseconds. */
export interface Patience {
  readonly free: number
  readonly first: number
  readonly most: number
  readonly forget: number
}
/** Attempts so far; `until` is the end of the wait, or the last attempt while there is none. Milliseconds since 1970. */
export interface Attempts {
  readonly count: number
  readonly until: number
}
export type Taken = { readonly wait: number } | { readonly next: Attempts }

/** Counts one more attempt, or says how many seconds to wait before one is taken. A refused attempt does not lengthen the wait. */
export function takeAttempt(before: Attempts | null, now: number, patience: Patience): Taken {
  const known = before !== null && now - before.until < patience.forget ? before : { count: 0, until: now }
  if (known.count >= patience.free && known.until > now) return { wait: Math.ceil((known.until - now) / 1000) }
  const count = known.count + 1
  const over = count - patience.free
  const delay = over < 0 ? 0 : Math.min(patience.most, patience.first * 2 ** Math.min(over, 30))
  return { next: { count, until: now + delay } }
}

/** One attempt that turned out right no longer counts. */
export const giveBack = (before: Attempts, now: number, patience: Patience): Attempts => {
  const count = Math.max(0, before.count - 1)
  return { count, until: count < patience.free ? Math.min(before.until, now) : before.until }
}
