import { sql } from 'kysely'
import type { Evidence, Proved } from '../../contract/evidence.ts'
import type { Removed } from '../../core/files/stripped.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { z } from 'zod'

export interface EvidenceRow {
  readonly id: string
  readonly bodyId: string
  readonly unitId: string | null
  readonly of: Proved
  readonly thingId: string
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly removed: readonly Removed[]
  readonly scan: z.output<typeof Evidence>['scan']
  readonly addedAt: string
  readonly addedBy: string
  readonly addedByName: string
  readonly removedAt: string | null
  readonly version: number
}

const rows = (r: Reader) =>
  r.q
    .selectFrom('evidence as e')
    .leftJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 'e.tenant_id').onRef('a.id', '=', 'e.added_by'))
    .select(['e.id', 'e.body_id as bodyId', 'e.unit_id as unitId', 'e.thing_kind as of', 'e.thing_id as thingId', 'e.sha256', 'e.name', 'e.media_type as mediaType', 'e.size', 'e.stripped', 'e.scan', 'e.added_at as addedAt',
      'e.added_by as addedBy', 'a.name as addedByName', 'e.removed_at as removedAt', 'e.version'])
    .where('e.tenant_id', '=', r.tenant)
type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>
const rowOf = ({ stripped, ...row }: Row): EvidenceRow => ({
  ...row, of: row.of as Proved, size: Number(row.size), removed: stripped as readonly Removed[], scan: row.scan as EvidenceRow['scan'], addedByName: row.addedByName ?? '',
})

export const findEvidence = async (r: Reader, id: string): Promise<EvidenceRow | undefined> => {
  const row = await rows(r).where('e.id', '=', id).executeTakeFirst()
  return row && rowOf(row)
}
/** Locked until the commit, so that two commands about one file come one after the other. */
export const lockEvidence = async (w: Writer, id: string): Promise<EvidenceRow | undefined> => {
  await w.q.selectFrom('evidence').select('id').where('tenant_id', '=', w.tenant).where('id', '=', id).forUpdate().executeTakeFirst()
  return findEvidence(w, id)
}
export const listEvidence = async (r: Reader, thingIds: readonly string[]): Promise<EvidenceRow[]> =>
  thingIds.length === 0 ? [] : (await rows(r).where('e.thing_id', 'in', thingIds).where('e.removed_at', 'is', null).orderBy('e.added_at').orderBy('e.id').execute()).map(rowOf)

export type NewEvidence = Omit<EvidenceRow, 'addedByName' | 'removedAt' | 'version'>
export async function addEvidence(w: Writer, e: NewEvidence): Promise<void> {
  await w.q
    .insertInto('evidence')
    .values({
      tenant_id: w.tenant, id: e.id, body_id: e.bodyId, unit_id: e.unitId, thing_kind: e.of, thing_id: e.thingId, sha256: e.sha256, name: e.name, media_type: e.mediaType, size: e.size, stripped: JSON.stringify(e.removed),
      scan: e.scan, added_at: e.addedAt, added_by: e.addedBy, removed_at: null, version: 1,
    })
    .execute()
}
export async function setRemoved(w: Writer, id: string, at: string | null): Promise<void> {
  await w.q.updateTable('evidence').set((e) => ({ removed_at: at, version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

/**
 * Whoever changes how much room a body takes comes one after the other: two that change one row at a time fail and are tried again, and
 * the later one then counts what the earlier one added.
 */
export async function takeTurn(w: Writer, bodyId: string, at: string): Promise<void> {
  const turn = { tenant_id: w.tenant, bucket: `evidence:${bodyId}`, count: 1, began_at: at, until: at }
  await w.q.insertInto('limits').values(turn).onConflict((c) => c.columns(['tenant_id', 'bucket']).doUpdateSet({ began_at: at, until: at })).execute()
}

/** Bytes that the files of a body, or of one unit of it, take; the same bytes count once. */
export async function bytesUsed(r: Reader, bodyId: string, unitId?: string): Promise<number> {
  const kept = r.q.selectFrom('evidence').select(['sha256', 'size']).distinct().where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('removed_at', 'is', null)
  const mine = unitId === undefined ? kept : kept.where('unit_id', '=', unitId)
  const row = await r.q.selectFrom(mine.as('k')).select(sql<string>`coalesce(sum(k.size), 0)`.as('used')).executeTakeFirstOrThrow()
  return Number(row.used)
}

export const bodyName = async (r: Reader, id: string): Promise<string> => (await r.q.selectFrom('bodies').select('name').where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst())?.name ?? ''
export const unitName = async (r: Reader, id: string): Promise<string> => (await r.q.selectFrom('units').select('name').where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst())?.name ?? ''

/**
 * Which of these files a row of any table still speaks of. Asked over all tenants: they share one folder. What was removed, and plans
 * that were put away, hold their file until the moment given.
 */
export async function stillNeeded(r: Reader, files: readonly string[], moment: string): Promise<Set<string>> {
  if (files.length === 0) return new Set()
  const { rows: found } = await sql<{ sha256: string }>`
    select sha256 from evidence where sha256 = any(${[...files]}::text[]) and (removed_at is null or removed_at >= ${moment}::timestamptz)
    union select p.sha256 from plans p where p.sha256 = any(${[...files]}::text[]) and (p.state <> 'discarded'
      or coalesce((select max(e.at) from events e where e.tenant_id = p.tenant_id and e.stream = 'plan:' || p.id::text), p.created_at) >= ${moment}::timestamptz)`.execute(r.q)
  return new Set(found.map((row) => row.sha256))
}

export async function clearBodies(w: Writer, bodyIds: readonly string[]): Promise<void> {
  await w.q.deleteFrom('evidence').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
}
