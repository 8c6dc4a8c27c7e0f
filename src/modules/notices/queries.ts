import { sql, type RawBuilder } from 'kysely'
import type { PlainDate } from '../../core/kernel/dates.ts'
import { grantsThatAllow, isBodyWide, may, type Actor } from '../../core/people/may.ts'
import { searchKey } from '../../core/people/names.ts'
import { sightOfPeople } from '../../core/people/sight.ts'
import type { NoticeKind, NoticeParams } from '../../core/notices/kinds.ts'
import type { Reader } from '../../platform/db/database.ts'
import { MAIL_STATES, mailOf, mailsOf, type Mail, type MailState } from './store.ts'
import { kindsSeen } from './thingActions.ts'

export const PAGE_SIZE = 50

const inUnits = (unitIds: readonly string[], today: PlainDate): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from people p where p.tenant_id = m.tenant_id and p.id = m.thing_id and (p.unit_id = any(${[...unitIds]}::uuid[]) or exists (
    select 1 from posts o where o.tenant_id = p.tenant_id and o.person_id = p.id and o.body_id = p.body_id and o.unit_id = any(${[...unitIds]}::uuid[])
      and (o.from_on is null or o.from_on <= ${today}::date) and (o.to_on is null or o.to_on >= ${today}::date))))`

/** Whether an account may be told of the thing that a row `m` of a body speaks of; the same rule as its page, list and search. */
function thingSeen(actor: Actor, bodyId: string | null, today: PlainDate): RawBuilder<boolean> {
  const { whole, restricted } = bodyId === null ? { whole: { unitIds: [], personId: actor.personId }, restricted: may(actor, 'requests.change', { bodyId }) } : sightOfPeople(actor, bodyId)
  const open = restricted ? sql<boolean>`true` : sql<boolean>`not exists (select 1 from people p where p.tenant_id = m.tenant_id and p.id = m.thing_id and p.restricted_at is not null)`
  const person = whole === 'all' ? sql<boolean>`true` : sql<boolean>`(m.thing_id is not distinct from ${whole.personId}::uuid or ${inUnits(whole.unitIds, today)})`
  return sql<boolean>`(m.thing_kind is null or m.thing_kind = any(${kindsSeen(actor, bodyId)}::text[]) or (m.thing_kind = 'account' and m.thing_id = ${actor.accountId}::uuid) or (m.thing_kind = 'person' and ${person} and ${open}))`
}

/** Who holds the mails of part of a body only sees those about the people of that part. */
const bodyWide = (actor: Actor, bodyId: string): boolean => grantsThatAllow(actor, 'mails.see', bodyId).some((grant) => isBodyWide(grant, 'mails.see'))

/** The mails that an account may see, in the body it works for and, where it may, of the whole tenant. */
function mailsSeen(r: Reader, actor: Actor, today: PlainDate) {
  const { bodyId } = actor
  const tenantWide = may(actor, 'mails.see', { bodyId: null }) ? sql<boolean>`(m.body_id is null and ${thingSeen(actor, null, today)})` : sql<boolean>`false`
  if (bodyId === null) return mailsOf(r).where(tenantWide)
  const part = bodyWide(actor, bodyId) ? sql<boolean>`true` : sql<boolean>`m.thing_kind = 'person'`
  return mailsOf(r).where(sql<boolean>`((m.body_id = ${bodyId}::uuid and ${part} and ${thingSeen(actor, bodyId, today)}) or ${tenantWide})`)
}

const like = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&').split(' ').join('%')}%`

export interface MailList {
  readonly mails: Mail[]
  readonly counts: Record<MailState, number>
  readonly total: number
  readonly pageSize: number
}

/** Mails by state, the latest first; words are looked for without case or accents. */
export async function listMails(r: Reader, actor: Actor, today: PlainDate, ask: { readonly state?: MailState | undefined; readonly q?: string | undefined; readonly page: number }): Promise<MailList> {
  let seen = mailsSeen(r, actor, today)
  const words = searchKey(ask.q ?? '')
  if (words) seen = seen.where('m.search_key', 'like', like(words))
  const counted = await r.q.selectFrom(seen.as('s')).select('s.state').select((e) => e.fn.countAll<string>().as('n')).groupBy('s.state').execute()
  const counts = Object.fromEntries(MAIL_STATES.map((state) => [state, Number(counted.find((c) => c.state === state)?.n ?? 0)])) as Record<MailState, number>
  if (ask.state) seen = seen.where('m.state', '=', ask.state)
  const rows = await seen.orderBy('m.created_at', 'desc').orderBy('m.id').limit(PAGE_SIZE).offset((ask.page - 1) * PAGE_SIZE).execute()
  const total = ask.state ? counts[ask.state] : Object.values(counts).reduce((a, b) => a + b, 0)
  return { mails: rows.map(mailOf), counts, total, pageSize: PAGE_SIZE }
}

/** Those of these mails that the account may see. */
export async function findMails(r: Reader, actor: Actor, today: PlainDate, ids: readonly string[]): Promise<Mail[]> {
  return (await mailsSeen(r, actor, today).where('m.id', 'in', ids).orderBy('m.created_at').orderBy('m.id').execute()).map(mailOf)
}

export interface Told {
  readonly id: string
  readonly kind: NoticeKind
  readonly params: NoticeParams
  readonly path: string
  readonly at: string
  readonly readAt: string | null
}

