import { searchKey } from '../../core/people/names.ts'
import type { FactView } from '../../core/plans/review/facts.ts'
import type { Relation } from '../../core/plans/review/commands.ts'
import type { Programme, ProgrammeDocument } from '../../core/plans/programme.ts'
import type { PlanSource } from '../../core/plans/source.ts'
import type { Refusal } from '../../core/kernel/refusal.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'

export type PlanState = 'reading' | 'failed' | 'review' | 'adopted' | 'discarded'
export type Stage = 'queued' | 'opening' | 'ocr' | 'facts' | 'done'
export interface Plan {
  readonly id: string
  readonly bodyId: string
  readonly name: string
  readonly sha256: string
  readonly title: string | null
  readonly number: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly kind: string | null
  readonly state: PlanState
  readonly stateBefore: PlanState | null
  readonly relation: Relation | null
  readonly stage: Stage
  readonly page: number
  readonly pages: number
  readonly refusal: Refusal | null
  readonly decided: number
  readonly total: number
  readonly programmeId: string | null
  readonly createdAt: string
  readonly createdBy: string
  readonly version: number
}

const COLUMNS = [
  'id', 'body_id as bodyId', 'name', 'sha256', 'title', 'number', 'dated as date', 'issuer', 'kind', 'state', 'state_before as stateBefore', 'relation', 'stage', 'page', 'pages', 'refusal', 'decided', 'total',
  'programme_id as programmeId', 'created_at as createdAt', 'created_by as createdBy', 'version',
] as const

const plans = (r: Reader) => r.q.selectFrom('plans').select(COLUMNS).where('tenant_id', '=', r.tenant)
const one = (w: Writer, id: string) => w.q.updateTable('plans').where('tenant_id', '=', w.tenant).where('id', '=', id)

export const listPlans = async (r: Reader, bodyId: string): Promise<Plan[]> => (await plans(r).where('body_id', '=', bodyId).orderBy('created_at', 'desc').orderBy('id').execute()) as Plan[]
export const findPlan = async (r: Reader, bodyId: string, id: string): Promise<Plan | undefined> => (await plans(r).where('body_id', '=', bodyId).where('id', '=', id).executeTakeFirst()) as Plan | undefined
/** For work that no account asked for, such as the reading queue. */
export const findPlanAnywhere = async (r: Reader, id: string): Promise<Plan | undefined> => (await plans(r).where('id', '=', id).executeTakeFirst()) as Plan | undefined
/** Locks the row until the commit, so that two decisions about one plan come one after the other. */
export const lockPlan = async (w: Writer, bodyId: string, id: string): Promise<Plan | undefined> =>
  (await plans(w).where('body_id', '=', bodyId).where('id', '=', id).forUpdate().executeTakeFirst()) as Plan | undefined

export interface NewPlan {
  readonly id: string
  readonly bodyId: string
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly at: string
  readonly by: string
  readonly example: boolean
}
export async function addPlan(w: Writer, p: NewPlan): Promise<void> {
  await w.q
    .insertInto('plans')
    .values({
      tenant_id: w.tenant, id: p.id, body_id: p.bodyId, name: p.name, sha256: p.sha256, size: p.size, title: null, number: null, dated: null, issuer: null, kind: null, state: 'reading', state_before: null,
      relation: null, stage: 'queued', refusal: null, programme_id: null, example: p.example, created_at: p.at, created_by: p.by, search_key: searchKey(p.name), version: 1,
    })
    .execute()
}

export async function setProgress(w: Writer, id: string, stage: Stage, page: number, pages: number): Promise<void> {
  await one(w, id).set({ stage, page, pages }).where('state', '=', 'reading').execute()
}
export async function setRefused(w: Writer, id: string, refusal: Refusal, version: number): Promise<void> {
  await one(w, id).set({ state: 'failed', stage: 'done', refusal: JSON.stringify(refusal), version }).execute()
}
const head = (d: ProgrammeDocument, name: string) => ({ title: d.title, number: d.number, dated: d.date, issuer: d.issuer, kind: d.kind, search_key: searchKey(d.kind, d.number, d.title, d.issuer, name) })

export async function setRead(w: Writer, plan: Plan, document: ProgrammeDocument, version: number): Promise<void> {
  await one(w, plan.id).set({ ...head(document, plan.name), state: 'review', stage: 'done', version }).execute()
}
export async function setReviewed(w: Writer, plan: Plan, now: { readonly document: ProgrammeDocument; readonly relation: Relation | null; readonly decided: number; readonly total: number; readonly version: number }): Promise<void> {
  const { document, ...rest } = now
  await one(w, plan.id).set({ ...head(document, plan.name), ...rest }).execute()
}
export async function setState(w: Writer, id: string, now: { readonly state: PlanState; readonly stateBefore: PlanState | null; readonly version: number }): Promise<void> {
  await one(w, id).set({ state: now.state, state_before: now.stateBefore, version: now.version }).execute()
}
export async function setAdopted(w: Writer, id: string, now: { readonly programmeId: string; readonly relation: Relation; readonly version: number }): Promise<void> {
  await one(w, id).set({ state: 'adopted', programme_id: now.programmeId, relation: now.relation, version: now.version }).execute()
}

