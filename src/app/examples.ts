import { planText } from '../../examples/files.ts'
import { DRAFTS, PLAN_READ } from '../../examples/mails.ts'
import { examplePlan } from '../../examples/plans.ts'
import { planDate } from '../../examples/template.ts'
import { worldFor, type ExampleAccount, type ExampleRun, type ExampleWorld } from '../../examples/world.ts'
import type { Grant } from '../core/people/may.ts'
import { addDays, daysBetween, type PlainDate } from '../core/kernel/dates.ts'
import { refuse } from '../core/kernel/refusal.ts'
import { ok, type Result } from '../core/kernel/result.ts'
import { addWorkingDays } from '../core/audit/workingDays.ts'
import { addRequest, clearBodies as clearRequests } from '../modules/audit/index.ts'
import * as accounts from '../modules/accounts/index.ts'
import { clearBodies as clearEvidence } from '../modules/evidence/index.ts'
import { addBody, addPeople, addUnits, addYears, clearBodies as clearPeople, EVERYTHING, exampleBodies, searchPeople, type PeopleSurroundings } from '../modules/people/index.ts'
import { clearBodies as clearConnections } from '../modules/connections/index.ts'
import { clearBodies as clearNotices, plantDrafts, plantTold } from '../modules/notices/index.ts'
import { clearBodies as clearPlans, listPlans, plantPlan, type PlansKit } from '../modules/plans/index.ts'
import { clearBodies as clearYears, duesOf, noteDone } from '../modules/years/index.ts'
import { plantLink, plantTree, type ExampleIds } from './exampleTree.ts'
import { nameId } from '../platform/db/nameId.ts'
import { dayOf } from '../platform/clock/clock.ts'
import type { Reader, Writer } from '../platform/db/database.ts'
import { wasDone } from '../platform/db/once.ts'
import { byOf, byProgram, command } from '../platform/trail/command.ts'

/** Where a run is late, what was due more than this long ago was still done in time. */
const LATELY = 12

const bodyId = (kit: PlansKit, key: string): string => nameId(kit.tenant, `example-body-${key}`)

const exampleIds = (kit: PlansKit, person: ExampleIds['person'] = () => undefined): ExampleIds => ({ body: (key) => bodyId(kit, key), unit: (key) => nameId(kit.tenant, `example-unit-${key}`), person })

/** Bodies, units and people of the invented province, with their three years of ratings and honours. */
async function plantPeople(kit: PlansKit, w: Writer, world: ExampleWorld): Promise<Result<undefined>> {
  const at = kit.clock.now()
  for (const b of world.bodies) await addBody(w, bodyId(kit, b.key), { name: b.name, abbreviation: b.abbreviation, kind: b.kind, superior: b.superior, yearKind: 'calendar' }, at, true)
  const home = bodyId(kit, 'ngoai-vu')
  const units = new Map(world.units.map((u, place) => [u.key, { id: nameId(kit.tenant, `example-unit-${u.key}`), name: u.name, kind: u.kind, place, importId: null }]))
  await addUnits(w, home, [...units.values()])
  const people = world.people.map((p) => ({ person: p, id: kit.newId(), unit: units.get(p.unit) }))
  await addPeople(w, home, people.map(({ person: p, id, unit }) => ({ id, name: p.name, post: p.post, unitId: unit?.id ?? null, unit: unit?.name ?? null, leader: p.leader, sex: p.sex, born: p.born, importId: null })), at)
  const years = people.flatMap(({ person, id }) => person.years.map((y) => ({ id: kit.newId(), personId: id, year: y.year, rating: y.rating, honours: y.honours.map((h) => ({ id: kit.newId(), name: h.name, decision: h.decision, decidedOn: h.decidedOn, conferrer: h.conferrer })) })))
  await addYears(w, years)
  return plantTree(kit, w, exampleIds(kit, (name) => people.find((p) => p.person.name === name)?.id))
}

/** One person asks to see what is held on them; the answer is still to be given. */
async function plantRequest(kit: PlansKit, w: Writer, world: ExampleWorld): Promise<void> {
  const home = bodyId(kit, 'ngoai-vu')
  const [person] = await searchPeople(w, home, EVERYTHING, world.people[0]?.name ?? '', 1)
  const receivedOn = addDays(kit.clock.today(), -1)
  if (person) await addRequest(w, { id: kit.newId(), bodyId: home, personId: person.id, name: person.name, kind: 'see', words: 'Đề nghị cho xem toàn bộ dữ liệu đang giữ về tôi.', receivedOn, dueOn: addWorkingDays(receivedOn, 2), at: kit.clock.now() })
}

/** Runs the example plans, each adopted on the day it was signed, and notes what was done of them since. */
async function plantRuns(kit: PlansKit, world: ExampleWorld): Promise<Result<undefined>> {
  for (const run of world.runs) {
    const plan = examplePlan(run.plan)
    const signed = planDate(run.plan, run)
    const on = signed < world.today ? signed : world.today
    const then: PlansKit = { ...kit, clock: { today: () => on, now: () => (on === world.today ? kit.clock.now() : `${on}T02:00:00.000Z`) } }
    const by = { accountId: null, name: 'Nguyễn Thu Hà', bodyId: bodyId(kit, run.body) }
    const planted = await plantPlan(then, by, { name: plan.name, text: planText(run.plan, run), state: run.state, relation: run.body === 'ngoai-vu' ? plan.relation : 'own' })
    if (!planted.ok) return planted
    const { planId, programmeId } = planted.value
    await command(then, byProgram(by.bodyId), { action: programmeId === null ? 'plan.brought' : 'plan.adopted', key: null, sent: null, about: { thing: { kind: 'plan', id: planId }, title: plan.name } }, async () => ok(undefined))
    if (programmeId !== null) await kit.db.write(kit.tenant, (w) => markPast(w, programmeId, run, by.name))
  }
  return ok(undefined)
}

