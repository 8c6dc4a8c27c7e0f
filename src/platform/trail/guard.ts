import { sql } from 'kysely'
import type { Database, Reader } from '../db/database.ts'

/** What keeps the program itself from changing the trail: triggers of the engine, the rights of its database role, or nothing. */
export type Guard = 'engine' | 'role' | 'open'

/** On a server the role of the program must not own the tables nor be allowed to change what is written. */
async function roleMayChange(r: Reader): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select bool_or(has_table_privilege(c.oid, 'update') or has_table_privilege(c.oid, 'delete') or has_table_privilege(c.oid, 'truncate') or pg_has_role(c.relowner, 'member')) as may
    from pg_class c where c.oid = any(array['trail'::regclass, 'trail_details'::regclass, 'trail_seals'::regclass])`.execute(r.q)
  return rows[0]?.may !== false
}

export const trailGuard = async (db: Database, tenant: string): Promise<Guard> => (db.engine === 'embedded' ? 'engine' : (await db.read(tenant, roleMayChange)) ? 'open' : 'role')
