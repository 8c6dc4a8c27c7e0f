import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { mayGrant, mayManage } from '../../core/people/grants.ts'
import { judged, readInvites, type InviteKnown, type InviteRow } from '../../core/people/invites.ts'
import type { Actor } from '../../core/people/may.ts'
import { searchKey } from '../../core/people/names.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import type { Rows } from '../../platform/sheets/sheet.ts'
import type { Note } from '../../platform/trail/command.ts'
import { emailKey, emailsTaken, unitsNamed } from './adminStore.ts'
import { writeInvite, type Invited, type Inviting, type Links } from './invites.ts'
import * as store from './invitesStore.ts'

/** What the rows of a list are held against: the units of the body, addresses in use, what the inviter may give. */
async function knownOf(kit: Kit, r: Reader, actor: Actor, bodyId: string, emails: readonly string[]): Promise<InviteKnown> {
  const taken = await emailsTaken(r, emails.map(emailKey))
  const invited = await store.emailsInvited(r, kit.clock.now())
  return { units: await unitsNamed(r, bodyId), emails: new Set([...taken, ...invited]), mayGive: (role, unitId) => mayGrant(actor, { role, bodyId, unitId }) }
}

export async function previewList(kit: Kit, r: Reader, actor: Actor, rows: Rows): Promise<Result<ReturnType<typeof readInvites>>> {
  const { bodyId } = actor
  if (bodyId === null) return refuse('setup.step-out-of-order', { next: 'body' })
  const cells = rows.flatMap((row) => row.filter((cell) => cell.includes('@')))
  return ok(readInvites(rows, await knownOf(kit, r, actor, bodyId, cells)))
}

/** Invites every row of a list or none. Refused: people.row-invalid with the problems of each row. */
export async function inviteList(on: Inviting, w: Writer, rows: readonly InviteRow[], links: Links, note: Note): Promise<Result<{ listId: string; invited: Invited[] }>> {
  const { kit, actor } = on
  const { bodyId } = actor
  if (bodyId === null) return refuse('setup.step-out-of-order', { next: 'body' })
  const known = await knownOf(kit, w, actor, bodyId, rows.flatMap((row) => row.email ?? []))
  const problems = judged(rows, known).flatMap((row) => row.problems.map((problem) => ({ at: `Dòng ${row.line}`, problem })))
  if (problems.length > 0) return refuse('people.row-invalid', { problems })
  const listId = kit.newId()
  const invited: Invited[] = []
  for (const { name, email, role, unit } of rows) {
    const unitId = known.units.find((u) => unit !== null && searchKey(u.name) === searchKey(unit))?.id ?? null
    if (role === null) continue
    const made = await writeInvite(on, w, { name, email, personId: null, listId, roles: [{ role, bodyId, unitId, validFrom: null, validTo: null }] }, links)
    if (!made.ok) return made
    invited.push(made.value)
  }
  note({ bodyId, title: `${invited.length} lời mời`, changes: rows.map((row) => ({ field: 'invited', before: null, after: `${row.name}, ${row.role}` })) })
  return ok({ listId, invited })
}

/** Takes back every invitation of a list that nobody has used. */
export async function undoList(kit: Kit, w: Writer, actor: Actor, listId: string, note: Note): Promise<Result<{ revoked: number }>> {
  const waiting = await store.waitingOfList(w, listId)
  if (waiting.length === 0) return refuse('request.not-found', { what: 'list' })
  if (!waiting.every((one) => mayManage(actor, one.roles))) return refuse('account.scope-too-wide', {})
  note({ bodyId: waiting[0]?.bodyId ?? null, title: `${waiting.length} lời mời` })
  return ok({ revoked: await store.revokeInvites(w, waiting.map((one) => one.id), kit.clock.now()) })
}
