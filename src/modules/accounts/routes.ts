import type { z } from 'zod'
import type { accountEndpoints, BodyKind, Session } from '../../contract/accounts.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { actionsOf, reaches, type Actor } from '../../core/people/may.ts'
import { hashToken } from '../../platform/auth/tokens.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { AnswerTo, Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { Attempts } from './attempts.ts'
import { changePassword, loginKey, makeFirstAccount, signIn, signOut } from './commands.ts'
import { actorOf, firstLinkGood } from './queries.ts'
import { setSessionBody } from './store.ts'

export type SetupStep = 'body' | 'units' | 'people' | 'plan' | 'done'
export interface BodyCard {
  readonly id: string
  readonly name: string
  readonly abbreviation: string
  readonly kind: BodyKindName
  readonly superior: string | null
  readonly yearKind: 'calendar' | 'school'
  readonly version: number
}
type BodyKindName = z.output<typeof BodyKind>

/** What the session shows of other modules; wired at the composition root. */
export interface Surroundings {
  readonly demo: boolean
  readonly bodies: (r: Reader) => Promise<readonly BodyCard[]>
  readonly setup: (r: Reader, bodyId: string | null) => Promise<SetupStep>
}
type SessionAnswer = AnswerTo<typeof Session>

async function sessionOf(kit: Kit, around: Surroundings, actor: Actor): Promise<SessionAnswer> {
  return kit.db.read(kit.tenant, async (r) => {
    const bodies = (await around.bodies(r)).filter((b) => reaches(actor, b.id))
    const body = bodies.find((b) => b.id === actor.bodyId) ?? bodies[0] ?? null
    const now: Actor = { ...actor, bodyId: body?.id ?? null }
    const may = actionsOf(now)
    return {
      account: { id: actor.accountId, name: actor.name, login: actor.login },
      roles: actor.grants.flatMap((g) => (g.bodyId === null ? [] : [{ role: g.role, bodyId: g.bodyId, unitId: g.unitId }])),
      body,
      bodies: bodies.map(({ id, name }) => ({ id, name })),
      demo: around.demo,
      setup: body === null || may.includes('setup.skip') ? await around.setup(r, body?.id ?? null) : 'done',
      today: kit.clock.today(),
      may,
    }
  })
}

async function sessionFor(kit: Kit, around: Surroundings, token: string): Promise<Result<SessionAnswer>> {
  const actor = await actorOf(kit, token)
  return actor ? ok(await sessionOf(kit, around, actor)) : refuse('account.sign-in-first', {})
}

export function accountRoutes(kit: Kit, around: Surroundings): Routes<typeof accountEndpoints> {
  const attempts = new Attempts()
  return {
    'GET /api/session': { may: 'session.use', run: async ({ actor }) => ok(await sessionOf(kit, around, actor)) },
    'POST /api/session': {
      may: null,
      run: async ({ body, address, now, keepSession }) => {
        const who = `${loginKey(body.login)} ${address}`
        const seconds = attempts.wait(who, Date.parse(now))
        if (seconds > 0) return refuse('request.too-many', { seconds })
        attempts.begun(who, Date.parse(now))
        const token = await signIn(kit, body.login, body.password)
        if (token === null) return refuse('account.wrong-password', {})
        attempts.forgiven(who)
        keepSession(token)
        return sessionFor(kit, around, token)
      },
    },
    'DELETE /api/session': {
      may: 'session.use',
      run: async ({ sessionToken, keepSession }) => {
        keepSession(null)
        return sessionToken === null ? ok(undefined) : signOut(kit, sessionToken)
      },
    },
    'PUT /api/session/body': {
      may: 'session.use',
      run: async ({ actor, body, sessionToken }) => {
        const bodies = await kit.db.read(kit.tenant, around.bodies)
        const mine = bodies.some((b) => b.id === body.bodyId) && reaches(actor, body.bodyId)
        if (!mine || sessionToken === null) return refuse('request.not-found', { what: 'body' })
        await kit.db.write(kit.tenant, async (w) => ok(await setSessionBody(w, hashToken(sessionToken), body.bodyId)))
        return sessionFor(kit, around, sessionToken)
      },
    },
    'GET /api/first-account': { may: null, run: async ({ query }) => ok({ good: await firstLinkGood(kit, query.token) }) },
    'POST /api/first-account': {
      may: null,
      run: async ({ body, keepSession }) => {
        const { token: link, ...account } = body
        const made = await makeFirstAccount(kit, link, account)
        if (!made.ok) return made
        keepSession(made.value)
        return sessionFor(kit, around, made.value)
      },
    },
    'PUT /api/session/password': {
      may: 'session.use',
      run: async ({ actor, body, sessionToken, now }) => {
        // whoever finds a session open must not be able to try passwords on it without end
        const who = `change ${actor.accountId}`
        const seconds = attempts.wait(who, Date.parse(now))
        if (seconds > 0) return refuse('request.too-many', { seconds })
        attempts.begun(who, Date.parse(now))
        const done = await changePassword(kit, { accountId: actor.accountId, token: sessionToken ?? '', ...body })
        if (done.ok) attempts.forgiven(who)
        return done
      },
    },
  }
}
