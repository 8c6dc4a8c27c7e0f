import type { Entered, Session } from '../../contract/accounts.ts'
import type { signInEndpoints } from '../../contract/signIn.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { may } from '../../core/people/may.ts'
import type { AnswerTo, Routes } from '../../platform/http/routes.ts'
import { byOf, command } from '../../platform/trail/command.ts'
import type { Kit } from '../../platform/kit.ts'
import { takeFrom } from '../../platform/limits/take.ts'
import { doorOf, rulesAnswer } from './me.ts'
import { askPasskey, signInByPasskey } from './passkeys.ts'
import { askReset, resetGood, resetPassword, type Post } from './reset.ts'
import { setRules } from './rules.ts'
import { secondStep } from './secondStep.ts'
import type { DoorKit, Entry } from './signIn.ts'
import { beginSignOn, finishSignOn } from './singleSignOn.ts'

type DoorPath = Exclude<keyof Routes<typeof signInEndpoints>, `${string} /api/me${string}`>
export interface Reception {
  readonly door: DoorKit
  readonly post: Post
  /** the session of a token that was just made */
  readonly sessionFor: (token: string) => Promise<Result<AnswerTo<typeof Session>>>
}
interface Cookies {
  readonly keepSession: (token: string | null) => void
  readonly keepPass: (token: string | null) => void
}

/** Lets somebody in, or on to the second step: the token and the pass go into cookies that no script reads. */
export async function welcome({ sessionFor }: Reception, cookies: Cookies, entry: Entry): Promise<Result<AnswerTo<typeof Entered>>> {
  if ('pass' in entry) {
    cookies.keepPass(entry.pass)
    return ok({ step: entry.enrol === null ? 'code' : 'enrol', enrol: entry.enrol })
  }
  cookies.keepPass(null)
  cookies.keepSession(entry.token)
  return sessionFor(entry.token)
}

/** Whoever asks to begin makes us write a row and ask the provider; an office of hundreds may stand behind one address. */
async function begins(kit: Kit, address: string): Promise<Result<undefined>> {
  const taken = await takeFrom(kit, `door:${address}`, { limit: 300, windowSeconds: 60, batch: 10 })
  return taken.ok ? ok(undefined) : refuse('request.too-many', { seconds: taken.seconds })
}

/** The door: second step, passkeys, single sign-on, a forgotten password, and the rules of the house for them. */
export function doorRoutes(reception: Reception): Pick<Routes<typeof signInEndpoints>, DoorPath> {
  const { door, post } = reception
  const { kit } = door
  return {
    'GET /api/sign-in': { may: null, run: (call) => kit.db.read(kit.tenant, async (r) => ok(await doorOf(kit, r, call))) },
    'POST /api/sign-in/second-step': {
      may: null,
      run: async (call) => {
        const through = await secondStep(door, call.origin, call.pass, call.body.code)
        if (!through.ok) return through
        const session = await welcome(reception, call, { token: through.value.token })
        return session.ok && through.value.recoveryCodes !== null && 'account' in session.value ? ok({ ...session.value, recoveryCodes: through.value.recoveryCodes }) : session
      },
    },
    'POST /api/sign-in/passkey/options': {
      may: null,
      run: async (call) => {
        const may = await begins(kit, call.address)
        if (!may.ok) return may
        const begun = await askPasskey(kit, call)
        if (!begun.ok) return begun
        call.keepPass(begun.value.pass)
        return ok(begun.value.options)
      },
    },
    'POST /api/sign-in/passkey': {
      may: null,
      run: async (call) => {
        const entered = await signInByPasskey(door, call.origin, { at: call, pass: call.pass, response: call.body.response })
        call.keepPass(null)
        if (!entered.ok) return entered
        call.keepSession(entered.value.token)
        return reception.sessionFor(entered.value.token)
      },
    },
    'POST /api/sign-on/start': {
      may: null,
      run: async (call) => {
        const may = await begins(kit, call.address)
        if (!may.ok) return may
        const begun = await beginSignOn(kit, call, null)
        if (!begun.ok) return begun
        call.keepPass(begun.value.pass)
        return ok({ url: begun.value.url })
      },
    },
    'POST /api/sign-on': {
      may: null,
      run: async (call) => {
        const { actor, sessionToken: token } = call
        const session = actor === null || actor.viewing !== null || token === null ? null : { token, accountId: actor.accountId, by: byOf({ actor, origin: call.origin }) }
        const done = await finishSignOn(door, { origin: call.origin, pass: call.pass, query: call.body.query, session })
        if (!done.ok) return done
        if (done.value !== 'linked') return welcome(reception, call, done.value)
        call.keepPass(null)
        return token === null ? refuse('account.sign-in-first', {}) : reception.sessionFor(token)
      },
    },
    'POST /api/password-reset': { may: null, run: (call) => askReset(door, post, call.origin, call.body.who) },
    'GET /api/password-reset': { may: null, run: async ({ query }) => ok({ good: await resetGood(kit, query.token) }) },
    'PUT /api/password-reset': { may: null, run: (call) => resetPassword(door, call.origin, call.body.token, call.body.password) },
    'GET /api/sign-in/rules': { may: 'settings.see', run: async (call) => (may(call.actor, 'settings.see', { bodyId: null }) ? rulesAnswer(kit, call) : refuse('account.not-allowed', { action: 'settings.see' })) },
    'PUT /api/sign-in/rules': {
      may: 'settings.change',
      run: async (call) => {
        // the rules hold for every body, so only who may change settings everywhere may change them
        // and only who administers accounts everywhere: whoever names the provider says who an administrator is
        if (!['settings.change' as const, 'accounts.change' as const].every((action) => may(call.actor, action, { bodyId: null }))) return refuse('account.not-allowed', { action: 'settings.change' })
        const { key, version, secret, ...rules } = call.body
        const done = await command(kit, byOf(call), { action: 'settings.changed', key, sent: { ...rules, version, secret: secret !== undefined } }, async (w, note) => {
          const changes = await setRules(kit, w, call.actor.accountId, rules, { secret, version })
          if (!changes.ok) return changes
          note({ title: 'sign-in', changes: changes.value })
          return ok(undefined)
        })
        return done.ok ? rulesAnswer(kit, call) : done
      },
    },
  }
}
