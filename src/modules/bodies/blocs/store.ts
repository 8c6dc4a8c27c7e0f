import type { PlainDate } from '../../../core/kernel/dates.ts'
import type { Reader, Writer } from '../../../platform/db/database.ts'

export type Part = 'leader' | 'deputy' | 'member'
export interface MemberRow {
  readonly id: string
  readonly blocId: string
  readonly bodyId: string
  readonly unitId: string | null
  readonly part: Part
  readonly from: PlainDate | null
  readonly to: PlainDate | null
}

export async function membersOf(r: Reader, blocIds: readonly string[]): Promise<MemberRow[]> {
  if (blocIds.length === 0) return []
  const rows = await r.q
    .selectFrom('bloc_members')
    .select(['id', 'bloc_id as blocId', 'body_id as bodyId', 'unit_id as unitId', 'part', 'from_on as from', 'to_on as to'])
    .where('tenant_id', '=', r.tenant)
    .where('bloc_id', 'in', blocIds)
    .orderBy('from_on')
    .orderBy('id')
    .execute()
  return rows.map((m) => ({ ...m, part: m.part as Part }))
}
export async function replaceMembers(w: Writer, blocId: string, members: readonly MemberRow[]): Promise<void> {
  await w.q.deleteFrom('bloc_members').where('tenant_id', '=', w.tenant).where('bloc_id', '=', blocId).execute()
  if (members.length === 0) return
  await w.q.insertInto('bloc_members').values(members.map((m) => ({ tenant_id: w.tenant, id: m.id, bloc_id: blocId, body_id: m.bodyId, unit_id: m.unitId, part: m.part, from_on: m.from, to_on: m.to, version: 1 }))).execute()
}
export async function bumpBody(w: Writer, id: string): Promise<void> {
  await w.q.updateTable('bodies').set((e) => ({ version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export interface Seat {
  readonly blocId: string
  readonly name: string
  readonly kind: string
  readonly part: Part
}
/** The blocs and clusters in which a body (unitId null) or a unit sits on that day, and as what; there may be two. */
export async function blocsOf(r: Reader, of: { readonly bodyId: string; readonly unitId: string | null }, day: PlainDate): Promise<Seat[]> {
  const rows = await r.q
    .selectFrom('bloc_members as m')
    .innerJoin('bodies as b', (j) => j.onRef('b.tenant_id', '=', 'm.tenant_id').onRef('b.id', '=', 'm.bloc_id'))
    .select(['b.id as blocId', 'b.name', 'b.kind', 'm.part'])
    .where('m.tenant_id', '=', r.tenant)
    .where('m.body_id', '=', of.bodyId)
    .where('m.unit_id', of.unitId === null ? 'is' : '=', of.unitId)
    .where((e) => e.and([e.or([e('m.from_on', 'is', null), e('m.from_on', '<=', day)]), e.or([e('m.to_on', 'is', null), e('m.to_on', '>=', day)])]))
    .orderBy('b.name')
    .execute()
  return rows.map((m) => ({ ...m, part: m.part as Part }))
}
