import type { Clock } from './clock/clock.ts'
import type { Database, Writer } from './db/database.ts'
import type { TrailEntry } from './trail/entry.ts'

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
  /** told of every command in its own transaction: live pages, webhooks, the sealing of the trail */
  readonly listeners: readonly Listener[]
  /** jobs were added: the queue looks now */
  readonly wake?: () => void
  /** the mail server of the environment, which wins over the one that is set in the app */
  readonly smtpUrl?: string | null
  /** the address under which people reach the product, for links in mails where none is set */
  readonly site?: () => string
}

export type Listener = (w: Writer, entry: TrailEntry) => Promise<void>
