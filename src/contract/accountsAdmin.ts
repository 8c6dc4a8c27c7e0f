import { z } from 'zod'
import { FORMS } from '../core/people/delegations.ts'
import { ACTIONS } from '../core/people/may.ts'
import { Role } from './accounts.ts'
import { ByIdParams, Id, Key, PlainDate, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

const Name = z.string().trim().min(2).max(200)
const Email = z.string().trim().max(200).nullable()
export const GrantInput = z.object({ role: Role, bodyId: Id.nullable(), unitId: Id.nullable(), validFrom: PlainDate.nullable(), validTo: PlainDate.nullable() })
export const RoleHeld = GrantInput.extend({
  id: Id,
  body: z.string().nullable(),
  unit: z.string().nullable(),
  /** the group that it comes through; null: its own */
  groupId: Id.nullable(),
  group: z.string().nullable(),
  /** whether it counts today */
  now: z.boolean(),
  mayEnd: z.boolean(),
}).meta({ id: 'RoleHeld' })
export const ACCOUNT_STATES = ['active', 'disabled', 'roleless'] as const
export const AccountRow = z
  .object({
    id: Id, name: z.string(), login: z.string(), email: z.string().nullable(), disabled: z.boolean(), lastSignIn: z.string().nullable(), secondFactor: z.boolean(),
    roles: z.array(z.object({ role: Role, body: z.string().nullable(), unit: z.string().nullable() })),
  })
  .meta({ id: 'AccountRow' })
export const AccountView = z
  .object({
    id: Id, name: z.string(), login: z.string(), email: z.string().nullable(), version: z.int(), disabled: z.boolean(), createdAt: z.string(), lastSignIn: z.string().nullable(), secondFactor: z.boolean(), sessions: z.int(),
    person: z.object({ id: Id, name: z.string() }).nullable(),
    roles: z.array(RoleHeld),
    groups: z.array(z.object({ id: Id, name: z.string() })),
    /** whether this account may be changed, looked at the product as, by the one who asks */
    mayManage: z.boolean(),
    mayViewAs: z.boolean(),
    own: z.boolean(),
  })
  .meta({ id: 'AccountView' })
export const GroupRow = z
  .object({ id: Id, name: z.string(), bodyId: Id.nullable(), body: z.string().nullable(), version: z.int(), ended: z.boolean(), members: z.int(), roles: z.array(z.object({ role: Role, body: z.string().nullable(), unit: z.string().nullable() })) })
  .meta({ id: 'GroupRow' })
export const GroupView = GroupRow.omit({ members: true, roles: true })
  .extend({ members: z.array(z.object({ id: Id, name: z.string(), login: z.string(), disabled: z.boolean() })), roles: z.array(RoleHeld), mayManage: z.boolean() })
  .meta({ id: 'GroupView' })

const GivenRole = z.object({ role: Role, bodyId: Id.nullable(), body: z.string().nullable(), unitId: Id.nullable(), unit: z.string().nullable() })
export const INVITATION_STATES = ['waiting', 'joined', 'expired', 'revoked'] as const
export const Invitation = z
  .object({ id: Id, name: z.string(), email: z.string().nullable(), roles: z.array(GivenRole), state: z.enum(INVITATION_STATES), by: z.string().nullable(), at: z.string(), expiresAt: z.string(), listId: Id.nullable(), mayChange: z.boolean() })
  .meta({ id: 'Invitation' })
/** `path` opens the invitation and is told once, to the one who makes it; null where it went out by mail, or was told before */
const Invited = z.object({ id: Id, name: z.string(), path: z.string().nullable(), mailed: z.boolean() }).meta({ id: 'Invited' })
const InviteRow = z.object({ line: z.int(), name: z.string().max(200), email: z.string().max(200).nullable(), roleWords: z.string().max(200), role: Role.nullable(), unit: z.string().max(200).nullable(), problems: z.array(z.string()) })
export const InviteList = z.object({ rows: z.array(InviteRow), problems: z.array(z.string()) }).meta({ id: 'InviteList' })

export const Delegation = z
  .object({
    id: Id, form: z.enum(FORMS), fromId: Id, from: z.string(), toId: Id, to: z.string(), bodyId: Id, body: z.string(), unitId: Id.nullable(), unit: z.string().nullable(), actions: z.array(z.enum(ACTIONS)), document: z.string(),
    validFrom: PlainDate, validTo: PlainDate.nullable(), state: z.enum(['ahead', 'running', 'over', 'ended']), side: z.enum(['given', 'taken', 'other']), mayEnd: z.boolean(), version: z.int(),
  })
  .meta({ id: 'Delegation' })
const DelegationInput = z.object({ form: z.enum(FORMS), from: Id, to: Id, bodyId: Id, unitId: Id.nullable(), actions: z.array(z.enum(ACTIONS)).max(ACTIONS.length), document: z.string().trim().min(2).max(300), validFrom: PlainDate, validTo: PlainDate.nullable() })
const Choice = z.object({ id: Id, name: z.string() })
const MemberRow = z.object({ line: z.int(), words: z.string(), accountId: Id.nullable(), name: z.string().nullable(), problem: z.string().nullable() })
const Page = z.coerce.number().int().min(1).max(100_000).default(1)
const JustKey = z.object({ key: Key })
const Seen = z.object({ key: Key, version: Version })
const tag = 'accounts'

const accounts = [
  endpoint({ method: 'GET', path: '/api/accounts', summary: 'Accounts in my care; search forgives missing accents', tag, query: z.object({ q: z.string().max(200).optional(), role: Role.optional(), bodyId: Id.optional(), unitId: Id.optional(), state: z.enum(ACCOUNT_STATES).optional(), page: Page }), response: z.object({ accounts: z.array(AccountRow), total: z.int(), pageSize: z.int() }) }),
  endpoint({ method: 'GET', path: '/api/accounts/scopes', summary: 'Where I may give roles, and which', tag, query: z.object({ q: z.string().max(200).optional(), bodyId: Id.optional(), unitId: Id.optional() }), response: z.object({ whole: z.boolean(), bodies: z.array(Choice), units: z.array(Choice), roles: z.array(Role), mail: z.boolean() }) }),
  endpoint({ method: 'GET', path: '/api/accounts/:id', summary: 'One account: its roles, groups, sessions', tag, params: ByIdParams, response: AccountView }),
  endpoint({ method: 'PATCH', path: '/api/accounts/:id', summary: 'Mend an account: name, login, e-mail, linked person', tag, params: ByIdParams, body: Seen.extend({ name: Name, login: z.string().trim().min(2).max(100), email: Email, personId: Id.nullable() }), response: AccountView }),
  endpoint({ method: 'POST', path: '/api/accounts/:id/disable', summary: 'Close an account and end its sessions (undo: enable)', tag, params: ByIdParams, body: Seen, response: AccountView }),
  endpoint({ method: 'POST', path: '/api/accounts/:id/enable', summary: 'Open a closed account again', tag, params: ByIdParams, body: Seen, response: AccountView }),
  endpoint({ method: 'POST', path: '/api/accounts/:id/end-sessions', summary: 'End every session of an account', tag, params: ByIdParams, body: JustKey, response: z.object({ ended: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/accounts/:id/grants', summary: 'Give an account a role', tag, params: ByIdParams, body: Seen.extend({ grant: GrantInput }), response: AccountView }),
  endpoint({ method: 'POST', path: '/api/grants/:id/end', summary: 'End a role of an account or a group, now or after a last day', tag, params: ByIdParams, body: JustKey.extend({ lastDay: PlainDate.nullable() }), response: 'nothing' }),
]
const invitations = [
  endpoint({ method: 'GET', path: '/api/invitations', summary: 'Invitations, the newest first', tag, query: z.object({ state: z.enum(INVITATION_STATES).optional(), page: Page }), response: z.object({ invitations: z.array(Invitation), total: z.int(), pageSize: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/invitations', summary: 'Invite one person by a link that works once, for seven days', tag, body: JustKey.extend({ name: Name, email: Email, roles: z.array(GrantInput).min(1).max(10), personId: Id.nullable() }), response: Invited }),
  endpoint({ method: 'POST', path: '/api/invitations/:id/resend', summary: 'A new link; the old one no longer works', tag, params: ByIdParams, body: JustKey, response: Invited }),
  endpoint({ method: 'POST', path: '/api/invitations/:id/revoke', summary: 'Take an invitation back', tag, params: ByIdParams, body: JustKey, response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/invitations/list/preview', summary: 'Read a sheet of people to invite; nothing is written', tag, multipart: true, response: InviteList }),
  endpoint({ method: 'POST', path: '/api/invitations/list/preview-text', summary: 'Read pasted rows of people to invite; nothing is written', tag, body: z.object({ text: z.string().max(1_000_000) }), response: InviteList }),
  endpoint({ method: 'POST', path: '/api/invitations/list', summary: 'Invite the previewed rows, all or nothing', tag, body: JustKey.extend({ rows: z.array(InviteRow).min(1).max(500) }), response: z.object({ listId: Id, invited: z.array(Invited) }) }),
  endpoint({ method: 'POST', path: '/api/invitations/list/:id/undo', summary: 'Take back every invitation of one list that was not used', tag, params: ByIdParams, body: JustKey, response: z.object({ revoked: z.int() }) }),
  endpoint({ method: 'GET', path: '/api/join', summary: 'What an invitation says', tag, open: true, query: z.object({ token: z.string().max(200) }), response: z.object({ good: z.boolean(), name: z.string().nullable(), by: z.string().nullable(), roles: z.array(GivenRole) }) }),
  endpoint({ method: 'POST', path: '/api/join', summary: 'Make my account with an invitation; then sign in', tag, open: true, body: z.object({ token: z.string().max(200), login: z.string().trim().min(2).max(100), password: z.string().min(1).max(200) }), response: z.object({ login: z.string() }) }),
]
const groups = [
  endpoint({ method: 'GET', path: '/api/groups', summary: 'Groups of accounts in my care', tag, query: z.object({ ended: z.stringbool().default(false) }), response: z.object({ groups: z.array(GroupRow) }) }),
  endpoint({ method: 'POST', path: '/api/groups', summary: 'Make a group', tag, body: JustKey.extend({ name: Name, bodyId: Id.nullable() }), response: GroupView }),
  endpoint({ method: 'GET', path: '/api/groups/:id', summary: 'A group: its members and roles', tag, params: ByIdParams, response: GroupView }),
  endpoint({ method: 'PATCH', path: '/api/groups/:id', summary: 'Rename a group', tag, params: ByIdParams, body: Seen.extend({ name: Name }), response: GroupView }),
  endpoint({ method: 'POST', path: '/api/groups/:id/members/preview', summary: 'Which accounts these logins, addresses or names mean; nothing is written', tag, params: ByIdParams, body: z.object({ text: z.string().max(100_000) }), response: z.object({ rows: z.array(MemberRow) }) }),
  endpoint({ method: 'POST', path: '/api/groups/:id/members', summary: 'Add and remove members, all or nothing', tag, params: ByIdParams, body: Seen.extend({ add: z.array(Id).max(1000), remove: z.array(Id).max(1000) }), response: GroupView }),
  endpoint({ method: 'POST', path: '/api/groups/:id/grants', summary: 'Give a group a role', tag, params: ByIdParams, body: Seen.extend({ grant: GrantInput }), response: GroupView }),
  endpoint({ method: 'POST', path: '/api/groups/:id/end', summary: 'End a group: its roles no longer count (undo: return)', tag, params: ByIdParams, body: Seen, response: GroupView }),
  endpoint({ method: 'POST', path: '/api/groups/:id/return', summary: 'Bring an ended group back', tag, params: ByIdParams, body: Seen, response: GroupView }),
]
const delegations = [
  endpoint({ method: 'GET', path: '/api/delegations', summary: 'Delegations that I gave or took, and those of my care', tag, response: z.object({ delegations: z.array(Delegation) }) }),
  endpoint({ method: 'GET', path: '/api/delegations/choices', summary: 'Who may hand on what to whom here', tag, response: z.object({ accounts: z.array(Choice), units: z.array(Choice), actions: z.array(z.enum(ACTIONS)), others: z.boolean() }) }),
  endpoint({ method: 'POST', path: '/api/delegations', summary: 'Hand on authority for a time', tag, body: JustKey.extend({ delegation: DelegationInput }), response: Delegation }),
  endpoint({ method: 'POST', path: '/api/delegations/:id/end', summary: 'End a delegation early', tag, params: ByIdParams, body: Seen, response: Delegation }),
]
const views = [
  endpoint({ method: 'POST', path: '/api/session/view', summary: 'Look at the product as another account, to help; nothing can be changed meanwhile', tag, body: JustKey.extend({ accountId: Id }), response: 'nothing' }),
  endpoint({ method: 'DELETE', path: '/api/session/view', summary: 'Stop looking as another account', tag, response: 'nothing' }),
]

export const accountsAdminEndpoints = [...accounts, ...invitations, ...groups, ...delegations, ...views]
