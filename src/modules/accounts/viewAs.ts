import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { careOf, mayViewAs } from '../../core/people/grants.ts'
import { reaches, type Actor } from '../../core/people/may.ts'
import { hashToken } from '../../platform/auth/tokens.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import type { Note } from '../../platform/trail/command.ts'
import * as store from './adminStore.ts'
import { reachOf } from './reach.ts'

/**
 * An administrator begins to look at the product as another account. Refused: account.viewing-only during another view,
 * account.view-too-wide where the other holds more.
 */
export async function beginView(kit: Kit, w: Writer, actor: Actor, ask: { readonly accountId: string; readonly sessionToken: string | null }, note: Note): Promise<Result<undefined>> {
  const { accountId, sessionToken } = ask
  if (actor.viewing) return refuse('account.viewing-only', { name: actor.name })
  // the key of another system has no screen to look at
  if (sessionToken === null) return refuse('account.not-allowed', { action: 'accounts.view-as' })
  const card = await store.findCared(w, careOf(actor, 'accounts.see'), accountId)
  if (!card || card.disabledAt !== null || accountId === actor.accountId) return refuse('request.not-found', { what: 'account' })
  const reach = await reachOf(w, accountId, kit.clock.today())
  if (!mayViewAs(actor, reach)) return refuse('account.view-too-wide', { name: card.name })
  const stays = actor.bodyId !== null && reaches({ ...actor, grants: reach }, actor.bodyId)
  const other = reach.find((r) => r.bodyId !== null)?.bodyId ?? actor.bodyId
  await store.setViewing(w, hashToken(sessionToken), { accountId, ...(stays ? {} : { bodyId: other }) })
  note({ thing: { kind: 'account', id: accountId }, title: card.name, personId: card.personId })
  return ok(undefined)
}

export async function endView(w: Writer, actor: Actor, sessionToken: string | null, note: Note): Promise<Result<undefined>> {
  if (!actor.viewing || sessionToken === null) return refuse('state.forbids', { action: 'thoát', state: 'không xem thay ai' })
  await store.setViewing(w, hashToken(sessionToken), { accountId: null })
  note({ thing: { kind: 'account', id: actor.accountId }, title: actor.name, personId: actor.personId })
  return ok(undefined)
}
