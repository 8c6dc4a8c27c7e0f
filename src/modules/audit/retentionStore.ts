import { sql, type RawBuilder } from 'kysely'
import type { Reader, Writer } from '../../platform/db/database.ts'
import { RETENTION, type RetentionKind } from './retentionRules.ts'

const ACCESS = ['account.sign-in', 'account.sign-in-refused', 'account.sign-out', 'people.record-read']
/** So many in one go; the rest goes with the next day's. */
const MOST = 2000

type Rows = { readonly table: string; readonly of: (bodyId: string, before: string) => RawBuilder<boolean> }
const old = (bodyId: string, before: string): RawBuilder<boolean> => sql`t.body_id = ${bodyId}::uuid and t.at < ${before}::timestamptz and t.action not in ('personal.erased', 'retention.applied')`
const trail = (extra: RawBuilder<boolean>) => (bodyId: string, before: string): RawBuilder<boolean> => sql`${old(bodyId, before)} and ${extra}`

const ROWS: Readonly<Record<RetentionKind, Rows>> = {
  access: { table: 'trail', of: trail(sql`t.action = any(${ACCESS}::text[])`) },
  details: { table: 'trail', of: trail(sql`true`) },
  mails: { table: 'mails', of: (bodyId, before) => sql`t.body_id = ${bodyId}::uuid and t.state in ('sent', 'failed', 'discarded') and t.created_at < ${before}::timestamptz` },
  notices: { table: 'notices', of: (bodyId, before) => sql`t.body_id = ${bodyId}::uuid and t.at < ${before}::timestamptz` },
  requests: { table: 'subject_requests', of: (bodyId, before) => sql`t.body_id = ${bodyId}::uuid and t.state <> 'open' and t.answered_on < ${before}::timestamptz` },
}
const withDetails = (kind: RetentionKind): RawBuilder<unknown> => (ROWS[kind].table === 'trail' ? sql`join trail_details d on d.tenant_id = t.tenant_id and d.entry_id = t.id` : sql``)

export async function dueFor(r: Reader, kind: RetentionKind, bodyId: string, before: string): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.table(ROWS[kind].table)} t ${withDetails(kind)} where t.tenant_id = ${r.tenant} and ${ROWS[kind].of(bodyId, before)}`.execute(r.q)
  return Number(rows[0]?.n ?? 0)
}
/** Entries whose details go: named by the entry that tells of it. */
export async function entriesDue(r: Reader, kind: 'access' | 'details', bodyId: string, before: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select t.id from trail t ${withDetails(kind)} where t.tenant_id = ${r.tenant} and ${ROWS[kind].of(bodyId, before)} order by t.at limit ${MOST}`.execute(r.q)
  return rows.map((row) => row.id)
}
export async function removeDue(w: Writer, kind: 'mails' | 'notices' | 'requests', bodyId: string, before: string): Promise<number> {
  const done = await sql`delete from ${sql.table(ROWS[kind].table)} t where t.tenant_id = ${w.tenant} and ${ROWS[kind].of(bodyId, before)}`.execute(w.q)
  return Number(done.numAffectedRows ?? 0)
}
export async function bodiesWithRetention(r: Reader): Promise<string[]> {
  const rows = await r.q.selectFrom('settings').select('body_id').distinct().where('tenant_id', '=', r.tenant).where('name', '=', RETENTION).where('body_id', 'is not', null).execute()
  return rows.flatMap((row) => (row.body_id === null ? [] : [row.body_id]))
}
