import type { accountsAdminEndpoints } from '../../contract/accountsAdmin.ts'
import type { TrailAction } from '../../core/audit/entry.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { InviteRow } from '../../core/people/invites.ts'
import type { Actor } from '../../core/people/may.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { gatherSheet } from '../../platform/sheets/gather.ts'
import { readRows, readSheet } from '../../platform/sheets/sheet.ts'
import { byOf, command, type Caller, type Note } from '../../platform/trail/command.ts'
import { endRole, endSessions, giveRole, mendAccount, setDisabled } from './adminCommands.ts'
import { listAccounts, scopesOf, viewAccount } from './adminQueries.ts'
import { delegationChoices, endDelegation, listDelegations, makeDelegation, viewDelegation } from './delegations.ts'
import { changeMembers, giveGroupRole, listGroups, makeGroup, previewMembers, renameGroup, setGroupEnded, viewGroup } from './groups.ts'
import { invite, listInvites, resend, revoke, type Invited, type Inviting, type Links, type Post } from './invites.ts'
import { join, openInvite } from './invitesJoin.ts'
import { inviteList, previewList, undoList } from './invitesList.ts'
import { beginView, endView } from './viewAs.ts'

/** What administering accounts uses of other modules; wired at the composition root. */
export interface AdminSurroundings {
  /** null where this installation sends no mail at all */
  readonly post: Post | null
}

type Keyed = Caller & { readonly body: { readonly key: string } }
type Send = <T>(call: Keyed, action: TrailAction, act: (w: Writer, note: Note) => Promise<Result<T>>, of?: string) => Promise<Result<T>>
type Ask = <T>(ask: (r: Reader) => Promise<Result<T>>) => Promise<Result<T>>

interface Desk {
  readonly kit: Kit
  readonly around: AdminSurroundings
  readonly send: Send
  readonly ask: Ask
}

/** The answer after a command is read anew, so that a repeated command is answered with what stands. */
async function then<A, B>(done: Promise<Result<A>>, next: (value: A) => Promise<Result<B>>): Promise<Result<B>> {
  const result = await done
  return result.ok ? next(result.value) : result
}

type All = Routes<typeof accountsAdminEndpoints>
type Part<P extends string> = Pick<All, Extract<keyof All, `${string} ${P}${string}`>>

const accountRoutes = ({ kit, around, send, ask }: Desk): Part<'/api/accounts'> & Part<'/api/grants'> => {
  const shown = (actor: Actor, id: string) => ask((r) => viewAccount(kit, r, actor, id))
  return {
    'GET /api/accounts': { may: 'accounts.see', run: ({ actor, query }) => ask(async (r) => ok(await listAccounts(r, actor, query, kit.clock.today()))) },
    'GET /api/accounts/scopes': { may: 'accounts.change', run: ({ actor, query }) => ask(async (r) => ok({ ...(await scopesOf(r, actor, query)), mail: around.post !== null && (await around.post.ready(r)) })) },
    'GET /api/accounts/:id': { may: 'accounts.see', run: ({ actor, params }) => shown(actor, params.id) },
    'PATCH /api/accounts/:id': {
      may: 'accounts.change',
      run: (call) => {
        const { actor, params, body } = call
        const { name, login, email, personId, version } = body
        const mend = { name, login, email: email === '' ? null : email, personId }
        return then(send(call, 'account.changed', (w, note) => mendAccount(kit, w, actor, { id: params.id, version, mend }, note), params.id), () => shown(actor, params.id))
      },
    },
    'POST /api/accounts/:id/disable': { may: 'accounts.change', run: (call) => then(send(call, 'account.disabled', (w, note) => setDisabled(kit, w, call.actor, { id: call.params.id, version: call.body.version, disabled: true }, note), call.params.id), () => shown(call.actor, call.params.id)) },
    'POST /api/accounts/:id/enable': { may: 'accounts.change', run: (call) => then(send(call, 'account.enabled', (w, note) => setDisabled(kit, w, call.actor, { id: call.params.id, version: call.body.version, disabled: false }, note), call.params.id), () => shown(call.actor, call.params.id)) },
    'POST /api/accounts/:id/end-sessions': { may: 'accounts.change', run: (call) => send(call, 'account.sessions-ended', (w, note) => endSessions(kit, w, call.actor, call.params.id, note), call.params.id) },
    'POST /api/accounts/:id/grants': {
      may: 'accounts.change',
      run: (call) => then(send(call, 'account.granted', (w, note) => giveRole(kit, w, call.actor, { id: call.params.id, version: call.body.version, role: call.body.grant }, note), call.params.id), () => shown(call.actor, call.params.id)),
    },
    'POST /api/grants/:id/end': { may: 'accounts.change', run: (call) => send(call, 'account.grant-ended', (w, note) => endRole(kit, w, call.actor, { id: call.params.id, lastDay: call.body.lastDay }, note), call.params.id) },
  }
}

