// npm run bench -- backup: a generated province of a million rows and more, out of one PostgreSQL database into an archive and out of it
// into another, beside pg_dump and pg_restore on the same data and server. BENCH_SERVER_URL names a server whose user may create
// databases (left out: the one that the tests start); pg_dump must not be older than that server.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { backUp, factsOf } from '../../src/platform/archive/backup.ts'
import { countRows } from '../../src/platform/archive/format.ts'
import { restoreArchive } from '../../src/platform/archive/place.ts'
import { checkArchive } from '../../src/platform/archive/read.ts'
import { openPool, type Where } from '../../src/platform/db/database.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { installedTenant } from '../../src/platform/db/tenant.ts'
import { folderStore } from '../../src/platform/files/store.ts'
import { startPostgres } from '../../test/support/postgres.ts'
import { fill, type Order } from '../generate/fill.ts'
import { peakGrowthMb, type Figure } from './measure.ts'

export const title = 'Backup and restore'

const ORDER: Order = { seed: 7, people: 100_000, awards: Number(process.env['BENCH_AWARDS'] ?? 1_000_000), accounts: 50, office: false, year: 2026 }
const loud = (words: string): void => void process.stderr.write(`\n*** ${words}\n\n`)

interface Timed<T> {
  readonly seconds: number
  readonly mb: number
  readonly value: T
}
async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const kept: { value?: T } = {}
  const began = performance.now()
  const { own } = await peakGrowthMb(async () => {
    kept.value = await work()
  })
  return { seconds: (performance.now() - began) / 1000, mb: own, value: kept.value as T }
}

/** Writes the archive of a place and reads it back, as the program does. */
async function archive(where: Where, path: string): Promise<number> {
  const db = await openPool(where)
  try {
    const { manifest } = await backUp(path, { db, files: folderStore(join(where.dataDir, 'files')), dataDir: where.dataDir }, factsOf('asked', new Date().toISOString()))
    return countRows(manifest)
  } finally {
    await db.close()
  }
}

async function restore(path: string, where: Where): Promise<void> {
  const done = await restoreArchive(path, where)
  if (!done.ok) throw new Error(done.refusal.code)
}

interface Peer {
  readonly name: string
  readonly out: (url: string, path: string) => Promise<void>
  readonly into: (url: string, path: string) => Promise<void>
}

function tool(name: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(name, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${name}: ${stderr}`)
}
const dump: Peer = {
  name: 'pg_dump -Fc / pg_restore',
  out: async (url, path) => tool('pg_dump', ['-Fc', '-f', path, url]),
  into: async (url, path) => tool('pg_restore', ['--no-owner', '-d', url, path]),
}

const clientOf = async <T>(url: string, ask: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await ask(client)
  } finally {
    await client.end()
  }
}
const tables = async (client: pg.Client): Promise<string[]> => (await client.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`)).rows.map((r) => r.name)

/** Without the tools: the server's own COPY to and from files, into tables without keys or indexes. It does less than either. */
const copy: Peer = {
  name: 'COPY by the server, nothing packed, no index, no key',
  out: (url, path) =>
    clientOf(url, async (client) => {
      mkdirSync(path, { mode: 0o777 })
      spawnSync('chmod', ['777', path])
      await client.query('begin isolation level repeatable read read only')
      for (const name of await tables(client)) await client.query(`copy ${name} to '${path}/${name}'`)
      await client.query('commit')
    }),
  into: (url, path) =>
    clientOf(url, async (client) => {
      for (const name of await tables(client)) await client.query(`copy ${name} from '${path}/${name}'`)
    }),
}

