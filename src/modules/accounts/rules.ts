import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Change } from '../../core/audit/entry.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { addSetting, settingOf, wipeOlder } from '../../platform/settings/settings.ts'

export interface Provider {
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  /** a verified e-mail that an account here has links the two at the first sign-on */
  readonly linkByEmail: boolean
}
/** How people sign in here: settings of the tenant. */
export interface Rules {
  readonly idleMinutes: number
  readonly adminSecondStep: boolean
  readonly singleSignOn: Provider | null
}
/** After how many minutes without use a session ends: where the tenant set it, and what counts where it did not. */
export const IDLE = { name: 'session.idle-minutes', minutes: 480 } as const
const RULES = 'sign-in.rules'
const SECRET = 'sign-in.secret'
const UNSET: Omit<Rules, 'idleMinutes'> = { adminSecondStep: false, singleSignOn: null }

/** After how many minutes without use a session ends. */
export const idleMinutesOf = async (r: Reader): Promise<number> => (await settingOf<number>(r, null, IDLE.name))?.value ?? IDLE.minutes

export async function rulesOf(r: Reader): Promise<Rules & { readonly version: number }> {
  const set = await settingOf<Omit<Rules, 'idleMinutes'>>(r, null, RULES)
  return { ...(set?.value ?? UNSET), idleMinutes: await idleMinutesOf(r), version: set?.version ?? 0 }
}

/** The secret that we share with the provider; it never leaves the server. */
export const secretOf = async (r: Reader): Promise<string | null> => (await settingOf<string>(r, null, SECRET))?.value ?? null

const words = (rules: Rules): Readonly<Record<string, string>> => ({
  idleMinutes: String(rules.idleMinutes), adminSecondStep: String(rules.adminSecondStep), singleSignOn: rules.singleSignOn?.name ?? '', issuer: rules.singleSignOn?.issuer ?? '', clientId: rules.singleSignOn?.clientId ?? '', linkByEmail: String(rules.singleSignOn?.linkByEmail ?? false),
})
function changesOf(before: Rules, after: Rules, newSecret: boolean): Change[] {
  const [old, fresh] = [words(before), words(after)]
  const changed = Object.keys(fresh).filter((field) => old[field] !== fresh[field]).map((field) => ({ field, before: old[field] || null, after: fresh[field] || null }))
  return newSecret ? [...changed, { field: 'secret', before: null, after: '…' }] : changed
}

/** Sets the rules as seen at `version`. @returns what changed; the secret's words never */
export async function setRules(kit: Kit, w: Writer, by: string, next: Rules, sent: { readonly secret: string | undefined; readonly version: number }): Promise<Result<Change[]>> {
  const { version, ...before } = await rulesOf(w)
  const changed = changesOf(before, next, sent.secret !== undefined)
  if (version !== sent.version) return refuse('version.stale', { seen: sent.version, current: version, changed: changed.map((c) => c.field) })
  if (next.singleSignOn !== null && sent.secret === undefined && (await secretOf(w)) === null) return refuse('request.invalid', { problems: [{ at: 'secret', problem: 'Còn thiếu' }] })
  const { idleMinutes, ...rules } = next
  const add = async (name: string, value: unknown): Promise<void> => {
    const last = (await settingOf(w, null, name))?.version ?? 0
    await addSetting(w, { id: kit.newId(), bodyId: null, name, value, version: last + 1, at: kit.clock.now(), by })
  }
  await add(RULES, rules)
  if (idleMinutes !== before.idleMinutes) await add(IDLE.name, idleMinutes)
  if (sent.secret !== undefined) await add(SECRET, sent.secret)
  if (sent.secret !== undefined) await wipeOlder(w, null, SECRET, (await settingOf(w, null, SECRET))?.version ?? 0)
  return ok(changed)
}
