import type { z } from 'zod'
import type { Invitation } from '../../contract/accountsAdmin.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { bodiesInCare, mayManage } from '../../core/people/grants.ts'
import type { Actor } from '../../core/people/may.ts'
import { emailFits, sameEmail } from '../../core/people/invites.ts'
import { hashToken, newToken } from '../../platform/auth/tokens.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import type { Note } from '../../platform/trail/command.ts'
import { linkable, roleChange } from './adminCommands.ts'
import { grantable, invalid } from './adminGrants.ts'
import { emailKey, takenBy } from './adminStore.ts'
import * as store from './invitesStore.ts'

const WEEK = 7 * 24 * 3_600_000
export const expiry = (now: string): string => new Date(Date.parse(now) + WEEK).toISOString()
export const linkPath = (token: string): string => `/moi?token=${token}`

/** How a mail is sent on its way; where no mail server is set, the link is handed over by hand. */
export interface Post {
  readonly ready: (r: Reader) => Promise<boolean>
  /** puts a mail into the outbox; {{secret}} in its text becomes the link, with the address of the product in front, when it is sent */
  readonly queue: (w: Writer, mail: { readonly bodyId: string | null; readonly to: { readonly address: string; readonly name: string; readonly accountId: string | null }; readonly kind: string; readonly subject: string; readonly text: string; readonly secret: string; readonly auto: boolean; readonly createdBy: string }) => Promise<Result<unknown>>
}
/** What the commands of inviting stand on. */
export interface Inviting {
  readonly kit: Kit
  readonly actor: Actor
  readonly post: Post | null
}
export interface Invited {
  readonly id: string
  readonly name: string
  readonly mailed: boolean
}
/** Links of this run only: they are told once and kept nowhere. */
export type Links = Map<string, string>

/** Writes one invitation and sends it, or leaves its link to be handed over. */
export async function writeInvite(on: Inviting, w: Writer, data: store.InviteData, links: Links): Promise<Result<Invited>> {
  const { kit, actor } = on
  const [id, token, now] = [kit.newId(), newToken(), kit.clock.now()]
  const bodyId = data.roles[0]?.bodyId ?? null
  await store.addInvite(w, { id, tokenHash: hashToken(token), bodyId, data, at: now, by: actor.accountId, expiresAt: expiry(now) })
  return handOver(on, w, { id, data, bodyId, token }, links)
}

/** Sends the link by mail, or keeps it for the answer. */
async function handOver({ actor, post }: Inviting, w: Writer, { id, data, bodyId, token }: { readonly id: string; readonly data: store.InviteData; readonly bodyId: string | null; readonly token: string }, links: Links): Promise<Result<Invited>> {
  if (post === null || data.email === null || !(await post.ready(w))) {
    links.set(id, linkPath(token))
    return ok({ id, name: data.name, mailed: false })
  }
  const text = `Kính gửi ${data.name},\n\n${actor.name} mời tham gia Bảng Vàng. Mở đường dẫn sau để chọn tên đăng nhập và mật khẩu:\n\n{{secret}}\n\nĐường dẫn dùng được một lần, trong 7 ngày. Nếu thư này đến nhầm người, hãy xóa thư.`
  const queued = await post.queue(w, { bodyId, to: { address: data.email, name: data.name, accountId: null }, kind: 'invite', subject: 'Lời mời tham gia Bảng Vàng', text, secret: linkPath(token), auto: true, createdBy: actor.accountId })
  return queued.ok ? ok({ id, name: data.name, mailed: true }) : queued
}

