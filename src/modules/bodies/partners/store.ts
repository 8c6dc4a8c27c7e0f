import type { Reader, Writer } from '../../../platform/db/database.ts'

export interface Contact {
  readonly person: string
  readonly phone: string
  readonly email: string
  readonly address: string
}
export interface PartnerRow {
  readonly id: string
  readonly name: string
  readonly abbreviation: string
  readonly kind: string
  readonly contact: Contact | null
  readonly version: number
}

export async function partnersOf(r: Reader, bodyId: string): Promise<PartnerRow[]> {
  const rows = await r.q
    .selectFrom('bodies')
    .select(['id', 'name', 'abbreviation', 'kind', 'contact', 'version'])
    .where('tenant_id', '=', r.tenant)
    .where('outside', '=', true)
    .where('kept_by', '=', bodyId)
    .where('kind', 'not in', ['bloc', 'cluster'])
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map((p) => ({ ...p, contact: p.contact as Contact | null }))
}
export async function setContact(w: Writer, id: string, contact: Contact | null): Promise<void> {
  await w.q.updateTable('bodies').set({ contact: contact === null ? null : JSON.stringify(contact) }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export interface LinkRow {
  readonly id: string
  readonly bodyId: string
  readonly partnerId: string
  readonly label: string
  readonly programmeIds: readonly string[]
  readonly createdAt: string
  readonly expiresAt: string
  readonly revokedAt: string | null
  readonly uses: number
  readonly lastUsedAt: string | null
}
const LINK = ['id', 'body_id as bodyId', 'partner_id as partnerId', 'label', 'programme_ids', 'created_at as createdAt', 'expires_at as expiresAt', 'revoked_at as revokedAt', 'uses', 'last_used_at as lastUsedAt'] as const
const linkOf = ({ programme_ids, ...l }: Omit<LinkRow, 'programmeIds'> & { programme_ids: unknown }): LinkRow => ({ ...l, programmeIds: programme_ids as string[] })

export const linksOf = async (r: Reader, bodyId: string): Promise<LinkRow[]> => (await r.q.selectFrom('guest_links').select(LINK).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).orderBy('created_at', 'desc').execute()).map(linkOf)

export async function addLink(w: Writer, l: Omit<LinkRow, 'revokedAt' | 'uses' | 'lastUsedAt'> & { readonly tokenHash: string; readonly by: string }): Promise<void> {
  await w.q
    .insertInto('guest_links')
    .values({ tenant_id: w.tenant, id: l.id, body_id: l.bodyId, partner_id: l.partnerId, token_hash: l.tokenHash, label: l.label, programme_ids: JSON.stringify(l.programmeIds), created_at: l.createdAt, created_by: l.by, expires_at: l.expiresAt })
    .execute()
}
export const hashOf = (r: Reader, id: string): Promise<{ hash: string } | undefined> => r.q.selectFrom('guest_links').select('token_hash as hash').where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst()

/** True for the one that closed it. */
export async function revokeLink(w: Writer, id: string, at: string): Promise<boolean> {
  const done = await w.q.updateTable('guest_links').set({ revoked_at: at }).where('tenant_id', '=', w.tenant).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** The link that a token opens now; unknown, expired and closed ones are none. */
export async function openLink(r: Reader, tokenHash: string, now: string): Promise<LinkRow | undefined> {
  const row = await r.q.selectFrom('guest_links').select(LINK).where('tenant_id', '=', r.tenant).where('token_hash', '=', tokenHash).where('revoked_at', 'is', null).where('expires_at', '>', now).executeTakeFirst()
  return row && linkOf(row)
}
export async function countUse(w: Writer, id: string, now: string): Promise<void> {
  await w.q.updateTable('guest_links').set((e) => ({ uses: e('uses', '+', 1), last_used_at: now })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}
