import type { z } from 'zod'
import type { accountEndpoints, BodyKind, Session } from '../../contract/accounts.ts'
import type { signInEndpoints } from '../../contract/signIn.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { actionsOf, reaches, type Actor } from '../../core/people/may.ts'
import { Turns } from '../../platform/auth/bounded.ts'
import { hashToken } from '../../platform/auth/tokens.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { AnswerTo, Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { byOf } from '../../platform/trail/command.ts'
import { Attempts } from './attempts.ts'
import { changePassword, makeFirstAccount } from './commands.ts'
import { actingFor } from './delegations.ts'
import { meRoutes } from './meRoutes.ts'
import { knowsPassword } from './proof.ts'
import { actorOf, firstLinkGood } from './queries.ts'
import type { Post } from './reset.ts'
import { signOut } from './sessions.ts'
import { signIn } from './signIn.ts'
import { doorRoutes, welcome, type Reception } from './signInRoutes.ts'
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
  readonly post: Post
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
      roles: actor.grants.filter((g) => g.via !== 'delegation').map(({ role, bodyId, unitId }) => ({ role, bodyId, unitId })),
      delegations: await actingFor(r, actor.accountId, kit.clock.today()),
      viewing: actor.viewing && { name: actor.viewing.name },
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

/** A fresh account and the session that it is in. */
export function accountRoutes(kit: Kit, around: Surroundings): Routes<typeof accountEndpoints> & Routes<typeof signInEndpoints> {
  const door = { kit, attempts: new Attempts(kit), turns: new Turns() }
  const reception: Reception = { door, post: around.post, sessionFor: (token) => sessionFor(kit, around, token) }
  return {
    ...doorRoutes(reception),
    ...meRoutes(reception),
    'GET /api/session': { may: 'session.use', run: async ({ actor }) => ok(await sessionOf(kit, around, actor)) },
    'POST /api/session': {
      may: null,
      run: async (call) => {
        const entry = await signIn(door, call.origin, call.body.login, call.body.password)
        return entry.ok ? welcome(reception, call, entry.value) : entry
      },
    },
    'DELETE /api/session': {
      may: 'session.use',
      run: async (call) => {
        call.keepSession(null)
        return call.sessionToken === null ? ok(undefined) : signOut(kit, byOf(call), call.sessionToken)
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
      run: async ({ body, keepSession, origin }) => {
        const { token: link, ...account } = body
        const made = await makeFirstAccount(kit, origin, link, account)
        if (!made.ok) return made
        keepSession(made.value)
        return sessionFor(kit, around, made.value)
      },
    },
    'PUT /api/session/password': {
      may: 'session.use',
      run: async (call) => {
        const { actor, sessionToken: token, body } = call
        if (actor.via !== 'session' || token === null) return refuse('account.not-allowed', { action: 'session.use' })
        const knows = await knowsPassword(kit, door.attempts, actor.accountId, body.current)
        if (!knows.ok) return knows
        const done = await changePassword(kit, { by: byOf(call), accountId: actor.accountId, key: body.key }, { token, next: body.next, knows: knows.value })
        if (!done.ok) return done
        if (done.value !== null) call.keepSession(done.value)
        return ok(undefined)
      },
    },
  }
}
