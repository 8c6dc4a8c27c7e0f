import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ok } from '../../core/kernel/result.ts'
import { reachesDown, ROLE_NAMES, type Grant } from '../../core/people/may.ts'
import { openPool, type OpenDatabase } from '../../platform/db/database.ts'
import { freshData } from '../../../test/support/data.ts'
import { reachOf } from './reach.ts'

let db: OpenDatabase
let clear: () => Promise<void>
beforeAll(async () => {
  const data = await freshData()
  clear = data.clear
  db = await openPool(data)
})
afterAll(async () => {
  await db.close()
  await clear()
})

// the world of a run: a tree of three bodies, a tree of three units in the lowest, three accounts, two groups
const BODIES = [null, 0, 1] as const
const UNITS = [null, 0, null] as const
const ME = 0
const TODAY = '2026-03-10'
const DAYS = [null, '2026-03-01', '2026-03-10', '2026-03-11', '2026-12-31'] as const
const day = fc.constantFrom(...DAYS)
const scope = fc.oneof(fc.record({ body: fc.constantFrom(null, 0, 1, 2), unit: fc.constant(null) }), fc.record({ body: fc.constant(2), unit: fc.constantFrom(0, 1, 2) }))
const grants = fc.array(fc.record({ role: fc.constantFrom(...ROLE_NAMES), scope, to: fc.oneof(fc.constantFrom('a0', 'a1', 'a2'), fc.constantFrom('g0', 'g1')), from: day, until: day, ended: fc.boolean() }), { maxLength: 6 })
const delegations = fc.array(fc.record({ from: fc.constantFrom(1, 2), scope: fc.record({ body: fc.constantFrom(0, 1, 2), unit: fc.constant(null) }), start: fc.constantFrom('2026-03-01', '2026-03-10', '2026-03-11'), until: day, ended: fc.boolean(), part: fc.boolean() }), { maxLength: 2 })
const world = fc.record({ grants, delegations, members: fc.array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1, 2)), { maxLength: 4 }), endedGroup: fc.option(fc.constantFrom(0, 1)), closed: fc.option(fc.constantFrom(1, 2)) })
type World = typeof world extends fc.Arbitrary<infer W> ? W : never

/** What stands under one thing of a tree, with itself. */
const under = (tree: readonly (number | null)[], top: number): number[] => tree.flatMap((_, i) => {
  let at: number | null = i
  while (at !== null && at !== top) at = tree[at] ?? null
  return at === top ? [i] : []
})
const runs = (from: string | null, until: string | null): boolean => (from === null || from <= TODAY) && (until === null || until >= TODAY)

interface Said {
  role: string
  bodies: number[] | null
  units: number[] | null
  via: string
  part: boolean
}
/** The same question, answered by hand: what reaches the account, said as sets of places. */
function byHand(w: World): Said[] {
  const held = (account: number) =>
    w.grants
      .filter((g) => !g.ended && runs(g.from, g.until))
      .flatMap((g) => {
        const group = g.to.startsWith('g') ? Number(g.to[1]) : null
        if (group === null) return g.to === `a${account}` ? [{ ...g, via: 'own' }] : []
        return w.endedGroup !== group && w.members.some(([of, who]) => of === group && who === account) ? [{ ...g, via: 'group' }] : []
      })
  const said = (role: Grant['role'], s: { body: number | null; unit: number | null }, via: string, part: boolean): Said => ({
    role, via, part, bodies: s.body === null ? null : s.unit === null && reachesDown(role) ? under(BODIES, s.body) : [s.body], units: s.unit === null ? null : under(UNITS, s.unit),
  })
  const mine = held(ME).map((g) => said(g.role, g.scope, g.via, false))
  const taken = w.delegations
    .filter((d) => !d.ended && d.start <= TODAY && runs(null, d.until) && w.closed !== d.from)
    .flatMap((d) =>
      held(d.from)
        .filter((g) => g.scope.body === null || g.scope.body === d.scope.body || (g.scope.unit === null && reachesDown(g.role) && under(BODIES, g.scope.body).includes(d.scope.body)))
        .map((g) => said(g.role, { body: d.scope.body, unit: g.scope.unit }, 'delegation', d.part)),
    )
  return [...mine, ...taken]
}

