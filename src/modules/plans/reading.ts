import { refuse, type Refusal } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { withOwnIds } from '../../core/plans/review/ids.ts'
import { factViews } from '../../core/plans/review/facts.ts'
import { UNTOUCHED } from '../../core/plans/review/state.ts'
import { appendEvents, readEvents } from '../../platform/db/events.ts'
import type { Writer } from '../../platform/db/database.ts'
import { readPlanFile } from '../../platform/files/open.ts'
import type { Job, JobKind, Run } from '../../platform/jobs/queue.ts'
import { notify } from '../notices/index.ts'
import { streamOf } from './reviews.ts'
import * as store from './store.ts'
import type { PlansKit } from './wiring.ts'

async function end(kit: PlansKit, w: Writer, planId: string, event: { type: string; data: unknown }, act: (version: number) => Promise<void>): Promise<void> {
  const events = await readEvents(w, streamOf(planId))
  const version = events.at(-1)?.version ?? 0
  await appendEvents(w, streamOf(planId), version, [event], { accountId: null, at: kit.clock.now() })
  await act(version + 1)
}

/** Tells whoever brought the plan how its reading ended. */
async function tell(kit: PlansKit, w: Writer, planId: string, kind: 'plan-read' | 'plan-failed'): Promise<void> {
  const plan = await store.findPlanAnywhere(w, planId)
  const by = (await readEvents(w, streamOf(planId))).find((event) => event.accountId !== null)?.accountId
  if (plan && by) await notify(kit, w, { accountIds: [by], bodyId: plan.bodyId, kind, params: { plan: plan.title ?? plan.name }, path: `/ke-hoach/${planId}`, thing: { kind: 'plan', id: planId } })
}

const saveRefusal = (kit: PlansKit, w: Writer, planId: string, refusal: Refusal): Promise<void> =>
  end(kit, w, planId, { type: 'plan.failed@1', data: { code: refusal.code, params: refusal.params } }, (version) => store.setRefused(w, planId, refusal, version))

/** Nothing but a head was found: an honest answer is worth more than an empty review. */
function emptyHanded(name: string, reading: store.Reading): Result<store.Reading> {
  const facts = factViews(reading.programme, reading.programme, UNTOUCHED, [])
  return facts.length <= 1 ? refuse('plan.nothing-found', { name }) : ok(reading)
}

/** The reading, its facts for search and the plan's head, in the caller's transaction. */
export async function saveReading(kit: PlansKit, w: Writer, plan: store.Plan, reading: store.Reading): Promise<void> {
  const { document } = reading.programme
  const facts = factViews(reading.programme, reading.programme, UNTOUCHED, [])
  await store.saveReading(w, plan.id, reading, kit.clock.now())
  await store.saveFacts(w, plan.id, facts)
  await end(kit, w, plan.id, { type: 'plan.read@1', data: { facts: facts.length } }, async (version) => {
    await store.setRead(w, plan, document, version)
    await store.setReviewed(w, plan, { document, relation: null, decided: 0, total: facts.length, version })
  })
}

/** Reads one queued plan: stages and pages are kept in the database, so that any page, and any restart, can tell how far it is. */
async function run(kit: PlansKit, job: Job, signal: AbortSignal, report: Run['report']): Promise<void> {
  const plan = await kit.db.read(kit.tenant, (r) => store.findPlanAnywhere(r, job.subject))
  if (!plan || plan.state !== 'reading') return
  const progress = (stage: store.Stage, page = 0, pages = 0): Promise<unknown> => kit.db.write(kit.tenant, async (w) => ok(await store.setProgress(w, plan.id, stage, page, pages)))
  await progress('opening')
  let noted: Promise<unknown> = Promise.resolve()
  const onProgress = (page: number, pages: number): void => void (noted = noted.then(() => progress('ocr', page, pages)).then(() => report({ done: page, total: pages, words: null })).catch(() => {}))
  const read = await readPlanFile({ name: plan.name, bytes: await kit.files.pathOf(plan.sha256) }, { onProgress, signal })
  await noted
  const found = read.ok ? emptyHanded(plan.name, { ...read.value, programme: withOwnIds(read.value.programme) }) : read
  await kit.db.write(kit.tenant, async (w) => {
    const still = await store.lockPlan(w, plan.bodyId, plan.id)
    if (still?.state !== 'reading') return ok(undefined)
    if (found.ok) await saveReading(kit, w, still, found.value)
    else await saveRefusal(kit, w, plan.id, found.refusal)
    await tell(kit, w, plan.id, found.ok ? 'plan-read' : 'plan-failed')
    return ok(undefined)
  })
  kit.reviews.forget(plan.id)
}

export const readingJobs = (kit: PlansKit): { readonly 'read-plan': JobKind } => ({ 'read-plan': readingJob(kit) })

const readingJob = (kit: PlansKit): JobKind => ({
  retry: { attempts: 3, firstDelayMs: 500, capMs: 30_000 },
  run: (job, { signal, report }) => run(kit, job, signal, report),
  gaveUp: async (w, job) => {
    const plan = await store.findPlanAnywhere(w, job.subject)
    // one that was put away or removed meanwhile stays so
    if (plan?.state !== 'reading') return
    await saveRefusal(kit, w, plan.id, { code: 'plan.reading-failed', params: { detail: `${job.attempts} lần` } })
    await tell(kit, w, plan.id, 'plan-failed')
  },
  // a plan that was refused is brought again as a file; there is nothing left that waits for this job
  again: async (w, job) => (await store.findPlanAnywhere(w, job.subject))?.state === 'reading',
})