async function peerFor(url: string): Promise<Peer> {
  const theirs = Number(/(\d+)\./.exec(spawnSync('pg_dump', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? 0)
  const server = await clientOf(url, async (client) => Math.floor(Number((await client.query<{ n: string }>(`select current_setting('server_version_num') as n`)).rows[0]?.n) / 10_000))
  if (theirs >= server) return dump
  loud(theirs === 0 ? 'There is no pg_dump on PATH: beside ours stands a plain COPY by the server instead.' : `pg_dump ${theirs} cannot dump a server of version ${server}: beside ours stands a plain COPY by the server instead. BENCH_SERVER_URL can name an older server.`)
  return copy
}

interface Place {
  readonly url: (database: string) => string
  readonly close: () => Promise<void>
}
async function place(): Promise<Place> {
  const given = process.env['BENCH_SERVER_URL']
  if (given) return { url: (database) => Object.assign(new URL(given), { pathname: `/${database}` }).href, close: async () => {} }
  const server = await startPostgres(['fsync=on', 'shared_buffers=128MB'])
  return { url: server.url, close: server.stop }
}

async function fresh(at: Place, name: string): Promise<string> {
  await clientOf(at.url('postgres'), async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name} template template0`)
  })
  return at.url(name)
}

async function filled(where: Where): Promise<void> {
  const db = await openPool(where)
  try {
    await migrate(db.pool)
    const tenant = await installedTenant(db.pool)
    const client = await db.pool.connect()
    await fill(client, tenant, ORDER, (words) => void process.stderr.write(`${words}\n`)).finally(() => client.release())
    await db.pool.query('analyze')
  } finally {
    await db.close()
  }
}

/** The peer's tables: with pg_restore none; with COPY bare ones. */
async function theirTables(url: string, peer: Peer): Promise<void> {
  if (peer === dump) return
  const db = await openPool({ dataDir: '', databaseUrl: url })
  await migrate(db.pool)
  const drop = await db.pool.query<{ sql: string }>(`select format('alter table %s drop constraint %I', conrelid::regclass, conname) as sql from pg_constraint where connamespace = 'public'::regnamespace and contype in ('f', 'p', 'u') order by contype`)
  for (const { sql } of drop.rows) await db.pool.query(sql)
  const indexes = await db.pool.query<{ sql: string }>(`select format('drop index %s', indexrelid::regclass) as sql from pg_index join pg_class c on c.oid = indexrelid where c.relnamespace = 'public'::regnamespace`)
  for (const { sql } of indexes.rows) await db.pool.query(sql)
  for (const name of ['migrations', 'tenants']) await db.pool.query(`truncate ${name}`)
  await db.close()
}

async function measure(at: Place, folder: string) {
  const dataDir = (name: string): string => join(folder, name)
  const source = { dataDir: dataDir('source'), databaseUrl: await fresh(at, 'bench_source') }
  mkdirSync(source.dataDir)
  await filled(source)
  const peer = await peerFor(source.databaseUrl)
  const path = join(folder, 'ours.bangvang')
  const out = await timed(() => archive(source, path))
  const look = await timed(() => checkArchive(path))
  const into = await timed(async () => restore(path, { dataDir: dataDir('into'), databaseUrl: await fresh(at, 'bench_ours') }))
  const dumped = await timed(() => peer.out(source.databaseUrl, join(folder, 'theirs')))
  const theirs = await fresh(at, 'bench_theirs')
  await theirTables(theirs, peer)
  const loaded = await timed(() => peer.into(theirs, join(folder, 'theirs')))
  const bytes = { ours: statSync(path).size, theirs: peer === dump ? statSync(join(folder, 'theirs')).size : 0 }
  const folderRestore = await timed(() => restore(path, { dataDir: dataDir('embedded'), databaseUrl: null }))
  const folderBackup = await timed(() => archive({ dataDir: dataDir('embedded'), databaseUrl: null }, join(folder, 'embedded.bangvang')))
  for (const name of ['bench_source', 'bench_ours', 'bench_theirs']) await clientOf(at.url('postgres'), (client) => client.query(`drop database if exists ${name} with (force)`))
  return { peer, out, look, into, dumped, loaded, bytes, folderRestore, folderBackup }
}
type Measured = Awaited<ReturnType<typeof measure>>

const round = (n: number): number => Math.round(n * 10) / 10

function keep({ peer, out, look, into, dumped, loaded, bytes, folderRestore, folderBackup }: Measured): void {
  const figures = {
    rows: out.value, peer: peer.name, node: process.version, cores: cpus().length,
    server: {
      backupSeconds: round(out.seconds), ofThatReadingBack: round(look.seconds), peerDumpSeconds: round(dumped.seconds), backupRatio: round(out.seconds / dumped.seconds),
      restoreSeconds: round(into.seconds), peerRestoreSeconds: round(loaded.seconds), restoreRatio: round(into.seconds / loaded.seconds),
    },
    bytes, peakGrowthMb: { backup: Math.round(out.mb), restore: Math.round(into.mb) },
    embedded: { restoreSeconds: round(folderRestore.seconds), backupSeconds: round(folderBackup.seconds) },
  }
  mkdirSync('docs/figures', { recursive: true })
  writeFileSync('docs/figures/backup.json', `${JSON.stringify(figures, null, 2)}\n`)
}

export async function run(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bang-vang-bench-'))
  // a server of another user writes here, when it is asked to copy
  spawnSync('chmod', ['755', folder])
  const at = await place()
  try {
    const found = await measure(at, folder)
    keep(found)
    const { peer, out, look, into, dumped, loaded, folderRestore, folderBackup } = found
    return [
      { name: `backup of ${out.value} rows, read back whole`, ours: out.seconds, unit: 's', peer: { name: peer.name, value: dumped.seconds } },
      { name: '  of that, reading back', ours: look.seconds, unit: 's' },
      { name: 'restore, checked before and compared after', ours: into.seconds, unit: 's', peer: { name: peer.name, value: loaded.seconds } },
      { name: 'memory over idle: backup', ours: out.mb, unit: 'MB', goal: 'at most 200' },
      { name: 'memory over idle: restore', ours: into.mb, unit: 'MB', goal: 'at most 200' },
      { name: 'restore into the embedded engine', ours: folderRestore.seconds, unit: 's' },
      { name: 'backup from the embedded engine', ours: folderBackup.seconds, unit: 's' },
    ]
  } finally {
    await at.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
