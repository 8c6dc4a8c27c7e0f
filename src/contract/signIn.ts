import { z } from 'zod'
import { Entered, Session } from './accounts.ts'
import { ByIdParams, Id, Key, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

const Code = z.string().trim().min(6).max(20).describe('six figures of the authenticator app, or a recovery code')
const Password = z.string().min(1).max(200)
const Name = z.string().trim().min(1).max(100)
/** what the browser's credential API takes or gives, as its own JSON form */
const Ceremony = z.record(z.string(), z.unknown())

export const Door = z
  .object({
    /** the provider of single sign-on; null: none is set up */
    singleSignOn: z.object({ name: z.string() }).nullable(),
    /** passkeys need https or this very machine */
    passkeys: z.boolean(),
    /** whether a forgotten password can be mended by mail */
    mail: z.boolean(),
  })
  .meta({ id: 'Door' })
const Enrolment = z.object({ secret: z.string(), uri: z.string(), picture: z.string().describe('a data URL') })
const Moment = z.string().describe('ISO 8601, UTC')

export const Me = z
  .object({
    name: z.string(),
    login: z.string(),
    email: z.string().nullable(),
    version: z.int(),
    hasPassword: z.boolean(),
    totp: z.object({ since: Moment, lastUsedAt: Moment.nullable(), recoveryCodesLeft: z.int() }).nullable(),
    passkeys: z.array(z.object({ id: Id, name: z.string(), createdAt: Moment, lastUsedAt: Moment.nullable() })),
    identities: z.array(z.object({ id: Id, issuer: z.string(), createdAt: Moment })),
    /** the tenant asks a second step of this account */
    secondStepAsked: z.boolean(),
    door: Door,
  })
  .meta({ id: 'Me' })
export const MySession = z
  .object({ id: Id, here: z.boolean(), method: z.enum(['password', 'second-step', 'passkey', 'single-sign-on', 'link']), address: z.string().nullable(), agent: z.string().nullable(), createdAt: Moment, lastSeenAt: Moment.nullable() })
  .meta({ id: 'MySession' })

const Rules = {
  idleMinutes: z.int().min(5).max(7 * 24 * 60),
  /** administrators of the whole tenant or of a body sign in with a second step */
  adminSecondStep: z.boolean(),
  singleSignOn: z
    .object({ name: z.string().trim().min(1).max(60), issuer: z.url({ protocol: /^https?$/ }).max(500), clientId: z.string().trim().min(1).max(300), linkByEmail: z.boolean() })
    .nullable(),
}
export const SignInRules = z.object({ ...Rules, hasSecret: z.boolean(), callback: z.string(), version: z.int() }).meta({ id: 'SignInRules' })

export const signInEndpoints = [
  endpoint({ method: 'GET', path: '/api/sign-in', summary: 'The ways to sign in here', tag: 'accounts', open: true, response: Door }),
  endpoint({ method: 'POST', path: '/api/sign-in/second-step', summary: 'The second step: a code of the app, or a recovery code', tag: 'accounts', open: true, body: z.object({ code: Code }), response: Entered }),
  endpoint({ method: 'POST', path: '/api/sign-in/passkey/options', summary: 'What the browser asks the passkey', tag: 'accounts', open: true, response: Ceremony }),
  endpoint({ method: 'POST', path: '/api/sign-in/passkey', summary: 'Sign in with a passkey', tag: 'accounts', open: true, body: z.object({ response: Ceremony }), response: Session }),
  endpoint({ method: 'POST', path: '/api/sign-on/start', summary: 'Begin single sign-on: the address to go to', tag: 'accounts', open: true, response: z.object({ url: z.string() }) }),
  endpoint({ method: 'POST', path: '/api/sign-on', summary: 'Come back from the provider, with the query that it gave', tag: 'accounts', open: true, body: z.object({ query: z.string().max(8000) }), response: Entered }),
  endpoint({ method: 'POST', path: '/api/password-reset', summary: 'Ask for a link by mail; the answer is the same for everybody', tag: 'accounts', open: true, body: z.object({ who: z.string().trim().min(1).max(200) }), response: 'nothing' }),
  endpoint({ method: 'GET', path: '/api/password-reset', summary: 'Is this link still good', tag: 'accounts', open: true, query: z.object({ token: z.string().max(200) }), response: z.object({ good: z.boolean() }) }),
  endpoint({ method: 'PUT', path: '/api/password-reset', summary: 'A new password with the link; every session ends', tag: 'accounts', open: true, body: z.object({ token: z.string().max(200), password: Password }), response: 'nothing' }),
  endpoint({ method: 'GET', path: '/api/me', summary: 'My account', tag: 'accounts', response: Me }),
  endpoint({ method: 'PUT', path: '/api/me', summary: 'My name and e-mail; a new e-mail asks for the password', tag: 'accounts', body: z.object({ name: z.string().trim().min(1).max(200), email: z.email().max(200).nullable(), password: z.string().max(200).optional(), key: Key, version: Version }), response: Me }),
  endpoint({ method: 'GET', path: '/api/me/sessions', summary: 'Where I am signed in', tag: 'accounts', response: z.object({ sessions: z.array(MySession) }) }),
  endpoint({ method: 'POST', path: '/api/me/sessions/:id/end', summary: 'End one of my sessions', tag: 'accounts', params: ByIdParams, body: z.object({ key: Key }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/me/sessions/end-others', summary: 'End all my sessions but this one', tag: 'accounts', body: z.object({ key: Key }), response: z.object({ ended: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/me/totp', summary: 'Begin with an authenticator app', tag: 'accounts', body: z.object({ password: Password.optional(), key: Key }), response: Enrolment }),
  endpoint({ method: 'POST', path: '/api/me/totp/confirm', summary: 'Confirm the app with a code; recovery codes are shown once', tag: 'accounts', body: z.object({ code: Code, key: Key }), response: z.object({ recoveryCodes: z.array(z.string()) }) }),
  endpoint({ method: 'POST', path: '/api/me/totp/removal', summary: 'Sign in without the app again', tag: 'accounts', body: z.object({ password: Password.optional(), key: Key }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/me/recovery-codes', summary: 'New recovery codes; the old ones are void', tag: 'accounts', body: z.object({ password: Password.optional(), key: Key }), response: z.object({ recoveryCodes: z.array(z.string()) }) }),
  endpoint({ method: 'POST', path: '/api/me/passkeys/options', summary: 'What the browser needs to make a passkey', tag: 'accounts', body: z.object({ password: Password.optional() }), response: Ceremony }),
  endpoint({ method: 'POST', path: '/api/me/passkeys', summary: 'Keep a new passkey', tag: 'accounts', body: z.object({ name: Name, response: Ceremony, key: Key }), response: z.object({ id: Id }) }),
  endpoint({ method: 'PATCH', path: '/api/me/passkeys/:id', summary: 'Name a passkey', tag: 'accounts', params: ByIdParams, body: z.object({ name: Name, key: Key }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/me/passkeys/:id/removal', summary: 'Take a passkey away', tag: 'accounts', params: ByIdParams, body: z.object({ password: Password.optional(), key: Key }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/me/identities/start', summary: 'Link my account to the provider of single sign-on: the address to go to', tag: 'accounts', body: z.object({ password: Password.optional() }), response: z.object({ url: z.string() }) }),
  endpoint({ method: 'POST', path: '/api/me/identities/:id/removal', summary: 'Unlink single sign-on', tag: 'accounts', params: ByIdParams, body: z.object({ key: Key }), response: 'nothing' }),
  endpoint({ method: 'GET', path: '/api/sign-in/rules', summary: 'How people sign in here: the settings', tag: 'accounts', response: SignInRules }),
  endpoint({ method: 'PUT', path: '/api/sign-in/rules', summary: 'Change how people sign in; a secret left out stays', tag: 'accounts', body: z.object({ ...Rules, secret: z.string().min(1).max(500).optional(), key: Key, version: Version }), response: SignInRules }),
]
