import type { z } from 'zod'
import type { Door, Me, SignInRules } from '../../contract/signIn.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { siteOf } from '../../platform/auth/passkeys.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { mailServerOf } from '../../platform/mail/server.ts'
import * as factors from './factorStore.ts'
import type { At } from './passkeys.ts'
import { profileOf } from './profileStore.ts'
import { rulesOf, secretOf } from './rules.ts'
import { secondStepAsked } from './signIn.ts'
import { callbackOf } from './singleSignOn.ts'
import { findAccount } from './store.ts'

/** The ways to sign in here, as the browser reached us. */
export async function doorOf(kit: Kit, r: Reader, at: At): Promise<z.output<typeof Door>> {
  const { singleSignOn } = await rulesOf(r)
  return { singleSignOn: singleSignOn === null ? null : { name: singleSignOn.name }, passkeys: siteOf(at) !== null, mail: (await mailServerOf(kit, r)) !== null }
}

/** One's own account, with everything that opens it; no secret of it. */
export const meOf = (kit: Kit, at: At, accountId: string): Promise<Result<AnswerTo<typeof Me>>> =>
  kit.db.read(kit.tenant, async (r) => {
    const account = await findAccount(r, accountId)
    const profile = await profileOf(r, accountId)
    if (!account || !profile) return refuse('account.sign-in-first', {})
    const own = await factors.factorsOf(r, accountId)
    const app = own.find((f) => f.kind === 'totp' && f.confirmedAt !== null)
    const passkeys = own.filter((f) => f.kind === 'passkey').map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt }))
    const identities = (await factors.identitiesOf(r, accountId)).map(({ id, issuer, createdAt }) => ({ id, issuer, createdAt }))
    return ok({
      ...profile, hasPassword: account.passwordHash !== null, passkeys, identities,
      totp: app ? { since: app.confirmedAt ?? app.createdAt, lastUsedAt: app.lastUsedAt, recoveryCodesLeft: await factors.recoveryCodesLeft(r, accountId) } : null,
      secondStepAsked: await secondStepAsked(kit, r, accountId), door: await doorOf(kit, r, at),
    })
  })

export const rulesAnswer = (kit: Kit, at: At): Promise<Result<AnswerTo<typeof SignInRules>>> =>
  kit.db.read(kit.tenant, async (r) => ok({ ...(await rulesOf(r)), hasSecret: (await secretOf(r)) !== null, callback: callbackOf(at) }))
