import { sql } from 'kysely'
import type { ChainedEntry, Head, Seal, Sealed } from '../../core/audit/chain.ts'
import type { Reader, Writer } from '../db/database.ts'

/** Moments to the microsecond, as the database holds them: what is rounded cannot be checked. */
const exactly = (column: string) => sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const CHAINED = [
  't.tenant_id', 't.id', 't.account_id', 't.via', 't.action', 't.body_id', 't.unit_id', 't.thing_kind', 't.thing_id', 't.person_id', 't.details_digest',
] as const
interface ChainedRow {
  readonly tenant_id: string
  readonly id: string
  readonly at: string
  readonly account_id: string | null
  readonly via: string
  readonly action: string
  readonly body_id: string | null
  readonly unit_id: string | null
  readonly thing_kind: string | null
  readonly thing_id: string | null
  readonly person_id: string | null
  readonly details_digest: string
}
const chainedOf = (t: ChainedRow): ChainedEntry => ({
  tenant: t.tenant_id, id: t.id, at: t.at, accountId: t.account_id, via: t.via, action: t.action, bodyId: t.body_id, unitId: t.unit_id, thingKind: t.thing_kind, thingId: t.thing_id, personId: t.person_id,
  detailsDigest: t.details_digest,
})

export const hasEntry = async (r: Reader, id: string): Promise<boolean> => (await r.q.selectFrom('trail').select('id').where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst()) !== undefined

export const nameOfPerson = async (r: Reader, id: string): Promise<string> => (await r.q.selectFrom('people').select('name').where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst())?.name ?? ''

/** One sealer at a time, over all processes; it is let go with the transaction, so that a pool in between does no harm. */
export async function lockSealing(w: Writer): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(4683, hashtext(${w.tenant})) as mine`.execute(w.q)
  return rows[0]?.mine === true
}
export const anyUnsealed = async (r: Reader): Promise<boolean> => (await r.q.selectFrom('trail_unsealed').select('entry_id').where('tenant_id', '=', r.tenant).limit(1).executeTakeFirst()) !== undefined

/** The entries that wait for their seal, the oldest first. */
export async function unsealedEntries(r: Reader, limit: number): Promise<ChainedEntry[]> {
  const rows = await r.q
    .selectFrom('trail_unsealed as n')
    .innerJoin('trail as t', (j) => j.onRef('t.tenant_id', '=', 'n.tenant_id').onRef('t.id', '=', 'n.entry_id'))
    .select(CHAINED)
    .select(exactly('t.at').as('at'))
    .where('n.tenant_id', '=', r.tenant)
    .orderBy('t.at')
    .orderBy('t.id')
    .limit(limit)
    .execute()
  return rows.map(chainedOf)
}
export async function addSeals(w: Writer, seals: readonly Seal[]): Promise<void> {
  if (seals.length === 0) return
  await w.q.insertInto('trail_seals').values(seals.map((s) => ({ tenant_id: w.tenant, seq: s.seq, entry_id: s.entryId, previous: s.previous, hash: s.hash, sealed_at: s.sealedAt }))).execute()
  await w.q.deleteFrom('trail_unsealed').where('tenant_id', '=', w.tenant).where('entry_id', 'in', seals.map((s) => s.entryId)).execute()
}

export async function lastSeal(r: Reader): Promise<(Head & { readonly sealedAt: string }) | null> {
  const row = await r.q.selectFrom('trail_seals').select(['seq', 'hash', 'sealed_at']).where('tenant_id', '=', r.tenant).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row ? { seq: Number(row.seq), hash: row.hash, sealedAt: row.sealed_at } : null
}
export async function hashAt(r: Reader, seq: number): Promise<string | null> {
  const row = await r.q.selectFrom('trail_seals').select('hash').where('tenant_id', '=', r.tenant).where('seq', '=', String(seq)).executeTakeFirst()
  return row?.hash ?? null
}

export interface SealedWithDetails extends Sealed {
  /** null: taken out */
  readonly details: { readonly salt: string; readonly details: string } | null
}
/** The seals after a number, with what they sealed. */
export async function sealedAfter(r: Reader, seq: number, limit: number): Promise<SealedWithDetails[]> {
  const rows = await r.q
    .selectFrom('trail_seals as s')
    .leftJoin('trail as t', (j) => j.onRef('t.tenant_id', '=', 's.tenant_id').onRef('t.id', '=', 's.entry_id'))
    .leftJoin('trail_details as d', (j) => j.onRef('d.tenant_id', '=', 's.tenant_id').onRef('d.entry_id', '=', 's.entry_id'))
    .select(CHAINED)
    .select([exactly('t.at').as('at'), 's.seq', 's.entry_id', 's.previous', 's.hash', exactly('s.sealed_at').as('sealed_at'), 'd.salt', 'd.details'])
    .where('s.tenant_id', '=', r.tenant)
    .where('s.seq', '>', String(seq))
    .orderBy('s.seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    seal: { seq: Number(row.seq), entryId: row.entry_id, previous: row.previous, hash: row.hash, sealedAt: row.sealed_at },
    entry: row.id === null ? null : chainedOf(row as ChainedRow),
    details: row.salt === null || row.details === null ? null : { salt: row.salt, details: row.details },
  }))
}

/** Every entry whose details an erasure of the trail itself names. */
export async function erasedEntries(r: Reader): Promise<Set<string>> {
  const rows = await r.q
    .selectFrom('trail as t')
    .innerJoin('trail_details as d', (j) => j.onRef('d.tenant_id', '=', 't.tenant_id').onRef('d.entry_id', '=', 't.id'))
    .select('d.details')
    .where('t.tenant_id', '=', r.tenant)
    .where('t.action', 'in', ['personal.erased', 'retention.applied'])
    .execute()
  return new Set(rows.flatMap((row) => (JSON.parse(row.details) as { entries?: string[] }).entries ?? []))
}

export interface UnsealedTail {
  readonly count: number
  /** when the oldest of them was written */
  readonly since: string | null
}
/** What no seal holds yet, looked for in the trail itself: a queue that lost a row hides nothing. */
export async function unsealedTail(r: Reader): Promise<UnsealedTail> {
  const row = await r.q
    .selectFrom('trail as t')
    .select((e) => [e.fn.countAll<string>().as('n'), e.fn.min('t.at').as('since')])
    .where('t.tenant_id', '=', r.tenant)
    .where((e) => e.not(e.exists(e.selectFrom('trail_seals as s').select('s.seq').whereRef('s.tenant_id', '=', 't.tenant_id').whereRef('s.entry_id', '=', 't.id'))))
    .executeTakeFirstOrThrow()
  return { count: Number(row.n), since: row.since }
}
/** The same from the queue: quick, for the page. */
export async function waitingForSeal(r: Reader): Promise<UnsealedTail> {
  const row = await r.q
    .selectFrom('trail_unsealed as n')
    .innerJoin('trail as t', (j) => j.onRef('t.tenant_id', '=', 'n.tenant_id').onRef('t.id', '=', 'n.entry_id'))
    .select((e) => [e.fn.countAll<string>().as('n'), e.fn.min('t.at').as('since')])
    .where('n.tenant_id', '=', r.tenant)
    .executeTakeFirstOrThrow()
  return { count: Number(row.n), since: row.since }
}

/** Takes out the details that this entry names. @returns how many went */
export async function eraseDetails(w: Writer, because: string): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select trail_erase(${w.tenant}::uuid, ${because}::uuid) as gone`.execute(w.q)
  return rows[0]?.gone ?? 0
}
