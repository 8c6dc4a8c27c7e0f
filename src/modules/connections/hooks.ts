import type { TrailAction } from '../../core/audit/entry.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { newToken } from '../../platform/auth/tokens.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { checkAddress } from '../../platform/outgoing/post.ts'
import { addSetting, settingOf } from '../../platform/settings/settings.ts'
import { byOf, command, commandInBody, type Caller } from '../../platform/trail/command.ts'
import { mayTenant } from '../notices/index.ts'
import { addDeliveryJob, enqueueDelivery, INSIDE } from './deliver.ts'
import * as store from './store.ts'

export interface HookWords {
  readonly name: string
  readonly url: string
  readonly events: readonly TrailAction[]
}

export const insideAllowed = async (r: Reader): Promise<boolean> => (await settingOf<boolean>(r, null, INSIDE))?.value ?? false

/** The address as it is kept; looked up before the transaction, for a name server may be slow. */
const checked = async (kit: Kit, url: string): Promise<Result<string>> => checkAddress(url, await kit.db.read(kit.tenant, insideAllowed))

async function held(w: Writer, bodyId: string, id: string, version: number | null): Promise<Result<store.HookRow>> {
  const hook = await store.findHook(w, bodyId, id)
  if (!hook) return refuse('request.not-found', { what: 'kết nối này' })
  return version !== null && hook.version !== version ? refuse('version.stale', { seen: version, current: hook.version, changed: [] }) : ok(hook)
}

/** Adds a webhook. Its secret is in the first answer only. */
export async function addHook(kit: Kit, call: Caller, { key, ...words }: HookWords & { readonly key: string }): Promise<Result<{ id: string; secret: string | null }>> {
  const url = await checked(kit, words.url)
  if (!url.ok) return url
  const made: { secret: string | null } = { secret: null }
  const done = await commandInBody(kit, call, { action: 'webhook.changed', key, sent: words }, async (w, bodyId, note) => {
    const id = kit.newId()
    const secret = `bvs_${newToken()}`
    await store.addHook(w, { id, bodyId, name: words.name, url: url.value, events: [...new Set(words.events)], createdAt: kit.clock.now(), createdBy: call.actor.accountId, secret })
    made.secret = secret
    note({ thing: { kind: 'webhook', id }, title: words.name, changes: [{ field: 'url', before: null, after: url.value }, { field: 'events', before: null, after: words.events.join(', ') }] })
    return ok({ id })
  })
  return done.ok ? ok({ id: done.value.id, secret: made.secret }) : done
}

export async function changeHook(kit: Kit, call: Caller, ask: HookWords & { readonly id: string; readonly version: number; readonly enabled: boolean; readonly key: string }): Promise<Result<undefined>> {
  const url = await checked(kit, ask.url)
  if (!url.ok) return url
  const { key, ...sent } = ask
  return commandInBody(kit, call, { action: 'webhook.changed', key, sent }, async (w, bodyId, note) => {
    const hook = await held(w, bodyId, ask.id, ask.version)
    if (!hook.ok) return hook
    const was = hook.value
    const disabledAt = ask.enabled ? null : (was.disabledAt ?? kit.clock.now())
    await store.setHook(w, was.id, { name: ask.name, url: url.value, events: [...new Set(ask.events)], disabledAt })
    if (!ask.enabled) await store.failWaiting(w, was.id, 'Kết nối đã bị tắt')
    const now = { name: ask.name, url: url.value, events: ask.events.join(', '), enabled: String(ask.enabled) }
    const before = { name: was.name, url: was.url, events: was.events.join(', '), enabled: String(was.disabledAt === null) }
    const fields = ['name', 'url', 'events', 'enabled'] as const
    note({ thing: { kind: 'webhook', id: was.id }, title: was.name, changes: fields.filter((f) => before[f] !== now[f]).map((field) => ({ field, before: before[field], after: now[field] })) })
    return ok(undefined)
  })
}

