import { sql } from 'kysely'
import type { Reader, Writer } from '../../platform/db/database.ts'

export const SESSION_METHODS = ['password', 'second-step', 'passkey', 'single-sign-on', 'link'] as const
export type SessionMethod = (typeof SESSION_METHODS)[number]

export interface SessionRow {
  readonly id: string
  readonly lastSeenAt: string | null
}
export interface SessionCard {
  readonly id: string
  readonly method: SessionMethod
  readonly address: string | null
  readonly agent: string | null
  readonly createdAt: string
  readonly lastSeenAt: string | null
}
/** Now, and since when a session must have been used to be alive. */
export interface Alive {
  readonly now: string
  readonly since: string
}

const alive = (r: Reader, { now, since }: Alive) =>
  r.q.selectFrom('sessions').where('tenant_id', '=', r.tenant).where('expires_at', '>', now).where((e) => e(e.fn.coalesce('last_seen_at', 'created_at'), '>', since))

export async function sessionsOf(r: Reader, accountId: string, when: Alive): Promise<(SessionCard & { readonly tokenHash: string })[]> {
  const rows = await alive(r, when)
    .select(['id', 'method', 'address', 'agent', 'created_at as createdAt', 'last_seen_at as lastSeenAt', 'token_hash as tokenHash'])
    .where('account_id', '=', accountId)
    .orderBy(sql`coalesce(last_seen_at, created_at)`, 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...row, method: row.method as SessionMethod }))
}

export interface NewSession {
  readonly id: string
  readonly accountId: string
  readonly bodyId: string | null
  readonly tokenHash: string
  readonly method: SessionMethod
  readonly address: string | null
  readonly agent: string | null
  readonly now: string
  readonly expires: string
}

export async function addSession(w: Writer, s: NewSession): Promise<void> {
  await w.q
    .insertInto('sessions')
    .values({ tenant_id: w.tenant, id: s.id, token_hash: s.tokenHash, account_id: s.accountId, body_id: s.bodyId, created_at: s.now, expires_at: s.expires, method: s.method, last_seen_at: s.now, address: s.address, agent: s.agent })
    .execute()
}

/** Sessions that ran out are gone; called when one of the same account begins, so that no two sign-ins meet on one row. */
export async function sweepSessions(w: Writer, accountId: string, now: string): Promise<void> {
  await w.q.deleteFrom('sessions').where('tenant_id', '=', w.tenant).where('account_id', '=', accountId).where('expires_at', '<=', now).execute()
}

/** Notes that a session is in use, unless that was noted after `before`. */
export async function touchSession(w: Writer, id: string, now: string, before: string): Promise<void> {
  await w.q.updateTable('sessions').set({ last_seen_at: now }).where('tenant_id', '=', w.tenant).where('id', '=', id).where((e) => e.or([e('last_seen_at', 'is', null), e('last_seen_at', '<', before)])).execute()
}

/** @returns how many ended */
export async function endSessions(w: Writer, accountId: string, which: { readonly only?: string; readonly butHash?: string } = {}): Promise<number> {
  let gone = w.q.deleteFrom('sessions').where('tenant_id', '=', w.tenant).where('account_id', '=', accountId)
  if (which.only !== undefined) gone = gone.where('id', '=', which.only)
  if (which.butHash !== undefined) gone = gone.where('token_hash', '!=', which.butHash)
  return Number((await gone.executeTakeFirst()).numDeletedRows)
}

export async function endSession(w: Writer, tokenHash: string): Promise<void> {
  await w.q.deleteFrom('sessions').where('tenant_id', '=', w.tenant).where('token_hash', '=', tokenHash).execute()
}

/** The same session under a new token: who knew the old one is out. */
export async function renameSession(w: Writer, tokenHash: string, nextHash: string): Promise<void> {
  await w.q.updateTable('sessions').set({ token_hash: nextHash }).where('tenant_id', '=', w.tenant).where('token_hash', '=', tokenHash).execute()
}