/** What the events of a plan make of its row; the rest (who brought it, how far its reading is) is said nowhere else. */
export interface Rebuilt {
  readonly document: ProgrammeDocument | null
  readonly state: PlanState
  readonly stateBefore: PlanState | null
  readonly relation: Relation | null
  readonly refusal: Refusal | null
  readonly programmeId: string | null
  readonly decided: number
  readonly total: number
  readonly version: number
}
export async function setRebuilt(w: Writer, plan: Plan, now: Rebuilt): Promise<void> {
  const { document, stateBefore, programmeId, refusal, ...rest } = now
  const bare = { title: null, number: null, dated: null, issuer: null, kind: null, search_key: searchKey(plan.name) }
  const read = now.state === 'reading' || now.stateBefore === 'reading' ? {} : { stage: 'done' as const }
  await one(w, plan.id).set({ ...(document ? head(document, plan.name) : bare), ...rest, ...read, state_before: stateBefore, programme_id: programmeId, refusal: refusal && JSON.stringify(refusal) }).execute()
}
/** Every row that is read of a body's plans, as it stands. */
export async function rowsOf(r: Reader, bodyId: string): Promise<Readonly<Record<string, readonly object[]>>> {
  const mine = r.q.selectFrom('plans').select('id').where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId)
  return {
    plans: await r.q.selectFrom('plans').selectAll().where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).execute(),
    plan_facts: await r.q.selectFrom('plan_facts').selectAll().where('tenant_id', '=', r.tenant).where('plan_id', 'in', mine).execute(),
  }
}

export interface Reading {
  readonly source: PlanSource
  readonly programme: Programme
}
export async function saveReading(w: Writer, planId: string, reading: Reading, at: string): Promise<void> {
  const row = { source: JSON.stringify(reading.source), programme: JSON.stringify(reading.programme), read_at: at }
  await w.q.insertInto('plan_readings').values({ tenant_id: w.tenant, plan_id: planId, ...row }).onConflict((c) => c.columns(['tenant_id', 'plan_id']).doUpdateSet(row)).execute()
}
export async function findReading(r: Reader, planId: string): Promise<Reading | undefined> {
  const row = await r.q.selectFrom('plan_readings').select(['source', 'programme']).where('tenant_id', '=', r.tenant).where('plan_id', '=', planId).executeTakeFirst()
  return row && { source: JSON.parse(row.source) as PlanSource, programme: JSON.parse(row.programme) as Programme }
}

/** When a plan was read last: another process may have read it again. */
export async function readAt(r: Reader, planId: string): Promise<string | undefined> {
  const row = await r.q.selectFrom('plan_readings').select('read_at').where('tenant_id', '=', r.tenant).where('plan_id', '=', planId).executeTakeFirst()
  return row?.read_at
}

/** The facts of a plan as search finds them. */
export async function saveFacts(w: Writer, planId: string, facts: readonly FactView[]): Promise<void> {
  await w.q.deleteFrom('plan_facts').where('tenant_id', '=', w.tenant).where('plan_id', '=', planId).execute()
  const rows = facts.filter((f) => f.state !== 'refused').map((f) => ({ tenant_id: w.tenant, plan_id: planId, fact: f.id, kind: f.kind, title: f.title, search_key: searchKey(f.title, f.passages[0]?.quote ?? '').slice(0, 2000) }))
  for (let i = 0; i < rows.length; i += 500) await w.q.insertInto('plan_facts').values(rows.slice(i, i + 500)).execute()
}

/** Every plan of these bodies, gone. */
export async function clearBodies(w: Writer, bodyIds: readonly string[]): Promise<void> {
  const plans = (await w.q.selectFrom('plans').select('id').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()).map((p) => p.id)
  if (plans.length === 0) return
  await w.q.deleteFrom('plans').where('tenant_id', '=', w.tenant).where('id', 'in', plans).execute()
  await w.q.deleteFrom('jobs').where('tenant_id', '=', w.tenant).where('subject', 'in', plans).execute()
  await w.q.deleteFrom('events').where('tenant_id', '=', w.tenant).where('stream', 'in', plans.map((id) => `plan:${id}`)).execute()
}
