import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { isWeakPassword } from '../../core/people/passwords.ts'
import { mayManage } from '../../core/people/grants.ts'
import { hashPassword } from '../../platform/auth/passwords.ts'
import { hashToken } from '../../platform/auth/tokens.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { command } from '../../platform/trail/command.ts'
import type { Origin } from '../../platform/trail/entry.ts'
import { free } from './adminCommands.ts'
import { addRole, insertAccount, touch } from './adminStore.ts'
import { loginKey, PASSWORD_MINIMUM } from './commands.ts'
import { rolesShown } from './invites.ts'
import * as store from './invitesStore.ts'
import { ownReachOf } from './reach.ts'
import { findAccount } from './store.ts'

/** An invitation that may be used now: whoever sent it must still be there and still hold what it gives. */
async function usable(kit: Kit, r: Reader, token: string): Promise<store.Invite | null> {
  const found = await store.findByToken(r, hashToken(token), kit.clock.now())
  const inviter = found?.byId ? await findAccount(r, found.byId) : undefined
  if (!found || !inviter) return null
  return mayManage({ grants: await ownReachOf(r, inviter.id, kit.clock.today()) }, found.roles) ? found : null
}

export interface Opened {
  readonly good: boolean
  readonly name: string | null
  readonly by: string | null
  readonly roles: ReturnType<typeof rolesShown>
}
/** What an invitation says to whoever holds its link. */
export async function openInvite(kit: Kit, r: Reader, token: string): Promise<Opened> {
  const found = await usable(kit, r, token)
  if (!found) return { good: false, name: null, by: null, roles: [] }
  const names = await store.namesOf(r, found.roles.flatMap((role) => [role.bodyId, role.unitId].filter((id) => id !== null)))
  return { good: true, name: found.name, by: found.by, roles: rolesShown(found, names) }
}

export interface Joining {
  readonly token: string
  readonly login: string
  readonly password: string
}
/** Makes the account that an invitation promises: of two who use one link at a time, one gets it. */
export async function join(kit: Kit, asked: Joining, origin: Origin): Promise<Result<{ login: string }>> {
  const opened = await kit.db.read(kit.tenant, (r) => usable(kit, r, asked.token))
  // nobody without a good link makes us hash
  if (opened === null) return refuse('account.link-used', {})
  if (isWeakPassword(asked.password, [asked.login, opened.name])) return refuse('account.password-weak', { minimum: PASSWORD_MINIMUM })
  const passwordHash = await hashPassword(asked.password)
  const by = { accountId: null, bodyId: null, via: 'nobody', origin } as const
  return command(kit, by, { action: 'account.joined', key: null, sent: null }, async (w, note) => {
    const found = await usable(kit, w, asked.token)
    if (!found) return refuse('account.link-used', {})
    const made = await makeAccount(kit, w, found, { login: asked.login, passwordHash })
    if (!made.ok) return made
    note({ thing: { kind: 'account', id: made.value }, title: found.name, personId: found.personId, bodyId: found.bodyId })
    return ok({ login: asked.login })
  })
}

async function makeAccount(kit: Kit, w: Writer, found: store.Invite, entry: { readonly login: string; readonly passwordHash: string }): Promise<Result<string>> {
  const [id, at] = [kit.newId(), kit.clock.now()]
  // the inviter's powers may be ended at this very moment: then one of the two runs again
  if (found.byId !== null) await touch(w, [found.byId])
  const { name, email, personId } = found
  const fits = await free(w, null, { name, email, personId, login: entry.login }, null)
  if (!fits.ok) return fits
  if (!(await store.useInvite(w, found.id, { at, accountId: id }))) return refuse('account.link-used', {})
  await insertAccount(w, id, { name, email, personId, login: entry.login, loginKey: loginKey(entry.login), passwordHash: entry.passwordHash, at })
  for (const role of found.roles) await addRole(w, { ...role, id: kit.newId(), accountId: id, groupId: null, at, by: found.byId })
  return ok(id)
}