/** The notices of an account whose things it may still see. */
async function noticesSeen(r: Reader, actor: Actor, today: PlainDate) {
  const mine = r.q.selectFrom('notices as m').where('m.tenant_id', '=', r.tenant).where('m.account_id', '=', actor.accountId)
  const bodies = await mine.select('m.body_id').distinct().execute()
  const seen = bodies.map(({ body_id }) => sql<boolean>`(m.body_id is not distinct from ${body_id}::uuid and ${thingSeen(actor, body_id, today)})`)
  return mine.where(seen.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(seen, sql` or `)})`)
}

export async function unreadOf(r: Reader, actor: Actor, today: PlainDate): Promise<number> {
  const row = await (await noticesSeen(r, actor, today)).where('m.read_at', 'is', null).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function listNotices(r: Reader, actor: Actor, today: PlainDate, ask: { readonly unread: boolean; readonly page: number }): Promise<{ notices: Told[]; unread: number; total: number; pageSize: number }> {
  const all = await noticesSeen(r, actor, today)
  const seen = ask.unread ? all.where('m.read_at', 'is', null) : all
  const { n } = await seen.select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()
  const rows = await seen.select(['m.id', 'm.kind', 'm.params', 'm.path', 'm.at', 'm.read_at as readAt']).orderBy('m.at', 'desc').orderBy('m.id').limit(PAGE_SIZE).offset((ask.page - 1) * PAGE_SIZE).execute()
  return { notices: rows.map((row) => ({ ...row, kind: row.kind as NoticeKind, params: row.params as NoticeParams })), unread: await unreadOf(r, actor, today), total: Number(n), pageSize: PAGE_SIZE }
}

/** Accounts that hold a role over a body (or the whole tenant), own or through a group, on a day. */
export async function holdersOf(r: Reader, role: string, bodyId: string | null, today: PlainDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select id, parent_id from bodies where tenant_id = ${r.tenant} and id = ${bodyId}::uuid
      union select b.id, b.parent_id from up join bodies b on b.tenant_id = ${r.tenant} and b.id = up.parent_id
    )
    select distinct a.id from grants g
    left join group_members m on m.tenant_id = g.tenant_id and m.group_id = g.group_id
    join accounts a on a.tenant_id = g.tenant_id and a.id = coalesce(g.account_id, m.account_id)
    where g.tenant_id = ${r.tenant} and g.role = ${role} and g.ended_at is null and a.disabled_at is null and g.unit_id is null
      and (g.body_id is null or g.body_id in (select id from up))
      and (g.valid_from is null or g.valid_from <= ${today}::date) and (g.valid_to is null or g.valid_to >= ${today}::date)`.execute(r.q)
  return rows.map((row) => row.id)
}

/** Whether the account was told the same of late and has not read it: it need not be told again. */
export async function toldAlready(r: Reader, accountId: string, kind: NoticeKind, params: NoticeParams, since: string): Promise<boolean> {
  const row = await r.q
    .selectFrom('notices')
    .select('id')
    .where('tenant_id', '=', r.tenant)
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('read_at', 'is', null)
    .where('at', '>', since)
    .where(sql<boolean>`params = ${JSON.stringify(params)}::jsonb`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The role that was given to an account or a group last, or ended last. */
export async function lastGrant(r: Reader, whose: 'account' | 'group', id: string, ended: boolean): Promise<string | null> {
  const grants = r.q.selectFrom('grants').select('role').where('tenant_id', '=', r.tenant).where(whose === 'account' ? 'account_id' : 'group_id', '=', id)
  const row = await (ended ? grants.where('ended_at', 'is not', null).orderBy('ended_at', 'desc') : grants.where('ended_at', 'is', null).orderBy('granted_at', 'desc')).limit(1).executeTakeFirst()
  return row?.role ?? null
}

export async function membersOf(r: Reader, groupId: string): Promise<string[]> {
  return (await r.q.selectFrom('group_members').select('account_id').where('tenant_id', '=', r.tenant).where('group_id', '=', groupId).execute()).map((row) => row.account_id)
}

/** The name of a body; of none, what covers them all. */
export async function bodyNamed(r: Reader, id: string | null): Promise<string> {
  if (id === null) return 'mọi cơ quan'
  return (await r.q.selectFrom('bodies').select('name').where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst())?.name ?? '…'
}

export async function delegationOf(r: Reader, id: string): Promise<{ readonly to: string; readonly fromName: string; readonly document: string } | null> {
  const row = await r.q
    .selectFrom('delegations as d')
    .innerJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 'd.tenant_id').onRef('a.id', '=', 'd.from_account'))
    .select(['d.to_account as to', 'a.name as fromName', 'd.document'])
    .where('d.tenant_id', '=', r.tenant)
    .where('d.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Who sent the invitation by which somebody of this name has just joined. */
export async function inviterOf(r: Reader, name: string, bodyId: string | null): Promise<string | null> {
  const row = await r.q
    .selectFrom('passes')
    .select('created_by')
    .where('tenant_id', '=', r.tenant)
    .where('kind', '=', 'invite')
    .where('used_at', 'is not', null)
    .where('body_id', bodyId === null ? 'is' : '=', bodyId)
    .where(sql<boolean>`data->>'name' = ${name}`)
    .orderBy('used_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.created_by ?? null
}
