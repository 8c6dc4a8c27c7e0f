import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { storedType, type ReviewCommand } from '../../core/plans/review/commands.ts'
import { decide } from '../../core/plans/review/decide.ts'
import { evolve } from '../../core/plans/review/state.ts'
import { appendEvents, readEvents } from '../../platform/db/events.ts'
import type { Writer } from '../../platform/db/database.ts'
import { commandInBody, type Caller, type Note } from '../../platform/trail/command.ts'
import { addJob } from '../../platform/jobs/queue.ts'
import { programmesOf } from '../years/index.ts'
import { standingOf } from './answers.ts'
import { streamOf, type PlanDesk } from './reviews.ts'
import { planAbout, reviewChanges } from './told.ts'
import * as store from './store.ts'
import type { PlansKit } from './wiring.ts'
import { bodyOf } from './body.ts'
import { blockersOf } from '../../core/plans/review/desk.ts'

export interface By {
  readonly accountId: string | null
  readonly name: string
  readonly bodyId: string
}

export interface Brought {
  readonly name: string
  readonly stream: AsyncIterable<Uint8Array>
  readonly key: string | null
}

/** Keeps a file and queues its reading, once for a key. @returns the plan's id */
export async function bringPlan(kit: PlansKit, call: Caller, file: Brought): Promise<Result<string>> {
  const name = file.name.replace(/\p{Cc}/gu, '').split(/[\\/]/).at(-1)?.trim() || 'ke-hoach'
  const stored = await kit.files.put(name, file.stream)
  if (!stored.ok) return stored
  const { accountId, name: account } = call.actor
  return commandInBody(kit, call, { action: 'plan.brought', key: file.key, sent: { name, sha256: stored.value.sha256 } }, async (w, bodyId, note) => {
    const added = await addReading(kit, w, { accountId, name: account, bodyId }, { name, ...stored.value, example: false })
    if (added.ok) note(planAbout({ id: added.value, bodyId, title: null, name }))
    return added
  })
}

async function addReading(kit: PlansKit, w: Writer, by: By, file: { readonly name: string; readonly sha256: string; readonly length: number; readonly example: boolean }): Promise<Result<string>> {
  const id = kit.newId()
  const at = kit.clock.now()
  await store.addPlan(w, { id, bodyId: by.bodyId, name: file.name, sha256: file.sha256, size: file.length, at, by: by.name, example: file.example })
  await appendEvents(w, streamOf(id), 0, [{ type: 'plan.received@1', data: { name: file.name, sha256: file.sha256 } }], { accountId: by.accountId, at })
  await addJob(w, { id: kit.newId(), kind: 'read-plan', subject: id, at, bodyId: by.bodyId })
  w.afterCommit(kit.wake)
  return ok(id)
}

/** Pasted words are kept as a file like any other, once for a key. */
export function pastePlan(kit: PlansKit, call: Caller, pasted: { readonly name: string; readonly text: string; readonly key: string }): Promise<Result<string>> {
  const name = pasted.name === '' ? 'Văn bản dán.txt' : /\.(txt|md)$/i.test(pasted.name) ? pasted.name : `${pasted.name}.txt`
  return bringPlan(kit, call, { name, stream: one(new TextEncoder().encode(pasted.text)), key: pasted.key })
}
async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const forbid = (action: string, state: string): Result<never> => refuse('plan.state-forbids', { action, state })

/** The plan, locked, if it is at the version that the sender saw; what has changed since, if not. */
async function current(kit: PlansKit, w: Writer, bodyId: string, id: string, version: number): Promise<Result<store.Plan>> {
  const plan = await store.lockPlan(w, bodyId, id)
  if (!plan) return refuse('request.not-found', { what: 'plan' })
  if (plan.version === version) return ok(plan)
  const desk = await kit.reviews.desk(w, id)
  return refuse('version.stale', { seen: version, current: plan.version, changed: desk ? changedSince(desk, version) : [plan.title ?? plan.name] })
}

function changedSince(desk: PlanDesk, version: number): string[] {
  const title = (id: string): string => desk.facts.find((f) => f.id === id)?.title ?? id
  const named = desk.events.filter((e) => e.version > version).flatMap((e) => {
    const data = e.data as { facts?: readonly string[]; fact?: string | { id: string } }
    const one = typeof data.fact === 'string' ? data.fact : data.fact?.id
    return [...(data.facts ?? []), ...(one === undefined ? [] : [one])].map(title)
  })
  return [...new Set(named)].slice(0, 10)
}