const withLink = (links: Links) => (one: Invited) => ({ ...one, path: links.get(one.id) ?? null })

const invitationRoutes = ({ kit, around, send, ask }: Desk): Part<'/api/invitations'> & Part<'/api/join'> => {
  const inviting = ({ actor }: { readonly actor: Actor }): Inviting => ({ kit, actor, post: around.post })
  // a transaction that runs again makes other links: those of the attempt before are forgotten
  const fresh = (links: Links): Links => {
    links.clear()
    return links
  }
  return {
    'GET /api/invitations': { may: 'accounts.see', run: ({ actor, query }) => ask(async (r) => ok(await listInvites(kit, r, actor, query))) },
    'POST /api/invitations': {
      may: 'accounts.change',
      run: async (call) => {
        const links: Links = new Map()
        const { name, email, roles, personId } = call.body
        const data = { name, email: email === '' ? null : email, roles, personId, listId: null }
        return then(send(call, 'account.invite', (w, note) => invite(inviting(call), w, data, fresh(links), note)), async (one) => ok(withLink(links)(one)))
      },
    },
    'POST /api/invitations/:id/resend': {
      may: 'accounts.change',
      run: async (call) => {
        const links: Links = new Map()
        return then(send(call, 'account.invite', (w, note) => resend(inviting(call), w, call.params.id, fresh(links), note), `resend ${call.params.id}`), async (one) => ok(withLink(links)(one)))
      },
    },
    'POST /api/invitations/:id/revoke': { may: 'accounts.change', run: (call) => send(call, 'account.invite-revoked', (w, note) => revoke(kit, w, call.actor, call.params.id, note), call.params.id) },
    'POST /api/invitations/list/preview': {
      may: 'accounts.change',
      run: async ({ actor, upload }) => {
        const held = await gatherSheet(upload.name, upload.stream)
        if (!held.ok) return held
        const rows = /\.(?:csv|tsv|txt)$/i.test(upload.name) ? ok(readRows(new TextDecoder().decode(held.value))) : await readSheet(upload.name, held.value)
        return rows.ok ? ask((r) => previewList(kit, r, actor, rows.value)) : rows
      },
    },
    'POST /api/invitations/list/preview-text': { may: 'accounts.change', run: ({ actor, body }) => ask((r) => previewList(kit, r, actor, readRows(body.text))) },
    'POST /api/invitations/list': {
      may: 'accounts.change',
      run: async (call) => {
        const links: Links = new Map()
        const rows = call.body.rows as readonly InviteRow[]
        return then(send(call, 'account.invite', (w, note) => inviteList(inviting(call), w, rows, fresh(links), note), `list ${call.actor.bodyId}`), async ({ listId, invited }) => ok({ listId, invited: invited.map(withLink(links)) }))
      },
    },
    'POST /api/invitations/list/:id/undo': { may: 'accounts.change', run: (call) => send(call, 'account.invite-revoked', (w, note) => undoList(kit, w, call.actor, call.params.id, note), `list ${call.params.id}`) },
    'GET /api/join': { may: null, run: ({ query }) => ask(async (r) => ok(await openInvite(kit, r, query.token))) },
    'POST /api/join': { may: null, run: ({ body, origin }) => join(kit, body, origin) },
  }
}

