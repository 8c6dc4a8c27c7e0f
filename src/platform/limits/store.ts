import { sql } from 'kysely'
import type { Reader, Writer } from '../db/database.ts'

export interface Window {
  readonly bucket: string
  readonly limit: number
  readonly cost: number
  readonly now: string
  /** when a window that begins now ends */
  readonly until: string
}

/** Counts in the bucket's window, or in a fresh one when that is over. @returns false when it would go over the limit: nothing is counted then */
export async function count(w: Writer, { bucket, limit, cost, now, until }: Window): Promise<boolean> {
  const { rows } = await sql`
    insert into limits (tenant_id, bucket, count, began_at, until) values (${w.tenant}, ${bucket}, ${cost}, ${now}, ${until})
    on conflict (tenant_id, bucket) do update set
      count = case when limits.until <= excluded.began_at then excluded.count else limits.count + excluded.count end,
      began_at = case when limits.until <= excluded.began_at then excluded.began_at else limits.began_at end,
      until = case when limits.until <= excluded.began_at then excluded.until else limits.until end
    where limits.until <= excluded.began_at or limits.count + excluded.count <= ${limit}
    returning 1`.execute(w.q)
  return rows.length > 0
}

export async function endOf(r: Reader, bucket: string): Promise<string | undefined> {
  const row = await r.q.selectFrom('limits').select('until').where('tenant_id', '=', r.tenant).where('bucket', '=', bucket).executeTakeFirst()
  return row?.until
}

export async function wipe(w: Writer, bucket: string): Promise<void> {
  await w.q.deleteFrom('limits').where('tenant_id', '=', w.tenant).where('bucket', '=', bucket).execute()
}

/** Clears windows that are over; those that another process is counting in are left to the next time. */
export async function sweep(w: Writer, now: string): Promise<void> {
  await sql`
    delete from limits where tenant_id = ${w.tenant} and bucket in
      (select bucket from limits where tenant_id = ${w.tenant} and until <= ${now} order by until limit 500 for update skip locked)`.execute(w.q)
}
