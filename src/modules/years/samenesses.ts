import type { Sameness } from '../../contract/years.ts'
import { changesOf, listed } from '../../core/audit/changes.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Actor } from '../../core/people/may.ts'
import { searchKey } from '../../core/people/names.ts'
import type { Campaign, Target } from '../../core/plans/programme.ts'
import { lastWord, samenessesOf, type Candidate, type SamenessDecision, type SamenessGroup } from '../../core/years/samenesses.ts'
import { goalOf } from '../../core/years/targets.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import { appendEvents, readEvents } from '../../platform/db/events.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import type { Note } from '../../platform/trail/command.ts'
import * as store from './store.ts'
import { periodShown, sourceOf, type Agreed, type Agreements } from './views.ts'

/** What people said of one body's things, in order; nothing else is kept of it. */
const streamOf = store.samenessStream
const SAID = 'sameness.said@1'
const TAKEN_BACK = 'sameness.taken-back@1'

async function decisionsOf(r: Reader, bodyId: string): Promise<SamenessDecision[]> {
  const events = await readEvents(r, streamOf(bodyId))
  return events.map((e) => {
    const { items, same, by, on } = e.data as { items: readonly string[]; same?: boolean; by: string; on: string }
    return { items, same: e.type === SAID ? (same ?? false) : null, by, on, version: e.version }
  })
}

interface Running extends Candidate {
  readonly item: store.ItemRow
  readonly value: string
}

function targetOf(item: store.ItemRow): Running {
  const t = item.data as Target
  const goal = goalOf(t)
  const population = searchKey(t.population)
  const numbers = [t.value, t.value2].filter((n): n is number => typeof n === 'number')
  // a population that the metric names already is no second word about it
  const says = { goal: goal || null, population: population === '' || searchKey(t.metric).includes(population) ? null : population, period: null }
  return { item, id: item.id, programmeId: item.programmeId, kind: 'target', name: t.metric, ownNumbers: numbers, says, value: goal }
}

function campaignOf(item: store.ItemRow): Running {
  const c = item.data as Campaign
  const period = periodShown(c.from, c.to)
  return { item, id: item.id, programmeId: item.programmeId, kind: 'campaign', name: c.name, ownNumbers: [], says: { goal: null, population: null, period: period || null }, value: period }
}

/** A wave is a part of its own campaign, and what is only mentioned does not run. */
const stands = (item: store.ItemRow): boolean => !['wave', 'mentioned'].includes((item.data as Campaign).relation)

const candidatesOf = (items: readonly store.ItemRow[]): Running[] =>
  items.flatMap((i) => (i.kind === 'target' ? [targetOf(i)] : i.kind === 'campaign' && stands(i) ? [campaignOf(i)] : []))

export type SamenessView = AnswerTo<typeof Sameness>

function viewOf(group: SamenessGroup<Running>, label: (programmeId: string) => string): SamenessView {
  const { state, members, differs, decision } = group
  const said = state === 'open' ? null : decision
  return {
    kind: members[0]?.kind ?? 'campaign', state, differs: [...differs], by: said?.by ?? null, on: said?.on ?? null, version: decision?.version ?? 0,
    members: members.map((m) => ({ item: m.id, name: m.name, value: m.value, programme: label(m.programmeId), source: sourceOf(m.item) })),
  }
}

export interface Samenesses {
  readonly open: SamenessView[]
  readonly decided: SamenessView[]
  /** what is shown once */
  readonly agreements: Agreements
}

/** What is, or looks, the same among the items of several programmes. */
export async function samenessesAmong(r: Reader, bodyId: string, programmes: readonly store.ProgrammeRow[], items: readonly store.ItemRow[]): Promise<Samenesses> {
  const groups = samenessesOf(candidatesOf(items), await decisionsOf(r, bodyId))
  const label = (id: string): string => programmes.find((p) => p.id === id)?.label ?? ''
  const agreements = new Map<string, Agreed>()
  for (const { state, members, differs } of groups) {
    const agreed = { id: members[0]?.id ?? '', differs: differs.length > 0, sources: members.map((m) => sourceOf(m.item)) }
    if (state === 'same') for (const m of members) agreements.set(m.id, agreed)
  }
  const views = groups.map((g) => viewOf(g, label))
  return { open: views.filter((v) => v.state === 'open'), decided: views.filter((v) => v.state !== 'open'), agreements }
}

export interface SamenessWord {
  readonly items: readonly string[]
  /** null takes back what was said */
  readonly same: boolean | null
  /** of the last word about these things that the sender saw */
  readonly version: number
}

function misfit(items: readonly store.ItemRow[]): string | null {
  const kinds = new Set(items.map((i) => i.kind))
  if (kinds.size > 1 || !(kinds.has('campaign') || kinds.has('target'))) return 'Chỉ đối chiếu phong trào với phong trào, chỉ tiêu với chỉ tiêu'
  return new Set(items.map((i) => i.programmeId)).size < 2 ? 'Chỉ đối chiếu các mục của những chương trình khác nhau' : null
}

/** Notes what a person says about things that look the same. Refused: request.not-found, request.invalid, version.stale. */
export async function saySameness(kit: Kit, w: Writer, actor: Actor, bodyId: string, word: SamenessWord, note: Note): Promise<Result<{ version: number }>> {
  const programmes = await store.programmesOf(w, bodyId)
  const there = await store.itemsOf(w, programmes.map((p) => p.id))
  const items = [...new Set(word.items)].map((id) => there.find((i) => i.id === id))
  const found = items.filter((i) => i !== undefined)
  if (found.length < items.length || found.length < 2) return refuse('request.not-found', { what: 'item' })
  const problem = misfit(found)
  if (problem !== null) return refuse('request.invalid', { problems: [{ at: 'items', problem }] })
  const decisions = await decisionsOf(w, bodyId)
  const ids = found.map((i) => i.id)
  const current = lastWord(decisions, ids)?.version ?? 0
  if (current !== word.version) return refuse('version.stale', { seen: word.version, current, changed: found.slice(0, 1).map((i) => i.title) })
  const version = decisions.at(-1)?.version ?? 0
  const data = { items: ids, by: actor.name, on: kit.clock.today(), ...(word.same === null ? {} : { same: word.same }) }
  await appendEvents(w, streamOf(bodyId), version, [{ type: word.same === null ? TAKEN_BACK : SAID, data }], { accountId: actor.accountId, at: kit.clock.now() })
  note({ title: listed(found.map((i) => i.title)) ?? '', ...(word.same === null ? {} : { changes: changesOf({}, { same: word.same }) }) })
  return ok({ version: version + 1 })
}
