import { randomUUID } from 'node:crypto'
import type pg from 'pg'

const REAL = 'Bảng Vàng'
/** Tells a database of invented people, whose passwords are public, from one that a body works in. */
const DEMO = 'Bảng Vàng, bản dùng thử'

/** The tenant that this installation serves; made at the first start. */
export async function installedTenant(pool: pg.Pool, demo = false): Promise<string> {
  const found = await pool.query<{ id: string }>('select id from tenants order by created_at limit 1')
  const [row] = found.rows
  if (row) return row.id
  const client = await pool.connect()
  try {
    // processes that start at once make one tenant between them
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(4683)')
    await client.query('insert into tenants (id, name, created_at) select $1, $2, now() where not exists (select 1 from tenants)', [randomUUID(), demo ? DEMO : REAL])
    const made = await client.query<{ id: string }>('select id from tenants order by created_at limit 1')
    await client.query('commit')
    return made.rows[0]?.id ?? ''
  } catch (fault) {
    await client.query('rollback').catch(() => {})
    throw fault
  } finally {
    client.release()
  }
}

/** The tenant of a database that somebody works in; null where there is none yet. */
export async function tenantWithData(pool: pg.Pool): Promise<string | null> {
  const there = await pool.query<{ found: boolean }>(`select to_regclass(quote_ident(current_schema()) || '.tenants') is not null as found`)
  if (there.rows[0]?.found !== true) return null
  return (await pool.query<{ id: string }>('select id from tenants order by created_at limit 1')).rows[0]?.id ?? null
}

export class OtherWorld extends Error {}

/**
 * The tenant, if it is of the world that is asked for: accounts with public passwords are never planted beside a body's own, nor served as such.
 * @throws OtherWorld
 */
export async function tenantOf(pool: pg.Pool, demo: boolean): Promise<string> {
  const id = await installedTenant(pool, demo)
  const { rows } = await pool.query<{ name: string }>('select name from tenants where id = $1', [id])
  if ((rows[0]?.name === DEMO) === demo) return id
  throw new OtherWorld(demo ? 'Dữ liệu ở đây là của một cơ quan, không mở bằng --demo được. Chọn DATA_DIR khác cho bản dùng thử.' : 'Dữ liệu ở đây là của bản dùng thử, mật khẩu ai cũng biết. Mở bằng --demo, hoặc chọn DATA_DIR khác.')
}
