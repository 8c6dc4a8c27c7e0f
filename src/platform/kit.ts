import type { Clock } from './clock/clock.ts'
import type { Database } from './db/database.ts'

export interface Log {
  readonly info: (facts: object, words: string) => void
  readonly warn: (facts: object, words: string) => void
  readonly error: (facts: object, words: string) => void
}

/** What every module is handed: nothing in it is global. */
export interface Kit {
  readonly db: Database
  /** the tenant that this installation serves */
  readonly tenant: string
  readonly clock: Clock
  readonly newId: () => string
  readonly log: Log
}
