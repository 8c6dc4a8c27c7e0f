import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Grant } from '../../core/people/may.ts'
import { searchKey } from '../../core/people/names.ts'
import { isWeakPassword, PASSWORD_MINIMUM } from '../../core/people/passwords.ts'
import { hashPassword } from '../../platform/auth/passwords.ts'
import { hashToken, newToken } from '../../platform/auth/tokens.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { command } from '../../platform/trail/command.ts'
import type { Origin } from '../../platform/trail/entry.ts'
import { loginKey } from './logins.ts'
import { mineDo, type Mine } from './mine.ts'
import { revokePasses } from './passStore.ts'
import { bodyWords, noteSignIn } from './profileStore.ts'
import { openSession } from './sessions.ts'
import { endSessions, renameSession } from './sessionStore.ts'
import * as store from './store.ts'

export { loginKey } from './logins.ts'
export { PASSWORD_MINIMUM } from '../../core/people/passwords.ts'
const DAY = 24 * 3_600_000

/** Whether a password is one of the first guesses for this account: it knows its login, its name and its bodies. */
export async function isWeakFor(kit: Kit, r: Reader, account: { readonly id: string; readonly login: string; readonly name: string }, password: string): Promise<boolean> {
  const grants = await store.grantsOf(r, account.id, kit.clock.today())
  return isWeakPassword(password, [account.login, account.name, ...(await bodyWords(r, grants.flatMap((g) => g.bodyId ?? [])))])
}

export interface NewAccount {
  readonly name: string
  readonly login: string
  readonly password: string
  readonly grants: readonly Grant[]
  /** whose record it is; left out: nobody's */
  readonly personId?: string | null
}

/** Adds an account with its roles. @returns its id; refused: account.login-taken, account.password-weak */
export async function addAccount(kit: Kit, w: Writer, account: NewAccount): Promise<Result<string>> {
  const known = [account.login, account.name, ...(await bodyWords(w, account.grants.flatMap((g) => g.bodyId ?? [])))]
  if (isWeakPassword(account.password, known)) return refuse('account.password-weak', { minimum: PASSWORD_MINIMUM })
  return plantAccount(kit, w, account)
}

async function plantAccount(kit: Kit, w: Writer, account: NewAccount): Promise<Result<string>> {
  const key = loginKey(account.login)
  if (key === '' || (await store.findByLogin(w, key))) return refuse('account.login-taken', { login: account.login })
  const id = kit.newId()
  const at = kit.clock.now()
  await store.addAccount(w, { id, login: account.login, name: account.name, passwordHash: await hashPassword(account.password), loginKey: key, searchKey: searchKey(account.name, account.login), at, personId: account.personId ?? null })
  for (const grant of account.grants) await store.addGrant(w, { ...grant, id: kit.newId(), accountId: id, at })
  return ok(id)
}

/** The account of a login, made when it is not there, with these roles where it lacks them. For the program itself, whose demo has public passwords. */
export async function ensureAccount(kit: Kit, w: Writer, account: NewAccount): Promise<Result<string>> {
  const known = await store.findByLogin(w, loginKey(account.login))
  if (!known) return plantAccount(kit, w, account)
  const have = await store.grantsOf(w, known.id, kit.clock.today())
  const lacking = account.grants.filter((g) => !have.some((h) => h.role === g.role && h.bodyId === g.bodyId && h.unitId === g.unitId))
  for (const grant of lacking) await store.addGrant(w, { ...grant, id: kit.newId(), accountId: known.id, at: kit.clock.now() })
  if (account.personId !== undefined) await store.setPerson(w, known.id, account.personId)
  return ok(known.id)
}

/** A fresh one-time link for the first account, good for a day; null when there is an account already. */
export async function firstLink(kit: Kit): Promise<string | null> {
  const made = await kit.db.write(kit.tenant, async (w) => {
    if (await store.anyAccount(w)) return ok(null)
    const token = newToken()
    await store.replaceFirstLink(w, { id: kit.newId(), tokenHash: hashToken(token), at: kit.clock.now() })
    return ok(token)
  })
  return made.ok ? made.value : null
}

/** The moment after which a first link must have been made to be good now. */
export const firstLinkSince = (kit: Kit): string => new Date(Date.parse(kit.clock.now()) - DAY).toISOString()

/** The first account is the administrator of the whole tenant. @returns its session token */
export const makeFirstAccount = (kit: Kit, origin: Origin, link: string, account: Omit<NewAccount, 'grants'>): Promise<Result<string>> =>
  command(kit, { accountId: null, bodyId: null, via: 'nobody', origin }, { action: 'account.first', key: null, sent: {} }, async (w, note) => {
    if (!(await store.useFirstLink(w, hashToken(link), { now: kit.clock.now(), since: firstLinkSince(kit) })) || (await store.anyAccount(w))) return refuse('account.link-used', {})
    const made = await addAccount(kit, w, { ...account, grants: [{ role: 'administrator', bodyId: null, unitId: null }] })
    if (!made.ok) return made
    note({ thing: { kind: 'account', id: made.value }, title: account.name })
    await noteSignIn(w, made.value, kit.clock.now())
    return ok(await openSession(kit, w, { accountId: made.value, method: 'link', origin }))
  })

export interface PasswordChange {
  readonly token: string
  readonly next: string
  /** whether the one in use was given rightly */
  readonly knows: boolean
}

/** Changes a password: this session goes on under a new token, every other one ends. @returns the new token; null for a repeat */
export async function changePassword(kit: Kit, mine: Mine, { token, next, knows }: PasswordChange): Promise<Result<string | null>> {
  const passwordHash = knows ? await hashPassword(next) : ''
  let fresh: string | null = null
  const done = await mineDo(kit, mine, 'account.password', { password: true }, knows, async (w, note) => {
    const account = await store.findAccount(w, mine.accountId)
    if (!account) return refuse('account.sign-in-first', {})
    if (await isWeakFor(kit, w, account, next)) return refuse('account.password-weak', { minimum: PASSWORD_MINIMUM })
    await store.setPassword(w, account.id, passwordHash)
    await revokePasses(w, 'reset', account.id, kit.clock.now())
    await endSessions(w, account.id, { butHash: hashToken(token) })
    fresh = newToken()
    await renameSession(w, hashToken(token), hashToken(fresh))
    note({ title: account.name })
    return ok(undefined)
  })
  return done.ok ? ok(fresh) : done
}