async function markPast(w: Writer, programmeId: string, run: ExampleRun, by: string): Promise<Result<undefined>> {
  const stays = (due: { due: string; recurring: boolean }): boolean => due.due >= run.today || (run.late && !due.recurring && daysBetween(due.due, run.today) <= LATELY)
  const past = (await duesOf(w, [programmeId])).filter((due) => !stays(due))
  await noteDone(w, programmeId, by, past.map((due) => ({ due: due.id, on: addDays(due.due, -1) })))
  return ok(undefined)
}

/** The administrator of the demo also has the settings that every body shares: how to sign in, the mail server. */
function grantsOf(kit: PlansKit, a: ExampleAccount): Grant[] {
  const unitId = a.unit === null ? null : nameId(kit.tenant, `example-unit-${a.unit}`)
  const own = { role: a.role, bodyId: bodyId(kit, a.body), unitId }
  return a.role === 'administrator' ? [own, { role: a.role, bodyId: null, unitId: null }] : [own]
}

async function plantAccounts(kit: PlansKit, w: Writer, world: ExampleWorld): Promise<Result<undefined>> {
  for (const a of world.accounts) {
    const [person] = await searchPeople(w, bodyId(kit, a.body), EVERYTHING, a.name, 1)
    const made = await accounts.ensureAccount(kit, w, { personId: person?.id ?? null, name: a.name, login: a.login, password: a.password, grants: grantsOf(kit, a) })
    if (!made.ok) return made
    if (a.role === 'clerk') await plantTold(kit, w, bodyId(kit, a.body), made.value, PLAN_READ)
  }
  await plantDrafts(kit, w, bodyId(kit, 'ngoai-vu'), DRAFTS)
  await accounts.plantDesk(kit, w, bodyId(kit, 'ngoai-vu'), world.desk)
  return ok(undefined)
}

/** Founds the invented world where it is not there yet; with its accounts in demo mode only, for their passwords are public. */
export async function plantWorld(kit: PlansKit, withAccounts: boolean): Promise<Result<boolean>> {
  const world = worldFor(kit.clock.today())
  const fresh = await kit.db.write(kit.tenant, async (w) => {
    if ((await exampleBodies(w)).length > 0) return ok(false)
    const people = await plantPeople(kit, w, world)
    if (!people.ok) return people
    await plantRequest(kit, w, world)
    const accounts = withAccounts ? await plantAccounts(kit, w, world) : ok(undefined)
    return accounts.ok ? ok(true) : accounts
  })
  if (!fresh.ok || !fresh.value) return fresh
  const runs = await plantRuns(kit, world)
  if (!runs.ok) return runs
  return kit.db.write(kit.tenant, async (w) => {
    await plantLink(kit, w, exampleIds(kit))
    return ok(true)
  })
}

async function clearWorld(w: Writer): Promise<Result<undefined>> {
  const ids = (await exampleBodies(w)).map((b) => b.id)
  if (ids.length > 0) for (const clear of [clearEvidence, clearNotices, clearConnections, clearYears, clearPlans, clearRequests, accounts.clearBodies, clearPeople]) await clear(w, ids)
  return ok(undefined)
}

/** The day on which the world was founded, and whether it was founded whole; null when there is none. */
async function foundedOn(r: Reader, runs: number): Promise<{ readonly day: PlainDate; readonly whole: boolean } | null> {
  const bodies = await exampleBodies(r)
  const [first] = bodies
  if (!first) return null
  let plans = 0
  for (const { id } of bodies) plans += (await listPlans(r, id)).length
  return { day: dayOf(first.createdAt), whole: plans >= runs }
}

/**
 * The world of the demo, dated relative to today: founded where it is not, and founded afresh where it is of another day or was cut short.
 * @returns the day of the one that was given up, null when none was
 */
export async function renewWorld(kit: PlansKit): Promise<Result<PlainDate | null>> {
  const today = kit.clock.today()
  const before = await kit.db.read(kit.tenant, (r) => foundedOn(r, worldFor(today).runs.length))
  const stale = before !== null && (before.day !== today || !before.whole)
  const removed = stale ? await kit.db.write(kit.tenant, clearWorld) : ok(undefined)
  const planted = removed.ok ? await plantWorld(kit, true) : removed
  return planted.ok ? ok(stale ? before.day : null) : planted
}

/** "Look around with the examples": founded into this installation and removed again; in demo mode set back to their beginning. */
export function examplesFor(kit: PlansKit, demo: boolean): PeopleSurroundings['examples'] {
  return {
    // the examples are founded in several transactions; the command closes with the last, and a repeat founds nothing
    add: async (asked) => {
      if (demo) return refuse('demo.only', {})
      const home = bodyId(kit, 'ngoai-vu')
      const repeated = await kit.db.read(kit.tenant, (r) => wasDone(r, asked.actor.accountId, asked.key))
      const planted = repeated ? ok(false) : await plantWorld(kit, false)
      if (!planted.ok) return planted
      return command(kit, byOf(asked), { action: 'examples.added', key: asked.key, sent: {}, about: { bodyId: home } }, async (w) => ok(void (await accounts.workFor(w, asked.actor.accountId, home))))
    },
    remove: async (asked) => {
      const repeated = await kit.db.read(kit.tenant, (r) => wasDone(r, asked.actor.accountId, asked.key))
      const gone = await command(kit, byOf(asked), { action: 'examples.removed', key: asked.key, sent: {} }, clearWorld)
      if (!gone.ok || !demo || repeated) return gone
      const again = await plantWorld(kit, true)
      return again.ok ? ok(undefined) : again
    },
  }
}
