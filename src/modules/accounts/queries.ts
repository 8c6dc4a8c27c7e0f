import { mayViewAs } from '../../core/people/grants.ts'
import type { Actor, Reach } from '../../core/people/may.ts'
import type { PlainDate } from '../../core/kernel/dates.ts'
import { hashToken } from '../../platform/auth/tokens.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { firstLinkSince } from './commands.ts'
import { ownReachOf, reachOf, reachStanding } from './reach.ts'
import { IDLE } from './rules.ts'
import { noteUse } from './sessions.ts'
import { findPresent } from './standingStore.ts'
import * as store from './store.ts'

/** Who is looked at, as far as it may be looked at today: days pass, and roles of either begin and end with them. */
async function viewedBy(r: Reader, ownId: string, id: string, today: PlainDate): Promise<{ readonly account: store.Account; readonly grants: readonly Reach[] } | null> {
  const account = await store.findAccount(r, id)
  const grants = await reachOf(r, id, today)
  return account && mayViewAs({ grants: await ownReachOf(r, ownId, today) }, grants) ? { account, grants } : null
}

/** Who a session token belongs to, with what they may do today; while somebody looks at the product as another account, that account. */
export async function actorOf(kit: Kit, token: string): Promise<Actor | null> {
  const today = kit.clock.today()
  const found = await kit.db.glance((q) => findPresent(q, { tenant: kit.tenant, tokenHash: hashToken(token), now: kit.clock.now(), today, idle: IDLE }))
  if (!found) return null
  const { session, account: own, standing } = found
  const { viewingAs } = session
  const viewed = viewingAs === null ? null : await kit.db.read(kit.tenant, (r) => viewedBy(r, own.id, viewingAs, today))
  const account = viewed?.account ?? own
  // what is handed on is put together from several statements; few accounts act for another
  const grants = viewed?.grants ?? (standing.taken ? await kit.db.read(kit.tenant, (r) => reachOf(r, own.id, today)) : reachStanding(standing))
  await noteUse(kit, session)
  return { accountId: account.id, name: account.name, login: account.login, personId: account.personId, grants, bodyId: session.bodyId, via: 'session', viewing: viewed ? { accountId: own.id, name: own.name } : null }
}

export const firstLinkGood = (kit: Kit, token: string): Promise<boolean> =>
  kit.db.read(kit.tenant, async (r) => (await store.firstLinkGood(r, hashToken(token), firstLinkSince(kit))) && !(await store.anyAccount(r)))
