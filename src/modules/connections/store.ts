import { sql } from 'kysely'
import type { Reader, Writer } from '../../platform/db/database.ts'

export interface KeyRow {
  readonly id: string
  readonly bodyId: string
  readonly name: string
  readonly prefix: string
  readonly actions: readonly string[]
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

const KEY = ['k.id', 'k.body_id as bodyId', 'k.name', 'k.prefix', 'k.actions', 'k.created_at as createdAt', 'k.created_by as createdBy', 'k.expires_at as expiresAt', 'k.last_used_at as lastUsedAt', 'k.revoked_at as revokedAt'] as const
const keys = (r: Reader) => r.q.selectFrom('api_keys as k').select(KEY).where('k.tenant_id', '=', r.tenant)
type KeyColumns = Awaited<ReturnType<ReturnType<typeof keys>['executeTakeFirstOrThrow']>>
const keyOf = (row: KeyColumns): KeyRow => ({ ...row, actions: row.actions as string[] })

export async function addKey(w: Writer, k: Omit<KeyRow, 'lastUsedAt' | 'revokedAt'> & { readonly tokenHash: string }): Promise<void> {
  await w.q
    .insertInto('api_keys')
    .values({ tenant_id: w.tenant, id: k.id, body_id: k.bodyId, name: k.name, token_hash: k.tokenHash, prefix: k.prefix, actions: JSON.stringify(k.actions), created_at: k.createdAt, created_by: k.createdBy, expires_at: k.expiresAt, last_used_at: null, revoked_at: null })
    .execute()
}

export async function keysOf(r: Reader, bodyId: string): Promise<(KeyRow & { readonly maker: string | null })[]> {
  const rows = await keys(r)
    .leftJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 'k.tenant_id').onRef('a.id', '=', 'k.created_by'))
    .select('a.name as maker')
    .where('k.body_id', '=', bodyId)
    .orderBy('k.created_at', 'desc')
    .execute()
  return rows.map(({ maker, ...row }) => ({ ...keyOf(row), maker }))
}

export async function findKey(r: Reader, bodyId: string, id: string): Promise<KeyRow | null> {
  const row = await keys(r).where('k.body_id', '=', bodyId).where('k.id', '=', id).executeTakeFirst()
  return row ? keyOf(row) : null
}

/** The key of a token that counts now. */
export async function liveKey(r: Reader, tokenHash: string, now: string): Promise<KeyRow | null> {
  const row = await keys(r)
    .where('k.token_hash', '=', tokenHash)
    .where('k.revoked_at', 'is', null)
    .where((e) => e.or([e('k.expires_at', 'is', null), e('k.expires_at', '>', now)]))
    .executeTakeFirst()
  return row ? keyOf(row) : null
}

