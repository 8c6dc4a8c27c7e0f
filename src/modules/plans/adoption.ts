import { changesOf } from '../../core/audit/changes.ts'
import { firstDay, type PlainDate } from '../../core/kernel/dates.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { comparePlans } from '../../core/plans/compare.ts'
import { sameName } from '../../core/plans/review/issuer.ts'
import { headOf, runningItems } from '../../core/plans/running.ts'
import { appendEvents } from '../../platform/db/events.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { Note } from '../../platform/trail/command.ts'
import { rememberName } from '../bodies/index.ts'
import { findBody } from '../people/index.ts'
import { adoptProgramme, reviseProgramme, type Adoption, type Match, type ProgrammeRow } from '../years/index.ts'
import { adoptable, type By } from './commands.ts'
import { streamOf, type PlanDesk, type Reviews } from './reviews.ts'
import { planAbout } from './told.ts'
import * as store from './store.ts'
import type { PlansKit } from './wiring.ts'

/** Which items of the running programme go on in the new plan. */
export async function matchesWith(reviews: Reviews, r: Reader, programme: ProgrammeRow, desk: PlanDesk): Promise<Match[]> {
  const old = await reviews.desk(r, programme.planId)
  if (!old) throw new Error(`The plan of programme ${programme.id} has no reading`)
  return comparePlans(old.settled, desk.settled).flatMap((c) => (c.before && c.after ? [{ before: c.before.id, after: c.after.id, same: c.change === 'same' }] : []))
}

async function rememberOldName(w: Writer, bodyId: string, issuer: string | null, day: PlainDate): Promise<void> {
  const body = await findBody(w, bodyId)
  if (!body || issuer === null || body.oldNames.some((name) => sameName(name, issuer))) return
  await rememberName(w, bodyId, issuer, day)
}

/** Puts the programme to work: programme, items, days, event and plan row in the caller's one transaction. */
export async function adopt(kit: PlansKit, w: Writer, by: By, id: string, version: number, note: Note = () => {}): Promise<Result<{ programmeId: string }>> {
  const ready = await adoptable(kit, w, by, id, version)
  if (!ready.ok) return ready
  const { plan, desk, standing } = ready.value
  const { relation, revises } = standing
  if (relation === null) return refuse('plan.relation-missing', {})
  const at = kit.clock.now()
  const body = await findBody(w, by.bodyId)
  const adoption: Adoption = {
    bodyId: by.bodyId, planId: id, relation, head: headOf(desk.settled), items: runningItems(desk.settled, desk.context.outline), by, today: kit.clock.today(), at, example: body?.example ?? false,
  }
  const programmeId = revises && relation !== 'read-only' ? revises.id : await adoptProgramme(kit, w, adoption)
  if (revises && relation !== 'read-only') await reviseProgramme(w, revises, adoption, await matchesWith(kit.reviews, w, revises, desk))
  if (relation === 'own-old-name') await rememberOldName(w, by.bodyId, desk.settled.document.issuer, firstDay(desk.settled.document.date ?? adoption.today))
  // the sure facts that nobody touched are taken as they were read; the event names them
  const untouched = desk.facts.filter((f) => f.state === 'open').map((f) => f.id)
  await appendEvents(w, streamOf(id), version, [{ type: 'plan.adopted@1', data: { programmeId, relation, untouched, revises: revises?.id ?? null } }], { accountId: by.accountId, at })
  await store.setAdopted(w, plan.id, { programmeId, relation, version: version + 1 })
  await store.saveFacts(w, id, [])
  note(planAbout(plan, changesOf({}, { relation, revises: revises?.title ?? null })))
  return ok({ programmeId })
}
