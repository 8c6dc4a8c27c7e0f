import { sql } from 'kysely'
import type { RoleName } from '../../core/people/may.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'

/** What an invitation carries until it is used. */
export interface InviteData {
  readonly name: string
  readonly email: string | null
  readonly personId: string | null
  readonly roles: readonly { readonly role: RoleName; readonly bodyId: string | null; readonly unitId: string | null; readonly validFrom: string | null; readonly validTo: string | null }[]
  /** the list that it was sent with */
  readonly listId: string | null
}
export interface Invite extends InviteData {
  readonly id: string
  readonly bodyId: string | null
  readonly byId: string | null
  readonly by: string | null
  readonly at: string
  readonly expiresAt: string
  readonly usedAt: string | null
  readonly revokedAt: string | null
}

const invites = (r: Reader) =>
  r.q
    .selectFrom('passes as p')
    .leftJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 'p.tenant_id').onRef('a.id', '=', 'p.created_by'))
    .where('p.tenant_id', '=', r.tenant)
    .where('p.kind', '=', 'invite')
const COLUMNS = ['p.id', 'p.body_id as bodyId', 'p.data', 'p.created_by as byId', 'a.name as by', 'p.created_at as at', 'p.expires_at as expiresAt', 'p.used_at as usedAt', 'p.revoked_at as revokedAt'] as const
const inviteOf = <R extends { data: unknown }>({ data, ...row }: R): Omit<R, 'data'> & InviteData => ({ ...row, ...(data as InviteData) })

export type InviteState = 'waiting' | 'joined' | 'expired' | 'revoked'
export const stateOf = (invite: Invite, now: string): InviteState => (invite.usedAt !== null ? 'joined' : invite.revokedAt !== null ? 'revoked' : invite.expiresAt <= now ? 'expired' : 'waiting')

export const PAGE_SIZE = 50
export interface InvitesAsk {
  /** null: of every body and of the whole tenant */
  readonly bodyIds: readonly string[] | null
  readonly state?: InviteState | undefined
  readonly now: string
  readonly page: number
}
export async function listInvites(r: Reader, ask: InvitesAsk): Promise<{ invites: Invite[]; total: number }> {
  if (ask.bodyIds?.length === 0) return { invites: [], total: 0 }
  let found = invites(r)
  if (ask.bodyIds !== null) found = found.where('p.body_id', 'in', [...ask.bodyIds])
  if (ask.state === 'joined') found = found.where('p.used_at', 'is not', null)
  if (ask.state === 'revoked') found = found.where('p.used_at', 'is', null).where('p.revoked_at', 'is not', null)
  if (ask.state === 'waiting' || ask.state === 'expired') found = found.where('p.used_at', 'is', null).where('p.revoked_at', 'is', null).where('p.expires_at', ask.state === 'waiting' ? '>' : '<=', ask.now)
  const { n } = await found.select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()
  const rows = await found.select(COLUMNS).orderBy('p.created_at', 'desc').orderBy('p.id').limit(PAGE_SIZE).offset((ask.page - 1) * PAGE_SIZE).execute()
  return { invites: rows.map(inviteOf), total: Number(n) }
}
export async function findInvite(r: Reader, id: string): Promise<Invite | undefined> {
  const row = await invites(r).select(COLUMNS).where('p.id', '=', id).executeTakeFirst()
  return row && inviteOf(row)
}
export async function findByToken(r: Reader, tokenHash: string, now: string): Promise<Invite | undefined> {
  const row = await invites(r).select(COLUMNS).where('p.token_hash', '=', tokenHash).where('p.used_at', 'is', null).where('p.revoked_at', 'is', null).where('p.expires_at', '>', now).executeTakeFirst()
  return row && inviteOf(row)
}
/** The invitations of one list that wait still. */
export async function waitingOfList(r: Reader, listId: string): Promise<Invite[]> {
  const rows = await invites(r).select(COLUMNS).where(sql<boolean>`p.data->>'listId' = ${listId}`).where('p.used_at', 'is', null).where('p.revoked_at', 'is', null).execute()
  return rows.map(inviteOf)
}
/** Addresses to which an invitation waits. */
export async function emailsInvited(r: Reader, now: string): Promise<Set<string>> {
  const rows = await invites(r).select(sql<string | null>`lower(p.data->>'email')`.as('email')).where('p.used_at', 'is', null).where('p.revoked_at', 'is', null).where('p.expires_at', '>', now).execute()
  return new Set(rows.flatMap((row) => row.email ?? []))
}

export async function addInvite(w: Writer, invite: { readonly id: string; readonly tokenHash: string; readonly bodyId: string | null; readonly data: InviteData; readonly at: string; readonly by: string; readonly expiresAt: string }): Promise<void> {
  await w.q
    .insertInto('passes')
    .values({ tenant_id: w.tenant, id: invite.id, kind: 'invite', token_hash: invite.tokenHash, account_id: null, body_id: invite.bodyId, data: JSON.stringify(invite.data), created_at: invite.at, created_by: invite.by, expires_at: invite.expiresAt, used_at: null, revoked_at: null })
    .execute()
}
const pass = (w: Writer) => w.q.updateTable('passes').where('tenant_id', '=', w.tenant).where('kind', '=', 'invite').where('used_at', 'is', null)
export async function renewInvite(w: Writer, id: string, link: { readonly tokenHash: string; readonly expiresAt: string; readonly by: string }): Promise<void> {
  await pass(w).set({ token_hash: link.tokenHash, expires_at: link.expiresAt, created_by: link.by, revoked_at: null }).where('id', '=', id).execute()
}
export async function revokeInvites(w: Writer, ids: readonly string[], at: string): Promise<number> {
  if (ids.length === 0) return 0
  return Number((await pass(w).set({ revoked_at: at }).where('revoked_at', 'is', null).where('id', 'in', [...ids]).executeTakeFirst()).numUpdatedRows)
}
/** True for the one caller that used it. */
export async function useInvite(w: Writer, id: string, use: { readonly at: string; readonly accountId: string }): Promise<boolean> {
  return (await pass(w).set({ used_at: use.at, account_id: use.accountId }).where('revoked_at', 'is', null).where('id', '=', id).executeTakeFirst()).numUpdatedRows === 1n
}

/** The names of bodies and units, for showing the roles of an invitation. */
export async function namesOf(r: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const bodies = await r.q.selectFrom('bodies').select(['id', 'name']).where('tenant_id', '=', r.tenant).where('id', 'in', [...ids]).execute()
  const units = await r.q.selectFrom('units').select(['id', 'name']).where('tenant_id', '=', r.tenant).where('id', 'in', [...ids]).execute()
  return new Map([...bodies, ...units].map((one) => [one.id, one.name]))
}
