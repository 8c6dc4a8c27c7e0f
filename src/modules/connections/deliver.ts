import { ok } from '../../core/kernel/result.ts'
import type { Writer } from '../../platform/db/database.ts'
import { faultWords, addJob, GiveUp, type Job, type JobKind, type Recurring } from '../../platform/jobs/queue.ts'
import type { Kit } from '../../platform/kit.ts'
import { post, type Answered } from '../../platform/outgoing/post.ts'
import { signatureOf } from '../../platform/outgoing/sign.ts'
import { settingOf } from '../../platform/settings/settings.ts'
import type { TrailEntry } from '../../platform/trail/entry.ts'
import { holdersOf, notify } from '../notices/index.ts'
import * as store from './store.ts'

export const DELIVER = 'deliver-webhook'
const TIDY = 'tidy-connections'
export const INSIDE = 'webhooks.private'
export const FAILING_DAYS = 5
const KEPT_DAYS = 30
const DAY_MS = 86_400_000
const ANSWER_SHOWN = 300

/** What a hook is told: ids and names of kinds, no value of a person. */
export interface Payload {
  readonly id: string
  readonly event: string
  readonly at: string
  readonly bodyId: string | null
  readonly unitId: string | null
  readonly thing: { readonly kind: string; readonly id: string } | null
  readonly personId: string | null
  readonly accountId: string | null
}

export const payloadOf = (entry: TrailEntry): Payload => ({
  id: entry.id, event: entry.action, at: entry.at, bodyId: entry.bodyId === undefined ? entry.by.bodyId : entry.bodyId, unitId: entry.unitId ?? null, thing: entry.thing ?? null, personId: entry.personId ?? null, accountId: entry.by.accountId,
})

/** Queues a delivery with its job; the jobs of one hook are done in the order in which they were added. */
export async function enqueueDelivery(kit: Kit, w: Writer, hook: Pick<store.HookRow, 'id' | 'bodyId'>, payload: Payload): Promise<string> {
  const id = kit.newId()
  const at = kit.clock.now()
  await store.addDelivery(w, { id, webhookId: hook.id, event: payload.event, payload, at })
  await addDeliveryJob(kit, w, hook, id)
  return id
}

export async function addDeliveryJob(kit: Kit, w: Writer, hook: Pick<store.HookRow, 'id' | 'bodyId'>, deliveryId: string): Promise<void> {
  await addJob(w, { id: kit.newId(), kind: DELIVER, subject: hook.id, at: kit.clock.now(), payload: { deliveryId }, bodyId: hook.bodyId, serial: true })
  w.afterCommit(() => kit.wake?.())
}

/** Told of every command in its own transaction: what a hook is sent is what was committed. */
export async function enqueueForHooks(kit: Kit, w: Writer, entry: TrailEntry): Promise<void> {
  const payload = payloadOf(entry)
  if (payload.bodyId === null) return
  for (const hook of await store.hooksFor(w, payload.bodyId, entry.action)) await enqueueDelivery(kit, w, hook, payload)
}

const deliveryIdOf = (job: Job): string => (job.payload as { deliveryId: string }).deliveryId

async function sendOnce(kit: Kit, found: NonNullable<Awaited<ReturnType<typeof store.deliveryToSend>>>, inside: boolean, signal: AbortSignal): Promise<Answered> {
  const { delivery, hook, secret } = found
  const body = JSON.stringify(delivery.payload)
  const seconds = Math.floor(Date.parse(kit.clock.now()) / 1000)
  return post(hook.url, body, { 'user-agent': 'bang-vang', 'x-bang-vang-event': delivery.event, 'x-bang-vang-delivery': delivery.id, 'x-bang-vang-signature': signatureOf(secret, seconds, body) }, { inside, signal })
}

const shown = (words: string): string => faultWords(words).slice(0, ANSWER_SHOWN)

