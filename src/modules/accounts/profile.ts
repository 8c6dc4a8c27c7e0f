import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Kit } from '../../platform/kit.ts'
import { mineDo, type Mine } from './mine.ts'
import { accountsByEmail, emailKey, profileOf, setProfile, type Profile } from './profileStore.ts'
import { revokePasses } from './passStore.ts'

/**
 * Changes one's own name and e-mail. Links to a new password go to the e-mail, so another e-mail asks for the password.
 * Refused: account.wrong-password, account.email-taken, version.stale.
 */
export const changeProfile = (kit: Kit, mine: Mine, next: Profile, knows: boolean): Promise<Result<undefined>> =>
  mineDo(kit, mine, 'account.changed', { name: next.name, email: next.email, version: next.version }, true, async (w, note) => {
    const now = await profileOf(w, mine.accountId)
    if (!now) return refuse('account.sign-in-first', {})
    const changes = (['name', 'email'] as const).flatMap((field) => (now[field] === next[field] ? [] : [{ field, before: now[field], after: next[field] }]))
    if (now.version !== next.version) return refuse('version.stale', { seen: next.version, current: now.version, changed: changes.map((c) => c.field) })
    if (now.email !== next.email && !knows) return refuse('account.wrong-password', {})
    if (next.email !== null && now.email !== next.email) {
      const others = (await accountsByEmail(w, emailKey(next.email))).filter((a) => a.id !== mine.accountId)
      if (others.length > 0) return refuse('account.email-taken', { email: next.email })
    }
    await setProfile(w, mine.accountId, { ...next, login: now.login })
    if (now.email !== next.email) await revokePasses(w, 'reset', mine.accountId, kit.clock.now())
    note({ title: next.name, changes })
    return ok(undefined)
  })
