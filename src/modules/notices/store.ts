import type { Thing } from '../../core/audit/entry.ts'
import { searchKey } from '../../core/people/names.ts'
import type { NoticeKind, NoticeParams } from '../../core/notices/kinds.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'

export const MAIL_STATES = ['draft', 'queued', 'sent', 'failed', 'discarded'] as const
export type MailState = (typeof MAIL_STATES)[number]

/** A mail as the house keeps it; its secret never leaves this module but in the mail itself. */
export interface Mail {
  readonly id: string
  readonly bodyId: string | null
  readonly toAddress: string
  readonly toName: string
  readonly accountId: string | null
  readonly subject: string
  readonly text: string
  readonly kind: string
  readonly thing: Thing | null
  readonly messageId: string
  readonly state: MailState
  readonly createdAt: string
  readonly createdBy: string | null
  readonly sentAt: string | null
  readonly fault: string | null
  readonly version: number
  readonly hasSecret: boolean
}

export async function insertMail(w: Writer, m: Omit<Mail, 'sentAt' | 'fault' | 'version' | 'hasSecret'> & { readonly secret: string | null }): Promise<void> {
  await w.q
    .insertInto('mails')
    .values({
      tenant_id: w.tenant, id: m.id, body_id: m.bodyId, to_address: m.toAddress, to_name: m.toName, account_id: m.accountId, subject: m.subject, text: m.text, secret: m.secret, kind: m.kind,
      thing_kind: m.thing?.kind ?? null, thing_id: m.thing?.id ?? null, message_id: m.messageId, search_key: searchKey(m.toName, m.toAddress, m.subject), state: m.state, created_at: m.createdAt, created_by: m.createdBy, sent_at: null, fault: null, version: 1,
    })
    .execute()
}

export interface NoticeRow {
  readonly id: string
  readonly accountId: string
  readonly bodyId: string | null
  readonly kind: NoticeKind
  readonly params: NoticeParams
  readonly path: string
  readonly thing: Thing | null
  readonly at: string
}

export async function insertNotices(w: Writer, notices: readonly NoticeRow[]): Promise<void> {
  await w.q
    .insertInto('notices')
    .values(notices.map((n) => ({ tenant_id: w.tenant, id: n.id, account_id: n.accountId, body_id: n.bodyId, kind: n.kind, params: JSON.stringify(n.params), path: n.path, thing_kind: n.thing?.kind ?? null, thing_id: n.thing?.id ?? null, at: n.at, read_at: null })))
    .execute()
}

/** Those of these accounts that want a kind of notice by mail, and have an address. */
export async function wantedByMail(r: Reader, accountIds: readonly string[], kind: NoticeKind): Promise<{ id: string; name: string; email: string }[]> {
  const rows = await r.q
    .selectFrom('notice_choices as c')
    .innerJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 'c.tenant_id').onRef('a.id', '=', 'c.account_id'))
    .select(['a.id', 'a.name', 'a.email'])
    .where('c.tenant_id', '=', r.tenant)
    .where('c.account_id', 'in', accountIds)
    .where('c.kind', '=', kind)
    .where('a.email', 'is not', null)
    .where('a.disabled_at', 'is', null)
    .execute()
  return rows.flatMap((row) => (row.email === null ? [] : [{ id: row.id, name: row.name, email: row.email }]))
}

const COLUMNS = [
  'm.id', 'm.body_id as bodyId', 'm.to_address as toAddress', 'm.to_name as toName', 'm.account_id as accountId', 'm.subject', 'm.text', 'm.kind', 'm.thing_kind as thingKind', 'm.thing_id as thingId',
  'm.message_id as messageId', 'm.state', 'm.created_at as createdAt', 'm.created_by as createdBy', 'm.sent_at as sentAt', 'm.fault', 'm.version',
] as const

