import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openPool, type OpenDatabase } from '../../src/platform/db/database.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { installedTenant } from '../../src/platform/db/tenant.ts'
import { startPostgres } from '../../test/support/postgres.ts'
import { fill, type Filled, type Order } from '../generate/fill.ts'
import { openSessions, type Session } from './sessions.ts'

/** A server that keeps what it has committed, as a real one does. */
const DURABLE = ['shared_buffers=512MB', 'max_connections=100', 'max_wal_size=2GB', 'jit=off']

export interface World {
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly filled: Filled
  readonly sessions: readonly Session[]
  /** looks into the database; on the embedded engine only while no server runs over it */
  readonly look: <T>(ask: (pool: pg.Pool) => Promise<T>) => Promise<T>
  readonly clear: () => Promise<void>
}
export interface Wanted {
  readonly engine: 'embedded' | 'server'
  readonly order: Order
  readonly sessions: number
}

async function filledWith(db: OpenDatabase, { order, sessions }: Wanted): Promise<{ filled: Filled; sessions: Session[] }> {
  await migrate(db.pool)
  const tenant = await installedTenant(db.pool)
  const client = await db.pool.connect()
  const filled = await fill(client, tenant, order).finally(() => client.release())
  // what a database that was filled all at once would do in its first minutes, beside the work that is measured
  await db.pool.query('vacuum (analyze)')
  await db.pool.query('checkpoint')
  return { filled, sessions: await openSessions(db.pool, sessions) }
}

/** A generated world on an engine of its own, with people signed in. */
export async function makeWorld(wanted: Wanted): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-load-'))
  const postgres = wanted.engine === 'server' ? await startPostgres(DURABLE) : null
  const databaseUrl = postgres && postgres.url('postgres')
  const look = async <T>(ask: (pool: pg.Pool) => Promise<T>): Promise<T> => {
    const db = await openPool({ dataDir, databaseUrl })
    try {
      return await ask(db.pool)
    } finally {
      await db.close()
    }
  }
  const db = await openPool({ dataDir, databaseUrl })
  const made = await filledWith(db, wanted).finally(() => db.close())
  return {
    dataDir, databaseUrl, look, ...made,
    clear: async () => {
      await postgres?.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

