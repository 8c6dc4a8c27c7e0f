import { Readable } from 'node:stream'
import type pg from 'pg'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { OpenDatabase } from '../db/database.ts'
import { runMigration, type Migration } from '../db/migrate.ts'
import type { FileStore } from '../files/store.ts'
import { countFiles, type Manifest } from './format.ts'
import { digestOfTable, PLAIN_WORDS, tablesOf, type TableShape } from './queries.ts'
import { Damaged, linesOfPiece, membersOf } from './read.ts'
import { insertInto, isEmpty, putBack, setAside } from './store.ts'
import type { Progress } from './write.ts'

/** Whether this program can take up an archive: it must know every migration of it, word for word. */
export function understood(manifest: Manifest, migrations: readonly Migration[]): Result<readonly Migration[]> {
  const known = new Map(migrations.map((m) => [m.name, m]))
  if (manifest.migrations.some((m) => !known.has(m.name))) return refuse('backup.newer', { needs: manifest.program })
  const changed = manifest.migrations.find((m) => known.get(m.name)?.hash !== m.hash)
  if (changed) return refuse('backup.damaged', { detail: `bước ${changed.name} không phải của Bảng Vàng` })
  return ok(migrations.filter((m) => manifest.migrations.some((a) => a.name === m.name)))
}

/** Puts the rows of the archive into their tables, and its files into the store. */
async function load(client: pg.ClientBase, archive: string, manifest: Manifest, files: FileStore, progress: Progress): Promise<TableShape[]> {
  const shapes = await tablesOf(client)
  const inserts = new Map(manifest.tables.map((t) => [t.name, insertInto(t, shapes.find((s) => s.name === t.name))]))
  const wanted = new Map(manifest.members.map((m) => [m.name, m.sha256]))
  const done = { rows: 0, files: 0 }
  for await (const { name, sha256, place, body } of membersOf(archive)) {
    if (place.kind === 'manifest' || place.kind === 'seal') break
    if (wanted.get(name) !== sha256) throw new Damaged('tệp bị đổi trong khi đang khôi phục')
    if (place.kind === 'rows') {
      const lines = await linesOfPiece(body, name)
      await inserts.get(place.table)?.(client, lines)
      for (const byte of lines) if (byte === 0x0a) done.rows++
    } else if (place.kind === 'file') {
      const kept = await files.put(name, Readable.from([body]))
      if (!kept.ok || kept.value.sha256 !== sha256) throw new Error(`The store did not keep ${name} as it is`)
      done.files++
    }
    progress({ ...done })
  }
  return shapes
}

async function compare(client: pg.ClientBase, manifest: Manifest, shapes: readonly TableShape[]): Promise<void> {
  for (const table of manifest.tables) {
    const shape = shapes.find((s) => s.name === table.name)
    // in the order of the archive's columns: a table that another version made may order them otherwise
    const ordered = shape && { ...shape, columns: table.columns }
    const found = ordered && (await digestOfTable(client, ordered))
    if (found?.rows !== table.rows || found.sha256 !== table.sha256) throw new Error(`After restoring, table ${table.name} is not what the archive holds`)
  }
}

export interface Restored {
  readonly rows: number
  readonly files: number
  readonly migrated: readonly string[]
}
export interface Into {
  readonly db: OpenDatabase
  readonly files: FileStore
  readonly migrations: readonly Migration[]
  /** stay at the archive's own schema */
  readonly asItWas?: boolean
}

/**
 * Fills an empty database and store from an archive that was checked, in one transaction: the schema as it was, the rows, a comparison
 * of every table with the manifest, then the migrations since. Refuses `backup.newer`, `backup.damaged`, `backup.not-empty`.
 */
export async function fill(archive: string, manifest: Manifest, into: Into, progress: Progress = () => {}): Promise<Result<Restored>> {
  const then = understood(manifest, into.migrations)
  if (!then.ok) return then
  const client = await into.db.pool.connect()
  let broken = true
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(4680)')
    if (!(await isEmpty(client))) {
      await client.query('rollback')
      broken = false
      return refuse('backup.not-empty', {})
    }
    await client.query('create table migrations (name text primary key, hash text not null, at timestamptz not null default now())')
    for (const m of then.value) await runMigration(client, m)
    await client.query(PLAIN_WORDS)
    const aside = await setAside(client)
    const shapes = await load(client, archive, manifest, into.files, progress)
    await putBack(client, aside)
    await compare(client, manifest, shapes)
    const later = into.asItWas === true ? [] : into.migrations.filter((m) => !then.value.includes(m))
    for (const m of later) await runMigration(client, m)
    await client.query('commit')
    await client.query('analyze')
    broken = false
    return ok({ rows: manifest.tables.reduce((n, t) => n + t.rows, 0), files: countFiles(manifest), migrated: later.map((m) => m.name) })
  } catch (fault) {
    if (fault instanceof Damaged) return refuse('backup.damaged', { detail: fault.message })
    throw fault
  } finally {
    // closing the connection rolls back what it began
    client.release(broken)
  }
}
