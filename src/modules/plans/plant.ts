import { ok, type Result } from '../../core/kernel/result.ts'
import { storedType, type Relation, type ReviewEvent } from '../../core/plans/review/commands.ts'
import { withOwnIds } from '../../core/plans/review/ids.ts'
import { appendEvents } from '../../platform/db/events.ts'
import type { Writer } from '../../platform/db/database.ts'
import { readPlanFile } from '../../platform/files/open.ts'
import { adopt } from './adoption.ts'
import type { By } from './commands.ts'
import { saveReading } from './reading.ts'
import { streamOf } from './reviews.ts'
import * as store from './store.ts'
import type { PlansKit } from './wiring.ts'

/** A plan of the invented examples, with how far it has come when they begin. */
export interface Planted {
  readonly name: string
  readonly text: string
  readonly state: 'adopted' | 'review'
  readonly relation: Relation
}

/** Brings, reads and, where it runs, adopts an example plan: the same road as any other plan, with every question answered as read. */
export async function plantPlan(kit: PlansKit, by: By, planted: Planted): Promise<Result<{ planId: string; programmeId: string | null }>> {
  const bytes = new TextEncoder().encode(planted.text)
  const stored = await kit.files.put(planted.name, single(bytes))
  if (!stored.ok) return stored
  const read = await readPlanFile({ name: planted.name, bytes })
  if (!read.ok) return read
  return kit.db.write<{ planId: string; programmeId: string | null }>(kit.tenant, async (w) => {
    const id = kit.newId()
    const at = kit.clock.now()
    await store.addPlan(w, { id, bodyId: by.bodyId, name: planted.name, sha256: stored.value.sha256, size: stored.value.length, at, by: by.name, example: true })
    await appendEvents(w, streamOf(id), 0, [{ type: 'plan.received@1', data: { name: planted.name, sha256: stored.value.sha256 } }], { accountId: by.accountId, at })
    const plan = await store.lockPlan(w, by.bodyId, id)
    if (!plan) throw new Error('the planted plan is gone')
    await saveReading(kit, w, plan, { ...read.value, programme: withOwnIds(read.value.programme) })
    if (planted.state === 'review') return ok({ planId: id, programmeId: null })
    const version = await answerAll(kit, w, by, id, planted.relation)
    const adopted = await adopt(kit, w, by, id, version)
    return adopted.ok ? ok({ planId: id, programmeId: adopted.value.programmeId }) : adopted
  })
}

async function* single(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}


/** Accepts every fact as read and keeps every must-check as written. @returns the version after it */
async function answerAll(kit: PlansKit, w: Writer, by: By, id: string, relation: Relation): Promise<number> {
  const desk = await kit.reviews.desk(w, id)
  if (!desk) throw new Error('the planted plan has no reading')
  const events: ReviewEvent[] = [
    { type: 'facts-accepted', facts: desk.facts.map((f) => f.id) },
    { type: 'relation-chosen', relation },
    { type: 'revised-chosen', programmeId: null },
    ...desk.checks.filter((c) => c.severity === 'must' && c.state === 'open').map((c): ReviewEvent => ({ type: 'check-kept', check: c.id, reason: 'Giữ như văn bản đã ban hành' })),
  ]
  const before = desk.events.at(-1)?.version ?? 0
  const stored = events.map((event) => {
    const { type: _, ...data } = event
    return { type: storedType(event), data }
  })
  await appendEvents(w, streamOf(id), before, stored, { accountId: by.accountId, at: kit.clock.now() })
  const version = before + stored.length
  const plan = await store.lockPlan(w, by.bodyId, id)
  if (plan) await store.setReviewed(w, plan, { document: desk.settled.document, relation, decided: desk.facts.length, total: desk.facts.length, version })
  return version
}
