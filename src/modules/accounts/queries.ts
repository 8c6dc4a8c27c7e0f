import type { Actor } from '../../core/people/may.ts'
import { hashToken } from '../../platform/auth/tokens.ts'
import type { Kit } from '../../platform/kit.ts'
import * as store from './store.ts'

/** Who a session token belongs to, with what they may do. */
export const actorOf = (kit: Kit, token: string): Promise<Actor | null> =>
  kit.db.read(kit.tenant, async (r) => {
    const session = await store.findSession(r, hashToken(token), kit.clock.now())
    const account = session && (await store.findAccount(r, session.accountId))
    if (!session || !account) return null
    const grants = await store.grantsOf(r, account.id)
    return { accountId: account.id, name: account.name, login: account.login, grants, bodyId: session.bodyId }
  })

export const firstLinkGood = (kit: Kit, token: string): Promise<boolean> =>
  kit.db.read(kit.tenant, async (r) => (await store.firstLinkGood(r, hashToken(token))) && !(await store.anyAccount(r)))