/** Carries out one review command: events and read row together. @returns the new version */
export async function review(kit: PlansKit, w: Writer, by: By, note: Note, { id, command, version }: { readonly id: string; readonly command: ReviewCommand; readonly version: number }): Promise<Result<number>> {
  const plan = await current(kit, w, by.bodyId, id, version)
  if (!plan.ok) return plan
  if (plan.value.state === 'reading') return refuse('plan.still-reading', {})
  if (plan.value.state !== 'review') return forbid('rà soát', plan.value.state)
  const desk = await kit.reviews.desk(w, id)
  if (!desk) return refuse('plan.still-reading', {})
  note(planAbout(plan.value))
  const events = decide(desk, command)
  if (!events.ok || events.value.length === 0) return events.ok ? ok(version) : events
  const stored = events.value.map((event) => {
    const { type: _, ...data } = event
    return { type: storedType(event), data }
  })
  await appendEvents(w, streamOf(id), version, stored, { accountId: by.accountId, at: kit.clock.now() })
  const state = events.value.reduce(evolve, desk.state)
  const now = await kit.reviews.desk(w, id)
  if (!now) throw new Error(`The reading of plan ${id} is gone`)
  note({ changes: reviewChanges(desk, now) })
  const decided = now.facts.filter((f) => f.state !== 'open').length
  await store.setReviewed(w, plan.value, { document: now.settled.document, relation: state.relation, decided, total: now.facts.length, version: version + stored.length })
  return ok(version + stored.length)
}

/** How long a plan that was put away can be brought back. */
const KEPT_DAYS = 30
const DAY_MS = 24 * 3_600_000

/** Puts a plan away, or takes it out again as it was. */
export async function putAway(kit: PlansKit, w: Writer, by: By, note: Note, { id, version, away }: { readonly id: string; readonly version: number; readonly away: boolean }): Promise<Result<undefined>> {
  const plan = await current(kit, w, by.bodyId, id, version)
  if (!plan.ok) return plan
  const { state, stateBefore } = plan.value
  const wrong = away ? state === 'adopted' || state === 'discarded' : state !== 'discarded'
  if (wrong) return forbid(away ? 'bỏ kế hoạch' : 'lấy lại kế hoạch', state)
  // its file goes from the disk a day later: nobody gets back a plan whose document is gone
  const since = away ? null : (await readEvents(w, streamOf(id))).at(-1)?.at
  if (since && since < new Date(Date.parse(kit.clock.now()) - KEPT_DAYS * DAY_MS).toISOString()) return refuse('evidence.gone', { days: KEPT_DAYS })
  await appendEvents(w, streamOf(id), version, [{ type: away ? 'plan.discarded@1' : 'plan.recovered@1', data: {} }], { accountId: by.accountId, at: kit.clock.now() })
  note(planAbout(plan.value))
  const back = stateBefore ?? 'review'
  await store.setState(w, id, away ? { state: 'discarded', stateBefore: state, version: version + 1 } : { state: back, stateBefore: null, version: version + 1 })
  if (!away && back === 'reading') {
    await addJob(w, { id: kit.newId(), kind: 'read-plan', subject: id, at: kit.clock.now(), bodyId: by.bodyId })
    w.afterCommit(kit.wake)
  }
  return ok(undefined)
}

/** The desk of a plan that may be adopted now, or why it may not. */
export async function adoptable(kit: PlansKit, w: Writer, by: By, id: string, version: number): Promise<Result<{ plan: store.Plan; desk: PlanDesk; standing: ReturnType<typeof standingOf> }>> {
  const plan = await current(kit, w, by.bodyId, id, version)
  if (!plan.ok) return plan
  if (plan.value.state === 'reading') return refuse('plan.still-reading', {})
  if (plan.value.state !== 'review') return forbid('đưa vào chạy', plan.value.state)
  const desk = await kit.reviews.desk(w, id)
  if (!desk) return refuse('plan.still-reading', {})
  const standing = standingOf(desk, await bodyOf(w, by.bodyId), await programmesOf(w, by.bodyId))
  const blockers = blockersOf(desk, standing.relation)
  const must = desk.checks.filter((c) => c.severity === 'must' && c.state === 'open')
  if (must.length > 0) return refuse('plan.must-checks-open', { codes: [...new Set(must.map((c) => c.code))] })
  if (blockers.some((b) => b.code === 'plan.questions-open')) return refuse('plan.questions-open', { count: desk.facts.filter((f) => f.certainty === 'ask' && f.state === 'open').length })
  if (standing.relation === null) return refuse('plan.relation-missing', {})
  return ok({ plan: plan.value, desk, standing })
}

