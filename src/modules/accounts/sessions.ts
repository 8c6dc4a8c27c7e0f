import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { hashToken, newToken } from '../../platform/auth/tokens.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { command } from '../../platform/trail/command.ts'
import type { By, Origin } from '../../platform/trail/entry.ts'
import { reachOf } from './reach.ts'
import { idleMinutesOf } from './rules.ts'
import * as store from './sessionStore.ts'

const WEEK = 7 * 24 * 3_600_000
const MINUTE = 60_000
const before = (now: string, milliseconds: number): string => new Date(Date.parse(now) - milliseconds).toISOString()

export interface Opening {
  readonly accountId: string
  readonly method: store.SessionMethod
  readonly origin: Origin
}

/** Opens a session under a token that nobody has seen before. @returns the token */
export async function openSession(kit: Kit, w: Writer, { accountId, method, origin }: Opening): Promise<string> {
  const token = newToken()
  const now = kit.clock.now()
  const reach = await reachOf(w, accountId, kit.clock.today())
  const bodyId = reach.find((g) => g.bodyId !== null)?.bodyId ?? null
  await store.sweepSessions(w, accountId, now)
  await store.addSession(w, { id: kit.newId(), accountId, bodyId, tokenHash: hashToken(token), method, address: origin.address, agent: origin.agent || null, now, expires: new Date(Date.parse(now) + WEEK).toISOString() })
  return token
}

/** Notes the use of a session, at most once a minute. */
export async function noteUse(kit: Kit, session: store.SessionRow): Promise<void> {
  const now = kit.clock.now()
  const minuteAgo = before(now, MINUTE)
  if (session.lastSeenAt !== null && session.lastSeenAt > minuteAgo) return
  await kit.db.write(kit.tenant, async (w) => ok(await store.touchSession(w, session.id, now, minuteAgo)))
}

export interface MySession extends store.SessionCard {
  readonly here: boolean
}
export const mySessions = (kit: Kit, accountId: string, token: string): Promise<MySession[]> =>
  kit.db.read(kit.tenant, async (r) => {
    const now = kit.clock.now()
    const rows = await store.sessionsOf(r, accountId, { now, since: before(now, (await idleMinutesOf(r)) * MINUTE) })
    return rows.map(({ tokenHash, ...card }) => ({ ...card, here: tokenHash === hashToken(token) }))
  })

interface Ending {
  readonly by: By
  readonly accountId: string
  readonly key: string
}

/** Ends one session of the account. */
export const endOne = (kit: Kit, { by, accountId, key }: Ending, id: string): Promise<Result<undefined>> =>
  command(kit, by, { action: 'account.sessions-ended', key, sent: { id }, about: { thing: { kind: 'account', id: accountId } } }, async (w) => {
    const ended = await store.endSessions(w, accountId, { only: id })
    return ended === 1 ? ok(undefined) : refuse('request.not-found', { what: 'session' })
  })

/** Ends every session of the account but the one with this token. */
export const endOthers = (kit: Kit, { by, accountId, key }: Ending, token: string): Promise<Result<{ ended: number }>> =>
  command(kit, by, { action: 'account.sessions-ended', key, sent: { others: true }, about: { thing: { kind: 'account', id: accountId } } }, async (w, note) => {
    const ended = await store.endSessions(w, accountId, { butHash: hashToken(token) })
    note({ changes: [{ field: 'sessions', before: String(ended + 1), after: '1' }] })
    return ok({ ended })
  })

export const signOut = (kit: Kit, by: By, token: string): Promise<Result<undefined>> =>
  command(kit, by, { action: 'account.sign-out', key: null, sent: {}, ...(by.accountId === null ? {} : { about: { thing: { kind: 'account', id: by.accountId } } }) }, async (w) => {
    await store.endSession(w, hashToken(token))
    return ok(undefined)
  })
