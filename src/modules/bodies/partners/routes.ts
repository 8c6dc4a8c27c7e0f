import type { z } from 'zod'
import type { bodyEndpoints, GuestLink, Partner } from '../../../contract/bodies.ts'
import { ok } from '../../../core/kernel/result.ts'
import { may, type Actor } from '../../../core/people/may.ts'
import { refuse } from '../../../core/kernel/refusal.ts'
import type { Reader } from '../../../platform/db/database.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import type { Kit } from '../../../platform/kit.ts'
import { commandInBody } from '../../../platform/trail/command.ts'
import { addPartner, changePartner, closeLink, makeLink, openAsGuest, type Programmes } from './commands.ts'
import { linksOf, partnersOf } from './store.ts'

type All = Routes<typeof bodyEndpoints>
type Partners = Pick<All, Extract<keyof All, `${string} /api/partners${string}` | `${string} /api/guest${string}`>>

async function shown(r: Reader, programmes: Programmes, actor: Actor, bodyId: string, now: string): Promise<{ partners: z.input<typeof Partner>[]; links: z.input<typeof GuestLink>[] }> {
  const mayChange = may(actor, 'partners.change', { bodyId })
  const partners = await partnersOf(r, bodyId)
  // who lays nothing out sees who the partners are, and neither whom to call nor which links stand open
  if (!mayChange) return { partners: partners.map((p) => ({ ...p, kind: p.kind as 'other', contact: null, mayChange })), links: [] }
  const known = await programmes.list(r, bodyId)
  const links = (await linksOf(r, bodyId)).map(({ programmeIds, ...l }) => ({
    ...l, partner: partners.find((p) => p.id === l.partnerId)?.name ?? '', programmes: known.filter((p) => programmeIds.includes(p.id)).map(({ id, title }) => ({ id, title })),
    state: l.revokedAt !== null ? ('revoked' as const) : l.expiresAt <= now ? ('expired' as const) : ('open' as const),
  }))
  return { partners: partners.map((p) => ({ ...p, kind: p.kind as 'other', mayChange })), links }
}

export const partnerRoutes = (kit: Kit, programmes: Programmes): Partners => ({
  'GET /api/partners': {
    may: 'bodies.see',
    run: async ({ actor, now }) => {
      const { bodyId } = actor
      return bodyId === null ? refuse('setup.step-out-of-order', { next: 'body' }) : kit.db.read(kit.tenant, async (r) => ok(await shown(r, programmes, actor, bodyId, now)))
    },
  },
  'POST /api/partners': {
    may: 'partners.change',
    run: (call) => {
      const { key, ...sent } = call.body
      return commandInBody(kit, call, { action: 'partner.changed', key, sent }, (w, bodyId, note) => addPartner(kit, w, bodyId, sent, note))
    },
  },
  'PATCH /api/partners/:id': {
    may: 'partners.change',
    run: (call) => {
      const { key, version, ...fields } = call.body
      const { id } = call.params
      return commandInBody(kit, call, { action: 'partner.changed', key, sent: { id, version, ...fields } }, (w, bodyId, note) => changePartner(kit, w, bodyId, id, version, fields, note))
    },
  },
  'POST /api/guest-links': {
    may: 'partners.change',
    run: (call) => {
      const { key, ...sent } = call.body
      return makeLink(kit, programmes, call, key, sent)
    },
  },
  'POST /api/guest-links/:id/revocation': {
    may: 'partners.change',
    run: (call) => commandInBody(kit, call, { action: 'guest-link.revoked', key: call.body.key, sent: { id: call.params.id } }, (w, bodyId, note) => closeLink(kit, w, bodyId, call.params.id, note)),
  },
  'POST /api/guest': { may: null, run: ({ body, address, origin }) => openAsGuest(kit, programmes, { token: body.token, address, origin }) },
})
