import type { z } from 'zod'
import type { CampaignView, Due, DutyRow, ProgrammeSummary, QuotaRow, SearchHit, SessionRow, Source, TargetRow } from '../../contract/years.ts'
import { firstDay, lastDay, type PlainDate } from '../../core/kernel/dates.ts'
import { searchKey } from '../../core/people/names.ts'
import type { AwardItem, Campaign, Criterion, Deadline, Meeting, Participants, Responsibility, Target } from '../../core/plans/programme.ts'
import { printRule } from '../../core/rules/print.ts'
import { daysLate, namedDays } from '../../core/years/due.ts'
import { dueTitle } from '../../core/years/dueTitle.ts'
import { baseOf, goalOf, needOf, type BodyCounts } from '../../core/years/targets.ts'
import { awardShown } from '../../core/plans/review/titles.ts'
import { dateShown } from '../../core/plans/review/words.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import type { DueRow, ItemRow, ProgrammeRow } from './store.ts'

export type SourceView = AnswerTo<typeof Source>
export type DueView = AnswerTo<typeof Due>
export type Hit = AnswerTo<typeof SearchHit>
type View<S extends z.ZodType> = AnswerTo<S>

export const sourceOf = (i: ItemRow): SourceView => ({ planId: i.planId, programmeId: i.programmeId, fact: i.fact, place: i.place, quote: i.passage.quote })

/** What is due; the day stands beside it. */
export const titleOfDue = (item: ItemRow): string => {
  const deadline = item.data as Deadline
  return dueTitle(deadline.what || item.title, namedDays(deadline))
}

export function dueView(d: DueRow, item: ItemRow, today: PlainDate): DueView {
  const deadline = item.data as Deadline
  return {
    id: d.id, title: titleOfDue(item), who: deadline.who, submitTo: deadline.submitTo, due: d.due, shown: d.shown, comparator: deadline.comparator ?? null, daysLate: d.doneOn === null ? daysLate(d.due, today) : 0,
    recurring: d.recurring, doneOn: d.doneOn, doneBy: d.doneBy, sources: [sourceOf(item)], version: d.version,
  }
}

/** Things of several programmes that a person agreed are the same. */
export interface Agreed {
  readonly id: string
  /** their plans say different things about them */
  readonly differs: boolean
  readonly sources: readonly SourceView[]
}
/** By the id of the item. */
export type Agreements = ReadonlyMap<string, Agreed>
const NONE: Agreements = new Map()

/** What was agreed to be the same is shown once, with every sentence; where its plans disagree, once for each thing they say. */
export function shownOnce<T extends { readonly sources: readonly SourceView[] }>(rows: readonly T[], agreedOf: (row: T) => Agreed | undefined, says: (row: T) => string): T[] {
  const out: T[] = []
  const places = new Map<string, number>()
  for (const row of rows) {
    const agreed = agreedOf(row)
    const key = agreed && (agreed.differs ? `${agreed.id}|${says(row)}` : agreed.id)
    const place = key === undefined ? undefined : places.get(key)
    const first = place === undefined ? undefined : out[place]
    if (!agreed || key === undefined) out.push(row)
    else if (place === undefined || !first) {
      places.set(key, out.length)
      out.push(agreed.differs ? row : { ...row, sources: agreed.sources })
    } else if (agreed.differs) out[place] = { ...first, sources: [...first.sources, ...row.sources] }
    // the first plan is silent: what another says stands for both
    else if (says(first) === '') out[place] = { ...row, sources: agreed.sources }
  }
  return out
}

export function targetRows(items: readonly ItemRow[], body: BodyCounts, agreements = NONE): View<typeof TargetRow>[] {
  const rows = items
    .filter((i) => i.kind === 'target')
    .map((i) => {
      const t = i.data as Target
      const base = t.unit === '%' ? baseOf(t, body) : null
      return {
        id: i.id, metric: t.metric, goal: goalOf(t), comparator: t.comparator, value: typeof t.value === 'number' ? t.value : null, value2: t.value2, unit: t.unit, population: t.population, base, need: needOf(t, base), type: t.type,
        sources: [sourceOf(i)],
      }
    })
  return shownOnce(rows, (r) => agreements.get(r.id), (r) => [r.goal, searchKey(r.population)].filter(Boolean).join('|'))
}

const nameOf = (i: ItemRow | undefined): string => (i ? (i.data as Campaign).name : '')

