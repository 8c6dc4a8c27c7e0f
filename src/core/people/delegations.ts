import type { PlainDate } from '../kernel/dates.ts'
import { refuse } from '../kernel/refusal.ts'
import { ok, type Result } from '../kernel/result.ts'
import { holdsItself, mayGrant } from './grants.ts'
import { actionsOfRole, NEVER_HANDED_ON, reachesDown, ACTIONS, type Action, type Actor, type Grant, type Reach } from './may.ts'

/** KT.: a deputy for the head; TL.: by order; TUQ.: by authorisation; TM.: on behalf of a collective; acting: "quyền". */
export const FORMS = ['KT', 'TL', 'TUQ', 'TM', 'acting'] as const
export type Form = (typeof FORMS)[number]

/** What one may hand on at all, in the order of the list. */
export const HANDED_ON: readonly Action[] = ACTIONS.filter((action) => action !== 'session.use' && !NEVER_HANDED_ON.includes(action))

export interface Scope {
  readonly bodyId: string
  readonly unitId: string | null
}
export interface Delegation extends Scope {
  readonly form: Form
  readonly from: string
  readonly to: string
  /** empty: all that the giver holds in the scope */
  readonly actions: readonly Action[]
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
}

const meet = (a: Pick<Delegation, 'validFrom' | 'validTo'>, b: Pick<Delegation, 'validFrom' | 'validTo'>): boolean =>
  (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo)

/** Which units stand under which, each with itself: the key is the upper one. */
export type Tree = ReadonlyMap<string, readonly string[]>
const isUnder = (tree: Tree, upper: string, lower: string): boolean => upper === lower || (tree.get(upper)?.includes(lower) ?? false)

const scopesMeet = (a: Scope, b: Scope, units: Tree): boolean =>
  a.bodyId === b.bodyId && (a.unitId === null || b.unitId === null || isUnder(units, a.unitId, b.unitId) || isUnder(units, b.unitId, a.unitId))

const actionsMeet = (a: Delegation, b: Delegation): boolean => a.actions.length === 0 || b.actions.length === 0 || a.actions.some((action) => b.actions.includes(action))

/**
 * Two delegations of one giver overlap when time, scope and actions meet and they go to the same person; "quyền" stands alone,
 * whoever the other is: a post has one holder at a time.
 */
export const overlap = (a: Delegation, b: Delegation, units: Tree): boolean =>
  a.from === b.from && (a.to === b.to || (a.form === 'acting' && b.form === 'acting')) && meet(a, b) && scopesMeet(a, b, units) && actionsMeet(a, b)

/** What of a role is handed on: no further than the scope of the delegation; null when nothing is left. */
export function narrowed(grant: Grant, scope: Scope, bodies: Tree, units: Tree): Grant | null {
  const inBody = grant.bodyId === null || grant.bodyId === scope.bodyId || (grant.unitId === null && reachesDown(grant.role) && isUnder(bodies, grant.bodyId, scope.bodyId))
  if (!inBody) return null
  const { bodyId } = scope
  if (grant.unitId === null || scope.unitId === null) return { role: grant.role, bodyId, unitId: grant.unitId ?? scope.unitId }
  if (isUnder(units, grant.unitId, scope.unitId)) return { role: grant.role, bodyId, unitId: scope.unitId }
  return isUnder(units, scope.unitId, grant.unitId) ? { role: grant.role, bodyId, unitId: grant.unitId } : null
}

export interface Parties {
  /** who enters it */
  readonly actor: Actor
  /** who hands on: the account with its own roles */
  readonly giver: { readonly id: string; readonly name: string; readonly grants: readonly Reach[] }
  readonly bodies: Tree
  readonly units: Tree
}

/** Whether this delegation may be made by this actor. Refused: delegation.nothing-held, delegation.of-another. */
export function mayDelegate(d: Delegation, { actor, giver, bodies, units }: Parties): Result<undefined> {
  const own = giver.grants.filter((reach) => reach.via !== 'delegation')
  const handed = own.flatMap((reach) => narrowed(reach, d, bodies, units) ?? [])
  const something = handed.some((grant) => actionsOfRole(grant.role).within.length > 0)
  const held = d.actions.length === 0 ? something : d.actions.every((action) => HANDED_ON.includes(action) && holdsItself({ grants: own }, action, d))
  if (!held) return refuse('delegation.nothing-held', { name: giver.name })
  const himself = actor.accountId === giver.id && holdsItself(actor, 'delegations.change', d)
  if (himself || handed.every((grant) => mayGrant(actor, grant))) return ok(undefined)
  return refuse(actor.accountId === giver.id ? 'delegation.nothing-held' : 'delegation.of-another', { name: giver.name })
}
