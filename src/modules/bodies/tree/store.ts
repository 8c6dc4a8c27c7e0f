import type { PlainDate } from '../../../core/kernel/dates.ts'
import { searchKey } from '../../../core/people/names.ts'
import type { Reader, Writer } from '../../../platform/db/database.ts'
import type { Node } from '../../../core/bodies/tree.ts'

export interface TreeUnitRow {
  readonly id: string
  readonly bodyId: string
  readonly parentId: string | null
  readonly name: string
  readonly kind: string
  readonly beganOn: PlainDate | null
  readonly endedOn: PlainDate | null
  readonly version: number
}
const UNIT = ['id', 'body_id as bodyId', 'parent_id as parentId', 'name', 'kind', 'began_on as beganOn', 'ended_on as endedOn', 'version'] as const

export async function treeUnits(r: Reader, bodyIds: readonly string[], ended: boolean): Promise<TreeUnitRow[]> {
  if (bodyIds.length === 0) return []
  const found = r.q.selectFrom('units').select(UNIT).where('tenant_id', '=', r.tenant).where('body_id', 'in', bodyIds).where('removed_at', 'is', null).orderBy('place').orderBy('id')
  return ended ? found.execute() : found.where('ended_on', 'is', null).execute()
}
export const findUnit = (r: Reader, id: string): Promise<TreeUnitRow | undefined> =>
  r.q.selectFrom('units').select(UNIT).where('tenant_id', '=', r.tenant).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()

export const bodyNodes = (r: Reader): Promise<Node[]> => r.q.selectFrom('bodies').select(['id', 'parent_id as parentId']).where('tenant_id', '=', r.tenant).execute()

export async function treeVersion(r: Reader): Promise<number> {
  const row = await r.q.selectFrom('tenants').select('tree_version').where('id', '=', r.tenant).executeTakeFirstOrThrow()
  return row.tree_version
}
/** Everybody who changes the shape of the tree writes here first: of two at once the later decides again on what the earlier left. */
export async function touchTree(w: Writer): Promise<void> {
  await w.q.updateTable('tenants').set((e) => ({ tree_version: e('tree_version', '+', 1) })).where('id', '=', w.tenant).execute()
}

export async function setParent(w: Writer, table: 'bodies' | 'units', id: string, parentId: string | null): Promise<void> {
  await w.q.updateTable(table).set((e) => ({ parent_id: parentId, version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export interface MendedBody {
  readonly name: string
  readonly abbreviation: string
  readonly kind: string
  readonly code: string | null
  readonly superior: string | null
}
export async function mendBody(w: Writer, id: string, b: MendedBody): Promise<void> {
  await w.q
    .updateTable('bodies')
    .set((e) => ({ name: b.name, abbreviation: b.abbreviation, kind: b.kind, code: b.code, superior: b.superior, search_key: searchKey(b.name, b.abbreviation), version: e('version', '+', 1) }))
    .where('tenant_id', '=', w.tenant)
    .where('id', '=', id)
    .execute()
}
export async function mendUnit(w: Writer, id: string, name: string, kind: string): Promise<void> {
  await w.q.updateTable('units').set((e) => ({ name, kind, search_key: searchKey(name), version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}
export async function unitsCount(r: Reader, bodyId: string): Promise<number> {
  const row = await r.q.selectFrom('units').select((e) => e.fn.max<number | null>('place').as('place')).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).executeTakeFirst()
  return (row?.place ?? -1) + 1
}
