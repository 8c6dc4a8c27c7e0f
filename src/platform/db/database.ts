import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, PostgresDialect, type QueryExecutorProvider, type Transaction } from 'kysely'
import pg from 'pg'
import type { Result } from '../../core/kernel/result.ts'
import type { Tables } from './rows.generated.ts'
import { DatabaseAway, isAway } from './away.ts'
import { ServerDialect } from './driver.ts'
import { startEmbedded } from './embedded.ts'

/** The only thing that can ask the database: handed to a callback, open for one transaction of one tenant. */
export interface Reader {
  readonly tenant: string
  readonly q: Transaction<Tables>
}
export interface Writer extends Reader {
  /** runs after the commit, not at all after a rollback */
  readonly afterCommit: (then: () => void) => void
}

/** A database without a query method of its own: on one connection a query beside the open transaction would wait for ever. */
export interface Database {
  readonly engine: 'embedded' | 'server'
  /** one statement, which sees one instant by itself: no transaction is opened around it. For what is asked with every request */
  readonly glance: <T>(ask: (q: QueryExecutorProvider) => Promise<T>) => Promise<T>
  readonly read: <T>(tenant: string, ask: (r: Reader) => Promise<T>) => Promise<T>
  /** commits when `act` gives a value, rolls back when it refuses or throws */
  readonly write: <T>(tenant: string, act: (w: Writer) => Promise<Result<T>>) => Promise<Result<T>>
  /** tries something out: whatever it writes is rolled back */
  readonly rehearse: <T>(tenant: string, act: (w: Writer) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

class RolledBack extends Error {
  readonly result: Result<never>
  constructor(result: Result<never>) {
    super('rolled back')
    this.result = result
  }
}

/** dates stay calendar strings, moments are ISO strings */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === 1082) return (v: string) => v
    if (oid === 1184) return (v: string) => new Date(v).toISOString()
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

/**
 * Serialization failure, deadlock, or another writer was first on the same stream: the command is decided again on what is there now.
 * Transactions see one instant (repeatable read), so of two that change one row the later fails here instead of overwriting.
 */
const again = (fault: unknown): boolean => {
  const { code, constraint } = fault as { code?: string; constraint?: string }
  return code === '40001' || code === '40P01' || (code === '23505' && constraint === 'events_pkey')
}

const ATTEMPTS = 20
/** how long a request waits for a server that is being started again */
const AWAY_MS = 5_000

const inside = new AsyncLocalStorage<true>()

function alone<T>(run: () => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new Error('A transaction was opened inside another: pass the open one on')
  return inside.run(true, run)
}

/** Runs it again while others were first, and for a few seconds while the server is away; never after a commit whose answer was lost. */
async function persist<T>(attempt: (commits: () => void) => Promise<T>): Promise<T> {
  const patience = performance.now() + AWAY_MS
  for (let tried = 1; ; tried++) {
    let committing = false
    try {
      return await attempt(() => {
        committing = true
      })
    } catch (fault) {
      const away = isAway(fault)
      if (away && (committing || performance.now() > patience)) throw new DatabaseAway(fault, committing)
      if (!away && (tried === ATTEMPTS || !again(fault))) throw fault
      // those that met each other do not meet again at once
      await new Promise((resolve) => setTimeout(resolve, away ? 200 : Math.random() * Math.min(2 ** tried, 100)))
    }
  }
}

export function databaseOver(pool: pg.Pool, engine: Database['engine'], shut: () => Promise<void>): OpenDatabase {
  const kysely = new Kysely<Tables>({ dialect: engine === 'server' ? new ServerDialect({ pool }) : new PostgresDialect({ pool }) })
  const attempt = async <T>(tenant: string, act: (w: Writer) => Promise<Result<T>>, commits: () => void): Promise<Result<T>> => {
    const then: Array<() => void> = []
    try {
      const result = await kysely.transaction().setIsolationLevel('repeatable read').execute(async (q) => {
        const made = await act({ tenant, q, afterCommit: (f) => void then.push(f) })
        if (!made.ok) throw new RolledBack(made)
        commits()
        return made
      })
      // those that wait may ask the database themselves: the transaction is over
      inside.exit(() => {
        for (const f of then) f()
      })
      return result
    } catch (fault) {
      if (fault instanceof RolledBack) return fault.result
      throw fault
    }
  }
  return {
    engine,
    pool,
    glance: (ask) => alone(() => persist(() => ask(kysely))),
    read: (tenant, ask) => alone(() => persist(() => kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute((q) => ask({ tenant, q })))),
    write: (tenant, act) => alone(() => persist((commits) => attempt(tenant, act, commits))),
    rehearse: async <T>(tenant: string, act: (w: Writer) => Promise<T>): Promise<T> => {
      const made: { value?: T } = {}
      const enough = new Error('rehearsed')
      const tryOut = async (q: Transaction<Tables>): Promise<never> => {
        made.value = await act({ tenant, q, afterCommit: () => {} })
        throw enough
      }
      await alone(() => kysely.transaction().setIsolationLevel('repeatable read').execute(tryOut)).catch((fault: unknown) => {
        if (fault !== enough) throw fault
      })
      return made.value as T
    },
    close: async () => {
      await kysely.destroy()
      // Kysely ends only a pool that it has used; `migrate` alone never does
      if (!pool.ending) await pool.end()
      await shut()
    },
  }
}

export type OpenDatabase = Database & { readonly pool: pg.Pool }

/** Connections of one process: its queries take turns on them. */
const POOL = 10

export interface Where {
  readonly dataDir: string
  readonly databaseUrl: string | null
}

/** Opens the server that DATABASE_URL names, or else the embedded engine in the data folder. */
export async function openPool(where: Where): Promise<OpenDatabase> {
  if (where.databaseUrl) {
    const pool = new pg.Pool({ connectionString: where.databaseUrl, max: POOL, connectionTimeoutMillis: 10_000, keepAlive: true, application_name: 'bang-vang', types })
    pool.on('error', () => {})
    // a connection that breaks between two statements of a transaction: the next statement says so, the process goes on
    pool.on('connect', (client) => client.on('error', () => {}))
    return databaseOver(pool, 'server', async () => {})
  }
  const embedded = await startEmbedded(where.dataDir)
  // exactly one connection: PGlite runs two clients inside each other's transactions
  const pool = new pg.Pool({ host: embedded.socketFolder, port: 5432, user: 'postgres', database: 'postgres', max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 30_000, types })
  pool.on('error', () => {})
  return databaseOver(pool, 'embedded', embedded.close)
}
