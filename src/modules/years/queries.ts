import type { Home, ProgrammeView } from '../../contract/years.ts'
import { firstDay, lastDay, type PlainDate } from '../../core/kernel/dates.ts'
import { searchKey } from '../../core/people/names.ts'
import type { Deadline } from '../../core/plans/programme.ts'
import type { FactKind } from '../../core/plans/review/slots.ts'
import { bucketOf, type Bucket } from '../../core/years/due.ts'
import type { BodyCounts } from '../../core/years/targets.ts'
import { yearAround } from '../../core/years/timeline.ts'
import { readEvents } from '../../platform/db/events.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import { streamOf } from './adopt.ts'
import { historyOf } from './history.ts'
import { samenessesAmong } from './samenesses.ts'
import * as store from './store.ts'
import { timelineOf } from './timeline.ts'
import { campaignViews, dueView, dutyRows, quotaRows, sessionRows, sourceOf, summaryOf, targetRows, type DueView, type Hit } from './views.ts'

/** What the home is counted on and for whom. */
export interface HomeAsk {
  readonly bodyId: string
  readonly name: string
  readonly today: PlainDate
  readonly yearKind: 'calendar' | 'school'
  readonly body: BodyCounts
  readonly plansWaiting: number
}

const DONE_SHOWN = 40

type Summary = ReturnType<typeof summaryOf>

/** A recurring duty shows the instance under way (and those missed), not the twelve ahead. */
function shownDues(dues: readonly store.DueRow[], today: PlainDate): store.DueRow[] {
  const next = new Set<string>()
  return dues.filter((d) => {
    if (!d.recurring || d.due < today || d.doneOn !== null) return true
    const first = !next.has(d.itemId)
    next.add(d.itemId)
    return first
  })
}

function buckets(dues: readonly store.DueRow[], items: readonly store.ItemRow[], today: PlainDate): Record<Bucket, DueView[]> {
  const byId = new Map(items.map((i) => [i.id, i]))
  const out: Record<Bucket, DueView[]> = { overdue: [], week: [], month: [], later: [], done: [] }
  for (const d of shownDues(dues, today)) {
    const item = byId.get(d.itemId)
    if (item) out[bucketOf(d.due, d.doneOn !== null, today)].push(dueView(d, item, today))
  }
  out.done.sort((a, b) => ((a.doneOn ?? '') < (b.doneOn ?? '') ? 1 : -1))
  // the rest stands on the programmes' own pages
  return { ...out, done: out.done.slice(0, DONE_SHOWN) }
}

/** The stretch that the band shows: the year around today, or the latest programme's own time when none touches it. */
function windowOf(programmes: readonly Summary[], ask: HomeAsk): { from: PlainDate; to: PlainDate } {
  const year = yearAround(ask.today, ask.yearKind)
  const [latest] = programmes
  const touches = programmes.some((p) => p.from === null || p.to === null || (firstDay(p.from) <= year.to && lastDay(p.to) >= year.from))
  return touches || !latest?.from || !latest.to ? year : { from: firstDay(latest.from), to: lastDay(latest.to) }
}

