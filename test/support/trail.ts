import { sql } from 'kysely'
import { ok } from '../../src/core/kernel/result.ts'
import { readHead } from '../../src/core/audit/chain.ts'
import type { Running } from '../../src/app/main.ts'
import { verifyTrail, type TrailCheck } from '../../src/platform/trail/verify.ts'

export interface Entry {
  readonly id: string
  readonly action: string
  readonly accountId: string | null
  readonly bodyId: string | null
  readonly thingKind: string | null
  readonly thingId: string | null
  readonly personId: string | null
  readonly details: { readonly title: string | null; readonly changes: readonly { field: string; before: string | null; after: string | null }[]; readonly entries?: readonly string[] } | null
}

/** The whole trail as it stands, in the order in which it was written. */
export const trailOf = (running: Running): Promise<Entry[]> =>
  running.kit.db.read(running.kit.tenant, async (r) => {
    const rows = await r.q
      .selectFrom('trail as t')
      .leftJoin('trail_details as d', (j) => j.onRef('d.tenant_id', '=', 't.tenant_id').onRef('d.entry_id', '=', 't.id'))
      .select(['t.id', 't.action', 't.account_id as accountId', 't.body_id as bodyId', 't.thing_kind as thingKind', 't.thing_id as thingId', 't.person_id as personId', 'd.details'])
      .where('t.tenant_id', '=', r.tenant)
      .orderBy('t.at')
      .execute()
    return rows.map((row) => ({ ...row, details: row.details === null ? null : (JSON.parse(row.details) as NonNullable<Entry['details']>) }))
  })

/** Waits until every entry has its seal. */
export async function whenSealed(running: Running): Promise<TrailCheck> {
  for (let i = 0; i < 600; i++) {
    const check = await verifyTrail(running.kit.db, running.kit.tenant)
    if (check.unsealed.count === 0) return check
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the trail was not sealed in 30 seconds')
}

export const check = (running: Running, against?: string): Promise<TrailCheck> => verifyTrail(running.kit.db, running.kit.tenant, against === undefined ? null : readHead(against))

/** A hand at the database itself, with the rights of its owner and the guards switched off. */
export async function behindItsBack(running: Running, ...statements: readonly string[]): Promise<void> {
  await running.kit.db.write(running.kit.tenant, async (w) => {
    await sql`set local session_replication_role = replica`.execute(w.q)
    for (const statement of statements) await sql.raw(statement).execute(w.q)
    return ok(undefined)
  })
}
