import { showDate, type PlainDate } from '../../core/kernel/dates.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Change } from '../../core/audit/entry.ts'
import { careOf, isInCare, mayGrant, mayManage } from '../../core/people/grants.ts'
import { may, type Actor, type Grant } from '../../core/people/may.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import type { Note } from '../../platform/trail/command.ts'
import { grantable, invalid, type AskedRole } from './adminGrants.ts'
import { keepingAnAdministrator } from './adminGuard.ts'
import { findManaged } from './adminQueries.ts'
import * as store from './adminStore.ts'
import { loginKey } from './commands.ts'
import { takenOn } from './delegationsStore.ts'
import { membersOf } from './groupsStore.ts'
import { revokePasses } from './passStore.ts'

export const EMAIL = /^[^\s@<>"',;:]+@[^\s@<>"',;:]+\.[^\s@.<>"',;:]+$/

/** The account, where the actor may change it. Refused: request.not-found, account.scope-too-wide */
async function managed(kit: Kit, w: Writer, actor: Actor, id: string): Promise<Result<{ readonly card: store.AccountCard; readonly place: Place }>> {
  const found = await findManaged(w, actor, id, kit.clock.today())
  if (!found.ok) return found
  const { card, roles } = found.value
  return mayManage(actor, roles) ? ok({ card, place: placeOf(actor, roles) }) : refuse('account.scope-too-wide', {})
}

type Place = { readonly bodyId?: string | null }
/** In whose trail an account stands: that of the body in which it works, wherever its administrator works at the moment. */
export const placeOf = (actor: Actor, roles: readonly Pick<Grant, 'bodyId'>[]): Place => {
  const [first] = roles
  return first === undefined || roles.some((role) => role.bodyId === actor.bodyId) ? {} : { bodyId: first.bodyId }
}

export interface Mend {
  readonly name: string
  readonly login: string
  readonly email: string | null
  readonly personId: string | null
}

/** What stands there now, where it is not what the sender wants: so a stale sender sees what they would have overwritten. */
function standing(card: store.AccountCard, mend: Mend): string[] {
  const now: readonly (readonly [string, string | null, string | null])[] = [['họ tên', card.name, mend.name], ['tên đăng nhập', card.login, mend.login], ['thư điện tử', card.email, mend.email]]
  return [...now.filter(([, is, wanted]) => is !== wanted).map(([field, is]) => `${field}: ${is ?? 'trống'}`), ...(card.personId === mend.personId ? [] : ['hồ sơ gắn với tài khoản']), ...(card.disabledAt === null ? [] : ['tài khoản đã khóa'])]
}

const changesOf = (before: store.AccountCard, after: Mend): Change[] =>
  (['name', 'login', 'email', 'personId'] as const).flatMap((field) => (before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }]))

/** Whether this login, address and person are free for the account (null: one that is to be made). */
export async function free(w: Writer, actor: Actor | null, mend: Mend, id: string | null): Promise<Result<undefined>> {
  const key = loginKey(mend.login)
  if (key === '' || (await store.takenBy(w, 'login_key', key, id))) return refuse('account.login-taken', { login: mend.login })
  if (mend.email !== null && !EMAIL.test(mend.email)) return invalid('email', 'Địa chỉ thư không đúng dạng')
  if (mend.email !== null && (await store.takenBy(w, 'email_key', store.emailKey(mend.email), id))) return refuse('account.email-taken', { email: mend.email })
  return mend.personId === null ? ok(undefined) : linkable(w, actor, mend.personId, id)
}

/** Whether the record may be linked: the account will see it whole, so whoever links it must. */
export async function linkable(w: Writer, actor: Actor | null, personId: string, id: string | null): Promise<Result<undefined>> {
  const person = await store.findPersonCard(w, personId)
  if (!person || (actor && !may(actor, 'people.change', { bodyId: person.bodyId, unitId: person.unitId }))) return invalid('personId', 'Không có hồ sơ này trong phạm vi của mình')
  const holder = await store.accountOfPerson(w, personId)
  return holder === undefined || holder === id ? ok(undefined) : invalid('personId', 'Hồ sơ này đã gắn với một tài khoản khác')
}

export async function mendAccount(kit: Kit, w: Writer, actor: Actor, ask: { readonly id: string; readonly version: number; readonly mend: Mend }, note: Note): Promise<Result<undefined>> {
  const { id, mend } = ask
  const found = await managed(kit, w, actor, id)
  if (!found.ok) return found
  const { card, place } = found.value
  if (card.version !== ask.version) return refuse('version.stale', { seen: ask.version, current: card.version, changed: standing(card, mend) })
  // whoever sets the address can set the password: what was handed on to the account from elsewhere is not theirs to take
  const reachable = card.email === mend.email || (await takenOn(w, id, kit.clock.today())).every(({ bodyId, unitId }) => mayGrant(actor, { role: 'official', bodyId, unitId }))
  if (!reachable) return refuse('account.scope-too-wide', {})
  const fits = await free(w, card.personId === mend.personId ? null : actor, mend, id)
  if (!fits.ok) return fits
  await store.changeAccount(w, id, { ...mend, loginKey: loginKey(mend.login) })
  if (card.personId !== mend.personId) await store.endViews(w, [id])
  // a link that went to the old address opens nothing any more
  if (card.email !== mend.email) await revokePasses(w, 'reset', id, kit.clock.now())
  note({ ...place, thing: { kind: 'account', id }, title: card.name, personId: mend.personId, changes: changesOf(card, mend) })
  return ok(undefined)
}

