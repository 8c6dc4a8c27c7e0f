import type { z } from 'zod'
import type { GroupRow, GroupView } from '../../contract/accountsAdmin.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { bodiesInCare, careOf, mayGrant, mayManage } from '../../core/people/grants.ts'
import type { Actor } from '../../core/people/may.ts'
import { searchKey } from '../../core/people/names.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import type { Note } from '../../platform/trail/command.ts'
import { roleChange } from './adminCommands.ts'
import { grantable, invalid, type AskedRole } from './adminGrants.ts'
import { keepingAnAdministrator } from './adminGuard.ts'
import { roleShown } from './adminQueries.ts'
import * as admin from './adminStore.ts'
import { loginKey } from './commands.ts'
import * as store from './groupsStore.ts'

type Row = z.output<typeof GroupRow>

const seen = (actor: Actor, group: store.Group): boolean => {
  const bodies = bodiesInCare(actor, 'accounts.see')
  return bodies === null || (group.bodyId !== null && bodies.includes(group.bodyId))
}
/** Who may change a group: who administers accounts over its whole body, or over the whole tenant where it has none. */
const inCharge = (actor: Actor, bodyId: string | null): boolean => mayGrant(actor, { role: 'official', bodyId, unitId: null })

export async function listGroups(kit: Kit, r: Reader, actor: Actor, ended: boolean): Promise<Row[]> {
  const groups = await store.listGroups(r, bodiesInCare(actor, 'accounts.see'), ended)
  const ids = groups.map((g) => g.id)
  const [counts, roles] = [await store.memberCounts(r, ids), await admin.rolesOfGroups(r, ids, kit.clock.today())]
  return groups.map((g) => ({
    id: g.id, name: g.name, bodyId: g.bodyId, body: g.body, version: g.version, ended: g.endedAt !== null, members: counts.get(g.id) ?? 0,
    roles: roles.filter((role) => role.groupId === g.id).map(({ role, body, unit }) => ({ role, body, unit })),
  }))
}

export async function viewGroup(kit: Kit, r: Reader, actor: Actor, id: string): Promise<Result<AnswerTo<typeof GroupView>>> {
  const group = await store.findGroup(r, id)
  if (!group || !seen(actor, group)) return refuse('request.not-found', { what: 'group' })
  const today = kit.clock.today()
  const roles = await admin.rolesOfGroups(r, [id], today)
  const members = (await store.membersOf(r, id)).map(({ id: member, name, login, disabled }) => ({ id: member, name, login, disabled }))
  const { endedAt, ...card } = group
  return ok({ ...card, ended: endedAt !== null, members, roles: roles.map((role) => roleShown(actor, role, today)), mayManage: inCharge(actor, group.bodyId) && mayManage(actor, roles) })
}

/** The group, where the actor may change who is in it: that gives and takes its roles. */
async function managed(kit: Kit, w: Writer, actor: Actor, ask: { readonly id: string; readonly version: number }): Promise<Result<store.Group>> {
  const group = await store.findGroup(w, ask.id)
  if (!group || !seen(actor, group)) return refuse('request.not-found', { what: 'group' })
  const roles = await admin.rolesOfGroups(w, [ask.id], kit.clock.today())
  if (!inCharge(actor, group.bodyId) || !mayManage(actor, roles)) return refuse('account.scope-too-wide', {})
  if (group.version !== ask.version) return refuse('version.stale', { seen: ask.version, current: group.version, changed: [group.name, `${(await store.membersOf(w, ask.id)).length} thành viên`] })
  return ok(group)
}

async function goodName(w: Writer, bodyId: string | null, name: string, id: string | null): Promise<Result<undefined>> {
  return (await store.nameTaken(w, bodyId, name, id)) ? invalid('name', 'Đã có nhóm tên này') : ok(undefined)
}

export async function makeGroup(kit: Kit, w: Writer, actor: Actor, ask: { readonly name: string; readonly bodyId: string | null }, note: Note): Promise<Result<string>> {
  if (!inCharge(actor, ask.bodyId)) return refuse('account.scope-too-wide', {})
  if (ask.bodyId !== null && !(await admin.bodyThere(w, ask.bodyId))) return invalid('bodyId', 'Cơ quan này không có trong danh sách')
  const named = await goodName(w, ask.bodyId, ask.name, null)
  if (!named.ok) return named
  const id = kit.newId()
  await store.addGroup(w, { id, ...ask, at: kit.clock.now() })
  note({ thing: { kind: 'group', id }, title: ask.name, bodyId: ask.bodyId, changes: [{ field: 'name', before: null, after: ask.name }] })
  return ok(id)
}

export async function renameGroup(kit: Kit, w: Writer, actor: Actor, ask: { readonly id: string; readonly version: number; readonly name: string }, note: Note): Promise<Result<undefined>> {
  const found = await managed(kit, w, actor, ask)
  if (!found.ok) return found
  const named = await goodName(w, found.value.bodyId, ask.name, ask.id)
  if (!named.ok) return named
  await store.renameGroup(w, ask.id, ask.name)
  note({ thing: { kind: 'group', id: ask.id }, title: found.value.name, bodyId: found.value.bodyId, changes: [{ field: 'name', before: found.value.name, after: ask.name }] })
  return ok(undefined)
}

