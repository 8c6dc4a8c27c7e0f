import { createHash } from 'node:crypto'
import pg from 'pg'

export interface TableShape {
  readonly name: string
  readonly columns: ReadonlyArray<{ readonly name: string; readonly type: string }>
  readonly key: ReadonlyArray<{ readonly name: string; readonly text: boolean }>
}
const quoted = pg.escapeIdentifier

/** Values are written as PostgreSQL itself writes them, the same on every engine and machine. */
export const PLAIN_WORDS = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local statement_timeout = 0; set local lock_timeout = 0`

interface ColumnRow {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly key: number | null
  readonly text: boolean
}

/** Every table of the schema but the list of migrations, with its columns and its key. */
export async function tablesOf(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<ColumnRow>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, array_position(i.indkey::int2[], a.attnum) as key, a.attcollation <> 0 as text
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname not in ('migrations', 'durable_probe')
     order by c.relname collate "C", a.attnum`,
  )
  const tables = new Map<string, ColumnRow[]>()
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row])
  return [...tables].map(([name, columns]) => ({
    name,
    columns: columns.map(({ name, type }) => ({ name, type })),
    key: columns.filter((c) => c.key !== null).sort((a, b) => (a.key ?? 0) - (b.key ?? 0)).map(({ name, text }) => ({ name, text })),
  }))
}

/** What has run, in order; null where the list itself is not there: an empty database. */
export async function migrationsRun(client: pg.ClientBase): Promise<Array<{ name: string; hash: string }> | null> {
  const there = await client.query<{ found: boolean }>(`select to_regclass(quote_ident(current_schema()) || '.migrations') is not null as found`)
  if (there.rows[0]?.found !== true) return null
  return (await client.query<{ name: string; hash: string }>('select name, hash from migrations order by name collate "C"')).rows
}

/** The trail's last seal. */
export async function trailHead(client: pg.ClientBase, tables: readonly TableShape[]): Promise<{ seq: number; hash: string } | null> {
  if (!tables.some((t) => t.name === 'trail_seals')) return null
  const { rows } = await client.query<{ seq: string; hash: string }>('select seq::text, hash from trail_seals where tenant_id = (select id from tenants order by created_at limit 1) order by seq desc limit 1')
  return rows[0] ? { seq: Number(rows[0].seq), hash: rows[0].hash } : null
}

/** Where a row names a file of the store. A backup's own digest names an archive, not a stored file. */
export const namesFiles = (table: TableShape): boolean => table.name !== 'backups' && table.columns.some((c) => c.name === 'sha256')

/** Every file that a row refers to, once, in order. */
export async function filesNamed(client: pg.ClientBase, tables: readonly TableShape[]): Promise<string[]> {
  const from = tables.filter(namesFiles).map((t) => `select distinct sha256 from ${quoted(t.name)} where sha256 is not null`)
  if (from.length === 0) return []
  return (await client.query<{ sha256: string }>(`select sha256 from (${from.join(' union ')}) f order by sha256 collate "C"`)).rows.map((r) => r.sha256)
}

const FETCH_LETTERS = 512 * 1024

/** The rows of a table in the order of its key, each a JSON array of PostgreSQL's own words; in batches of about half a megabyte. */
export async function* linesOf(client: pg.ClientBase, table: TableShape): AsyncGenerator<readonly string[]> {
  const order = table.key.length > 0 ? table.key.map((k) => `${quoted(k.name)}${k.text ? ' collate "C"' : ''}`) : table.columns.map((c) => `${quoted(c.name)}::text collate "C"`)
  const values = table.columns.map((c) => `${quoted(c.name)}::text`)
  await client.query(`declare archive_rows no scroll cursor for select json_build_array(${values.join(', ')})::text as line from ${quoted(table.name)} order by ${order.join(', ')}`)
  let widest = 1024
  for (let count = 20; ; ) {
    const { rows } = await client.query<{ line: string }>(`fetch ${count} from archive_rows`)
    if (rows.length === 0) break
    for (const { line } of rows) widest = Math.max(widest, line.length)
    yield rows.map((r) => r.line)
    count = Math.max(1, Math.min(4 * count, Math.floor((FETCH_LETTERS * 4) / widest), 2000))
  }
  await client.query('close archive_rows')
}

/** Count and digest of a table as it stands, to hold against a manifest. */
export async function digestOfTable(client: pg.ClientBase, table: TableShape): Promise<{ readonly rows: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const lines of linesOf(client, table)) {
    rows += lines.length
    hash.update(`${lines.join('\n')}\n`)
  }
  return { rows, sha256: hash.digest('hex') }
}
