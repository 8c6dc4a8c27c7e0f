import { sql } from 'kysely'
import type { TestServer } from './server.ts'

export interface Entry {
  readonly action: string
  readonly account: string | null
  readonly via: string
  readonly thing: string | null
  /** title, changes and origin, as they are kept */
  readonly details: string
}

/** The entries of the trail of one action, the oldest first. */
export function trailOf({ running: { kit } }: TestServer, action: string): Promise<Entry[]> {
  return kit.db.read(kit.tenant, async (r) => {
    const { rows } = await sql<Entry>`
      select t.action, t.account_id as account, t.via, t.thing_id as thing, d.details from trail t join trail_details d on d.tenant_id = t.tenant_id and d.entry_id = t.id
      where t.tenant_id = ${r.tenant} and t.action = ${action} order by t.at, t.id`.execute(r.q)
    return rows
  })
}
