import type { AccountRow, AccountView, RoleHeld } from '../../contract/accountsAdmin.ts'
import type { PlainDate } from '../../core/kernel/dates.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { careOf, mayGrant, mayManage, mayViewAs } from '../../core/people/grants.ts'
import { may, ROLE_NAMES, type Actor, type RoleName } from '../../core/people/may.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import * as store from './adminStore.ts'
import { groupsOfAccount } from './groupsStore.ts'
import { reachOf } from './reach.ts'

export type View = AnswerTo<typeof AccountView>
type Row = AnswerTo<typeof AccountRow>

const counts = (role: store.HeldRole, today: PlainDate): boolean => role.validFrom === null || role.validFrom <= today

export const roleShown = (actor: Actor, role: store.HeldRole, today: PlainDate): AnswerTo<typeof RoleHeld> => ({
  id: role.id, role: role.role, bodyId: role.bodyId, body: role.body, unitId: role.unitId, unit: role.unit, validFrom: role.validFrom, validTo: role.validTo, groupId: role.groupId, group: role.group,
  now: counts(role, today), mayEnd: may(actor, 'accounts.change') && mayGrant(actor, role),
})

export type ListAsk = Omit<store.AccountsAsk, 'care' | 'today'>

export async function listAccounts(r: Reader, actor: Actor, ask: ListAsk, today: PlainDate): Promise<{ accounts: Row[]; total: number; pageSize: number }> {
  const found = await store.listAccounts(r, { ...ask, care: careOf(actor, 'accounts.see'), today })
  const roles = await store.rolesOf(r, found.accounts.map((a) => a.id), today)
  const rows = found.accounts.map((a) => ({
    id: a.id, name: a.name, login: a.login, email: a.email, disabled: a.disabledAt !== null, lastSignIn: a.lastSignIn, secondFactor: a.secondFactor,
    roles: (roles.get(a.id) ?? []).filter((role) => counts(role, today)).map(({ role, body, unit }) => ({ role, body, unit })),
  }))
  return { accounts: rows, total: found.total, pageSize: store.PAGE_SIZE }
}

/** An account in the care of the actor, with the roles that it holds now or later. */
export async function findManaged(r: Reader, actor: Actor, id: string, today: PlainDate): Promise<Result<{ readonly card: store.AccountCard & { readonly secondFactor: boolean }; readonly roles: readonly store.HeldRole[] }>> {
  const card = await store.findCared(r, careOf(actor, 'accounts.see'), id)
  if (!card) return refuse('request.not-found', { what: 'account' })
  return ok({ card, roles: (await store.rolesOf(r, [id], today)).get(id) ?? [] })
}

export async function viewAccount(kit: Kit, r: Reader, actor: Actor, id: string): Promise<Result<View>> {
  const today = kit.clock.today()
  const found = await findManaged(r, actor, id, today)
  if (!found.ok) return found
  const { card, roles } = found.value
  const person = card.personId === null ? undefined : await store.findPersonCard(r, card.personId)
  const own = id === actor.accountId
  const looks = !own && card.disabledAt === null && actor.via === 'session' && actor.viewing === null && may(actor, 'accounts.view-as')
  return ok({
    id, name: card.name, login: card.login, email: card.email, version: card.version, disabled: card.disabledAt !== null, createdAt: card.createdAt, lastSignIn: card.lastSignIn, secondFactor: card.secondFactor,
    sessions: await store.sessionsOf(r, id, kit.clock.now()), person: person ? { id: person.id, name: person.name } : null, roles: roles.map((role) => roleShown(actor, role, today)), groups: await groupsOfAccount(r, id),
    mayManage: may(actor, 'accounts.change') && mayManage(actor, roles), mayViewAs: looks && mayViewAs(actor, await reachOf(r, id, today)), own,
  })
}

/** The roles that the actor may give in a place. */
export const rolesGivable = (actor: Actor, place: { readonly bodyId: string | null; readonly unitId: string | null }): RoleName[] => ROLE_NAMES.filter((role) => mayGrant(actor, { role, ...place }))

export interface Scopes {
  readonly whole: boolean
  readonly bodies: readonly { readonly id: string; readonly name: string }[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly roles: readonly RoleName[]
}
/** Where the actor may give roles, and which: for the form. */
export async function scopesOf(r: Reader, actor: Actor, ask: { readonly q?: string | undefined; readonly bodyId?: string | undefined; readonly unitId?: string | undefined }): Promise<Scopes> {
  const care = careOf(actor, 'accounts.change')
  const whole = care.some((place) => place.bodyIds === null)
  const bodies = await store.bodiesNamed(r, whole ? null : [...new Set(care.flatMap((place) => place.bodyIds ?? []))], ask.q)
  const { bodyId } = ask
  const mine = bodyId === undefined ? [] : (await store.unitsNamed(r, bodyId)).filter((unit) => care.some((place) => (place.bodyIds?.includes(bodyId) ?? true) && (place.unitIds?.includes(unit.id) ?? true)))
  return { whole, bodies, units: mine, roles: rolesGivable(actor, { bodyId: bodyId ?? null, unitId: ask.unitId ?? null }) }
}
