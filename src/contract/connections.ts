import { z } from 'zod'
import { TRAIL_ACTIONS } from '../core/audit/entry.ts'
import { ACTIONS } from '../core/people/may.ts'
import { ByIdParams, Id, Key, PlainDate, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

const Actions = z.array(z.enum(ACTIONS))
const Events = z.array(z.enum(TRAIL_ACTIONS))
const Name = z.string().trim().min(1).max(120)
const ApiKey = z
  .object({ id: Id, name: z.string(), prefix: z.string(), actions: z.array(z.string()), createdAt: z.string(), createdBy: z.string().nullable(), expiresAt: z.string().nullable(), lastUsedAt: z.string().nullable(), revokedAt: z.string().nullable() })
  .meta({ id: 'ApiKey' })
const Webhook = z
  .object({
    id: Id, name: z.string(), url: z.string(), events: z.array(z.string()), createdAt: z.string(), version: Version,
    /** since when nothing arrived; null: the last delivery did */
    failingSince: z.string().nullable(),
    disabledAt: z.string().nullable(),
    waiting: z.int(),
    failed: z.int(),
  })
  .meta({ id: 'Webhook' })
const Delivery = z
  .object({ id: Id, event: z.string(), state: z.enum(['queued', 'sent', 'failed']), status: z.int().nullable(), answer: z.string().nullable(), attempts: z.int(), at: z.string(), sentAt: z.string().nullable() })
  .meta({ id: 'Delivery' })
const WebhookBody = { name: Name, url: z.string().trim().min(8).max(2_000), events: Events.min(1) }

export const connectionEndpoints = [
  endpoint({ method: 'GET', path: '/api/keys', summary: 'API keys of the body; the keys themselves are never shown again', tag: 'connections', response: z.object({ keys: z.array(ApiKey), actions: z.array(z.string()), perMinute: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/keys', summary: 'Make an API key; it is shown in this answer only, a repeat of the request shows null', tag: 'connections', body: z.object({ name: Name, actions: Actions.min(1), expiresOn: PlainDate.nullable(), key: Key }), response: z.object({ id: Id, token: z.string().nullable() }) }),
  endpoint({ method: 'POST', path: '/api/keys/:id/revocation', summary: 'Revoke an API key for good', tag: 'connections', params: ByIdParams, body: z.object({ key: Key }), response: 'nothing' }),
  endpoint({ method: 'GET', path: '/api/webhooks', summary: 'Webhooks of the body', tag: 'connections', response: z.object({ webhooks: z.array(Webhook), events: z.array(z.string()), privateAllowed: z.boolean(), mayAllowPrivate: z.boolean() }) }),
  endpoint({ method: 'POST', path: '/api/webhooks', summary: 'Add a webhook; its secret is shown in this answer only', tag: 'connections', body: z.object({ ...WebhookBody, key: Key }), response: z.object({ id: Id, secret: z.string().nullable() }) }),
  endpoint({ method: 'PUT', path: '/api/webhooks/:id', summary: 'Change a webhook, switch it off or on', tag: 'connections', params: ByIdParams, body: z.object({ ...WebhookBody, enabled: z.boolean(), key: Key, version: Version }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/webhooks/:id/secret', summary: 'Give a webhook a new secret, shown in this answer only', tag: 'connections', params: ByIdParams, body: z.object({ key: Key, version: Version }), response: z.object({ secret: z.string().nullable() }) }),
  endpoint({ method: 'POST', path: '/api/webhooks/:id/end', summary: 'Remove a webhook; what waits for it is not sent', tag: 'connections', params: ByIdParams, body: z.object({ key: Key, version: Version }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/webhooks/:id/test', summary: 'Send a test event to a webhook', tag: 'connections', params: ByIdParams, body: z.object({ key: Key }), response: z.object({ id: Id }) }),
  endpoint({ method: 'GET', path: '/api/webhooks/:id/deliveries', summary: 'What was sent to a webhook in the last 30 days', tag: 'connections', params: ByIdParams, query: z.object({ page: z.coerce.number().int().min(1).max(10_000).optional() }), response: z.object({ deliveries: z.array(Delivery), total: z.int(), pageSize: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/deliveries/:id/again', summary: 'Send a delivery that failed once more', tag: 'connections', params: ByIdParams, body: z.object({ key: Key }), response: 'nothing' }),
  endpoint({ method: 'PUT', path: '/api/webhooks-private', summary: 'Whether webhooks may go to addresses inside the office', tag: 'connections', body: z.object({ allowed: z.boolean(), key: Key }), response: 'nothing' }),
]
