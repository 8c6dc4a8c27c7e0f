import pg from 'pg'
import { Damaged } from './read.ts'
import type { TableEntry } from './format.ts'
import type { TableShape } from './queries.ts'

const quoted = pg.escapeIdentifier

interface SetAside {
  readonly constraints: ReadonlyArray<{ readonly table: string; readonly name: string; readonly definition: string }>
  readonly indexes: ReadonlyArray<{ readonly name: string; readonly definition: string }>
}

/**
 * Takes foreign keys and indexes off, so that rows may come in any order (a body's superior after it) and each index is built once;
 * `putBack` puts them on again, and every row is held against them then.
 */
export async function setAside(client: pg.ClientBase): Promise<SetAside> {
  const constraints = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace and conparentid = 0 order by 1, 2`,
  )
  const indexes = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = current_schema()::regnamespace and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) order by 1`,
  )
  for (const c of constraints.rows) await client.query(`alter table ${c.table} drop constraint ${quoted(c.name)}`)
  for (const i of indexes.rows) await client.query(`drop index ${i.name}`)
  return { constraints: constraints.rows, indexes: indexes.rows }
}

export async function putBack(client: pg.ClientBase, { constraints, indexes }: SetAside): Promise<void> {
  for (const i of indexes) await client.query(i.definition)
  for (const c of constraints) await client.query(`alter table ${c.table} add constraint ${quoted(c.name)} ${c.definition}`)
}

/** The insert for a table's pieces, its columns in the archive's order; the table must have just these. @throws Damaged */
export function insertInto(table: TableEntry, shape: TableShape | undefined): (client: pg.ClientBase, lines: Buffer) => Promise<void> {
  const types = new Map(shape?.columns.map((c) => [c.name, c.type]))
  const fits = shape !== undefined && table.columns.length === types.size && table.columns.every((c) => types.get(c.name) === c.type)
  if (!fits) throw new Damaged(`bảng ${table.name} không đúng cấu trúc của phiên bản đã ghi nó`)
  const into = table.columns.map((c) => quoted(c.name)).join(', ')
  const values = table.columns.map((c, i) => `(r.v ->> ${i})::${c.type}`).join(', ')
  const sql = `insert into ${quoted(table.name)} (${into}) select ${values} from jsonb_array_elements($1::jsonb) with ordinality r(v, n) order by n`
  return async (client, lines) => {
    // one line feed a row and none inside: within JSON a line feed is written \\n
    const text = lines.toString('utf8', 0, lines.length - 1).replaceAll('\n', ',')
    await client.query(sql, [`[${text}]`])
  }
}

export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ n: string }>(`select count(*)::text as n from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm') and relname <> 'durable_probe'
    and not exists (select 1 from pg_depend d where d.objid = pg_class.oid and d.deptype = 'e')`)
  return rows[0]?.n === '0'
}
