import { ok, type Result } from '../../core/kernel/result.ts'
import { passwordFits } from '../../platform/auth/passwords.ts'
import { bucket, OF_ACCOUNT, type Attempts } from './attempts.ts'
import type { Kit } from '../../platform/kit.ts'
import { findAccount } from './store.ts'

/**
 * Whether who sits there knows the password of the account that is open: whoever finds a session open must not be able to try
 * passwords on it without end. An account without a password has nothing to prove. Refused: account.locked.
 */
export async function knowsPassword(kit: Kit, attempts: Attempts, accountId: string, password: string | undefined): Promise<Result<boolean>> {
  const account = await kit.db.read(kit.tenant, (r) => findAccount(r, accountId))
  if (account && account.passwordHash === null) return ok(true)
  const mine = [bucket('password of', accountId, OF_ACCOUNT)]
  const taken = await attempts.take(mine)
  if (!taken.ok) return taken
  const fits = await passwordFits(account?.passwordHash ?? null, password ?? '')
  if (fits) await attempts.forgive(mine)
  return ok(fits)
}
