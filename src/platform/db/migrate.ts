import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import type pg from 'pg'

const FOLDER = new URL('../../../migrations/', import.meta.url)

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly hash: string
}

export const migrationsOf = (folder: URL = FOLDER): Migration[] =>
  readdirSync(folder)
    .filter((f) => /^\d{4}_\w+\.sql$/.test(f))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, folder), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    })

/**
 * Brings the schema forward: each file once, in order, in a transaction. A file that changed after it ran is a fault. Programs that
 * start at once take turns: the lock is held by the transaction, so that it also holds through a connection pooler.
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[] = migrationsOf()): Promise<string[]> {
  const client = await pool.connect()
  const done: string[] = []
  try {
    for (let next = await step(client, migrations); next !== null; next = await step(client, migrations)) done.push(next)
    return done
  } finally {
    client.release()
  }
}

/** Runs the first migration that has not run; null when there is none. */
async function step(client: pg.PoolClient, migrations: readonly Migration[]): Promise<string | null> {
  await client.query('begin')
  try {
    // the lock first: two programs that start at once would both make the table, and one would fail
    await client.query('select pg_advisory_xact_lock(4680)')
    await client.query('create table if not exists migrations (name text primary key, hash text not null, at timestamptz not null default now())')
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migrations')
    const next = nextOf(migrations, new Map(rows.map((r) => [r.name, r.hash])))
    if (next) await runMigration(client, next).catch((cause: unknown) => Promise.reject(new Error(`Migration ${next.name} failed`, { cause })))
    await client.query('commit')
    return next?.name ?? null
  } catch (fault) {
    await client.query('rollback')
    throw fault
  }
}

function nextOf(migrations: readonly Migration[], ran: ReadonlyMap<string, string>): Migration | undefined {
  const later = [...ran.keys()].filter((name) => !migrations.some((m) => m.name === name))
  if (later.length > 0) throw new Error(`The database was brought forward by a newer program (${later.join(', ')}); this one would damage it`)
  const changed = migrations.find((m) => ran.has(m.name) && ran.get(m.name) !== m.hash)
  if (changed) throw new Error(`Migration ${changed.name} was changed after it had run; write a new one instead`)
  return migrations.find((m) => !ran.has(m.name))
}

/** What would run; none where the database is ahead of the program. Writes nothing. */
export async function pendingMigrations(pool: pg.Pool, migrations: readonly Migration[] = migrationsOf()): Promise<string[]> {
  const there = await pool.query<{ found: boolean }>(`select to_regclass(quote_ident(current_schema()) || '.migrations') is not null as found`)
  if (there.rows[0]?.found !== true) return migrations.map((m) => m.name)
  const ran = new Set((await pool.query<{ name: string }>('select name from migrations')).rows.map((r) => r.name))
  return migrations.filter((m) => !ran.has(m.name)).map((m) => m.name)
}

/** One migration with its note, in the transaction that is open. */
export async function runMigration(client: pg.ClientBase, m: Migration): Promise<void> {
  await client.query(m.sql)
  await client.query('insert into migrations (name, hash) values ($1, $2)', [m.name, m.hash])
}
