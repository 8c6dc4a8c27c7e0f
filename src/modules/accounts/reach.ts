import { sql } from 'kysely'
import type { PlainDate } from '../../core/kernel/dates.ts'
import { narrowed, type Tree } from '../../core/people/delegations.ts'
import { reachesDown, type Grant, type Reach } from '../../core/people/may.ts'
import type { Reader } from '../../platform/db/database.ts'
import { takenOn, type DelegationRow } from './delegationsStore.ts'
import { standingOf, type Standing } from './standingStore.ts'
import { groupGrantsOf, grantsOf } from './store.ts'

/** The things under these in a tree of one table, each with itself. */
export async function under(r: Reader, table: 'bodies' | 'units', ids: readonly string[]): Promise<Map<string, string[]>> {
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

const bodyTree = (r: Reader, given: readonly Grant[]): Promise<Tree> => under(r, 'bodies', given.flatMap((g) => (g.bodyId !== null && reachesDown(g.role) && g.unitId === null ? [g.bodyId] : [])))
const unitTree = (r: Reader, given: readonly { readonly unitId: string | null }[]): Promise<Tree> => under(r, 'units', given.flatMap((g) => (g.unitId === null ? [] : [g.unitId])))

/** The roles that an account holds itself on this day, its own and those of its groups. */
async function heldBy(r: Reader, accountId: string, today: PlainDate): Promise<Given[]> {
  const own = (await grantsOf(r, accountId, today)).map((g): Given => ({ ...g, via: 'own', only: null }))
  const group = (await groupGrantsOf(r, accountId, today)).map((g): Given => ({ ...g, via: 'group', only: null }))
  return [...own, ...group]
}

/** A delegation hands on the roles that the giver holds itself, no further than its own scope; what was handed to the giver stays there. */
async function handedOn(r: Reader, d: DelegationRow, today: PlainDate): Promise<Given[]> {
  const held = await heldBy(r, d.from, today)
  const [bodies, units] = [await bodyTree(r, held), await unitTree(r, [...held, d])]
  const only = d.actions.length > 0 ? d.actions : null
  return held.flatMap((grant) => {
    const left = narrowed(grant, d, bodies, units)
    return left ? [{ ...left, via: 'delegation' as const, only }] : []
  })
}

const reaching = async (r: Reader, given: readonly Given[]): Promise<Reach[]> => reachWithin(given, await bodyTree(r, given), await unitTree(r, given))

function reachWithin(given: readonly Given[], bodies: Tree, units: Tree): Reach[] {
  // the tree may hold a body for the sake of another role: only one that goes down takes what is below
  const bodiesOf = ({ role, bodyId, unitId }: Given): readonly string[] | null => (bodyId === null ? null : unitId === null && reachesDown(role) ? (bodies.get(bodyId) ?? [bodyId]) : [bodyId])
  return given.map((g) => ({ ...g, bodyIds: bodiesOf(g), unitIds: g.unitId === null ? null : (units.get(g.unitId) ?? [g.unitId]) }))
}

function treeOf(pairs: Standing['bodies']): Tree {
  const map = new Map<string, string[]>()
  for (const [top, id] of pairs) {
    const below = map.get(top)
    if (below) below.push(id)
    else map.set(top, [id])
  }
  return map
}

/** The reach of an account to which nothing is handed on. */
export const reachStanding = ({ held, bodies, units }: Standing): Reach[] => reachWithin(held.map((g) => ({ ...g, only: null })), treeOf(bodies), treeOf(units))

/** Every role that counts for an account on this day, own, through a group or handed on, with how far it reaches. */
export async function reachOf(r: Reader, accountId: string, today: PlainDate): Promise<Reach[]> {
  const standing = await standingOf(r, accountId, today)
  if (!standing.taken) return reachStanding(standing)
  const given = standing.held.map((g): Given => ({ ...g, only: null }))
  for (const d of await takenOn(r, accountId, today)) given.push(...(await handedOn(r, d, today)))
  return reaching(r, given)
}

/** What the account holds itself, without what was handed on to it. */
export const ownReachOf = async (r: Reader, accountId: string, today: PlainDate): Promise<Reach[]> => reachStanding(await standingOf(r, accountId, today))
