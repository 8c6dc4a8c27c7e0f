import type { signInEndpoints } from '../../contract/signIn.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Actor } from '../../core/people/may.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { byOf } from '../../platform/trail/command.ts'
import type { Origin } from '../../platform/trail/entry.ts'
import { beginApp, confirmApp, newRecoveryCodes, removeApp } from './factors.ts'
import { meOf } from './me.ts'
import type { Mine } from './mine.ts'
import { beginPasskey, keepPasskey, namePasskey, removePasskey } from './passkeys.ts'
import { changeProfile } from './profile.ts'
import { profileOf } from './profileStore.ts'
import { knowsPassword } from './proof.ts'
import { endOne, endOthers, mySessions } from './sessions.ts'
import type { Reception } from './signInRoutes.ts'
import { beginSignOn, unlink } from './singleSignOn.ts'

type MePath = Extract<keyof Routes<typeof signInEndpoints>, `${string} /api/me${string}`>
interface MyCall {
  readonly actor: Actor
  readonly origin: Origin
  readonly sessionToken: string | null
}
interface Own {
  readonly accountId: string
  readonly token: string
  readonly mine: (key: string) => Mine
}

/** One's own account is a person's: the key of another system has none, however much it may do. */
function ownOf(call: MyCall): Result<Own> {
  const { actor, sessionToken: token } = call
  if (actor.via !== 'session' || token === null) return refuse('account.not-allowed', { action: 'session.use' })
  return ok({ accountId: actor.accountId, token, mine: (key) => ({ by: byOf(call), accountId: actor.accountId, key }) })
}

/** "Tài khoản của tôi": what opens one's own account, and where it stands open. */
export function meRoutes({ door }: Reception): Pick<Routes<typeof signInEndpoints>, MePath> {
  const { kit, attempts } = door
  const own = async <T>(call: MyCall, act: (own: Own) => Promise<Result<T>>): Promise<Result<T>> => {
    const found = ownOf(call)
    return found.ok ? act(found.value) : found
  }
  /** As `own`, with whether the password that was given is right. */
  const proved = <T>(call: MyCall & { readonly body: { readonly password?: string | undefined } }, act: (own: Own, knows: boolean) => Promise<Result<T>>): Promise<Result<T>> =>
    own(call, async (mine) => {
      const knows = await knowsPassword(kit, attempts, mine.accountId, call.body.password)
      return knows.ok ? act(mine, knows.value) : knows
    })
  return {
    'GET /api/me': { may: 'session.use', run: (call) => own(call, ({ accountId }) => meOf(kit, call, accountId)) },
    'PUT /api/me': {
      may: 'session.use',
      run: (call) =>
        own(call, async ({ accountId, mine }) => {
          const { key, password, ...next } = call.body
          const now = await kit.db.read(kit.tenant, (r) => profileOf(r, accountId))
          const knows = now?.email === next.email ? ok(true) : await knowsPassword(kit, attempts, accountId, password)
          if (!knows.ok) return knows
          const done = await changeProfile(kit, mine(key), { ...next, login: '' }, knows.value)
          return done.ok ? meOf(kit, call, accountId) : done
        }),
    },
    'GET /api/me/sessions': { may: 'session.use', run: (call) => own(call, async ({ accountId, token }) => ok({ sessions: await mySessions(kit, accountId, token) })) },
    'POST /api/me/sessions/:id/end': { may: 'session.use', run: (call) => own(call, ({ mine }) => endOne(kit, mine(call.body.key), call.params.id)) },
    'POST /api/me/sessions/end-others': { may: 'session.use', run: (call) => own(call, ({ mine, token }) => endOthers(kit, mine(call.body.key), token)) },
    'POST /api/me/totp': { may: 'session.use', run: (call) => proved(call, ({ mine }, knows) => beginApp(kit, mine(call.body.key), knows)) },
    'POST /api/me/totp/confirm': { may: 'session.use', run: (call) => own(call, ({ mine }) => confirmApp(kit, mine(call.body.key), call.body.code)) },
    'POST /api/me/totp/removal': { may: 'session.use', run: (call) => proved(call, ({ mine }, knows) => removeApp(kit, mine(call.body.key), knows)) },
    'POST /api/me/recovery-codes': { may: 'session.use', run: (call) => proved(call, ({ mine }, knows) => newRecoveryCodes(kit, mine(call.body.key), knows)) },
    'POST /api/me/passkeys/options': {
      may: 'session.use',
      run: (call) =>
        proved(call, async ({ accountId, token }, knows) => {
          const begun = await beginPasskey(kit, call, accountId, token, knows)
          if (!begun.ok) return begun
          call.keepPass(begun.value.pass)
          return ok(begun.value.options)
        }),
    },
    'POST /api/me/passkeys': {
      may: 'session.use',
      run: (call) => own(call, ({ mine, token }) => keepPasskey(kit, mine(call.body.key), token, { at: call, pass: call.pass, response: call.body.response }, call.body.name)),
    },
    'PATCH /api/me/passkeys/:id': { may: 'session.use', run: (call) => own(call, ({ mine }) => namePasskey(kit, mine(call.body.key), call.params.id, call.body.name)) },
    'POST /api/me/passkeys/:id/removal': { may: 'session.use', run: (call) => proved(call, ({ mine }, knows) => removePasskey(kit, mine(call.body.key), call.params.id, knows)) },
    'POST /api/me/identities/start': {
      may: 'session.use',
      run: (call) =>
        proved(call, async ({ accountId, token }, knows) => {
          if (!knows) return refuse('account.wrong-password', {})
          const begun = await beginSignOn(kit, call, { accountId, session: token })
          if (!begun.ok) return begun
          call.keepPass(begun.value.pass)
          return ok({ url: begun.value.url })
        }),
    },
    'POST /api/me/identities/:id/removal': { may: 'session.use', run: (call) => own(call, ({ mine }) => unlink(kit, mine(call.body.key), call.params.id)) },
  }
}
