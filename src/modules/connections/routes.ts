import type { connectionEndpoints } from '../../contract/connections.ts'
import { TRAIL_ACTIONS } from '../../core/audit/entry.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok } from '../../core/kernel/result.ts'
import type { Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { mayTenant } from '../notices/index.ts'
import { addHook, allowInside, changeHook, endHook, insideAllowed, renewSecret, sendAgain, testHook } from './hooks.ts'
import { grantable, makeKey, PER_MINUTE, revokeKey } from './keys.ts'
import * as store from './store.ts'

export function connectionRoutes(kit: Kit): Routes<typeof connectionEndpoints> {
  return {
    'GET /api/keys': {
      may: 'keys.see',
      run: async ({ actor }) => {
        const { bodyId } = actor
        if (bodyId === null) return refuse('setup.step-out-of-order', { next: 'body' })
        const keys = await kit.db.read(kit.tenant, (r) => store.keysOf(r, bodyId))
        return ok({ keys: keys.map((key) => ({ ...key, createdBy: key.maker })), actions: grantable(actor), perMinute: PER_MINUTE })
      },
    },
    'POST /api/keys': { may: 'keys.change', run: (call) => makeKey(kit, call, call.body) },
    'POST /api/keys/:id/revocation': { may: 'keys.change', run: (call) => revokeKey(kit, call, call.params.id, call.body.key) },
    'GET /api/webhooks': {
      may: 'keys.see',
      run: async ({ actor }) => {
        const { bodyId } = actor
        if (bodyId === null) return refuse('setup.step-out-of-order', { next: 'body' })
        return kit.db.read(kit.tenant, async (r) => {
          const counts = await store.deliveryCounts(r, bodyId)
          const webhooks = (await store.hooksOf(r, bodyId)).map((hook) => ({ ...hook, ...(counts.get(hook.id) ?? { waiting: 0, failed: 0 }) }))
          return ok({ webhooks, events: TRAIL_ACTIONS, privateAllowed: await insideAllowed(r), mayAllowPrivate: mayTenant({ actor }, 'settings.change').ok })
        })
      },
    },
    'POST /api/webhooks': { may: 'keys.change', run: (call) => addHook(kit, call, call.body) },
    'PUT /api/webhooks/:id': { may: 'keys.change', run: (call) => changeHook(kit, call, { id: call.params.id, ...call.body }) },
    'POST /api/webhooks/:id/secret': { may: 'keys.change', run: (call) => renewSecret(kit, call, { id: call.params.id, ...call.body }) },
    'POST /api/webhooks/:id/end': { may: 'keys.change', run: (call) => endHook(kit, call, { id: call.params.id, ...call.body }) },
    'POST /api/webhooks/:id/test': { may: 'keys.change', run: (call) => testHook(kit, call, { id: call.params.id, ...call.body }) },
    'GET /api/webhooks/:id/deliveries': {
      may: 'keys.see',
      run: async ({ actor, params, query }) => {
        const { bodyId } = actor
        return kit.db.read(kit.tenant, async (r) => {
          const hook = bodyId === null ? null : await store.findHook(r, bodyId, params.id)
          if (!hook) return refuse('request.not-found', { what: 'kết nối này' })
          return ok(await store.deliveriesOf(r, hook.id, query.page ?? 1))
        })
      },
    },
    'POST /api/deliveries/:id/again': { may: 'keys.change', run: (call) => sendAgain(kit, call, { id: call.params.id, ...call.body }) },
    'PUT /api/webhooks-private': { may: 'settings.change', run: (call) => allowInside(kit, call, call.body) },
  }
}
