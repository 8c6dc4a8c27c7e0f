import type { Actor } from '../../core/people/may.ts'
import { hashToken } from '../../platform/auth/tokens.ts'
import type { Kit } from '../../platform/kit.ts'
import { firstLinkSince } from './commands.ts'
import { reachOf } from './reach.ts'
import { liveSession, noteUse } from './sessions.ts'
import * as store from './store.ts'

/** Who a session token belongs to, with what they may do today; while somebody looks at the product as another account, that account. */
export async function actorOf(kit: Kit, token: string): Promise<Actor | null> {
  const found = await kit.db.read(kit.tenant, async (r) => {
    const session = await liveSession(kit, r, token)
    const own = session && (await store.findAccount(r, session.accountId))
    const account = own && session.viewingAs !== null ? await store.findAccount(r, session.viewingAs) : own
    if (!session || !own || !account) return null
    const viewing = account.id === own.id ? null : { accountId: own.id, name: own.name }
    const grants = await reachOf(r, account.id, kit.clock.today())
    const actor: Actor = { accountId: account.id, name: account.name, login: account.login, personId: account.personId, grants, bodyId: session.bodyId, via: 'session', viewing }
    return { session, actor }
  })
  if (found) await noteUse(kit, found.session)
  return found?.actor ?? null
}

export const firstLinkGood = (kit: Kit, token: string): Promise<boolean> =>
  kit.db.read(kit.tenant, async (r) => (await store.firstLinkGood(r, hashToken(token), firstLinkSince(kit))) && !(await store.anyAccount(r)))
