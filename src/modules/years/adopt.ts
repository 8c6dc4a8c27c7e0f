import { firstDay, lastDay, type PlainDate } from '../../core/kernel/dates.ts'
import { searchKey } from '../../core/people/names.ts'
import type { Deadline } from '../../core/plans/programme.ts'
import type { ProgrammeHead, RunningItem } from '../../core/plans/running.ts'
import { dueDaysOf } from '../../core/years/due.ts'
import type { Writer } from '../../platform/db/database.ts'
import { appendEvents } from '../../platform/db/events.ts'
import { nameId } from '../../platform/db/nameId.ts'
import type { Kit } from '../../platform/kit.ts'
import * as store from './store.ts'

/** A plan as it is put to work: all that the rows of its programme are made of. */
export interface Laid {
  readonly bodyId: string
  readonly planId: string
  readonly relation: string
  readonly head: ProgrammeHead
  readonly items: readonly RunningItem[]
  readonly by: { readonly accountId: string | null; readonly name: string }
  readonly today: PlainDate
  readonly example: boolean
}
export interface Adoption extends Laid {
  readonly at: string
}

export const streamOf = store.programmeStream

type Day = Omit<store.NewDue, 'id' | 'itemId'>

/** The days on which an item falls due. A recurring duty begins with the period that is under way at adoption. */
function daysOf(item: RunningItem, head: ProgrammeHead, today: PlainDate): Day[] {
  if (item.kind !== 'deadline') return []
  const deadline = item.data as Deadline
  const year = today.slice(0, 4)
  const period = { from: firstDay(head.from ?? year), to: lastDay(head.to ?? year) }
  const recurring = deadline.kind === 'recurring'
  const days = dueDaysOf(deadline, period).filter((d) => !recurring || d.due >= today)
  let previous = period.from
  return days.map(({ due, shown }) => {
    const starts = recurring ? previous : deadline.from === undefined ? due : firstDay(deadline.from)
    previous = due
    return { due, shown, recurring, starts: starts > due ? due : starts }
  })
}

// ids are made of what the rows say, so that rows rebuilt from the events are the same rows
const itemIdOf = (w: Writer, programmeId: string, planId: string, fact: string): string => nameId(w.tenant, `item ${programmeId} ${planId} ${fact}`)

const duesFor = (w: Writer, itemId: string, days: readonly Day[]): store.NewDue[] => {
  const seen = new Set<string>()
  return days.filter((d) => !seen.has(d.due) && seen.add(d.due)).map((d) => ({ ...d, id: nameId(w.tenant, `due ${itemId} ${d.due}`), itemId }))
}

/** Writes the rows of a programme: itself, its items, their days. */
export async function layProgramme(w: Writer, id: string, a: Laid): Promise<void> {
  await store.addProgramme(w, { id, bodyId: a.bodyId, planId: a.planId, relation: a.relation, ...a.head, adoptedOn: a.today, adoptedBy: a.by.name, revision: 1, version: 1, example: a.example })
  const items = a.items.map((item, position) => ({ ...item, id: itemIdOf(w, id, a.planId, item.fact), position }))
  await store.addItems(w, id, a.planId, items)
  // what is only read never runs
  if (a.relation !== 'read-only') await store.addDues(w, id, items.flatMap((item) => duesFor(w, item.id, daysOf(item, a.head, a.today))))
}

/** Puts a programme to work: its rows, and the event that says so, in the caller's transaction. */
export async function adoptProgramme(kit: Kit, w: Writer, a: Adoption): Promise<string> {
  const id = kit.newId()
  await layProgramme(w, id, a)
  const data = { planId: a.planId, by: a.by.name, relation: a.relation, on: a.today, items: a.items.length }
  await appendEvents(w, streamOf(id), 0, [{ type: 'programme.adopted@1', data }], { accountId: a.by.accountId, at: a.at })
  return id
}

/** An item of the adopted programme and the one that takes its place, by fact. */
export interface Match {
  readonly before: string
  readonly after: string
  readonly same: boolean
}

/** Kinds that no comparison names are paired by their words. */
function withEqualWords(old: readonly store.ItemRow[], fresh: readonly RunningItem[], matches: readonly Match[]): Match[] {
  const taken = new Set(matches.flatMap((m) => [m.before, m.after]))
  const wordsOf = (i: { kind: string; passage: { quote: string } }): string => `${i.kind}|${searchKey(i.passage.quote)}`
  const free = new Map(old.filter((o) => !taken.has(o.fact)).map((o) => [wordsOf(o), o.fact]))
  const more = fresh.flatMap((item): Match[] => {
    const before = taken.has(item.fact) ? undefined : free.get(wordsOf(item))
    if (before === undefined) return []
    free.delete(wordsOf(item))
    return [{ before, after: item.fact, same: true }]
  })
  return [...matches, ...more]
}

interface Counts {
  readonly added: number
  readonly changed: number
  readonly dropped: number
}

/** Writes the rows of a revised plan: what is paired keeps its id, what falls due on the same day its done mark, what is dropped its history. */
export async function layRevision(w: Writer, programme: store.ProgrammeRow, a: Laid, matches: readonly Match[]): Promise<Counts> {
  const old = await store.itemsOf(w, [programme.id])
  const dues = await store.duesOf(w, [programme.id])
  const idOf = new Map(old.map((o) => [o.fact, o.id]))
  const paired = withEqualWords(old, a.items, matches)
  const kept = new Map(paired.flatMap((m) => (idOf.has(m.before) ? [[m.after, idOf.get(m.before) ?? ''] as const] : [])))
  for (const [position, item] of a.items.entries()) {
    const before = kept.get(item.fact)
    const placed = { ...item, id: before ?? itemIdOf(w, programme.id, a.planId, item.fact), position }
    if (before === undefined) await store.addItems(w, programme.id, a.planId, [placed])
    else await store.changeItem(w, a.planId, placed)
    const days = programme.relation === 'read-only' ? [] : daysOf(item, a.head, a.today)
    // instances that are past stay as they were; the rest follow the new plan
    const stay = dues.filter((d) => d.itemId === before && ((d.recurring && d.due < a.today) || days.some((n) => n.due === d.due)))
    if (before !== undefined) await store.dropDues(w, before, stay.map((d) => d.due))
    await store.addDues(w, programme.id, duesFor(w, placed.id, days))
  }
  const still = new Set(kept.values())
  const dropped = old.filter((o) => !still.has(o.id))
  await store.dropItems(w, dropped.map((o) => o.id), programme.revision + 1)
  await store.reviseProgramme(w, programme.id, a.planId, a.head, programme.version + 1)
  return { added: a.items.length - kept.size, changed: paired.filter((m) => !m.same).length, dropped: dropped.length }
}

/** Puts a revised plan in the place of the adopted one: its rows, and the event that says so. */
export async function reviseProgramme(w: Writer, programme: store.ProgrammeRow, a: Adoption, matches: readonly Match[]): Promise<void> {
  const counts = await layRevision(w, programme, a, matches)
  const data = { planId: a.planId, by: a.by.name, on: a.today, revision: programme.revision + 1, ...counts }
  await appendEvents(w, streamOf(programme.id), programme.version, [{ type: 'programme.revised@1', data }], { accountId: a.by.accountId, at: a.at })
}
