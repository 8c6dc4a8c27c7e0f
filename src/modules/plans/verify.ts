import { runningItems } from '../../core/plans/running.ts'
import type { Reader } from '../../platform/db/database.ts'
import { findProgramme, itemsOf } from '../years/index.ts'
import type { Reviews } from './reviews.ts'
import { listPlans, type Plan } from './store.ts'

/** What does not agree between a plan's events and the rows that are read; empty when all is well. */
async function verifyPlan(r: Reader, reviews: Reviews, plan: Plan): Promise<string[]> {
  const wrong: string[] = []
  const say = (what: string): void => void wrong.push(`plan ${plan.id}: ${what}`)
  const desk = await reviews.desk(r, plan.id)
  if (!desk) {
    if (plan.state === 'review' || plan.state === 'adopted') say('has no reading')
    return wrong
  }
  const last = desk.events.at(-1)
  if (last?.version !== plan.version) say(`row at version ${plan.version}, events at ${last?.version ?? 0}`)
  const adopted = desk.events.some((e) => e.type === 'plan.adopted@1')
  if (adopted !== (plan.state === 'adopted')) say(`state ${plan.state}, events ${adopted ? 'adopt it' : 'do not adopt it'}`)
  if (plan.state === 'review' && plan.total !== desk.facts.length) say(`row counts ${plan.total} facts, the review ${desk.facts.length}`)
  for (const fact of desk.facts) for (const p of fact.passages) if (desk.text.slice(p.start, p.end) !== p.quote) say(`fact ${fact.id} has lost its words`)
  return plan.state === 'adopted' ? [...wrong, ...(await verifyAdopted(r, plan, runningItems(desk.settled, desk.context.outline).map((i) => i.fact)))] : wrong
}

async function verifyAdopted(r: Reader, plan: Plan, facts: readonly string[]): Promise<string[]> {
  const programme = plan.programmeId === null ? undefined : await findProgramme(r, plan.bodyId, plan.programmeId)
  if (!programme) return [`plan ${plan.id}: adopted without a programme`]
  // a later plan may have taken its place
  if (programme.planId !== plan.id) return []
  const there = new Set((await itemsOf(r, [programme.id])).map((i) => i.fact))
  const missing = facts.filter((f) => !there.has(f))
  const more = there.size - (facts.length - missing.length)
  return missing.length === 0 && more === 0 ? [] : [`programme ${programme.id}: ${missing.length} items missing, ${more} too many`]
}

/** Every plan of a body held against its events. */
export async function verifyPlans(r: Reader, reviews: Reviews, bodyId: string): Promise<{ readonly checked: number; readonly wrong: readonly string[] }> {
  const plans = await listPlans(r, bodyId)
  const wrong: string[] = []
  for (const plan of plans) wrong.push(...(await verifyPlan(r, reviews, plan)))
  return { checked: plans.length, wrong }
}
