import type { z } from 'zod'
import type { NameHistory, Tree } from '../../../contract/bodies.ts'
import { nameOn } from '../../../core/bodies/names.ts'
import type { PlainDate } from '../../../core/kernel/dates.ts'
import { may, type Actor } from '../../../core/people/may.ts'
import { searchKey } from '../../../core/people/names.ts'
import type { Reader } from '../../../platform/db/database.ts'
import type { AnswerTo } from '../../../platform/http/routes.ts'
import { allNames, namesOf } from '../names/store.ts'
import { bodiesOf, type Body } from '../store.ts'
import { mayChangeBody, mayMoveBody } from './may.ts'
import { treeUnits, treeVersion, type TreeUnitRow } from './store.ts'

type Node = z.input<typeof Tree>['bodies'][number]

/** The body whose name is written as this one's superior, where exactly one is; offered, never taken by itself. */
export function superiorOf(bodies: readonly Body[], body: Body): Body | undefined {
  if (body.parentId !== null || body.superior === null) return undefined
  const wanted = searchKey(body.superior)
  const fits = bodies.filter((b) => b.id !== body.id && b.endedOn === null && [b.name, ...b.oldNames].some((name) => searchKey(name) === wanted))
  return fits.length === 1 ? fits[0] : undefined
}

export async function countsOf(r: Reader, bodyIds: readonly string[]): Promise<{ readonly body: Map<string, number>; readonly unit: Map<string, number> }> {
  const rows =
    bodyIds.length === 0
      ? []
      : await r.q.selectFrom('people').select((e) => ['body_id', 'unit_id', e.fn.countAll<string>().as('n')]).where('tenant_id', '=', r.tenant).where('body_id', 'in', bodyIds).where('removed_at', 'is', null).groupBy(['body_id', 'unit_id']).execute()
  const body = new Map<string, number>()
  const unit = new Map<string, number>()
  for (const row of rows) {
    body.set(row.body_id, (body.get(row.body_id) ?? 0) + Number(row.n))
    if (row.unit_id !== null) unit.set(row.unit_id, Number(row.n))
  }
  return { body, unit }
}

/** The tree as this account sees it: every body of the tenant by name, units and counts only of those it sees into. */
export async function treeOf(r: Reader, actor: Actor, ask: { readonly on: PlainDate | null; readonly ended: boolean }): Promise<AnswerTo<typeof Tree>> {
  const all = await bodiesOf(r)
  const shown = all.filter((b) => (ask.ended || b.endedOn === null) && (!b.outside || b.kind === 'bloc' || b.kind === 'cluster'))
  const inside = shown.filter((b) => may(actor, 'people.see', { bodyId: b.id })).map((b) => b.id)
  const counts = await countsOf(r, inside)
  const names = ask.on === null ? [] : await allNames(r, shown.map((b) => b.id))
  const { on } = ask
  const called = (bodyId: string, unitId: string | null, name: string): string => (on === null ? name : (nameOn(names.filter((n) => n.bodyId === bodyId && n.unitId === unitId), on)?.name ?? name))
  const bodyOf = (b: Body): Node => {
    const offer = superiorOf(all, b)
    return {
      id: b.id, name: called(b.id, null, b.name), abbreviation: b.abbreviation, kind: b.kind as Node['kind'], code: b.code, parentId: b.parentId, superior: b.superior, outside: b.outside, beganOn: b.beganOn, endedOn: b.endedOn, version: b.version,
      people: inside.includes(b.id) ? (counts.body.get(b.id) ?? 0) : null, offer: offer ? { id: offer.id, name: offer.name } : null,
      mayChange: mayChangeBody(actor, b), mayMove: mayMoveBody(actor, b), mayChangeUnits: may(actor, 'units.change', { bodyId: b.id, unitId: null }),
    }
  }
  const unitOf = (u: TreeUnitRow) => ({ ...u, kind: u.kind as 'division', name: called(u.bodyId, u.id, u.name), people: counts.unit.get(u.id) ?? 0 })
  const units = (await treeUnits(r, inside, ask.ended)).map(unitOf)
  return { bodies: shown.map(bodyOf), units, version: await treeVersion(r), mayAddRoot: may(actor, 'bodies.change', { bodyId: null }) }
}

/** Who came before and after a body or unit, by changes that were not taken back. */
export async function kinOf(r: Reader, id: string, side: 'from' | 'to'): Promise<string[]> {
  const [mine, other] = side === 'from' ? (['to_id', 'from_id'] as const) : (['from_id', 'to_id'] as const)
  const rows = await r.q
    .selectFrom('successions as s')
    .innerJoin('body_changes as c', (j) => j.onRef('c.tenant_id', '=', 's.tenant_id').onRef('c.id', '=', 's.change_id'))
    .select(`s.${other} as id`)
    .where('s.tenant_id', '=', r.tenant)
    .where(`s.${mine}`, '=', id)
    .where('c.undone_at', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}

export async function historyOf(r: Reader, of: { readonly bodyId: string; readonly unitId: string | null }): Promise<AnswerTo<typeof NameHistory>> {
  const id = of.unitId ?? of.bodyId
  const named = async (ids: readonly string[]): Promise<{ id: string; name: string }[]> => {
    if (ids.length === 0) return []
    const table = of.unitId === null ? ('bodies' as const) : ('units' as const)
    return r.q.selectFrom(table).select(['id', 'name']).where('tenant_id', '=', r.tenant).where('id', 'in', ids).execute()
  }
  const names = (await namesOf(r, of)).map(({ name, abbreviation, from, to }) => ({ name, abbreviation, from, to }))
  return { names, predecessors: await named(await kinOf(r, id, 'from')), successors: await named(await kinOf(r, id, 'to')) }
}