/** The union of all running programmes: what is due, the year in one band, targets and quotas. */
export async function homeOf(r: Reader, ask: HomeAsk): Promise<AnswerTo<typeof Home>> {
  const { today } = ask
  const rows = (await store.programmesOf(r, ask.bodyId)).filter((p) => p.relation !== 'read-only')
  const all = rows.map((p) => p.id)
  const items = await store.itemsOf(r, all)
  const dues = await store.duesOf(r, all)
  const programmes = rows.map((p) => summaryOf(p, items, today))
  const alive = programmes.filter((p) => p.state !== 'ended')
  // a programme that has ended leaves only what nobody noted as done; with none running, the last one is shown whole
  const running = new Set((alive.length > 0 ? alive : programmes.slice(0, 1)).map((p) => p.id))
  const now = items.filter((i) => running.has(i.programmeId))
  const nowDues = dues.filter((d) => running.has(d.programmeId) || d.doneOn === null)
  const { agreements, ...samenesses } = await samenessesAmong(r, ask.bodyId, rows, now)
  const window = windowOf(alive.length > 0 ? alive : programmes, ask)
  return {
    today, greeting: `Chào anh/chị ${ask.name.trim().split(/\s+/).at(-1) ?? ask.name}`, programmes,
    ...buckets(nowDues, items, today),
    timeline: { ...window, entries: timelineOf(now, dues, window, today, agreements) },
    targets: targetRows(now, ask.body, agreements), quotas: quotaRows(now, agreements), duties: dutyRows(now), sessions: sessionRows(now),
    conditions: now.filter((i) => i.kind === 'deadline' && (i.data as Deadline).kind === 'condition').map((i) => ({ text: (i.data as Deadline).what || i.title, source: sourceOf(i) })),
    plansWaiting: ask.plansWaiting, samenesses: samenesses.open, samenessesDecided: samenesses.decided,
  }
}

export async function programmeSummaries(r: Reader, bodyId: string, today: PlainDate): Promise<Summary[]> {
  const rows = await store.programmesOf(r, bodyId)
  const items = await store.itemsOf(r, rows.map((p) => p.id))
  return rows.map((p) => summaryOf(p, items, today))
}

export async function programmeView(r: Reader, ask: HomeAsk, id: string): Promise<AnswerTo<typeof ProgrammeView> | undefined> {
  const row = await store.findProgramme(r, ask.bodyId, id)
  if (!row) return undefined
  const items = await store.itemsOf(r, [id])
  const dues = await store.duesOf(r, [id])
  const byId = new Map(items.map((i) => [i.id, i]))
  const due = dues.flatMap((d) => {
    const item = byId.get(d.itemId)
    return item ? [dueView(d, item, ask.today)] : []
  })
  const span = { from: row.from === null ? '0001-01-01' : firstDay(row.from), to: row.to === null ? '9999-12-31' : lastDay(row.to) }
  return {
    summary: summaryOf(row, items, ask.today), campaigns: campaignViews(items), targets: targetRows(items, ask.body), due, sessions: sessionRows(items), duties: dutyRows(items),
    timeline: timelineOf(items, dues, span, ask.today), theme: row.theme,
    tasks: items.filter((i) => i.kind === 'task').map((i) => ({ text: i.passage.quote, source: sourceOf(i) })),
    recipients: items.filter((i) => i.kind === 'recipient').map((i) => i.title),
    history: historyOf(await readEvents(r, streamOf(id))),
  }
}

/** Programmes and what runs in them, by words without accents. */
export async function searchProgrammes(r: Reader, bodyId: string, words: string): Promise<Hit[]> {
  const key = searchKey(words)
  if (key === '') return []
  const pattern = `%${key.replace(/[\\%_]/g, '\\$&').split(' ').join('%')}%`
  const programmes = await r.q.selectFrom('programmes').select(['id', 'title', 'number']).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('search_key', 'like', pattern).limit(5).execute()
  const items = await r.q
    .selectFrom('programme_items as i')
    .innerJoin('programmes as p', (j) => j.onRef('p.tenant_id', '=', 'i.tenant_id').onRef('p.id', '=', 'i.programme_id'))
    .select(['i.plan_id as planId', 'i.fact', 'i.kind', 'i.title', 'i.place'])
    .where('i.tenant_id', '=', r.tenant)
    .where('p.body_id', '=', bodyId)
    .where('i.dropped_in', 'is', null)
    .where('i.search_key', 'like', pattern)
    .orderBy('i.position')
    .limit(12)
    .execute()
  return [
    ...programmes.map((p): Hit => ({ kind: 'programme', title: p.title, detail: p.number ?? '', path: `/chuong-trinh/${p.id}`, factKind: null })),
    ...items.map((i): Hit => ({ kind: 'fact', title: i.title, detail: i.place, path: `/ke-hoach/${i.planId}?muc=${encodeURIComponent(i.fact)}`, factKind: i.kind as FactKind })),
  ]
}