const quotaOf = (i: ItemRow, campaign: string): View<typeof QuotaRow> => {
  const a = i.data as AwardItem
  return { id: i.id, campaign, form: a.form, conferringBody: a.conferringBody, recipientKind: a.recipientKind, quantity: a.quantity, shown: awardShown(a), sources: [sourceOf(i)] }
}
export function quotaRows(items: readonly ItemRow[], agreements = NONE): View<typeof QuotaRow>[] {
  const parent = (i: ItemRow): ItemRow | undefined => items.find((c) => c.programmeId === i.programmeId && c.kind === 'campaign' && c.fact === i.parent)
  const awards = items.filter((i) => i.kind === 'award')
  const campaigns = new Map(awards.map((i) => [i.id, parent(i)]))
  // the campaign was agreed to be the same, its awards were not: only equal ones are
  const agreedOf = (id: string): Agreed | undefined => {
    const agreed = agreements.get(campaigns.get(id)?.id ?? '')
    return agreed && { ...agreed, differs: true }
  }
  return shownOnce(awards.map((i) => quotaOf(i, nameOf(campaigns.get(i.id)))), (r) => agreedOf(r.id), (r) => searchKey(r.shown))
}

export const dutyRows = (items: readonly ItemRow[]): View<typeof DutyRow>[] =>
  items.filter((i) => i.kind === 'responsibility').map((i) => {
    const { who, role, what } = i.data as Responsibility
    return { id: i.id, who, role, what, sources: [sourceOf(i)] }
  })

export const sessionRows = (items: readonly ItemRow[]): View<typeof SessionRow>[] =>
  items.filter((i) => i.kind === 'meeting').map((i) => {
    const m = i.data as Meeting
    const [only, ...more] = m.dates
    const on = only !== undefined && more.length === 0 && only.length === 10 ? only : null
    return { id: i.id, title: [m.kind, m.body].filter((x) => x !== null && x !== '').join(' '), shown: m.dates.map(dateShown).join(', '), on, chair: m.chair, agenda: m.agenda.map((a) => a.quote), sources: [sourceOf(i)] }
  })

export function periodShown(from: string | null, to: string | null): string {
  if (from === null && to === null) return ''
  return from === null || to === null || from === to ? dateShown(to ?? from ?? '') : `${dateShown(from)} – ${dateShown(to)}`
}

export function campaignViews(items: readonly ItemRow[]): View<typeof CampaignView>[] {
  return items.filter((i) => i.kind === 'campaign').map((i) => {
    const c = i.data as Campaign
    const own = items.filter((x) => x.parent === i.fact && x.programmeId === i.programmeId)
    const participants = own.find((x) => x.kind === 'participants')
    const kinds = participants ? (participants.data as Participants).kinds : []
    const waves = items.filter((x) => x.kind === 'campaign' && c.waves.includes(x.fact)).map(nameOf)
    return {
      id: i.id, name: c.name, relation: c.relation, launcher: c.launcher, shown: periodShown(c.from, c.to), from: c.from === null ? null : firstDay(c.from), to: c.to === null ? null : lastDay(c.to),
      participants: participants ? (kinds.length > 0 ? kinds.join('; ') : participants.passage.quote) : null,
      content: own.filter((x) => x.kind === 'content').map((x) => ({ text: x.passage.quote, source: sourceOf(x) })),
      awards: own.filter((x) => x.kind === 'award').map((x) => quotaOf(x, c.name)),
      criteria: own.filter((x) => x.kind === 'criterion').map((x) => criterionView(x)),
      waves, sources: [sourceOf(i)],
    }
  })
}

function criterionView(i: ItemRow): View<typeof CampaignView>['criteria'][number] {
  const { appliesTo, rule } = i.data as Criterion
  return { appliesTo, text: printRule(rule), judged: 'judged' in rule, source: sourceOf(i) }
}

export function summaryOf(p: ProgrammeRow, items: readonly ItemRow[], today: PlainDate): View<typeof ProgrammeSummary> {
  const count = (kind: string): number => items.filter((i) => i.programmeId === p.id && i.kind === kind).length
  const state = p.to !== null && lastDay(p.to) < today ? 'ended' : p.from !== null && firstDay(p.from) > today ? 'ahead' : 'running'
  return {
    id: p.id, planId: p.planId, title: p.title, number: p.number, issuer: p.issuer, relation: p.relation, from: p.from, to: p.to, state, adoptedOn: p.adoptedOn, adoptedBy: p.adoptedBy, revision: p.revision,
    counts: { campaigns: count('campaign'), targets: count('target'), deadlines: count('deadline'), meetings: count('meeting') }, version: p.version,
  }
}
