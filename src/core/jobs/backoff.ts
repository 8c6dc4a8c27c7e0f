/** How often a kind of job is tried, and how long it waits between. */
export interface RetryPolicy {
  /** how often it is begun in all, the beginnings that took the process with them too */
  readonly attempts: number
  readonly firstDelayMs: number
  readonly capMs: number
}

/**
 * The wait after the attempt that failed (1 = the first): doubled each time up to the cap, of which the upper half is left to chance,
 * so that what failed together does not come back together.
 * @param chance from 0 up to, not reaching, 1
 */
export function retryDelay(policy: RetryPolicy, attempt: number, chance: number): number {
  const doublings = Math.min(Math.max(0, attempt - 1), 40)
  const whole = Math.min(policy.capMs, policy.firstDelayMs * 2 ** doublings)
  return Math.round(whole / 2 + (whole / 2) * chance)
}
