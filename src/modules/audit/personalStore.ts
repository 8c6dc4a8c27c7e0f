import { sql, type RawBuilder } from 'kysely'
import { nameSortKey, searchKey } from '../../core/people/names.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'

/** What stands in the place of a name that was erased. */
export const GONE = 'Người đã xóa dữ liệu'

export interface Subject {
  readonly id: string
  readonly bodyId: string
  readonly name: string
  readonly post: string | null
  readonly sex: string | null
  readonly born: string | null
  readonly removedAt: string | null
  readonly restrictedAt: string | null
  readonly version: number
  /** the accounts of this person, closed ones too */
  readonly accounts: readonly { readonly id: string; readonly login: string; readonly email: string | null }[]
  /** one of them administers something, itself or through a group */
  readonly administrator: boolean
  /** nobody else of the tenant has this name or a longer one that begins or ends with it, so that it stands for this person wherever it is written */
  readonly onlyOne: boolean
}

export async function findSubject(r: Reader, bodyId: string, id: string): Promise<Subject | null> {
  const p = await r.q.selectFrom('people').select(['id', 'body_id', 'name', 'post', 'sex', 'born', 'removed_at', 'restricted_at', 'version']).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('id', '=', id).executeTakeFirst()
  if (!p) return null
  const accounts = await r.q.selectFrom('accounts').select(['id', 'login', 'email']).where('tenant_id', '=', r.tenant).where('person_id', '=', id).orderBy('created_at').orderBy('id').execute()
  const administers = await sql`select 1 from grants g where g.tenant_id = ${r.tenant} and g.role = 'administrator' and g.ended_at is null and (g.account_id = any(${accounts.map((a) => a.id)}::uuid[])
    or g.group_id in (select m.group_id from group_members m join groups c on c.tenant_id = m.tenant_id and c.id = m.group_id and c.ended_at is null where m.tenant_id = ${r.tenant} and m.account_id = any(${accounts.map((a) => a.id)}::uuid[]))) limit 1`.execute(r.q)
  const called = says(sql`name`, nameMark(p.name))
  const twin = await sql<{ n: string }>`select (select count(*) from people where tenant_id = ${r.tenant} and ${called} and id <> ${id}::uuid) + (select count(*) from accounts where tenant_id = ${r.tenant} and ${called} and person_id is distinct from ${id}::uuid) as n`.execute(r.q)
  return {
    id, bodyId: p.body_id, name: p.name, post: p.post, sex: p.sex, born: p.born, removedAt: p.removed_at, restrictedAt: p.restricted_at, version: p.version,
    accounts, administrator: administers.rows.length > 0, onlyOne: Number(twin.rows[0]?.n ?? 1) === 0,
  }
}

const like = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`
/** Words to look for, and the pattern that says where they begin and end. */
interface Mark {
  readonly words: string
  readonly pattern: string
}
const literal = (words: string): string => words.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')
// what stands before may be the escape of a line's end, as JSON writes it
const after = (letters: string): string => `(?:(?<![${letters}])|(?<=\\\\[nrt]))`
const LETTERS = '[:alnum:]À-ỹ'
/** A name as a whole: "Hạ" is not spoken of where "Hạnh" is. */
const nameMark = (name: string): Mark => ({ words: name, pattern: `${after(LETTERS)}${literal(name)}(?![${LETTERS}])` })
/** An address as a whole: "an@…" is not the end of "lan@…". */
const addressMark = (address: string): Mark => ({ words: address, pattern: `${after('[:alnum:]._%+-')}${literal(address)}(?![[:alnum:]-]|[.][[:alnum:]])` })
const idMark = (id: string): Mark => ({ words: id, pattern: id })

/** Words that stand for this person: the ids always, the name only where nobody shares it. */
const marksOf = (s: Subject): Mark[] => [idMark(s.id), ...s.accounts.flatMap((a) => [idMark(a.id), ...(a.email ? [addressMark(a.email)] : [])]), ...(s.onlyOne ? [nameMark(s.name)] : [])]
const says = (column: RawBuilder<unknown>, { words, pattern }: Mark): RawBuilder<boolean> => sql<boolean>`(${column} like ${like(words)} and ${column} ~ ${pattern})`
const speaksOf = (column: RawBuilder<unknown>, s: Subject): RawBuilder<boolean> => sql<boolean>`(${sql.join(marksOf(s).map((mark) => says(sql`(${column})`, mark)), sql` or `)})`
const accountsOf = (s: Subject): RawBuilder<unknown> => sql`any(${s.accounts.map((a) => a.id)}::uuid[])`

/** The entries whose details tell of this person; what tells of an erasure itself is not among them. */
export async function entriesAbout(r: Reader, s: Subject): Promise<string[]> {
  const ids = [s.id, ...s.accounts.map((a) => a.id)]
  const { rows } = await sql<{ id: string }>`
    select t.id from trail t join trail_details d on d.tenant_id = t.tenant_id and d.entry_id = t.id
    where t.tenant_id = ${r.tenant} and t.action not in ('personal.erased', 'retention.applied')
      and (t.person_id = ${s.id}::uuid or t.thing_id = any(${ids}::uuid[]) or ${speaksOf(sql`d.details`, s)})`.execute(r.q)
  return rows.map((row) => row.id)
}

const where: Readonly<Record<string, (s: Subject) => RawBuilder<boolean>>> = {
  posts: (s) => sql`person_id = ${s.id}::uuid`,
  ratings: (s) => sql`person_id = ${s.id}::uuid`,
  honours: (s) => sql`person_id = ${s.id}::uuid`,
  mails: (s) => sql`(thing_id = ${s.id}::uuid or account_id = ${accountsOf(s)} or ${speaksOf(sql`to_name || ' ' || to_address || ' ' || subject || ' ' || text`, s)})`,
  notices: (s) => sql`(thing_id = ${s.id}::uuid or account_id = ${accountsOf(s)} or ${speaksOf(sql`params::text`, s)})`,
  deliveries: (s) => sql`${speaksOf(sql`payload::text || ' ' || coalesce(answer, '')`, s)}`,
  // of the person, and of every honour, rating and post
  evidence: (s) => sql`(thing_id = ${s.id}::uuid or thing_id in (select id from honours where person_id = ${s.id}::uuid union all select id from ratings where person_id = ${s.id}::uuid union all select id from posts where person_id = ${s.id}::uuid))`,
  requests: (s) => sql`person_id = ${s.id}::uuid`,
}
const TABLE: Readonly<Record<string, string>> = { requests: 'subject_requests' }
export const COUNTED = ['posts', 'ratings', 'honours', 'mails', 'notices', 'deliveries', 'evidence', 'requests'] as const
export type Counted = (typeof COUNTED)[number]

export async function countHeld(r: Reader, s: Subject, what: Counted): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.table(TABLE[what] ?? what)} where tenant_id = ${r.tenant} and ${where[what]?.(s) ?? sql`false`}`.execute(r.q)
  return Number(rows[0]?.n ?? 0)
}
/** Rows of one kind as they stand, for the file that a person asks for. */
export async function rowsHeld(r: Reader, s: Subject, what: Counted): Promise<Readonly<Record<string, unknown>>[]> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(x) as row from ${sql.table(TABLE[what] ?? what)} x where tenant_id = ${r.tenant} and ${where[what]?.(s) ?? sql`false`}`.execute(r.q)
  return rows.map(({ row }) => row)
}
/** What the person did in office, under the name: the papers of the body, which stay. */
export async function actsOf(r: Reader, s: Subject): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from events where tenant_id = ${r.tenant} and data ->> 'by' = ${s.name}`.execute(r.q)
  return Number(rows[0]?.n ?? 0)
}
export async function lastHonour(r: Reader, personId: string): Promise<string | null> {
  const row = await r.q.selectFrom('honours').select((e) => e.fn.max('decided_on').as('on')).where('tenant_id', '=', r.tenant).where('person_id', '=', personId).executeTakeFirst()
  return row?.on ?? null
}

