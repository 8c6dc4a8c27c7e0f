import type { Refusal } from '../../core/kernel/refusal.ts'
import { factViews } from '../../core/plans/review/facts.ts'
import type { Relation } from '../../core/plans/review/commands.ts'
import { UNTOUCHED } from '../../core/plans/review/state.ts'
import { headOf, runningItems } from '../../core/plans/running.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import { readEvents, type StoredEvent } from '../../platform/db/events.ts'
import { findBody } from '../people/index.ts'
import { clearRows, replayProgramme, rowsOf as programmeRows, type Replayed } from '../years/index.ts'
import { matchesWith } from './adoption.ts'
import { streamOf, type PlanDesk, type Reviews } from './reviews.ts'
import * as store from './store.ts'

interface Data {
  readonly code?: string
  readonly params?: object
  readonly programmeId?: string
  readonly relation?: Relation
}
type Standing = Pick<store.Rebuilt, 'state' | 'stateBefore' | 'relation' | 'refusal' | 'programmeId'>

/** How a plan stands after an event; what a person decided of its facts is folded elsewhere. */
function standingAfter(now: Standing, e: StoredEvent, kept: Refusal | null): Standing {
  const { code, params, programmeId = null, relation = null } = e.data as Data
  switch (e.type) {
    case 'plan.read@1':
      return { ...now, state: 'review' }
    case 'plan.failed@1':
      return { ...now, state: 'failed', refusal: params ? ({ code, params } as Refusal) : kept }
    case 'plan.discarded@1':
      return { ...now, state: 'discarded', stateBefore: now.state }
    case 'plan.recovered@1':
      return { ...now, state: now.stateBefore ?? 'review', stateBefore: null }
    case 'plan.adopted@1':
      return { ...now, state: 'adopted', programmeId, relation }
    default:
      return now
  }
}

const NEW: Standing = { state: 'reading', stateBefore: null, relation: null, refusal: null, programmeId: null }

async function rebuildPlan(w: Writer, reviews: Reviews, plan: store.Plan): Promise<string | null> {
  const events = await readEvents(w, streamOf(plan.id))
  const standing = events.reduce((now, e) => standingAfter(now, e, plan.refusal), NEW)
  const desk = await reviews.desk(w, plan.id)
  const decided = desk?.facts.filter((f) => f.state !== 'open').length ?? 0
  const relation = standing.relation ?? desk?.state.relation ?? null
  await store.setRebuilt(w, plan, { ...standing, relation, document: desk?.settled.document ?? null, decided, total: desk?.facts.length ?? 0, version: events.at(-1)?.version ?? 0 })
  const searched = desk && standing.state !== 'adopted' ? factViews(desk.read, desk.read, UNTOUCHED, []) : []
  await store.saveFacts(w, plan.id, searched)
  return standing.programmeId
}

/** What a programme's events point at, from the plans. */
function replayedFrom(w: Writer, reviews: Reviews, bodyId: string): Replayed {
  const deskOf = async (planId: string): Promise<PlanDesk> => {
    const desk = await reviews.desk(w, planId)
    if (!desk) throw new Error(`Plan ${planId} was put to work and has no reading`)
    return desk
  }
  return {
    plan: async (planId) => {
      const { settled, context } = await deskOf(planId)
      return { bodyId, head: headOf(settled), items: runningItems(settled, context.outline), example: (await findBody(w, bodyId))?.example ?? false }
    },
    matches: async (programme, planId) => matchesWith(reviews, w, programme, await deskOf(planId)),
  }
}

/** Writes every row that is read of a body's plans and programmes anew, from their readings and events. */
export async function rebuildBody(w: Writer, reviews: Reviews, bodyId: string): Promise<{ readonly plans: number; readonly programmes: number }> {
  const plans = await store.listPlans(w, bodyId)
  const programmes = new Set<string>()
  for (const plan of plans) {
    const programmeId = await rebuildPlan(w, reviews, plan)
    if (programmeId !== null) programmes.add(programmeId)
  }
  await clearRows(w, [bodyId])
  for (const id of programmes) await replayProgramme(w, bodyId, id, replayedFrom(w, reviews, bodyId))
  return { plans: plans.length, programmes: programmes.size }
}

type Row = Readonly<Record<string, unknown>>
const keyOf = (row: Row): string => String(row['id'] ?? `${String(row['plan_id'])} ${String(row['fact'])}`)
const sorted = (_key: string, v: unknown): unknown =>
  v !== null && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v
const words = (value: unknown): string => JSON.stringify(value, sorted) ?? ''

function differences(table: string, there: readonly Row[], rebuilt: readonly Row[]): string[] {
  const old = new Map(there.map((row) => [keyOf(row), row]))
  const fresh = new Map(rebuilt.map((row) => [keyOf(row), row]))
  const missing = [...fresh.keys()].filter((key) => !old.has(key)).map((key) => `${table} ${key}: missing`)
  return [...old].reduce((wrong, [key, row]) => {
    const now = fresh.get(key)
    const columns = now ? Object.keys(row).filter((c) => words(row[c]) !== words(now[c])) : []
    const said = now ? columns.map((c) => `${table} ${key}: ${c} is ${words(row[c]).slice(0, 80)}, its events say ${words(now[c]).slice(0, 80)}`) : [`${table} ${key}: no event made it`]
    return [...wrong, ...said]
  }, missing)
}

const rowsOf = async (r: Reader, bodyId: string): Promise<Readonly<Record<string, readonly object[]>>> => ({ ...(await store.rowsOf(r, bodyId)), ...(await programmeRows(r, bodyId)) })

/** Where the rows of a body are not what its events make of them. It rebuilds them to see: run it in a transaction that is rolled back. */
export async function rowsAmiss(w: Writer, reviews: Reviews, bodyId: string): Promise<string[]> {
  const there = await rowsOf(w, bodyId)
  await rebuildBody(w, reviews, bodyId)
  const rebuilt = await rowsOf(w, bodyId)
  return Object.keys(there).flatMap((table) => differences(table, (there[table] ?? []) as Row[], (rebuilt[table] ?? []) as Row[]))
}
