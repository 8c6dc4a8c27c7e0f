import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** The tenant that this installation serves; made at the first start. */
export async function installedTenant(pool: pg.Pool): Promise<string> {
  const found = await pool.query<{ id: string }>('select id from tenants order by created_at limit 1')
  const [row] = found.rows
  if (row) return row.id
  const id = randomUUID()
  await pool.query('insert into tenants (id, name, created_at) values ($1, $2, now())', [id, 'Bảng Vàng'])
  return id
}
