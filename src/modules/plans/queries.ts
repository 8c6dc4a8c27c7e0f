import type { Comparison } from '../../contract/plans.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { searchKey } from '../../core/people/names.ts'
import { comparePlans, type Change } from '../../core/plans/compare.ts'
import { placeAt } from '../../core/plans/place.ts'
import type { Programme } from '../../core/plans/programme.ts'
import { programmeOf } from '../../core/plans/review/desk.ts'
import type { FactKind } from '../../core/plans/review/slots.ts'
import { showDate } from '../../core/kernel/dates.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import { duesOf, findProgramme, itemsOf, programmesOf, type DueRow, type Hit, type ItemRow, type PassageAnswer } from '../years/index.ts'
import { reviewAnswer, standingOf, type ReviewAnswer } from './answers.ts'
import { bodyOf } from './body.ts'
import type { Reviews } from './reviews.ts'
import { findPlan, type Plan } from './store.ts'

export async function planOf(r: Reader, bodyId: string, id: string): Promise<Result<Plan>> {
  const plan = await findPlan(r, bodyId, id)
  return plan ? ok(plan) : refuse('request.not-found', { what: 'plan' })
}

async function deskOf(r: Reader, reviews: Reviews, bodyId: string, id: string) {
  const plan = await planOf(r, bodyId, id)
  if (!plan.ok) return plan
  const desk = await reviews.desk(r, id)
  if (desk) return ok({ plan: plan.value, desk })
  if (plan.value.refusal) return { ok: false as const, refusal: plan.value.refusal }
  return refuse('plan.still-reading', {})
}

export async function reviewView(r: Reader, reviews: Reviews, bodyId: string, id: string): Promise<Result<ReviewAnswer>> {
  const found = await deskOf(r, reviews, bodyId, id)
  if (!found.ok) return found
  const { plan, desk } = found.value
  const programmes = (await programmesOf(r, bodyId)).filter((p) => p.planId !== id)
  return ok(reviewAnswer(plan, desk, standingOf(desk, await bodyOf(r, bodyId), programmes)))
}

/** The programme after the decisions, with the checks that it raises. */
export async function programmeAfter(r: Reader, reviews: Reviews, bodyId: string, id: string): Promise<Result<Programme>> {
  const found = await deskOf(r, reviews, bodyId, id)
  return found.ok ? ok(programmeOf(found.value.desk.context, found.value.desk)) : found
}

/** What runs of an item, in words: the days that a change or a removal would touch. */
function touchesOf(item: ItemRow | undefined, dues: readonly DueRow[], children: number): string[] {
  if (!item) return []
  const days = dues.filter((d) => d.itemId === item.id).map((d) => (d.doneOn === null ? `Hạn ${d.shown}` : `Hạn ${d.shown}, đã xong ngày ${showDate(d.doneOn)}`))
  const hanging = item.kind === 'campaign' && children > 0 ? [`Phong trào đang chạy, ${children} mục kèm theo`] : item.kind === 'target' ? ['Chỉ tiêu trên trang Tổng quan'] : item.kind === 'award' ? ['Số lượng khen trên trang Tổng quan'] : []
  return [...days, ...hanging]
}

export async function comparison(r: Reader, reviews: Reviews, bodyId: string, id: string, programmeId: string): Promise<Result<AnswerTo<typeof Comparison>>> {
  const found = await deskOf(r, reviews, bodyId, id)
  if (!found.ok) return found
  const programme = await findProgramme(r, bodyId, programmeId)
  const old = programme && (await reviews.desk(r, programme.planId))
  if (!programme || !old) return refuse('request.not-found', { what: 'programme' })
  const items = new Map((await itemsOf(r, [programmeId])).map((i) => [i.fact, i]))
  const dues = await duesOf(r, [programmeId])
  const children = (fact: string): number => [...items.values()].filter((i) => i.parent === fact).length
  const changes = comparePlans(old.settled, found.value.desk.settled).map((c: Change) => ({
    change: c.change, kind: c.kind, title: c.title, before: c.before && (c.before.value || c.before.title), after: c.after && (c.after.value || c.after.title),
    beforePassage: c.before?.passage ?? null, afterPassage: c.after?.passage ?? null,
    touches: c.change === 'same' || c.change === 'added' || !c.before ? [] : touchesOf(items.get(c.before.id), dues, children(c.before.id)),
  }))
  return ok({ programme: { id: programme.id, title: programme.title }, changes })
}

const AROUND = 400

/** The sentence of a fact with the words around it, cut at white space. */
export async function passageOf(r: Reader, reviews: Reviews, bodyId: string, planId: string, fact: string): Promise<Result<PassageAnswer>> {
  const found = await deskOf(r, reviews, bodyId, planId)
  if (!found.ok) return found
  const { desk } = found.value
  const view = desk.facts.find((f) => f.id === fact)
  const passage = view?.passages[0]
  if (!passage) return refuse('request.not-found', { what: 'fact' })
  const { text } = desk
  const from = Math.max(0, passage.start - AROUND)
  const to = Math.min(text.length, passage.end + AROUND)
  const { document } = desk.settled
  return ok({
    document: [document.kind, document.number, document.title].filter((x) => x !== null).join(' '),
    place: placeAt(document, desk.context.outline, passage.start),
    before: text.slice(from, passage.start).replace(/^\S*\s/, from > 0 ? '' : '$&'), passage, after: text.slice(passage.end, to).replace(/\s\S*$/, to < text.length ? '' : '$&'),
  })
}

export async function waitingPlans(r: Reader, bodyId: string): Promise<number> {
  const row = await r.q.selectFrom('plans').select((e) => e.fn.countAll<string>().as('n')).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('state', '=', 'review').executeTakeFirstOrThrow()
  return Number(row.n)
}
export async function anyPlan(r: Reader, bodyId: string): Promise<boolean> {
  const row = await r.q.selectFrom('plans').select('id').where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('state', 'not in', ['failed', 'discarded']).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Plans, and the facts of those in review; forgives missing accents. */
export async function searchPlans(r: Reader, bodyId: string, words: string): Promise<Hit[]> {
  const key = searchKey(words)
  if (key === '') return []
  const pattern = `%${key.replace(/[\\%_]/g, '\\$&').split(' ').join('%')}%`
  const plans = await r.q.selectFrom('plans').select(['id', 'name', 'title', 'number']).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('state', 'in', ['review', 'adopted']).where('search_key', 'like', pattern).orderBy('created_at', 'desc').limit(8).execute()
  const facts = await r.q
    .selectFrom('plan_facts as f')
    .innerJoin('plans as p', (j) => j.onRef('p.tenant_id', '=', 'f.tenant_id').onRef('p.id', '=', 'f.plan_id'))
    .select(['f.plan_id as planId', 'f.fact', 'f.kind', 'f.title', 'p.title as plan', 'p.name'])
    .where('f.tenant_id', '=', r.tenant)
    .where('p.body_id', '=', bodyId)
    .where('p.state', '=', 'review')
    .where('f.search_key', 'like', pattern)
    .limit(8)
    .execute()
  return [
    ...plans.map((p): Hit => ({ kind: 'plan', title: p.title ?? p.name, detail: p.number ?? p.name, path: `/ke-hoach/${p.id}`, factKind: null })),
    ...facts.map((f): Hit => ({ kind: 'fact', title: f.title, detail: f.plan ?? f.name, path: `/ke-hoach/${f.planId}?muc=${encodeURIComponent(f.fact)}`, factKind: f.kind as FactKind })),
  ]
}