/** Takes the personal values out of every table; the ids stay, so that nothing that points here breaks. */
export async function eraseValues(w: Writer, s: Subject, at: string): Promise<void> {
  const run = (q: RawBuilder<unknown>): Promise<unknown> => q.execute(w.q)
  const of = (what: Counted): RawBuilder<boolean> => sql`tenant_id = ${w.tenant} and ${where[what]?.(s) ?? sql`false`}`
  await run(sql`update people set name = ${GONE}, post = null, sex = null, born = null, leader = false, unit_id = null, sort_key = ${nameSortKey(GONE)}, search_key = ${searchKey(GONE)}, removed_at = coalesce(removed_at, ${at}::timestamptz), version = version + 1 where tenant_id = ${w.tenant} and id = ${s.id}::uuid`)
  // before the honours, ratings and posts go by which it is found
  await run(sql`update evidence set name = ${'tệp đã xóa'}, removed_at = coalesce(removed_at, ${at}::timestamptz), version = version + 1 where ${of('evidence')}`)
  for (const table of ['posts', 'ratings', 'honours', 'notices'] as const) await run(sql`delete from ${sql.table(table)} where ${of(table)}`)
  await run(sql`update mails set to_address = '', to_name = ${GONE}, subject = '', text = '', secret = null, search_key = '', fault = null, state = case when state = 'sent' then state else 'discarded' end, version = version + 1 where ${of('mails')}`)
  await run(sql`update deliveries set payload = '{}'::jsonb, answer = null where ${of('deliveries')}`)
  await run(sql`update subject_requests set name = ${GONE}, words = '', answer = case when answer is null then null else '' end, version = version + 1 where ${of('requests')}`)
  // answers kept for repeats may carry the name; a repeat after an erasure is told nothing
  await run(sql`update commands set result = 'null' where tenant_id = ${w.tenant} and ${speaksOf(sql`result::text`, s)}`)
  await run(sql`update jobs set payload = '{}'::jsonb, fault = null where tenant_id = ${w.tenant} and ended_at is not null and ${speaksOf(sql`payload::text || ' ' || coalesce(fault, '')`, s)}`)
  await run(sql`delete from passes where tenant_id = ${w.tenant} and kind = 'invite' and ${speaksOf(sql`data::text`, s)}`)
  for (const { id } of s.accounts) await eraseAccount(w, id, at)
}

async function eraseAccount(w: Writer, id: string, at: string): Promise<void> {
  const login = `da-xoa-${id}`
  await w.q
    .updateTable('accounts')
    .set((e) => ({ name: GONE, login, login_key: login, email: null, email_key: null, password_hash: null, search_key: searchKey(GONE), sort_key: nameSortKey(GONE), disabled_at: e.fn.coalesce('disabled_at', sql<string>`${at}::timestamptz`), version: e('version', '+', 1) }))
    .where('tenant_id', '=', w.tenant)
    .where('id', '=', id)
    .execute()
  for (const table of ['sessions', 'second_factors', 'recovery_codes', 'identities', 'passes'] as const) await sql`delete from ${sql.table(table)} where tenant_id = ${w.tenant} and account_id = ${id}::uuid`.execute(w.q)
}

export async function setRestricted(w: Writer, id: string, at: string | null): Promise<void> {
  await w.q.updateTable('people').set((e) => ({ restricted_at: at, version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}