export interface MemberRow {
  readonly line: number
  readonly words: string
  readonly accountId: string | null
  readonly name: string | null
  readonly problem: string | null
}
/** Which accounts the lines of a text mean: by login, address, or a name that only one bears. */
export async function previewMembers(r: Reader, actor: Actor, id: string, text: string): Promise<Result<MemberRow[]>> {
  const group = await store.findGroup(r, id)
  if (!group || !seen(actor, group)) return refuse('request.not-found', { what: 'group' })
  const lines = text.split(/[\n;]+/).map((line) => line.normalize('NFC').trim()).filter((line) => line !== '').slice(0, 1000)
  const named = { logins: lines.map(loginKey), emails: lines.map(admin.emailKey), names: lines.map((line) => searchKey(line)).filter((name) => name !== '') }
  const known = await admin.accountsKnownAs(r, careOf(actor, 'accounts.see'), named)
  const inside = new Set((await store.membersOf(r, id)).map((m) => m.id))
  const before = new Map<string, number>()
  return ok(lines.map((words, i) => memberOf(words, i + 1, known, inside, before)))
}

function memberOf(words: string, line: number, known: readonly admin.Known[], inside: ReadonlySet<string>, before: Map<string, number>): MemberRow {
  const exact = known.filter((a) => a.loginKey === loginKey(words) || a.emailKey === admin.emailKey(words))
  const found = exact.length > 0 ? exact : known.filter((a) => searchKey(a.name) === searchKey(words))
  const [account] = found
  const say = (problem: string | null): MemberRow => ({ line, words, accountId: problem === null ? (account?.id ?? null) : null, name: account?.name ?? null, problem })
  if (!account) return say('Không tìm thấy tài khoản')
  if (found.length > 1) return say(`${found.length} tài khoản cùng tên: ghi tên đăng nhập (${found.map((a) => a.login).join(', ')})`)
  if (inside.has(account.id)) return say('Đã ở trong nhóm')
  const first = before.get(account.id)
  before.set(account.id, first ?? line)
  return say(first === undefined ? null : `Trùng với dòng ${first}`)
}

export interface MembersAsk {
  readonly id: string
  readonly version: number
  readonly add: readonly string[]
  readonly remove: readonly string[]
}
export async function changeMembers(kit: Kit, w: Writer, actor: Actor, ask: MembersAsk, note: Note): Promise<Result<undefined>> {
  const found = await managed(kit, w, actor, ask)
  if (!found.ok) return found
  const cared = await admin.caredAmong(w, careOf(actor, 'accounts.see'), ask.add)
  const strange = ask.add.findIndex((id) => !cared.has(id))
  if (strange >= 0) return invalid(`add.${strange}`, 'Không tìm thấy tài khoản')
  const before = await store.membersOf(w, ask.id)
  note({ thing: { kind: 'group', id: ask.id }, title: found.value.name, bodyId: found.value.bodyId, changes: [...ask.add.map((id) => ({ field: 'member', before: null, after: id })), ...ask.remove.map((id) => ({ field: 'member', before: id, after: null }))] })
  return keepingAnAdministrator(kit, w, async () => {
    await store.removeMembers(w, ask.id, ask.remove.filter((id) => before.some((m) => m.id === id)))
    await store.addMembers(w, ask.id, ask.add, kit.clock.now())
    await store.bumpGroup(w, ask.id)
    await admin.endViews(w, [...ask.add, ...ask.remove])
    return ok(undefined)
  })
}

export async function giveGroupRole(kit: Kit, w: Writer, actor: Actor, ask: { readonly id: string; readonly version: number; readonly role: AskedRole }, note: Note): Promise<Result<undefined>> {
  const found = await managed(kit, w, actor, ask)
  if (!found.ok) return found
  const may = await grantable(w, actor, ask.role, kit.clock.today())
  if (!may.ok) return may
  await admin.addRole(w, { ...ask.role, id: kit.newId(), accountId: null, groupId: ask.id, at: kit.clock.now(), by: actor.accountId })
  await store.bumpGroup(w, ask.id)
  await admin.endViews(w, (await store.membersOf(w, ask.id)).map((m) => m.id))
  note({ thing: { kind: 'group', id: ask.id }, title: found.value.name, bodyId: ask.role.bodyId, unitId: ask.role.unitId, changes: [roleChange(null, ask.role)] })
  return ok(undefined)
}

export async function setGroupEnded(kit: Kit, w: Writer, actor: Actor, ask: { readonly id: string; readonly version: number; readonly ended: boolean }, note: Note): Promise<Result<undefined>> {
  const found = await managed(kit, w, actor, ask)
  if (!found.ok) return found
  const group = found.value
  if ((group.endedAt !== null) === ask.ended) return refuse('state.forbids', { action: ask.ended ? 'chấm dứt nhóm' : 'mở lại nhóm', state: ask.ended ? 'đã chấm dứt' : 'đang dùng' })
  if (!ask.ended) {
    const named = await goodName(w, group.bodyId, group.name, group.id)
    if (!named.ok) return named
  }
  note({ thing: { kind: 'group', id: ask.id }, title: group.name, bodyId: group.bodyId, changes: [{ field: 'ended', before: String(!ask.ended), after: String(ask.ended) }] })
  return keepingAnAdministrator(kit, w, async () => {
    await store.setGroupEnded(w, ask.id, ask.ended ? kit.clock.now() : null)
    await admin.endViews(w, (await store.membersOf(w, ask.id)).map((m) => m.id))
    return ok(undefined)
  })
}