/** Mails with their columns; what of them somebody may see is the reader's to add. */
export const mailsOf = (r: Reader) => r.q.selectFrom('mails as m').select(COLUMNS).select((e) => e('m.secret', 'is not', null).as('hasSecret')).where('m.tenant_id', '=', r.tenant)
export type MailColumns = Awaited<ReturnType<ReturnType<typeof mailsOf>['executeTakeFirstOrThrow']>>
export const mailOf = ({ thingKind, thingId, ...m }: MailColumns): Mail => ({
  ...m, state: m.state as MailState, hasSecret: Boolean(m.hasSecret), thing: thingKind === null || thingId === null ? null : { kind: thingKind as Thing['kind'], id: thingId },
})

/** A mail and what is put into it, for the one job that sends it. */
export async function mailToSend(r: Reader, id: string): Promise<{ readonly mail: Mail; readonly secret: string | null } | null> {
  const row = await mailsOf(r).select('m.secret').where('m.id', '=', id).executeTakeFirst()
  if (!row) return null
  const { secret, ...mail } = row
  return { mail: mailOf(mail), secret }
}

const mail = (w: Writer, id: string) => w.q.updateTable('mails').where('tenant_id', '=', w.tenant).where('id', '=', id)

export async function setMailState(w: Writer, id: string, state: MailState, fault: string | null = null): Promise<void> {
  await mail(w, id).set((e) => ({ state, fault, version: e('version', '+', 1) })).execute()
}

/** It was taken by the server: the secret goes out of the row. */
export async function setSent(w: Writer, id: string, at: string): Promise<void> {
  await mail(w, id).where('state', '=', 'queued').set((e) => ({ state: 'sent', sent_at: at, secret: null, fault: null, version: e('version', '+', 1) })).execute()
}

export async function mendMail(w: Writer, id: string, m: { readonly toName: string; readonly toAddress: string; readonly subject: string; readonly text: string }): Promise<void> {
  await mail(w, id).set((e) => ({ to_name: m.toName, to_address: m.toAddress, subject: m.subject, text: m.text, search_key: searchKey(m.toName, m.toAddress, m.subject), version: e('version', '+', 1) })).execute()
}

/** Secrets of mails that were put away or never left, after a while: what they opened has ended by then. */
export async function wipeSecrets(w: Writer, before: string): Promise<void> {
  await w.q.updateTable('mails').set({ secret: null }).where('tenant_id', '=', w.tenant).where('secret', 'is not', null).where('state', '!=', 'queued').where('created_at', '<', before).execute()
}

export async function dropNotices(w: Writer, before: string): Promise<void> {
  await w.q.deleteFrom('notices').where('tenant_id', '=', w.tenant).where('at', '<', before).execute()
}

/** @param ids null: all of the account's */
export async function markRead(w: Writer, accountId: string, ids: readonly string[] | null, at: string): Promise<void> {
  const unread = w.q.updateTable('notices').set({ read_at: at }).where('tenant_id', '=', w.tenant).where('account_id', '=', accountId).where('read_at', 'is', null)
  await (ids === null ? unread : unread.where('id', 'in', ids)).execute()
}

export async function choicesOf(r: Reader, accountId: string): Promise<{ readonly kinds: NoticeKind[]; readonly email: string | null }> {
  const rows = await r.q.selectFrom('notice_choices').select('kind').where('tenant_id', '=', r.tenant).where('account_id', '=', accountId).orderBy('kind').execute()
  const account = await r.q.selectFrom('accounts').select('email').where('tenant_id', '=', r.tenant).where('id', '=', accountId).executeTakeFirst()
  return { kinds: rows.map((row) => row.kind as NoticeKind), email: account?.email ?? null }
}

export async function setChoices(w: Writer, accountId: string, kinds: readonly NoticeKind[]): Promise<void> {
  await w.q.deleteFrom('notice_choices').where('tenant_id', '=', w.tenant).where('account_id', '=', accountId).execute()
  if (kinds.length > 0) await w.q.insertInto('notice_choices').values([...new Set(kinds)].map((kind) => ({ tenant_id: w.tenant, account_id: accountId, kind }))).execute()
}

/** Mails and notices of bodies that go away. */
export async function clearBodies(w: Writer, bodyIds: readonly string[]): Promise<void> {
  await w.q.deleteFrom('jobs').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
  for (const table of ['mails', 'notices'] as const) await w.q.deleteFrom(table).where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
}