export async function invite(on: Inviting, w: Writer, data: store.InviteData, links: Links, note: Note): Promise<Result<Invited>> {
  const { kit, actor } = on
  if (data.email !== null && !emailFits(data.email)) return invalid('email', 'Địa chỉ thư không đúng dạng')
  if (data.email !== null && ((await takenBy(w, 'email_key', emailKey(data.email), null)) || (await store.emailsInvited(w, kit.clock.now())).has(sameEmail(data.email)))) return refuse('account.email-taken', { email: data.email })
  for (const role of data.roles) {
    const may = await grantable(w, actor, role, kit.clock.today())
    if (!may.ok) return may
  }
  const linked = data.personId === null ? ok(undefined) : await linkable(w, actor, data.personId, null)
  if (!linked.ok) return linked
  note({ title: data.name, personId: data.personId, bodyId: data.roles[0]?.bodyId ?? null, unitId: data.roles[0]?.unitId ?? null, changes: data.roles.map((role) => roleChange(null, role)) })
  return writeInvite(on, w, data, links)
}

/** An invitation that the actor may change: one whose roles they could give themselves. */
async function inHand(w: Writer, actor: Actor, id: string): Promise<Result<store.Invite>> {
  const found = await store.findInvite(w, id)
  const bodies = bodiesInCare(actor, 'accounts.see')
  if (!found || (bodies !== null && (found.bodyId === null || !bodies.includes(found.bodyId)))) return refuse('request.not-found', { what: 'invitation' })
  return mayManage(actor, found.roles) ? ok(found) : refuse('account.scope-too-wide', {})
}

/** A new link for one that waits, is over, or was taken back; the old link no longer works. */
export async function resend(on: Inviting, w: Writer, id: string, links: Links, note: Note): Promise<Result<Invited>> {
  const found = await inHand(w, on.actor, id)
  if (!found.ok) return found
  const { name, email, roles, personId, listId, bodyId, usedAt } = found.value
  if (usedAt !== null) return refuse('state.forbids', { action: 'gửi lại lời mời', state: 'đã tham gia' })
  const token = newToken()
  await store.renewInvite(w, id, { tokenHash: hashToken(token), expiresAt: expiry(on.kit.clock.now()), by: on.actor.accountId })
  note({ title: name, personId, bodyId })
  return handOver(on, w, { id, data: { name, email, roles, personId, listId }, bodyId, token }, links)
}

export async function revoke(kit: Kit, w: Writer, actor: Actor, id: string, note: Note): Promise<Result<undefined>> {
  const found = await inHand(w, actor, id)
  if (!found.ok) return found
  if (found.value.usedAt !== null) return refuse('state.forbids', { action: 'thu hồi lời mời', state: 'đã tham gia' })
  await store.revokeInvites(w, [id], kit.clock.now())
  note({ title: found.value.name, personId: found.value.personId, bodyId: found.value.bodyId })
  return ok(undefined)
}

export async function listInvites(kit: Kit, r: Reader, actor: Actor, ask: { readonly state?: store.InviteState | undefined; readonly page: number }): Promise<{ invitations: z.output<typeof Invitation>[]; total: number; pageSize: number }> {
  const now = kit.clock.now()
  const { invites, total } = await store.listInvites(r, { ...ask, now, bodyIds: bodiesInCare(actor, 'accounts.see') })
  const names = await store.namesOf(r, invites.flatMap((one) => one.roles.flatMap((role) => [role.bodyId, role.unitId].filter((id) => id !== null))))
  const invitations = invites.map((one) => ({
    id: one.id, name: one.name, email: one.email, roles: rolesShown(one, names), state: store.stateOf(one, now), by: one.by, at: one.at, expiresAt: one.expiresAt, listId: one.listId,
    mayChange: one.usedAt === null && mayManage(actor, one.roles),
  }))
  return { invitations, total, pageSize: store.PAGE_SIZE }
}

export const rolesShown = (one: store.InviteData, names: ReadonlyMap<string, string>) =>
  one.roles.map(({ role, bodyId, unitId }) => ({ role, bodyId, body: bodyId === null ? null : (names.get(bodyId) ?? null), unitId, unit: unitId === null ? null : (names.get(unitId) ?? null) }))
