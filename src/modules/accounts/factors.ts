import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { enrolment, newSecret } from '../../platform/auth/oneTimeCodes.ts'
import type { Kit } from '../../platform/kit.ts'
import * as store from './factorStore.ts'
import { mineDo, type Mine } from './mine.ts'
import { keepApp, renewRecoveryCodes } from './secondStep.ts'
import type { Enrolment } from './signIn.ts'
import { findAccount } from './store.ts'

/**
 * What is shown once must not lie among the answers that are kept for repeats: the kept answer only says that it was given.
 * A repeat gets an empty list.
 */
async function shownOnce(run: (keep: (codes: readonly string[]) => void) => Promise<Result<undefined>>): Promise<Result<{ recoveryCodes: readonly string[] }>> {
  let recoveryCodes: readonly string[] = []
  const done = await run((codes) => {
    recoveryCodes = codes
  })
  return done.ok ? ok({ recoveryCodes }) : done
}

/** Begins with an app; until a code confirms it, it counts for nothing. Refused: state.forbids while there is one. */
export async function beginApp(kit: Kit, mine: Mine, knows: boolean): Promise<Result<Enrolment>> {
  const made = await kit.db.write(kit.tenant, async (w) => {
    if (!knows) return refuse('account.wrong-password', {})
    const account = await findAccount(w, mine.accountId)
    if (!account) return refuse('account.sign-in-first', {})
    if (await store.confirmedApp(w, account.id)) return refuse('state.forbids', { action: 'thêm ứng dụng xác thực', state: 'đã có ứng dụng xác thực' })
    await store.removeUnconfirmed(w, account.id)
    const secret = newSecret()
    await store.addFactor(w, { id: kit.newId(), accountId: account.id, kind: 'totp', name: '', secret, credentialId: null, counter: 0, transports: [], createdAt: kit.clock.now(), confirmedAt: null })
    return ok({ secret, login: account.login })
  })
  return made.ok ? ok({ secret: made.value.secret, ...(await enrolment(made.value.secret, made.value.login)) }) : made
}

/** Confirms the app that was begun. @returns the recovery codes, once */
export const confirmApp = (kit: Kit, mine: Mine, code: string): Promise<Result<{ recoveryCodes: readonly string[] }>> =>
  shownOnce((keep) =>
    mineDo(kit, mine, 'account.factor-added', { app: true }, true, async (w, note) => {
      const begun = (await store.factorsOf(w, mine.accountId)).find((f) => f.kind === 'totp')
      if (!begun || begun.confirmedAt !== null) return refuse('state.forbids', { action: 'xác nhận ứng dụng', state: begun ? 'đã xác nhận' : 'chưa bắt đầu' })
      const kept = await keepApp(kit, w, mine.accountId, begun.secret, code)
      if (!kept.ok) return kept
      keep(kept.value)
      note({ changes: [{ field: 'factor', before: null, after: 'totp' }] })
      return ok(undefined)
    }),
  )

export const removeApp = (kit: Kit, mine: Mine, knows: boolean): Promise<Result<undefined>> =>
  mineDo(kit, mine, 'account.factor-removed', { app: true }, knows, async (w, note) => {
    const app = await store.confirmedApp(w, mine.accountId)
    if (!app) return refuse('request.not-found', { what: 'totp' })
    await store.removeFactor(w, app.id)
    await store.replaceRecoveryCodes(w, mine.accountId, [])
    note({ changes: [{ field: 'factor', before: 'totp', after: null }] })
    return ok(undefined)
  })

export const newRecoveryCodes = (kit: Kit, mine: Mine, knows: boolean): Promise<Result<{ recoveryCodes: readonly string[] }>> =>
  shownOnce((keep) =>
    mineDo(kit, mine, 'account.factor-added', { recoveryCodes: true }, knows, async (w, note) => {
      if (!(await store.confirmedApp(w, mine.accountId))) return refuse('request.not-found', { what: 'totp' })
      keep(await renewRecoveryCodes(kit, w, mine.accountId))
      note({ changes: [{ field: 'factor', before: null, after: 'recovery-codes' }] })
      return ok(undefined)
    }),
  )
