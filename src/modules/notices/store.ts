import type { Thing } from '../../core/audit/entry.ts'
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
      thing_kind: m.thing?.kind ?? null, thing_id: m.thing?.id ?? null, message_id: m.messageId, state: m.state, created_at: m.createdAt, created_by: m.createdBy, sent_at: null, fault: null, version: 1,
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
