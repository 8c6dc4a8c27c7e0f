import { createHash, randomUUID, type Hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type pg from 'pg'
import { FIRST, FORMAT, filePath, LEFT_OUT, MANIFEST, piecePath, SEAL, type Manifest, type MemberEntry, type TableEntry } from './format.ts'
import { filesNamed, linesOf, migrationsRun, PLAIN_WORDS, tablesOf, trailHead, type TableShape } from './queries.ts'
import type { Sink } from './sink.ts'
import { END, header, padding } from './tar.ts'

/** The files of the store as they were at one moment, whatever is removed from it afterwards. */
export interface HeldFiles {
  readonly add: (files: readonly string[]) => Promise<void>
  /** the bytes, or null when the store does not hold them whole */
  readonly read: (sha256: string) => Promise<Uint8Array | null>
  readonly release: () => Promise<void>
}
export interface Source {
  readonly engine: Manifest['engine']
  readonly connect: () => Promise<pg.PoolClient>
  readonly hold: () => Promise<HeldFiles>
}
export interface Facts {
  readonly madeAt: string
  readonly reason: Manifest['reason']
  readonly program: string
  readonly law: Manifest['law']
}
export type Progress = (done: { readonly rows: number; readonly files: number }) => void

const zip = promisify(gzip)
const PIECE_LETTERS = 2 * 1024 * 1024

/** Adds members to a tar and remembers them for the manifest. */
class Members {
  readonly list: MemberEntry[] = []
  readonly #sink: Sink
  constructor(sink: Sink) {
    this.#sink = sink
  }
  async add(name: string, body: Uint8Array): Promise<void> {
    this.list.push({ name, size: body.length, sha256: createHash('sha256').update(body).digest('hex') })
    await this.#sink(header(name, body.length))
    await this.#sink(body)
    const rest = padding(body.length)
    if (rest > 0) await this.#sink(Buffer.alloc(rest))
  }
}

/** One table in pieces: the next lines are fetched while the last piece is packed. */
async function writeTable(client: pg.ClientBase, table: TableShape, members: Members, told: (rows: number) => void): Promise<TableEntry> {
  const hash: Hash = createHash('sha256')
  let rows = 0
  let piece = 0
  let gathered: string[] = []
  let letters = 0
  let packing: Promise<void> = Promise.resolve()
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(gathered.join(''))
    gathered = []
    letters = 0
    hash.update(bytes)
    await packing
    const name = piecePath(table.name, piece++)
    packing = zip(bytes, { level: 4 }).then((packed) => members.add(name, packed))
    packing.catch(() => {})
  }
  for await (const lines of linesOf(client, table)) {
    const text = `${lines.join('\n')}\n`
    gathered.push(text)
    letters += text.length
    rows += lines.length
    if (letters >= PIECE_LETTERS) await flush()
    told(rows)
  }
  if (letters > 0) await flush()
  await packing
  return { name: table.name, columns: [...table.columns], rows, sha256: hash.digest('hex') }
}

async function writeFiles(names: readonly string[], held: HeldFiles, members: Members, told: (files: number) => void): Promise<string[]> {
  const missing: string[] = []
  let count = 0
  for (const sha256 of names) {
    const bytes = await held.read(sha256)
    if (bytes === null) missing.push(sha256)
    else {
      await members.add(filePath(sha256), bytes)
      told(++count)
    }
  }
  return missing
}

/**
 * Writes one archive of one instant: every row in a read-only repeatable-read transaction, every file that those rows name.
 * Resolves to the manifest and its digest; throws when the source or the sink fails, and then the bytes so far are worthless.
 */
export async function writeArchive(source: Source, facts: Facts, sink: Sink, progress: Progress = () => {}): Promise<{ readonly manifest: Manifest; readonly sha256: string }> {
  const client = await source.connect()
  const members = new Members(sink)
  let held: HeldFiles | null = null
  let fault: Error | undefined
  try {
    held = await source.hold()
    // once before: a file that is removed between the moment of the rows and the second look is in our hands already
    await held.add(await filesNamed(client, await tablesOf(client)))
    await client.query('begin isolation level repeatable read read only')
    await client.query(PLAIN_WORDS)
    const migrations = await migrationsRun(client)
    if (migrations === null) throw new Error('Cơ sở dữ liệu còn trống, chưa có gì để sao lưu')
    const tables = await tablesOf(client)
    const trail = await trailHead(client, tables)
    const names = await filesNamed(client, tables)
    await held.add(names)
    await members.add(FIRST.name, Buffer.from(FIRST.body))
    const entries: TableEntry[] = []
    let before = 0
    for (const table of tables.filter((t) => !LEFT_OUT.includes(t.name))) {
      const entry = await writeTable(client, table, members, (rows) => progress({ rows: before + rows, files: 0 }))
      before += entry.rows
      entries.push(entry)
    }
    // the rows are out: whoever waits for the one connection of the embedded engine goes on while the files are copied
    await client.query('commit')
    client.release()
    const missing = await writeFiles(names, held, members, (files) => progress({ rows: before, files }))
    const manifest: Manifest = { format: FORMAT, id: randomUUID(), ...facts, engine: source.engine, migrations, trail, tables: entries, leftOut: [...LEFT_OUT], missing, members: members.list.slice() }
    const body = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
    const sha256 = createHash('sha256').update(body).digest('hex')
    await members.add(MANIFEST, body)
    await members.add(SEAL, Buffer.from(`${sha256}\n`))
    await sink(END)
    return { manifest, sha256 }
  } catch (thrown) {
    fault = thrown instanceof Error ? thrown : new Error(String(thrown))
    throw fault
  } finally {
    await held?.release()
    if (fault !== undefined) giveBack(client)
  }
}

/** A connection in the middle of a transaction is closed rather than handed to the next one; one that went back already stays. */
function giveBack(client: pg.PoolClient): void {
  try {
    client.release(true)
  } catch {
    // released before the files were copied
  }
}