export async function renewSecret(kit: Kit, call: Caller, ask: { readonly id: string; readonly version: number; readonly key: string }): Promise<Result<{ secret: string | null }>> {
  const made: { secret: string | null } = { secret: null }
  const done = await commandInBody(kit, call, { action: 'webhook.changed', key: ask.key, sent: { id: ask.id, version: ask.version, secret: true } }, async (w, bodyId, note) => {
    const hook = await held(w, bodyId, ask.id, ask.version)
    if (!hook.ok) return hook
    const secret = `bvs_${newToken()}`
    await store.setSecret(w, ask.id, secret)
    made.secret = secret
    note({ thing: { kind: 'webhook', id: ask.id }, title: hook.value.name, changes: [{ field: 'secret', before: '…', after: '…' }] })
    return ok(undefined)
  })
  return done.ok ? ok(made) : done
}

export const endHook = (kit: Kit, call: Caller, ask: { readonly id: string; readonly version: number; readonly key: string }): Promise<Result<undefined>> =>
  commandInBody(kit, call, { action: 'webhook.ended', key: ask.key, sent: { id: ask.id, version: ask.version } }, async (w, bodyId, note) => {
    const hook = await held(w, bodyId, ask.id, ask.version)
    if (!hook.ok) return hook
    await store.failWaiting(w, ask.id, 'Kết nối đã bị gỡ')
    await store.endHook(w, ask.id, kit.clock.now())
    note({ thing: { kind: 'webhook', id: ask.id }, title: hook.value.name })
    return ok(undefined)
  })

/** Sends an event of no consequence, by the way that all go. */
export const testHook = (kit: Kit, call: Caller, ask: { readonly id: string; readonly key: string }): Promise<Result<{ id: string }>> =>
  commandInBody(kit, call, { action: 'webhook.changed', key: ask.key, sent: { id: ask.id, test: true } }, async (w, bodyId, note) => {
    const hook = await held(w, bodyId, ask.id, null)
    if (!hook.ok) return hook
    if (hook.value.disabledAt !== null) return refuse('state.forbids', { action: 'gửi thử', state: 'disabled' })
    note({ thing: { kind: 'webhook', id: ask.id }, title: `${hook.value.name}: gửi thử` })
    const payload = { id: kit.newId(), event: 'test', at: kit.clock.now(), bodyId, unitId: null, thing: { kind: 'webhook', id: ask.id }, personId: null, accountId: call.actor.accountId }
    return ok({ id: await enqueueDelivery(kit, w, hook.value, payload) })
  })

/** Sends a delivery that failed once more, after whatever waits for the same hook. */
export const sendAgain = (kit: Kit, call: Caller, ask: { readonly id: string; readonly key: string }): Promise<Result<undefined>> =>
  commandInBody(kit, call, { action: 'job.retried', key: ask.key, sent: { delivery: ask.id } }, async (w, bodyId, note) => {
    const delivery = await store.findDelivery(w, bodyId, ask.id)
    const hook = delivery && (await store.findHook(w, bodyId, delivery.webhookId))
    if (!delivery || !hook) return refuse('request.not-found', { what: 'lần gửi này' })
    if (delivery.state !== 'failed' || hook.disabledAt !== null) return refuse('state.forbids', { action: 'gửi lại', state: hook.disabledAt === null ? delivery.state : 'disabled' })
    await store.setDeliveryState(w, delivery.id, 'queued')
    await addDeliveryJob(kit, w, hook, delivery.id)
    note({ thing: { kind: 'webhook', id: hook.id }, title: hook.name })
    return ok(undefined)
  })

/** Addresses inside the office: one switch for the whole installation, for whoever may set what counts everywhere. */
export async function allowInside(kit: Kit, call: Caller, ask: { readonly allowed: boolean; readonly key: string }): Promise<Result<undefined>> {
  const allowed = mayTenant(call, 'settings.change')
  if (!allowed.ok) return allowed
  return command(kit, byOf(call), { action: 'settings.changed', key: ask.key, sent: { allowed: ask.allowed }, about: { bodyId: null, title: 'Kết nối tới địa chỉ nội bộ' } }, async (w, note) => {
    const before = await settingOf<boolean>(w, null, INSIDE)
    await addSetting(w, { id: kit.newId(), bodyId: null, name: INSIDE, value: ask.allowed, version: (before?.version ?? 0) + 1, at: kit.clock.now(), by: call.actor.accountId })
    note({ changes: [{ field: INSIDE, before: String(before?.value ?? false), after: String(ask.allowed) }] })
    return ok(undefined)
  })
}
