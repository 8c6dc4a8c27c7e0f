import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Grant } from '../../core/people/may.ts'
import { searchKey } from '../../core/people/names.ts'
import { hashPassword, passwordFits } from '../../platform/auth/passwords.ts'
import { hashToken, newToken } from '../../platform/auth/tokens.ts'
import type { Writer } from '../../platform/db/database.ts'
import { once } from '../../platform/db/once.ts'
import type { Kit } from '../../platform/kit.ts'
import * as store from './store.ts'

export const PASSWORD_MINIMUM = 8
const WEEK = 7 * 24 * 3_600_000

/** Logins are compared without case or accents, so that "Lan" and "lan" are one account. */
export const loginKey = (login: string): string => searchKey(login).replace(/\s+/g, '')

const weak = (password: string): boolean => [...password.normalize('NFC')].length < PASSWORD_MINIMUM

export interface NewAccount {
  readonly name: string
  readonly login: string
  readonly password: string
  readonly grants: readonly Grant[]
}

/** Adds an account with its roles. @returns its id; refused: account.login-taken, account.password-weak */
export async function addAccount(kit: Kit, w: Writer, account: NewAccount): Promise<Result<string>> {
  if (weak(account.password)) return refuse('account.password-weak', { minimum: PASSWORD_MINIMUM })
  const key = loginKey(account.login)
  if (key === '' || (await store.findByLogin(w, key))) return refuse('account.login-taken', { login: account.login })
  const id = kit.newId()
  const at = kit.clock.now()
  await store.addAccount(w, { id, login: account.login, name: account.name, passwordHash: await hashPassword(account.password), loginKey: key, searchKey: searchKey(account.name, account.login), at })
  for (const grant of account.grants) await store.addGrant(w, { ...grant, id: kit.newId(), accountId: id, at })
  return ok(id)
}

/** The account of a login, made when it is not there, with these roles where it lacks them. */
export async function ensureAccount(kit: Kit, w: Writer, account: NewAccount): Promise<Result<string>> {
  const known = await store.findByLogin(w, loginKey(account.login))
  if (!known) return addAccount(kit, w, account)
  const have = await store.grantsOf(w, known.id, kit.clock.today())
  const lacking = account.grants.filter((g) => !have.some((h) => h.role === g.role && h.bodyId === g.bodyId && h.unitId === g.unitId))
  for (const grant of lacking) await store.addGrant(w, { ...grant, id: kit.newId(), accountId: known.id, at: kit.clock.now() })
  return ok(known.id)
}

async function openSession(kit: Kit, w: Writer, accountId: string): Promise<string> {
  const token = newToken()
  const grants = await store.grantsOf(w, accountId, kit.clock.today())
  const bodyId = grants.find((g) => g.bodyId !== null)?.bodyId ?? null
  const now = kit.clock.now()
  await store.addSession(w, { id: kit.newId(), accountId, bodyId, tokenHash: hashToken(token), now, expires: new Date(Date.parse(now) + WEEK).toISOString() })
  return token
}

/** @returns the session token, or null when login and password do not belong together */
export async function signIn(kit: Kit, login: string, password: string): Promise<string | null> {
  const account = await kit.db.read(kit.tenant, (r) => store.findByLogin(r, loginKey(login)))
  if (!(await passwordFits(account?.passwordHash ?? null, password)) || !account) return null
  const opened = await kit.db.write(kit.tenant, async (w) => ok(await openSession(kit, w, account.id)))
  return opened.ok ? opened.value : null
}

export const signOut = (kit: Kit, token: string): Promise<Result<undefined>> =>
  kit.db.write(kit.tenant, async (w) => {
    await store.endSession(w, hashToken(token))
    return ok(undefined)
  })

/** A fresh one-time link for the first account; null when there is an account already. */
export async function firstLink(kit: Kit): Promise<string | null> {
  const made = await kit.db.write(kit.tenant, async (w) => {
    if (await store.anyAccount(w)) return ok(null)
    const token = newToken()
    await store.replaceFirstLink(w, { id: kit.newId(), tokenHash: hashToken(token), at: kit.clock.now() })
    return ok(token)
  })
  return made.ok ? made.value : null
}

/** The first account is the administrator of the whole tenant. @returns its session token */
export const makeFirstAccount = (kit: Kit, link: string, account: Omit<NewAccount, 'grants'>): Promise<Result<string>> =>
  kit.db.write(kit.tenant, async (w) => {
    if (!(await store.useFirstLink(w, hashToken(link), kit.clock.now())) || (await store.anyAccount(w))) return refuse('account.link-used', {})
    const made = await addAccount(kit, w, { ...account, grants: [{ role: 'administrator', bodyId: null, unitId: null }] })
    return made.ok ? ok(await openSession(kit, w, made.value)) : made
  })

export interface PasswordChange {
  readonly accountId: string
  readonly token: string
  readonly current: string
  readonly next: string
  readonly key: string
}

/** Changes a password and ends the account's other sessions. */
export async function changePassword(kit: Kit, change: PasswordChange): Promise<Result<undefined>> {
  const { accountId, current, next, key } = change
  if (weak(next)) return refuse('account.password-weak', { minimum: PASSWORD_MINIMUM })
  const account = await kit.db.read(kit.tenant, (r) => store.findAccount(r, accountId))
  const fits = await passwordFits(account?.passwordHash ?? null, current)
  const passwordHash = await hashPassword(next)
  return kit.db.write(kit.tenant, (w) =>
    once(w, { account: accountId, key, body: { password: true }, at: kit.clock.now() }, async () => {
      if (!fits) return refuse('account.wrong-password', {})
      await store.setPassword(w, accountId, passwordHash)
      await store.endOtherSessions(w, accountId, hashToken(change.token))
      return ok(undefined)
    }),
  )
}
