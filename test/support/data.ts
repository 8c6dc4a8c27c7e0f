import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPool } from '../../src/platform/db/database.ts'
import { migrate, migrationsOf } from '../../src/platform/db/migrate.ts'

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/bang-vang/', import.meta.url))

/** A migrated, empty database folder, made once for the migrations as they are: making one takes seconds, copying it a moment. */
async function template(): Promise<string> {
  const hash = createHash('sha256').update(migrationsOf().map((m) => m.hash).join()).digest('hex').slice(0, 16)
  const ready = join(CACHE, `db-${hash}`)
  if (existsSync(ready)) return ready
  mkdirSync(CACHE, { recursive: true })
  const making = join(CACHE, `making-${randomUUID()}`)
  mkdirSync(making)
  const db = await openPool({ dataDir: making, databaseUrl: null })
  await migrate(db.pool)
  await db.close()
  try {
    renameSync(join(making, 'db'), ready)
  } catch (fault) {
    // another test file was first
    if (!existsSync(ready)) throw fault
  }
  rmSync(making, { recursive: true, force: true })
  return ready
}

export interface FreshData {
  readonly dataDir: string
  /** null on the embedded engine */
  readonly databaseUrl: string | null
  readonly clear: () => Promise<void>
}

/** The engine that this run of the suites is over: ENGINE=server is a PostgreSQL server, all else the embedded one. */
export const engine = (): 'embedded' | 'server' => (process.env['ENGINE'] === 'server' ? 'server' : 'embedded')

/** A data folder of its own with a migrated, empty database; remove it with `clear`. */
export async function freshData(): Promise<FreshData> {
  if (engine() === 'server') return freshOnServer()
  const from = await template()
  const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-test-'))
  cpSync(from, join(dataDir, 'db'), { recursive: true })
  return { dataDir, databaseUrl: null, clear: async () => rmSync(dataDir, { recursive: true, force: true }) }
}

async function freshOnServer(): Promise<FreshData> {
  const { freshDatabase } = await import('./postgres.ts')
  const { databaseUrl, clear } = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-test-'))
  return {
    dataDir,
    databaseUrl,
    clear: async () => {
      rmSync(dataDir, { recursive: true, force: true })
      await clear()
    },
  }
}