async function planted(w: World): Promise<{ tenant: string; ids: Map<string, string> }> {
  const tenant = randomUUID()
  const ids = new Map<string, string>()
  const id = (name: string): string => ids.get(name) ?? (ids.set(name, randomUUID()).get(name) as string)
  const at = '2026-01-01T00:00:00.000Z'
  await db.pool.query('insert into tenants (id, name, created_at) values ($1, $2, $3)', [tenant, 'Nơi thử', at])
  await db.write(tenant, async (t) => {
    for (const [i, up] of BODIES.entries()) await t.q.insertInto('bodies').values({ tenant_id: tenant, id: id(`b${i}`), name: `Cơ quan ${i}`, abbreviation: 'CQ', kind: 'other', year_kind: 'calendar', search_key: '', created_at: at, version: 1, parent_id: up === null ? null : id(`b${up}`) }).execute()
    for (const [i, up] of UNITS.entries()) await t.q.insertInto('units').values({ tenant_id: tenant, id: id(`u${i}`), body_id: id('b2'), name: `Đơn vị ${i}`, kind: 'division', place: i, search_key: '', parent_id: up === null ? null : id(`u${up}`) }).execute()
    for (const i of [0, 1, 2]) await t.q.insertInto('accounts').values({ tenant_id: tenant, id: id(`a${i}`), login: `a${i}`, login_key: `a${i}`, name: `Người ${i}`, disabled_at: w.closed === i ? at : null, created_at: at, version: 0 }).execute()
    for (const i of [0, 1]) await t.q.insertInto('groups').values({ tenant_id: tenant, id: id(`g${i}`), name: `Nhóm ${i}`, search_key: '', created_at: at, ended_at: w.endedGroup === i ? at : null, version: 1 }).execute()
    for (const [group, who] of [...new Set(w.members.map((m) => m.join('/')))].map((m) => m.split('/'))) await t.q.insertInto('group_members').values({ tenant_id: tenant, group_id: id(`g${group}`), account_id: id(`a${who}`), added_at: at }).execute()
    for (const g of w.grants)
      await t.q.insertInto('grants').values({ tenant_id: tenant, id: randomUUID(), account_id: g.to.startsWith('a') ? id(g.to) : null, group_id: g.to.startsWith('g') ? id(g.to) : null, role: g.role, body_id: g.scope.body === null ? null : id(`b${g.scope.body}`), unit_id: g.scope.unit === null ? null : id(`u${g.scope.unit}`), valid_from: g.from, valid_to: g.until, granted_at: at, ended_at: g.ended ? at : null }).execute()
    for (const d of w.delegations)
      await t.q.insertInto('delegations').values({ tenant_id: tenant, id: randomUUID(), body_id: id(`b${d.scope.body}`), unit_id: null, from_account: id(`a${d.from}`), to_account: id(`a${ME}`), form: 'KT', actions: JSON.stringify(d.part ? ['plans.see'] : []), document: 'Quyết định', valid_from: d.start, valid_to: d.until, created_at: at, created_by: id('a0'), ended_at: d.ended ? at : null, version: 1 }).execute()
    return ok(undefined)
  })
  return { tenant, ids }
}

const words = (list: readonly Said[]): string[] => list.map((s) => JSON.stringify({ ...s, bodies: s.bodies?.toSorted() ?? null, units: s.units?.toSorted() ?? null })).sort()

it('reaches what its roles, groups and delegations of the day reach, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (w) => {
      const { tenant, ids } = await planted(w)
      const names = new Map([...ids].map(([name, id]) => [id, Number(name[1])]))
      const reach = await db.read(tenant, (r) => reachOf(r, ids.get(`a${ME}`) as string, TODAY))
      const found = reach.map((g): Said => ({ role: g.role, via: g.via, part: g.only !== null, bodies: g.bodyIds?.map((id) => names.get(id) ?? -1) ?? null, units: g.unitIds?.map((id) => names.get(id) ?? -1) ?? null }))
      expect(words(found)).toEqual(words(byHand(w)))
    }),
    { numRuns: 60, examples: [[{ grants: [{ role: 'administrator', scope: { body: 1, unit: null }, to: 'g0', from: null, until: null, ended: false }, { role: 'unit-head', scope: { body: 1, unit: null }, to: 'g0', from: null, until: null, ended: false }], delegations: [], members: [[0, 0]], endedGroup: null, closed: null }]] },
  )
})