const stale = (seen: number, card: store.AccountCard): Result<never> => refuse('version.stale', { seen, current: card.version, changed: [card.disabledAt === null ? `${card.name}: đang mở` : `${card.name}: đã khóa`] })

export async function setDisabled(kit: Kit, w: Writer, actor: Actor, ask: { readonly id: string; readonly version: number; readonly disabled: boolean }, note: Note): Promise<Result<undefined>> {
  const { id, disabled } = ask
  if (disabled && id === actor.accountId) return refuse('account.not-oneself', {})
  const found = await managed(kit, w, actor, id)
  if (!found.ok) return found
  const { card, place } = found.value
  if (card.version !== ask.version) return stale(ask.version, card)
  if ((card.disabledAt !== null) === disabled) return refuse('state.forbids', { action: disabled ? 'khóa' : 'mở', state: disabled ? 'đã khóa' : 'đang mở' })
  note({ ...place, thing: { kind: 'account', id }, title: card.name, personId: card.personId })
  return keepingAnAdministrator(kit, w, async () => {
    await store.setDisabled(w, id, disabled ? kit.clock.now() : null)
    if (disabled) await store.endSessions(w, id)
    await store.endViews(w, [id])
    return ok(undefined)
  })
}

export async function endSessions(kit: Kit, w: Writer, actor: Actor, id: string, note: Note): Promise<Result<{ ended: number }>> {
  const found = await managed(kit, w, actor, id)
  if (!found.ok) return found
  const { card, place } = found.value
  note({ ...place, thing: { kind: 'account', id }, title: card.name, personId: card.personId })
  return ok({ ended: await store.endSessions(w, id) })
}

const scopeWords = (g: Grant & { readonly validFrom?: string | null; readonly validTo?: string | null }): string =>
  [g.role, g.bodyId ?? '*', g.unitId ?? '*', g.validFrom ? `từ ${showDate(g.validFrom)}` : '', g.validTo ? `đến ${showDate(g.validTo)}` : ''].filter(Boolean).join(' ')

/** What the trail says of a role that came or went. */
export const roleChange = (before: Parameters<typeof scopeWords>[0] | null, after: Parameters<typeof scopeWords>[0] | null): Change => ({ field: 'role', before: before && scopeWords(before), after: after && scopeWords(after) })

export async function giveRole(kit: Kit, w: Writer, actor: Actor, ask: { readonly id: string; readonly version: number; readonly role: AskedRole }, note: Note): Promise<Result<undefined>> {
  const { id, role } = ask
  const found = await findManaged(w, actor, id, kit.clock.today())
  if (!found.ok) return found
  const { card, roles } = found.value
  const may = await grantable(w, actor, role, kit.clock.today())
  if (!may.ok) return may
  if (card.version !== ask.version) return stale(ask.version, card)
  if (roles.some((held) => held.groupId === null && held.role === role.role && held.bodyId === role.bodyId && held.unitId === role.unitId && held.validTo === null)) return invalid('grant.role', 'Tài khoản đã có vai này trong phạm vi này')
  await store.addRole(w, { ...role, id: kit.newId(), accountId: id, groupId: null, at: kit.clock.now(), by: actor.accountId })
  await store.bumpAccount(w, id)
  await store.endViews(w, [id])
  note({ thing: { kind: 'account', id }, title: card.name, personId: card.personId, bodyId: role.bodyId, unitId: role.unitId, changes: [roleChange(null, role)] })
  return ok(undefined)
}

/** Ends a role of an account or a group, at once or after a last day. */
export async function endRole(kit: Kit, w: Writer, actor: Actor, ask: { readonly id: string; readonly lastDay: PlainDate | null }, note: Note): Promise<Result<undefined>> {
  const role = await store.findRole(w, ask.id)
  // a role that the actor does not see is as if it were not there
  if (!role || !isInCare(careOf(actor, 'accounts.see'), role)) return refuse('request.not-found', { what: 'role' })
  if (!mayGrant(actor, role)) return refuse('account.scope-too-wide', {})
  if (ask.lastDay !== null && ask.lastDay < kit.clock.today()) return invalid('lastDay', 'Ngày cuối đã qua')
  if (ask.lastDay !== null && role.validFrom !== null && ask.lastDay < role.validFrom) return invalid('lastDay', 'Ngày cuối trước ngày đầu')
  const { accountId, groupId } = role
  const touched = accountId === null ? (await membersOf(w, groupId ?? '')).map((m) => m.id) : [accountId]
  note({ thing: accountId === null ? { kind: 'group', id: groupId ?? role.id } : { kind: 'account', id: accountId }, bodyId: role.bodyId, unitId: role.unitId, changes: [roleChange(role, ask.lastDay === null ? null : { ...role, validTo: ask.lastDay })] })
  return keepingAnAdministrator(kit, w, async () => {
    await store.endRole(w, role.id, { at: kit.clock.now(), by: actor.accountId, lastDay: ask.lastDay })
    if (accountId !== null) await store.bumpAccount(w, accountId)
    await store.endViews(w, touched)
    return ok(undefined)
  })
}