const groupRoutes = ({ kit, send, ask }: Desk): Part<'/api/groups'> => {
  type GroupCall = Keyed & { readonly params: { readonly id: string } }
  const change = <T>(call: GroupCall, act: (w: Writer, note: Note) => Promise<Result<T>>, action: TrailAction = 'group.changed') => then(send(call, action, act, call.params.id), () => ask((r) => viewGroup(kit, r, call.actor, call.params.id)))
  return {
    'GET /api/groups': { may: 'accounts.see', run: ({ actor, query }) => ask(async (r) => ok({ groups: await listGroups(kit, r, actor, query.ended) })) },
    'POST /api/groups': { may: 'accounts.change', run: (call) => then(send(call, 'group.changed', (w, note) => makeGroup(kit, w, call.actor, call.body, note)), (id) => ask((r) => viewGroup(kit, r, call.actor, id))) },
    'GET /api/groups/:id': { may: 'accounts.see', run: ({ actor, params }) => ask((r) => viewGroup(kit, r, actor, params.id)) },
    'PATCH /api/groups/:id': { may: 'accounts.change', run: (call) => change(call, (w, note) => renameGroup(kit, w, call.actor, { id: call.params.id, ...call.body }, note)) },
    'POST /api/groups/:id/members/preview': { may: 'accounts.change', run: ({ actor, params, body }) => ask(async (r) => then(previewMembers(r, actor, params.id, body.text), async (rows) => ok({ rows }))) },
    'POST /api/groups/:id/members': { may: 'accounts.change', run: (call) => change(call, (w, note) => changeMembers(kit, w, call.actor, { id: call.params.id, ...call.body }, note)) },
    'POST /api/groups/:id/grants': { may: 'accounts.change', run: (call) => change(call, (w, note) => giveGroupRole(kit, w, call.actor, { id: call.params.id, version: call.body.version, role: call.body.grant }, note), 'account.granted') },
    'POST /api/groups/:id/end': { may: 'accounts.change', run: (call) => change(call, (w, note) => setGroupEnded(kit, w, call.actor, { id: call.params.id, version: call.body.version, ended: true }, note), 'group.ended') },
    'POST /api/groups/:id/return': { may: 'accounts.change', run: (call) => change(call, (w, note) => setGroupEnded(kit, w, call.actor, { id: call.params.id, version: call.body.version, ended: false }, note)) },
  }
}

const delegationRoutes = ({ kit, send, ask }: Desk): Part<'/api/delegations'> & Part<'/api/session/view'> => ({
  'GET /api/delegations': { may: 'session.use', run: ({ actor }) => ask(async (r) => ok({ delegations: await listDelegations(kit, r, actor) })) },
  'GET /api/delegations/choices': {
    may: 'delegations.change',
    run: ({ actor }) => ask(async (r) => (actor.bodyId === null ? refuse('setup.step-out-of-order', { next: 'body' }) : ok(await delegationChoices(kit, r, actor, actor.bodyId)))),
  },
  'POST /api/delegations': { may: 'delegations.change', run: (call) => then(send(call, 'delegation.made', (w, note) => makeDelegation(kit, w, call.actor, call.body.delegation, note)), (id) => ask((r) => viewDelegation(kit, r, call.actor, id))) },
  'POST /api/delegations/:id/end': { may: 'session.use', run: (call) => then(send(call, 'delegation.ended', (w, note) => endDelegation(kit, w, call.actor, { id: call.params.id, version: call.body.version }, note), call.params.id), () => ask((r) => viewDelegation(kit, r, call.actor, call.params.id))) },
  'POST /api/session/view': { may: 'accounts.view-as', run: (call) => send(call, 'account.view-as', (w, note) => beginView(kit, w, call.actor, { accountId: call.body.accountId, sessionToken: call.sessionToken }, note)) },
  'DELETE /api/session/view': { may: 'session.use', run: (call) => command(kit, byOf(call), { action: 'account.view-ended', key: null, sent: null }, (w, note) => endView(w, call.actor, call.sessionToken, note)) },
})

/** Accounts, invitations, groups, delegations and looking as another account. */
export function accountsAdminRoutes(kit: Kit, around: AdminSurroundings): All {
  const send: Send = (call, action, act, of) => command(kit, byOf(call), { action, key: call.body.key, sent: { of: of ?? null, ...call.body } }, act)
  const desk: Desk = { kit, around, send, ask: (ask) => kit.db.read(kit.tenant, ask) }
  return { ...accountRoutes(desk), ...invitationRoutes(desk), ...groupRoutes(desk), ...delegationRoutes(desk) }
}
