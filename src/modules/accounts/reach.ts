import { sql } from 'kysely'
import type { PlainDate } from '../../core/kernel/dates.ts'
import { reachesDown, type Action, type Grant, type Reach } from '../../core/people/may.ts'
import type { Reader } from '../../platform/db/database.ts'
import { delegatedTo, groupGrantsOf, grantsOf, type Delegated } from './store.ts'

/** The things under these in a tree of one table, each with itself. */
async function under(r: Reader, table: 'bodies' | 'units', ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const name = sql.table(table)
  const { rows } = await sql<{ top: string; id: string }>`
    with recursive tree as (
      select id as top, id from ${name} where tenant_id = ${r.tenant} and id = any(${[...ids]}::uuid[])
      union select tree.top, child.id from tree join ${name} child on child.tenant_id = ${r.tenant} and child.parent_id = tree.id
    ) select top, id from tree`.execute(r.q)
  const map = new Map<string, string[]>()
  for (const { top, id } of rows) map.set(top, [...(map.get(top) ?? []), id])
  return map
}

type Given = Grant & Pick<Reach, 'via' | 'only'>

/** A delegation hands on the roles of the one who gives it, no further than its own scope. */
function handedOn(d: Delegated): Given[] {
  const only = d.actions.length > 0 ? (d.actions as readonly Action[]) : null
  return d.grants.filter((g) => g.bodyId === null || g.bodyId === d.bodyId).filter((g) => g.unitId === null || d.unitId === null || g.unitId === d.unitId).map((g) => ({ role: g.role, bodyId: d.bodyId, unitId: d.unitId ?? g.unitId, via: 'delegation', only }))
}

/** Every role that counts for an account on this day, own, through a group or handed on, with how far it reaches. */
export async function reachOf(r: Reader, accountId: string, today: PlainDate): Promise<Reach[]> {
  const plain = (via: Reach['via']) => (g: Grant): Given => ({ ...g, via, only: null })
  const given: Given[] = [
    ...(await grantsOf(r, accountId, today)).map(plain('own')),
    ...(await groupGrantsOf(r, accountId, today)).map(plain('group')),
    ...(await delegatedTo(r, accountId, today)).flatMap(handedOn),
  ]
  const bodies = await under(r, 'bodies', given.flatMap((g) => (g.bodyId !== null && reachesDown(g.role) && g.unitId === null ? [g.bodyId] : [])))
  const units = await under(r, 'units', given.flatMap((g) => (g.unitId === null ? [] : [g.unitId])))
  return given.map((g) => ({ ...g, bodyIds: g.bodyId === null ? null : (bodies.get(g.bodyId) ?? [g.bodyId]), unitIds: g.unitId === null ? null : (units.get(g.unitId) ?? [g.unitId]) }))
}
