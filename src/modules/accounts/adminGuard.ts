import { refuse } from '../../core/kernel/refusal.ts'
import type { Result } from '../../core/kernel/result.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { administrators, touch } from './adminStore.ts'

/**
 * Carries out what may take an administrator away, and refuses it when none is left: none over the whole tenant where there was one,
 * or none at all. All administrators are touched first, so that of two such commands at one time the later sees what the earlier left.
 */
export async function keepingAnAdministrator<T>(kit: Kit, w: Writer, act: () => Promise<Result<T>>): Promise<Result<T>> {
  const before = await administrators(w, kit.clock.today())
  await touch(w, before.map(({ id }) => id))
  const result = await act()
  if (!result.ok) return result
  const after = await administrators(w, kit.clock.today())
  const lost = (who: (one: { readonly whole: boolean }) => boolean): boolean => before.some(who) && !after.some(who)
  return lost(() => true) || lost(({ whole }) => whole) ? refuse('account.last-administrator', {}) : result
}
