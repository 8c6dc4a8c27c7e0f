import { refuse } from '../../core/kernel/refusal.ts'
import { isDay, type PlainDate } from '../../core/kernel/dates.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { actionsOf, type Action, type Actor, type Reach } from '../../core/people/may.ts'
import { hashToken, newToken } from '../../platform/auth/tokens.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { commandInBody, type Caller } from '../../platform/trail/command.ts'
import { KEY_ACTIONS } from './keyActions.ts'
import * as store from './store.ts'

/** What a key reaches comes from the account that made it, as it is today; handed in by the composition root. */
export interface Makers {
  readonly account: (r: Reader, accountId: string) => Promise<{ readonly name: string; readonly login: string } | undefined>
  readonly reach: (r: Reader, accountId: string, today: PlainDate) => Promise<readonly Reach[]>
}
export const PER_MINUTE = 120
const MINUTE_MS = 60_000
const TOKEN = /^bv_[A-Za-z0-9_-]{43}$/

/** What this account may put into a key. */
export const grantable = (actor: Actor): Action[] => actionsOf(actor).filter((action) => KEY_ACTIONS.includes(action))

/** The last moment of a day in Việt Nam. */
const endOfDay = (day: PlainDate): string => new Date(Date.parse(`${day}T23:59:59.999Z`) - 7 * 3_600_000).toISOString()

export interface NewKey {
  readonly name: string
  readonly actions: readonly Action[]
  readonly expiresOn: PlainDate | null
  readonly key: string
}

/** Makes a key. The token is in the first answer only: neither the row nor the kept answer of the command holds it. */
export async function makeKey(kit: Kit, call: Caller, ask: NewKey): Promise<Result<{ id: string; token: string | null }>> {
  if (ask.expiresOn !== null && !isDay(ask.expiresOn)) return refuse('request.invalid', { problems: [{ at: 'expiresOn', problem: 'Không có ngày này' }] })
  if (ask.expiresOn !== null && ask.expiresOn < kit.clock.today()) return refuse('request.invalid', { problems: [{ at: 'expiresOn', problem: 'Ngày đã qua' }] })
  const made: { token: string | null } = { token: null }
  const { key, ...sent } = ask
  const done = await commandInBody(kit, call, { action: 'key.made', key, sent }, async (w, bodyId, note) => {
    const beyond = ask.actions.filter((action) => !grantable(call.actor).includes(action))
    if (beyond.length > 0) return refuse('account.not-allowed', { action: beyond.join(', ') })
    const id = kit.newId()
    const token = `bv_${newToken()}`
    await store.addKey(w, { id, bodyId, name: ask.name, prefix: token.slice(0, 9), tokenHash: hashToken(token), actions: [...new Set(ask.actions)], createdAt: kit.clock.now(), createdBy: call.actor.accountId, expiresAt: ask.expiresOn === null ? null : endOfDay(ask.expiresOn) })
    made.token = token
    note({ thing: { kind: 'key', id }, title: ask.name, changes: [{ field: 'actions', before: null, after: ask.actions.join(', ') }] })
    return ok({ id })
  })
  return done.ok ? ok({ id: done.value.id, token: made.token }) : done
}

export const revokeKey = (kit: Kit, call: Caller, id: string, key: string): Promise<Result<undefined>> =>
  commandInBody(kit, call, { action: 'key.revoked', key, sent: { id } }, async (w, bodyId, note) => {
    const found = await store.findKey(w, bodyId, id)
    if (!found) return refuse('request.not-found', { what: 'khóa này' })
    if (found.revokedAt !== null) return refuse('state.forbids', { action: 'thu hồi khóa', state: 'revoked' })
    await store.revokeKey(w, id, kit.clock.now())
    note({ thing: { kind: 'key', id }, title: found.name })
    return ok(undefined)
  })

/** A grant as the key carries it: within its body, and only for what was chosen. */
const narrowed = (bodyId: string, actions: readonly string[]) => (grant: Reach): Reach[] => {
  if (grant.bodyIds !== null && !grant.bodyIds.includes(bodyId)) return []
  const only = (grant.only ?? KEY_ACTIONS).filter((action) => actions.includes(action) && KEY_ACTIONS.includes(action))
  return [{ ...grant, bodyId, bodyIds: [bodyId], only }]
}

/** Who a key acts as: its maker, as far as the maker reaches today, within the key's body and its chosen actions. */
export const actorOfKey = (kit: Kit, makers: Makers, token: string): Promise<Actor | null> =>
  kit.db.read(kit.tenant, async (r) => {
    if (!TOKEN.test(token)) return null
    const key = await store.liveKey(r, hashToken(token), kit.clock.now())
    const maker = key && (await makers.account(r, key.createdBy))
    if (!key || !maker) return null
    const grants = (await makers.reach(r, key.createdBy, kit.clock.today())).flatMap(narrowed(key.bodyId, key.actions))
    return { accountId: key.createdBy, name: `${maker.name} (${key.name})`, login: maker.login, personId: null, grants, bodyId: key.bodyId, via: 'key', viewing: null }
  })

/** Counts one request of a key, over all processes. @returns the seconds to wait; 0 when it may go on */
export async function meterKey(kit: Kit, token: string): Promise<number> {
  if (!TOKEN.test(token)) return 0
  const now = kit.clock.now()
  const until = new Date(Date.parse(now) + MINUTE_MS).toISOString()
  const counted = await kit.db
    .write(kit.tenant, async (w) => {
      const key = await store.liveKey(w, hashToken(token), now)
      if (!key) return ok(0)
      const { count, until: ends } = await store.countOne(w, `key ${key.id}`, now, until)
      if (key.lastUsedAt === null || Date.parse(now) - Date.parse(key.lastUsedAt) > MINUTE_MS) await store.noteUse(w, key.id, now)
      return ok(count > PER_MINUTE ? Math.max(1, Math.ceil((Date.parse(ends) - Date.parse(now)) / 1000)) : 0)
    })
    .catch((fault: unknown) => {
      // so many at the same moment that the count could not be written: they are too many
      if ((fault as { code?: string }).code === '40001') return ok(1)
      throw fault
    })
  return counted.ok ? counted.value : 0
}

