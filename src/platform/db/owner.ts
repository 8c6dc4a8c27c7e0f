import pg from 'pg'

/** What is written once: the program may read it and add to it. */
const WRITTEN_ONCE = ['trail', 'trail_details', 'trail_seals']

export async function roleOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ role: string }>('select current_user as role')
  const [row] = rows
  if (!row) throw new Error('The database did not say who is asking')
  return row.role
}

/**
 * Gives the role of the program what it needs and no more: all tables, of the trail only reading and adding, and the one function that
 * takes details out for an erasure. Run by the owner after each migration; running it again changes nothing.
 */
export async function grantToProgram(owner: pg.Pool, role: string): Promise<void> {
  if ((await roleOf(owner)) === role) return
  const to = pg.escapeIdentifier(role)
  const { rows } = await owner.query<{ schema: string }>('select current_schema() as schema')
  const schema = pg.escapeIdentifier(rows[0]?.schema ?? 'public')
  const once = WRITTEN_ONCE.map((table) => `${schema}.${table}`).join(', ')
  await owner.query(`
    begin;
    grant usage on schema ${schema} to ${to};
    grant select, insert, update, delete on all tables in schema ${schema} to ${to};
    revoke all on ${once}, ${schema}.migrations from ${to};
    grant select, insert on ${once} to ${to};
    grant select on ${schema}.migrations to ${to};
    revoke execute on function ${schema}.trail_erase(uuid, uuid) from public;
    grant execute on function ${schema}.trail_erase(uuid, uuid) to ${to};
    commit`)
}