/** Sends one delivery; any answer of 2xx is an arrival. What was answered, or what went wrong, is kept at every attempt. */
async function deliver(kit: Kit, job: Job, signal: AbortSignal): Promise<void> {
  const { found, inside } = await kit.db.read(kit.tenant, async (r) => ({ found: await store.deliveryToSend(r, deliveryIdOf(job)), inside: (await settingOf<boolean>(r, null, INSIDE))?.value ?? false }))
  if (!found || found.delivery.state !== 'queued') return
  if (found.hook.disabledAt !== null) throw new GiveUp('Kết nối đang tắt')
  const note = (state: 'sent' | 'queued', status: number | null, answer: string): Promise<unknown> =>
    kit.db.write(kit.tenant, async (w) => {
      const at = kit.clock.now()
      await store.noteDelivery(w, found.delivery.id, { state, status, answer, attempts: job.attempts, sentAt: state === 'sent' ? at : null })
      await store.setFailing(w, found.hook.id, state === 'sent' ? null : at)
      return ok(undefined)
    })
  let answered: Answered
  try {
    answered = await sendOnce(kit, found, inside, signal)
  } catch (fault) {
    if (signal.aborted) throw fault
    await note('queued', null, shown((fault as Error).name === 'TimeoutError' ? 'Không trả lời trong 10 giây' : faultWords(fault)))
    throw fault
  }
  const arrived = answered.status >= 200 && answered.status < 300
  await note(arrived ? 'sent' : 'queued', answered.status, shown(answered.words))
  if (!arrived) throw new Error(`Trả lời ${answered.status}`)
}

/** A hook at which nothing arrived for days is switched off, and those who look after it are told. */
async function gaveUp(kit: Kit, w: Writer, job: Job, fault: string): Promise<void> {
  const found = await store.deliveryToSend(w, deliveryIdOf(job))
  if (!found) return
  const { hook, delivery } = found
  await store.noteDelivery(w, delivery.id, { ...delivery, state: 'failed', answer: delivery.answer ?? fault, attempts: job.attempts })
  const now = kit.clock.now()
  if (hook.disabledAt !== null || hook.failingSince === null || Date.parse(now) - Date.parse(hook.failingSince) < FAILING_DAYS * DAY_MS) return
  await store.disableHook(w, hook.id, now)
  await store.failWaiting(w, hook.id, 'Kết nối đã bị tắt')
  const accountIds = [hook.createdBy, ...(await holdersOf(w, 'administrator', hook.bodyId, kit.clock.today()))]
  await notify(kit, w, { accountIds, bodyId: hook.bodyId, kind: 'webhook-disabled', params: { name: hook.name, days: FAILING_DAYS }, path: '/cai-dat/ket-noi', thing: { kind: 'webhook', id: hook.id } })
}

const deliverJob = (kit: Kit): JobKind => ({
  // about ten hours in all: a night in which the other system stands still is waited out
  retry: { attempts: 12, firstDelayMs: 10_000, capMs: 2 * 3_600_000 },
  run: (job, { signal }) => deliver(kit, job, signal),
  gaveUp: (w, job, fault) => gaveUp(kit, w, job, fault),
  again: async (w, job) => {
    const found = await store.deliveryToSend(w, deliveryIdOf(job))
    if (found?.delivery.state !== 'failed' || found.hook.disabledAt !== null) return false
    await store.setDeliveryState(w, found.delivery.id, 'queued')
    return true
  },
})

const tidyJob = (kit: Kit): JobKind => ({
  retry: { attempts: 5, firstDelayMs: 60_000, capMs: 3_600_000 },
  run: async () => {
    const before = (days: number): string => new Date(Date.parse(kit.clock.now()) - days * DAY_MS).toISOString()
    await kit.db.write(kit.tenant, async (w) => {
      await store.forget(w, { deliveries: before(KEPT_DAYS), limits: before(1) })
      return ok(undefined)
    })
  },
})

export const connectionJobs = (kit: Kit): Readonly<Record<string, JobKind>> => ({ [DELIVER]: deliverJob(kit), [TIDY]: tidyJob(kit) })
export const connectionRecurring: readonly Recurring[] = [{ kind: TIDY, schedule: { every: 'day', at: '02:30' } }]
