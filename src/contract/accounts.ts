import { z } from 'zod'
import { Id, Key } from './common.ts'
import { endpoint } from './endpoint.ts'

export const ROLES = ['administrator', 'clerk', 'director', 'council-member', 'unit-head', 'union-officer', 'official', 'bloc-leader', 'bloc-deputy', 'provincial-officer', 'auditor'] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

export const BODY_KINDS = ['specialised-agency', 'province', 'ministry-agency', 'commune', 'school', 'hospital', 'enterprise', 'union', 'party', 'bloc', 'cluster', 'other'] as const
export const BodyKind = z.enum(BODY_KINDS)

export const Session = z
  .object({
    account: z.object({ id: Id, name: z.string(), login: z.string() }),
    /** every role that counts today, own or through a group; bodyId null: over the whole tenant */
    roles: z.array(z.object({ role: Role, bodyId: Id.nullable(), unitId: Id.nullable() })),
    /** for whom this account acts today */
    delegations: z.array(z.object({ from: z.string(), form: z.enum(['KT', 'TL', 'TUQ', 'TM', 'acting']), bodyId: Id, until: z.string().nullable() })),
    /** who is really there, while an administrator looks at the product as this account; nothing can be changed meanwhile */
    viewing: z.object({ name: z.string() }).nullable(),
    /** the body whose year is on the screen; null until the first-run step "my body" is done */
    body: z.object({ id: Id, name: z.string(), abbreviation: z.string(), kind: BodyKind, superior: z.string().nullable(), yearKind: z.enum(['calendar', 'school']), version: z.int() }).nullable(),
    bodies: z.array(z.object({ id: Id, name: z.string() })),
    demo: z.boolean(),
    /** the next first-run step, "done" when none is left */
    setup: z.enum(['body', 'units', 'people', 'plan', 'done']),
    today: z.string(),
    /** names of the actions this account may take; the buttons are drawn from it */
    may: z.array(z.string()),
  })
  .meta({ id: 'Session' })

/** The first step was right, a second one is asked: a code, or first the app itself (`enrol`: what it reads). */
export const SecondStep = z.object({ step: z.enum(['code', 'enrol']), enrol: z.object({ secret: z.string(), uri: z.string(), picture: z.string() }).nullable() }).meta({ id: 'SecondStep' })
/** Who signed in; `recoveryCodes` stand here once, when the second step was set up on the way in. */
export const SignedIn = Session.extend({ recoveryCodes: z.array(z.string()).optional() }).meta({ id: 'SignedIn' })
export const Entered = z.union([SecondStep, SignedIn])

const NewPassword = z.string().min(1).max(200)

export const accountEndpoints = [
  endpoint({ method: 'GET', path: '/api/session', summary: 'Who am I, and which body am I working for', tag: 'accounts', response: Session }),
  endpoint({ method: 'POST', path: '/api/session', summary: 'Sign in', tag: 'accounts', open: true, body: z.object({ login: z.string().min(1).max(200), password: z.string().min(1).max(200) }), response: Entered }),
  endpoint({ method: 'DELETE', path: '/api/session', summary: 'Sign out', tag: 'accounts', response: 'nothing' }),
  endpoint({ method: 'PUT', path: '/api/session/body', summary: 'Work for another of my bodies', tag: 'accounts', body: z.object({ bodyId: Id }), response: Session }),
  endpoint({ method: 'GET', path: '/api/first-account', summary: 'Is this one-time link still good', tag: 'accounts', open: true, query: z.object({ token: z.string().max(200) }), response: z.object({ good: z.boolean() }) }),
  endpoint({ method: 'POST', path: '/api/first-account', summary: 'Make the first account with the one-time link', tag: 'accounts', open: true, body: z.object({ token: z.string().max(200), name: z.string().trim().min(1).max(200), login: z.string().trim().min(2).max(100), password: NewPassword }), response: Session }),
  endpoint({ method: 'PUT', path: '/api/session/password', summary: 'Change my password', tag: 'accounts', body: z.object({ current: z.string().max(200), next: NewPassword, key: Key }), response: 'nothing' }),
]