export async function revokeKey(w: Writer, id: string, at: string): Promise<void> {
  await w.q.updateTable('api_keys').set({ revoked_at: at }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export async function noteUse(w: Writer, id: string, at: string): Promise<void> {
  await w.q.updateTable('api_keys').set({ last_used_at: at }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

/** Counts one more in a window that all processes share. @returns how many there were in it with this one, and when it ends */
export async function countOne(w: Writer, bucket: string, now: string, until: string): Promise<{ readonly count: number; readonly until: string }> {
  const { rows } = await sql<{ count: number; until: string }>`
    insert into limits (tenant_id, bucket, count, began_at, until) values (${w.tenant}, ${bucket}, 1, ${now}, ${until})
    on conflict (tenant_id, bucket) do update set
      count = case when limits.until <= ${now}::timestamptz then 1 else limits.count + 1 end,
      began_at = case when limits.until <= ${now}::timestamptz then excluded.began_at else limits.began_at end,
      until = case when limits.until <= ${now}::timestamptz then excluded.until else limits.until end
    returning count, until`.execute(w.q)
  const [row] = rows
  if (!row) throw new Error('A limit was not counted')
  return row
}

export interface HookRow {
  readonly id: string
  readonly bodyId: string
  readonly name: string
  readonly url: string
  readonly events: readonly string[]
  readonly createdAt: string
  readonly createdBy: string
  readonly failingSince: string | null
  readonly disabledAt: string | null
  readonly version: number
}

const HOOK = ['h.id', 'h.body_id as bodyId', 'h.name', 'h.url', 'h.events', 'h.created_at as createdAt', 'h.created_by as createdBy', 'h.failing_since as failingSince', 'h.disabled_at as disabledAt', 'h.version'] as const
const hooks = (r: Reader) => r.q.selectFrom('webhooks as h').select(HOOK).where('h.tenant_id', '=', r.tenant).where('h.ended_at', 'is', null)
type HookColumns = Awaited<ReturnType<ReturnType<typeof hooks>['executeTakeFirstOrThrow']>>
const hookOf = (row: HookColumns): HookRow => ({ ...row, events: row.events as string[] })

export async function addHook(w: Writer, h: Pick<HookRow, 'id' | 'bodyId' | 'name' | 'url' | 'events' | 'createdAt' | 'createdBy'> & { readonly secret: string }): Promise<void> {
  await w.q
    .insertInto('webhooks')
    .values({ tenant_id: w.tenant, id: h.id, body_id: h.bodyId, name: h.name, url: h.url, secret: h.secret, events: JSON.stringify(h.events), created_at: h.createdAt, created_by: h.createdBy, failing_since: null, disabled_at: null, ended_at: null, version: 1 })
    .execute()
}

export const hooksOf = async (r: Reader, bodyId: string): Promise<HookRow[]> => (await hooks(r).where('h.body_id', '=', bodyId).orderBy('h.created_at').execute()).map(hookOf)

export async function findHook(r: Reader, bodyId: string, id: string): Promise<HookRow | null> {
  const row = await hooks(r).where('h.body_id', '=', bodyId).where('h.id', '=', id).executeTakeFirst()
  return row ? hookOf(row) : null
}

/** The hooks of a body that want an event. */
export async function hooksFor(r: Reader, bodyId: string, event: string): Promise<HookRow[]> {
  return (await hooks(r).where('h.body_id', '=', bodyId).where('h.disabled_at', 'is', null).where(sql<boolean>`h.events @> ${JSON.stringify([event])}::jsonb`).execute()).map(hookOf)
}

const hook = (w: Writer, id: string) => w.q.updateTable('webhooks').where('tenant_id', '=', w.tenant).where('id', '=', id)

export async function setHook(w: Writer, id: string, h: { readonly name: string; readonly url: string; readonly events: readonly string[]; readonly disabledAt: string | null }): Promise<void> {
  await hook(w, id).set((e) => ({ name: h.name, url: h.url, events: JSON.stringify(h.events), disabled_at: h.disabledAt, failing_since: null, version: e('version', '+', 1) })).execute()
}

export async function setSecret(w: Writer, id: string, secret: string): Promise<void> {
  await hook(w, id).set((e) => ({ secret, version: e('version', '+', 1) })).execute()
}

export async function endHook(w: Writer, id: string, at: string): Promise<void> {
  await hook(w, id).set((e) => ({ ended_at: at, secret: '', version: e('version', '+', 1) })).execute()
}

export async function disableHook(w: Writer, id: string, at: string): Promise<void> {
  await hook(w, id).set((e) => ({ disabled_at: at, version: e('version', '+', 1) })).execute()
}

/** @param at null: the last delivery arrived */
export async function setFailing(w: Writer, id: string, at: string | null): Promise<void> {
  const one = hook(w, id).set({ failing_since: at })
  await (at === null ? one.where('failing_since', 'is not', null) : one.where('failing_since', 'is', null)).execute()
}

export interface DeliveryRow {
  readonly id: string
  readonly webhookId: string
  readonly event: string
  readonly payload: unknown
  readonly state: 'queued' | 'sent' | 'failed'
  readonly status: number | null
  readonly answer: string | null
  readonly attempts: number
  readonly at: string
  readonly sentAt: string | null
}
const DELIVERY = ['d.id', 'd.webhook_id as webhookId', 'd.event', 'd.payload', 'd.state', 'd.status', 'd.answer', 'd.attempts', 'd.at', 'd.sent_at as sentAt'] as const
const deliveries = (r: Reader) => r.q.selectFrom('deliveries as d').where('d.tenant_id', '=', r.tenant)
const deliveryOf = (row: Omit<DeliveryRow, 'state'> & { readonly state: string }): DeliveryRow => ({ ...row, state: row.state as DeliveryRow['state'] })

export async function addDelivery(w: Writer, d: Pick<DeliveryRow, 'id' | 'webhookId' | 'event' | 'payload' | 'at'>): Promise<void> {
  await w.q.insertInto('deliveries').values({ tenant_id: w.tenant, id: d.id, webhook_id: d.webhookId, event: d.event, payload: JSON.stringify(d.payload), state: 'queued', status: null, answer: null, at: d.at, sent_at: null }).execute()
}

/** A delivery with the hook that it is for, its secret too: for the job that sends it. */
export async function deliveryToSend(r: Reader, id: string): Promise<{ readonly delivery: DeliveryRow; readonly hook: HookRow; readonly secret: string } | null> {
  const row = await deliveries(r).select(DELIVERY).where('d.id', '=', id).executeTakeFirst()
  if (!row) return null
  const found = await hooks(r).select('h.secret').where('h.id', '=', row.webhookId).executeTakeFirst()
  if (!found) return null
  const { secret, ...rest } = found
  return { delivery: deliveryOf(row), hook: hookOf(rest), secret }
}

export async function findDelivery(r: Reader, bodyId: string, id: string): Promise<DeliveryRow | null> {
  const row = await deliveries(r)
    .innerJoin('webhooks as h', (j) => j.onRef('h.tenant_id', '=', 'd.tenant_id').onRef('h.id', '=', 'd.webhook_id'))
    .select(DELIVERY)
    .where('h.body_id', '=', bodyId)
    .where('h.ended_at', 'is', null)
    .where('d.id', '=', id)
    .executeTakeFirst()
  return row ? deliveryOf(row) : null
}

const PAGE_SIZE = 50
export async function deliveriesOf(r: Reader, hookId: string, page: number): Promise<{ readonly deliveries: DeliveryRow[]; readonly total: number; readonly pageSize: number }> {
  const all = deliveries(r).where('d.webhook_id', '=', hookId)
  const { n } = await all.select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()
  const rows = await all.select(DELIVERY).orderBy('d.at', 'desc').orderBy('d.id').limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE).execute()
  return { deliveries: rows.map(deliveryOf), total: Number(n), pageSize: PAGE_SIZE }
}

/** How many deliveries of each hook of a body wait, and how many failed. */
export async function deliveryCounts(r: Reader, bodyId: string): Promise<Map<string, { readonly waiting: number; readonly failed: number }>> {
  const rows = await deliveries(r)
    .innerJoin('webhooks as h', (j) => j.onRef('h.tenant_id', '=', 'd.tenant_id').onRef('h.id', '=', 'd.webhook_id'))
    .select(['d.webhook_id as id', sql<string>`count(*) filter (where d.state = 'queued')`.as('waiting'), sql<string>`count(*) filter (where d.state = 'failed')`.as('failed')])
    .where('h.body_id', '=', bodyId)
    .groupBy('d.webhook_id')
    .execute()
  return new Map(rows.map((row) => [row.id, { waiting: Number(row.waiting), failed: Number(row.failed) }]))
}

export async function noteDelivery(w: Writer, id: string, d: { readonly state: DeliveryRow['state']; readonly status: number | null; readonly answer: string | null; readonly attempts: number; readonly sentAt: string | null }): Promise<void> {
  await w.q.updateTable('deliveries').set({ state: d.state, status: d.status, answer: d.answer, attempts: d.attempts, sent_at: d.sentAt }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export async function setDeliveryState(w: Writer, id: string, state: DeliveryRow['state']): Promise<void> {
  await w.q.updateTable('deliveries').set({ state }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

/** What waits for a hook that takes nothing any more. */
export async function failWaiting(w: Writer, hookId: string, why: string): Promise<void> {
  await w.q.updateTable('deliveries').set({ state: 'failed', answer: why }).where('tenant_id', '=', w.tenant).where('webhook_id', '=', hookId).where('state', '=', 'queued').execute()
}

export async function forget(w: Writer, before: { readonly deliveries: string; readonly limits: string }): Promise<void> {
  await w.q.deleteFrom('deliveries').where('tenant_id', '=', w.tenant).where('at', '<', before.deliveries).execute()
  await w.q.deleteFrom('limits').where('tenant_id', '=', w.tenant).where('until', '<', before.limits).execute()
}

/** Keys and hooks of bodies that go away. */
export async function clearBodies(w: Writer, bodyIds: readonly string[]): Promise<void> {
  await w.q.deleteFrom('api_keys').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  await w.q.deleteFrom('webhooks').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
}
