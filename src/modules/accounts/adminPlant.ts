import { addDays } from '../../core/kernel/dates.ts'
import type { Form } from '../../core/people/delegations.ts'
import type { RoleName } from '../../core/people/may.ts'
import { hashToken, newToken } from '../../platform/auth/tokens.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { addRole } from './adminStore.ts'
import { loginKey } from './commands.ts'
import { addDelegation } from './delegationsStore.ts'
import { addGroup, addMembers } from './groupsStore.ts'
import { expiry } from './invites.ts'
import { addInvite } from './invitesStore.ts'
import { findByLogin } from './store.ts'

/** What the invented world shows of administering accounts; people are named by their logins. */
export interface PlantedDesk {
  readonly group: { readonly name: string; readonly role: RoleName; readonly members: readonly string[] }
  readonly delegation: { readonly form: Form; readonly from: string; readonly to: string; readonly document: string; readonly since: number; readonly days: number }
  readonly invitation: { readonly name: string; readonly email: string; readonly role: RoleName; readonly by: string }
}

/** One question after the other: the embedded engine has one connection. */
async function inTurn<A, B>(list: readonly A[], ask: (one: A) => Promise<B>): Promise<B[]> {
  const answers: B[] = []
  for (const one of list) answers.push(await ask(one))
  return answers
}

/** A group, a delegation and a waiting invitation of the invented body. */
export async function plantDesk(kit: Kit, w: Writer, bodyId: string, desk: PlantedDesk): Promise<void> {
  const [at, today] = [kit.clock.now(), kit.clock.today()]
  const idOf = async (login: string): Promise<string> => {
    const found = await findByLogin(w, loginKey(login))
    if (!found) throw new Error(`The invented world has no account "${login}"`)
    return found.id
  }
  const { group, delegation: d, invitation } = desk
  const groupId = kit.newId()
  await addGroup(w, { id: groupId, name: group.name, bodyId, at })
  await addRole(w, { id: kit.newId(), accountId: null, groupId, role: group.role, bodyId, unitId: null, validFrom: null, validTo: null, at, by: null })
  await addMembers(w, groupId, await inTurn(group.members, idOf), at)
  const [from, to] = [await idOf(d.from), await idOf(d.to)]
  await addDelegation(w, { id: kit.newId(), form: d.form, from, to, bodyId, unitId: null, actions: [], document: d.document, validFrom: addDays(today, -d.since), validTo: addDays(today, d.days - d.since), at, by: from })
  const { name, email, role, by } = invitation
  const data = { name, email, personId: null, listId: null, roles: [{ role, bodyId, unitId: null, validFrom: null, validTo: null }] }
  await addInvite(w, { id: kit.newId(), tokenHash: hashToken(newToken()), bodyId, data, at, by: await idOf(by), expiresAt: expiry(at) })
}
