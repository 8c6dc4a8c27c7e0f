import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { hashRecoveryCode, newRecoveryCode, stepOf } from '../../platform/auth/oneTimeCodes.ts'
import { hashToken } from '../../platform/auth/tokens.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import type { Origin } from '../../platform/trail/entry.ts'
import { bucket, OF_ACCOUNT, type Bucket } from './attempts.ts'
import * as factors from './factorStore.ts'
import { findPass, usePass, type Pass } from './passStore.ts'
import { accountFor, enter, noteRefused, type DoorKit } from './signIn.ts'

const RECOVERY_CODES = 10

export const stepBucket = (accountId: string): Bucket => bucket('second step of', accountId, OF_ACCOUNT)

/** New recovery codes in place of the old ones. @returns them in words, for the one time that they are shown */
export async function renewRecoveryCodes(kit: Kit, w: Writer, accountId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await factors.replaceRecoveryCodes(w, accountId, codes.map((code) => ({ id: kit.newId(), hash: hashRecoveryCode(code) })))
  return codes
}

/** Keeps an app whose first code is right. The code's time-step is used by that. */
export async function keepApp(kit: Kit, w: Writer, accountId: string, secret: string, code: string): Promise<Result<readonly string[]>> {
  const now = kit.clock.now()
  const step = await stepOf(secret, code, { now, after: 0 })
  if (step === null) return refuse('account.second-step-wrong', {})
  await factors.removeUnconfirmed(w, accountId)
  await factors.addFactor(w, { id: kit.newId(), accountId, kind: 'totp', name: '', secret, credentialId: null, counter: step, transports: [], createdAt: now, confirmedAt: now })
  return ok(await renewRecoveryCodes(kit, w, accountId))
}

/** Uses a code of the app, each time-step once, or a recovery code, each once. */
async function useCode(kit: Kit, w: Writer, accountId: string, code: string): Promise<Result<undefined>> {
  const now = kit.clock.now()
  const app = await factors.confirmedApp(w, accountId)
  const step = app ? await stepOf(app.secret, code, { now, after: app.counter }) : null
  const used = app && step !== null ? await factors.useFactor(w, app.id, { seen: app.counter, next: step }, now) : await factors.useRecoveryCode(w, accountId, hashRecoveryCode(code), now)
  return used ? ok(undefined) : refuse('account.second-step-wrong', {})
}

/** The pass is used by the one sign-in that it lets through. */
async function prove(kit: Kit, w: Writer, pass: Pass, accountId: string, code: string): Promise<Result<readonly string[] | null>> {
  if (!(await usePass(w, pass.id, kit.clock.now()))) return refuse('account.sign-in-first', {})
  const { secret } = pass.data as { readonly secret: string | null }
  if (secret !== null) return keepApp(kit, w, accountId, secret, code)
  const used = await useCode(kit, w, accountId, code)
  return used.ok ? ok(null) : used
}

export interface ThroughStep {
  readonly token: string
  /** shown once, where the app was set up on the way in */
  readonly recoveryCodes: readonly string[] | null
}

/** The second step. Refused: account.sign-in-first (no pass, or it ran out), account.second-step-wrong, account.locked. */
export async function secondStep(door: DoorKit, origin: Origin, passToken: string | null, code: string): Promise<Result<ThroughStep>> {
  const { kit, attempts } = door
  const pass = passToken === null ? undefined : await kit.db.read(kit.tenant, (r) => findPass(r, 'second-step', hashToken(passToken), kit.clock.now()))
  if (!pass) return refuse('account.sign-in-first', {})
  const account = await kit.db.read(kit.tenant, (r) => accountFor(r, pass.accountId))
  if (!account.ok) return account
  const mine = [stepBucket(account.value.id)]
  const taken = await attempts.take(mine)
  if (!taken.ok) {
    if (await attempts.worthNoting('step', account.value.id)) await noteRefused(kit, origin, account.value, 'locked')
    return taken
  }
  const entered = await enter(door, origin, account.value, 'second-step', (w) => prove(kit, w, pass, account.value.id, code))
  if (!entered.ok) {
    await noteRefused(kit, origin, account.value, 'second-step')
    return entered
  }
  await attempts.forgive(mine)
  return ok({ token: entered.value.token, recoveryCodes: entered.value.value })
}
