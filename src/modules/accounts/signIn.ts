import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { enrolment, newSecret } from '../../platform/auth/oneTimeCodes.ts'
import { Turns } from '../../platform/auth/bounded.ts'
import { hashing, passwordFits } from '../../platform/auth/passwords.ts'
import { hashToken, newToken } from '../../platform/auth/tokens.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { command } from '../../platform/trail/command.ts'
import type { Origin } from '../../platform/trail/entry.ts'
import { bucket, OF_ACCOUNT, OF_ADDRESS, type Attempts, type Bucket } from './attempts.ts'
import { loginKey } from './logins.ts'
import { confirmedApp } from './factorStore.ts'
import { addPass } from './passStore.ts'
import { reachOf } from './reach.ts'
import { rulesOf } from './rules.ts'
import { openSession } from './sessions.ts'
import type { SessionMethod } from './sessionStore.ts'
import { noteSignIn } from './profileStore.ts'
import { findAccount, findByLogin, type Account } from './store.ts'

/** Beyond this many waiting passwords another one is asked to come back: who waits longer has left. */
const MOST_WAITING = 500
const STEP_MINUTES = 5

/** A session, or a pass to the second step; `enrol`: the app has to be set up first. */
export type Entry = { readonly token: string } | { readonly pass: string; readonly enrol: Enrolment | null }
export interface Enrolment {
  readonly secret: string
  readonly uri: string
  readonly picture: string
}
/** What the door shares: its counts, and one entrance at a time for an account. */
export interface DoorKit {
  readonly kit: Kit
  readonly attempts: Attempts
  readonly turns: Turns
}

export const addressBucket = (origin: Origin): Bucket => bucket('sign-in from', origin.address, OF_ADDRESS)
export const loginBucket = (login: string): Bucket => bucket('sign-in as', loginKey(login), OF_ACCOUNT)

export type RefusedFor = 'password' | 'locked' | 'second-step' | 'passkey' | 'single-sign-on'

/** One entry for a sign-in that was refused. An unknown login is not written down: it may be a password in the wrong box. */
export async function noteRefused(kit: Kit, origin: Origin, account: Pick<Account, 'id' | 'name'> | null, reason: RefusedFor): Promise<void> {
  const about = account === null ? {} : { thing: { kind: 'account' as const, id: account.id }, title: account.name }
  await command(kit, { accountId: null, bodyId: null, via: 'nobody', origin }, { action: 'account.sign-in-refused', key: null, sent: {}, about: { ...about, changes: [{ field: 'reason', before: null, after: reason }] } }, async () => ok(undefined))
}

/** Whether the tenant asks a second step of this account: it administers something. */
export async function secondStepAsked(kit: Kit, r: Reader, accountId: string): Promise<boolean> {
  if (!(await rulesOf(r)).adminSecondStep) return false
  return (await reachOf(r, accountId, kit.clock.today())).some((g) => g.role === 'administrator')
}

/** Opens the session of an account that proved itself, with its entry in the trail. */
export async function admit(kit: Kit, w: Writer, account: Account, method: SessionMethod, origin: Origin): Promise<string> {
  await noteSignIn(w, account.id, kit.clock.now())
  return openSession(kit, w, { accountId: account.id, method, origin })
}

/** The command of signing in: `act` proves, then the session is opened in the same transaction. */
export const enter = <T>({ kit, turns }: DoorKit, origin: Origin, account: Account, method: SessionMethod, act: (w: Writer) => Promise<Result<T>>): Promise<Result<{ token: string; value: T }>> =>
  turns.run(account.id, () =>
    command(kit, { accountId: account.id, bodyId: null, via: 'session', origin }, { action: 'account.sign-in', key: null, sent: {}, about: { thing: { kind: 'account', id: account.id }, title: account.name, changes: [{ field: 'method', before: null, after: method }] } }, async (w) => {
      const proved = await act(w)
      return proved.ok ? ok({ token: await admit(kit, w, account, method, origin), value: proved.value }) : proved
    }),
  )

/** After the first step: a session, or the pass to the second. Single sign-on stands for the app of the account, not for the one that the tenant asks of administrators. */
export async function afterFirstStep(door: DoorKit, origin: Origin, account: Account, method: 'password' | 'single-sign-on'): Promise<Result<Entry>> {
  const { kit } = door
  const { app, asked } = await kit.db.read(kit.tenant, async (r) => ({ app: await confirmedApp(r, account.id), asked: await secondStepAsked(kit, r, account.id) }))
  const withApp = app !== undefined && (method === 'password' || asked)
  if (!withApp && !asked) {
    const entered = await enter(door, origin, account, method, async () => ok(undefined))
    return entered.ok ? ok({ token: entered.value.token }) : entered
  }
  const secret = withApp ? null : newSecret()
  const pass = newToken()
  const now = kit.clock.now()
  await kit.db.write(kit.tenant, async (w) => ok(await addPass(w, { id: kit.newId(), kind: 'second-step', accountId: account.id, data: { secret }, tokenHash: hashToken(pass), createdAt: now, expires: new Date(Date.parse(now) + STEP_MINUTES * 60_000).toISOString() })))
  return ok({ pass, enrol: secret === null ? null : { secret, ...(await enrolment(secret, account.login)) } })
}

/**
 * The first step with login and password. An unknown login takes the same way as a known one: the same counts, the same hash, the same words.
 * Refused: account.wrong-password, account.locked, request.too-many.
 */
export async function signIn(door: DoorKit, origin: Origin, login: string, password: string): Promise<Result<Entry>> {
  const { kit, attempts } = door
  if (hashing.waiting >= MOST_WAITING) return refuse('request.too-many', { seconds: 10 })
  const own = [loginBucket(login)]
  const shared = [addressBucket(origin)]
  const taken = await attempts.take([...own, ...shared])
  const account = (await kit.db.read(kit.tenant, (r) => findByLogin(r, loginKey(login)))) ?? null
  if (!taken.ok) {
    if (await attempts.worthNoting('locked', `${loginKey(login)} ${origin.address}`)) await noteRefused(kit, origin, account, 'locked')
    return taken
  }
  const fits = await passwordFits(account?.passwordHash ?? null, password)
  if (!fits || account === null) {
    await noteRefused(kit, origin, account, 'password')
    return refuse('account.wrong-password', {})
  }
  const entry = await afterFirstStep(door, origin, account, 'password')
  if (entry.ok) await attempts.forgive(own, shared)
  return entry
}

/** An account that can sign in. Refused: account.sign-in-first */
export async function accountFor(r: Reader, id: string | null): Promise<Result<Account>> {
  const account = id === null ? undefined : await findAccount(r, id)
  return account ? ok(account) : refuse('account.sign-in-first', {})
}
