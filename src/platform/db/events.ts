import type { Reader, Writer } from './database.ts'

export interface StoredEvent {
  readonly version: number
  readonly type: string
  readonly data: unknown
  readonly accountId: string | null
  readonly at: string
}

export async function readEvents(r: Reader, stream: string): Promise<StoredEvent[]> {
  const rows = await r.q.selectFrom('events').selectAll().where('tenant_id', '=', r.tenant).where('stream', '=', stream).orderBy('version').execute()
  return rows.map((e) => ({ version: e.version, type: e.type, data: e.data, accountId: e.account_id, at: e.at }))
}

/** Appends after `version`; another writer that was first on the stream makes the whole transaction run again. */
export async function appendEvents(w: Writer, stream: string, version: number, events: ReadonlyArray<{ readonly type: string; readonly data: unknown }>, by: { readonly accountId: string | null; readonly at: string }): Promise<void> {
  if (events.length === 0) return
  await w.q
    .insertInto('events')
    .values(events.map((e, i) => ({ tenant_id: w.tenant, stream, version: version + 1 + i, type: e.type, data: JSON.stringify(e.data), account_id: by.accountId, at: by.at })))
    .execute()
}
