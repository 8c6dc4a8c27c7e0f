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

/** Brings the schema forward: each file once, in order, in a transaction. A file that changed after it ran is a fault. */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[] = migrationsOf()): Promise<string[]> {
  const client = await pool.connect()
  try {
    // the lock first: two programs that start at once would both make the table, and one would fail
    await client.query('select pg_advisory_lock(4680)')
    await client.query('create table if not exists migrations (name text primary key, hash text not null, at timestamptz not null default now())')
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migrations')
    const ran = new Map(rows.map((r) => [r.name, r.hash]))
    const later = [...ran.keys()].filter((name) => !migrations.some((m) => m.name === name))
    if (later.length > 0) throw new Error(`The database was brought forward by a newer program (${later.join(', ')}); this one would damage it`)
    const done: string[] = []
    for (const m of migrations) {
      const hash = ran.get(m.name)
      if (hash !== undefined && hash !== m.hash) throw new Error(`Migration ${m.name} was changed after it had run; write a new one instead`)
      if (hash !== undefined) continue
      await apply(client, m)
      done.push(m.name)
    }
    return done
  } finally {
    await client.query('select pg_advisory_unlock(4680)').catch(() => {})
    client.release()
  }
}

/** One migration with its note, in the transaction that is open. */
export async function runMigration(client: pg.ClientBase, m: Migration): Promise<void> {
  await client.query(m.sql)
  await client.query('insert into migrations (name, hash) values ($1, $2)', [m.name, m.hash])
}

async function apply(client: pg.PoolClient, m: Migration): Promise<void> {
  await client.query('begin')
  try {
    await runMigration(client, m)
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw new Error(`Migration ${m.name} failed`, { cause: fault })
  }
}
