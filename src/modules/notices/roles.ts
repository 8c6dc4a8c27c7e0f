import type { NoticeKind, NoticeParams } from '../../core/notices/kinds.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import type { TrailEntry } from '../../platform/trail/entry.ts'
import { notify } from './notify.ts'
import { bodyNamed, delegationOf, inviterOf, lastGrant, membersOf } from './queries.ts'

interface Telling {
  readonly accountIds: readonly string[]
  readonly params: NoticeParams
  readonly path: string
}

async function ofRole(w: Writer, entry: TrailEntry, end: boolean): Promise<Telling | null> {
  const { thing } = entry
  if (thing?.kind !== 'account' && thing?.kind !== 'group') return null
  const role = await lastGrant(w, thing.kind, thing.id, end)
  if (role === null) return null
  const accountIds = thing.kind === 'account' ? [thing.id] : await membersOf(w, thing.id)
  return { accountIds, params: { role, body: await bodyNamed(w, entry.bodyId ?? null) }, path: '/cai-dat' }
}

async function ofDelegation(w: Writer, entry: TrailEntry): Promise<Telling | null> {
  const found = entry.thing?.kind === 'delegation' ? await delegationOf(w, entry.thing.id) : null
  return found && { accountIds: [found.to], params: { from: found.fromName, document: found.document }, path: '/cai-dat' }
}

async function ofInvitation(w: Writer, entry: TrailEntry): Promise<Telling | null> {
  const inviter = await inviterOf(w, entry.title ?? '', entry.bodyId ?? null)
  return inviter === null ? null : { accountIds: [inviter], params: { name: entry.title ?? '' }, path: '/cai-dat' }
}

/** Tells people what was done to their roles; what they did themselves they need not be told. */
export async function tellOfRoles(kit: Kit, w: Writer, entry: TrailEntry): Promise<void> {
  const tell = async (kind: NoticeKind, telling: Telling | null): Promise<void> => {
    if (!telling) return
    const accountIds = telling.accountIds.filter((id) => id !== entry.by.accountId)
    await notify(kit, w, { ...telling, accountIds, kind, bodyId: entry.bodyId ?? null, thing: null })
  }
  switch (entry.action) {
    case 'account.granted':
      return tell('role-given', await ofRole(w, entry, false))
    case 'account.grant-ended':
      return tell('role-ended', await ofRole(w, entry, true))
    case 'delegation.made':
      return tell('delegation-given', await ofDelegation(w, entry))
    case 'delegation.ended':
      return tell('delegation-ended', await ofDelegation(w, entry))
    case 'account.joined':
      return tell('invitation-accepted', await ofInvitation(w, entry))
    default:
  }
}
