import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { passwordFits } from '../../platform/auth/passwords.ts'
import { forgive, takeFrom } from '../../platform/limits/take.ts'
import { passwordHashOf } from './store.ts'
import type { BackupsKit } from './wiring.ts'

/** Whoever finds a session open must not be able to try passwords on it without end. */
const TRIES = { limit: 5, windowSeconds: 300 } as const

/** Whether who sits there knows the password of the account. An account that signs in elsewhere has none, and takes no archive away. */
export async function knowsPassword(kit: BackupsKit, accountId: string, password: string): Promise<Result<undefined>> {
  const bucket = `backup-pass:${accountId}`
  const taken = await takeFrom(kit, bucket, TRIES)
  if (!taken.ok) return refuse('request.too-many', { seconds: taken.seconds })
  const hash = await kit.db.read(kit.tenant, (r) => passwordHashOf(r, accountId))
  if (!(await passwordFits(hash, password))) return refuse('account.wrong-password', {})
  await forgive(kit, bucket)
  return ok(undefined)
}
