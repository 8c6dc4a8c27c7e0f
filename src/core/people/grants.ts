import { actionsOfRole, isBodyWide, may, NEVER_HANDED_ON, reachesDown, type Action, type Actor, type Grant, type Reach } from './may.ts'

const goesDown = (grant: Grant): boolean => grant.unitId === null && reachesDown(grant.role)

/** Whether the reach covers every body that the grant would cover. */
function coversBodies(reach: Reach, grant: Grant): boolean {
  if (reach.bodyIds === null) return true
  if (grant.bodyId === null || !reach.bodyIds.includes(grant.bodyId)) return false
  return !goesDown(grant) || goesDown(reach)
}

const coversUnits = (reach: Reach, grant: Grant): boolean => reach.unitIds === null || (grant.unitId !== null && reach.unitIds.includes(grant.unitId))

/** What was handed on by a delegation is not given further: it is not the actor's own. */
const ownOf = (actor: Pick<Actor, 'grants'>): readonly Reach[] => actor.grants.filter((reach) => reach.via !== 'delegation')

/** Whether the actor holds this action of their own wherever the grant reaches; `wide`: over the whole of its bodies. */
function holds(own: readonly Reach[], action: Action, grant: Grant, wide: boolean): boolean {
  return own.some((reach) => {
    const { body, within } = actionsOfRole(reach.role)
    if (!coversBodies(reach, grant)) return false
    if (body.includes(action)) return true
    return within.includes(action) && (wide ? reach.unitIds === null : coversUnits(reach, grant))
  })
}

/** Whether the actor holds, of their own, all that this grant would allow there (`only`: the part of it that counts). */
function holdsAll(own: readonly Reach[], grant: Grant, only: readonly Action[] | null = null): boolean {
  const counts = (action: Action): boolean => only === null || only.includes(action)
  const { body, within } = actionsOfRole(grant.role)
  return body.filter(counts).every((action) => holds(own, action, grant, true)) && within.filter(counts).every((action) => holds(own, action, grant, false))
}

/**
 * May this account give, end or hand back that role there? Only who administers accounts in the whole scope of the grant, and
 * only a role that allows nothing which they do not hold there themselves.
 */
export function mayGrant(actor: Pick<Actor, 'grants'>, grant: Grant): boolean {
  const own = ownOf(actor)
  return (grant.unitId === null || grant.bodyId !== null) && holds(own, 'accounts.change', grant, false) && holdsAll(own, grant)
}

/** May this account change one that holds these roles: its name, its address, whether it may come in? */
export const mayManage = (actor: Pick<Actor, 'grants'>, grants: readonly Grant[]): boolean => grants.every((grant) => mayGrant(actor, grant))

/** May this account look at the product as one that reaches so far? Never as somebody with wider powers. */
export function mayViewAs(actor: Pick<Actor, 'grants'>, target: readonly Reach[]): boolean {
  const own = ownOf(actor)
  if (target.length === 0) return own.some((reach) => reach.bodyIds === null && actionsOfRole(reach.role).within.includes('accounts.view-as'))
  return target.every((reach) => {
    const only = reach.via === 'delegation' ? (reach.only ?? allOf(reach)).filter((action) => !NEVER_HANDED_ON.includes(action)) : reach.only
    return holds(own, 'accounts.view-as', reach, false) && holdsAll(own, reach, only)
  })
}
const allOf = ({ role }: Grant): readonly Action[] => [...actionsOfRole(role).body, ...actionsOfRole(role).within]

/** Whether the account may do this in the whole scope of its own: what it may hand on to another for a time. */
export const holdsItself = (actor: Pick<Actor, 'grants'>, action: Action, scope: { readonly bodyId: string; readonly unitId: string | null }): boolean => may({ grants: ownOf(actor), bodyId: null }, action, scope)

/** Where an account cares for something, as a query can say it; null: everywhere in the tenant. */
export interface Care {
  readonly bodyIds: readonly string[] | null
  readonly unitIds: readonly string[] | null
}

/** The places in which the account may do this, for lists that span several bodies. */
export function careOf(actor: Pick<Actor, 'grants'>, action: Action): readonly Care[] {
  const caring = actor.grants.filter((reach) => may({ grants: [reach], bodyId: null }, action, { bodyId: reach.bodyIds?.[0] ?? null }))
  return caring.map((reach) => ({ bodyIds: reach.bodyIds, unitIds: isBodyWide(reach, action) ? null : reach.unitIds }))
}

/** The bodies in which the account may do this at all; null: every body. */
export function bodiesInCare(actor: Pick<Actor, 'grants'>, action: Action): readonly string[] | null {
  const care = careOf(actor, action)
  return care.some((place) => place.bodyIds === null) ? null : [...new Set(care.flatMap((place) => place.bodyIds ?? []))]
}

/** Whether a role stands in a place that is cared for. */
export const isInCare = (care: readonly Care[], grant: Pick<Grant, 'bodyId' | 'unitId'>): boolean =>
  care.some(({ bodyIds, unitIds }) => (bodyIds === null || (grant.bodyId !== null && bodyIds.includes(grant.bodyId))) && (unitIds === null || (grant.unitId !== null && unitIds.includes(grant.unitId))))
