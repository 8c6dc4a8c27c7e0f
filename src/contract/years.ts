import { z } from 'zod'
import { ByIdParams, DateLike, Id, Key, PlainDate, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { FactKind } from './plans.ts'
import { PassageSchema } from './programme.ts'

/** Where a running thing comes from: the plan, its passage and a short place ("KH 08, III.1a"). */
export const Source = z.object({ planId: Id, programmeId: Id, fact: z.string(), place: z.string(), quote: z.string() }).meta({ id: 'Source' })
export const Due = z
  .object({ id: Id, title: z.string(), who: z.string().nullable(), submitTo: z.string().nullable(), due: PlainDate.describe('last day it may be done'), shown: z.string().describe('as exact as the plan says: "15/06/2026", "tháng 7/2026"'), comparator: z.enum(['before', 'by', 'in']).nullable(), daysLate: z.int(), recurring: z.boolean(), doneOn: PlainDate.nullable(), doneBy: z.string().nullable(), sources: z.array(Source), version: z.int() })
  .meta({ id: 'Due' })
export const TimelineEntry = z
  .object({ id: z.string(), lane: z.enum(['wave', 'stage', 'milestone', 'session', 'commemoration']), title: z.string(), from: PlainDate, to: PlainDate, precise: z.boolean(), state: z.enum(['past', 'running', 'ahead', 'done']), sources: z.array(Source) })
  .meta({ id: 'TimelineEntry' })
export const TargetRow = z
  .object({ id: Id, metric: z.string(), goal: z.string().describe('"≥ 15%"'), comparator: z.string().nullable(), value: z.number().nullable(), value2: z.number().nullable(), unit: z.string().nullable(), population: z.string().nullable(), base: z.int().nullable().describe('people or units that the share is counted on'), need: z.int().nullable(), type: z.string(), sources: z.array(Source) })
  .meta({ id: 'TargetRow' })
export const QuotaRow = z.object({ id: Id, campaign: z.string(), form: z.string(), conferringBody: z.string().nullable(), recipientKind: z.string().nullable(), quantity: z.number().nullable(), shown: z.string(), sources: z.array(Source) }).meta({ id: 'QuotaRow' })
export const DutyRow = z.object({ id: Id, who: z.array(z.string()), role: z.string(), what: z.string(), sources: z.array(Source) }).meta({ id: 'DutyRow' })
export const SessionRow = z.object({ id: Id, title: z.string(), shown: z.string(), on: PlainDate.nullable(), chair: z.string().nullable(), agenda: z.array(z.string()), sources: z.array(Source) }).meta({ id: 'SessionRow' })

/** Campaigns or targets of several programmes that look the same, or that a person has said are, or are not, the same. */
export const Sameness = z
  .object({
    kind: z.enum(['campaign', 'target']), state: z.enum(['open', 'same', 'different']),
    members: z.array(z.object({ item: Id, name: z.string(), value: z.string().describe('what its plan says: "≥ 15%", "01/01/2026 – 31/12/2026"'), programme: z.string().describe('"KH 08"'), source: Source })).min(2),
    differs: z.array(z.enum(['goal', 'population', 'period'])).describe('on what the members disagree; what was agreed the same and disagrees stays visible with all sentences'),
    by: z.string().nullable(), on: PlainDate.nullable(), version: z.int(),
  })
  .meta({ id: 'Sameness' })

export const ProgrammeSummary = z
  .object({ id: Id, planId: Id, title: z.string(), number: z.string().nullable(), issuer: z.string().nullable(), relation: z.string(), from: DateLike.nullable(), to: DateLike.nullable(), state: z.enum(['running', 'ahead', 'ended']), adoptedOn: PlainDate, adoptedBy: z.string(), revision: z.int(), counts: z.object({ campaigns: z.int(), targets: z.int(), deadlines: z.int(), meetings: z.int() }), version: z.int() })
  .meta({ id: 'ProgrammeSummary' })
export const CampaignView = z
  .object({ id: Id, name: z.string(), relation: z.string(), launcher: z.string().nullable(), shown: z.string(), from: PlainDate.nullable(), to: PlainDate.nullable(), participants: z.string().nullable(), content: z.array(z.object({ text: z.string(), source: Source })), awards: z.array(QuotaRow), criteria: z.array(z.object({ appliesTo: z.string(), text: z.string(), judged: z.boolean(), source: Source })), waves: z.array(z.string()), sources: z.array(Source) })
  .meta({ id: 'CampaignView' })
export const Home = z
  .object({
    today: PlainDate, greeting: z.string(), programmes: z.array(ProgrammeSummary),
    overdue: z.array(Due), week: z.array(Due), month: z.array(Due), later: z.array(Due), done: z.array(Due),
    timeline: z.object({ from: PlainDate, to: PlainDate, entries: z.array(TimelineEntry) }),
    targets: z.array(TargetRow), quotas: z.array(QuotaRow), duties: z.array(DutyRow), sessions: z.array(SessionRow),
    conditions: z.array(z.object({ text: z.string(), source: Source })),
    plansWaiting: z.int().describe('plans in review'),
    samenesses: z.array(Sameness).describe('what looks the same in several programmes and nobody has said so or denied it'),
    samenessesDecided: z.array(Sameness).describe('what was said to be the same (shown once, with every sentence) or not'),
  })
  .meta({ id: 'Home' })
export const ProgrammeView = z
  .object({ summary: ProgrammeSummary, campaigns: z.array(CampaignView), targets: z.array(TargetRow), due: z.array(Due), sessions: z.array(SessionRow), duties: z.array(DutyRow), timeline: z.array(TimelineEntry), theme: z.string().nullable(), tasks: z.array(z.object({ text: z.string(), source: Source })), recipients: z.array(z.string()), history: z.array(z.object({ at: z.string(), by: z.string(), what: z.string() })) })
  .meta({ id: 'ProgrammeView' })
export const SearchHit = z.object({ kind: z.enum(['person', 'plan', 'fact', 'programme']), title: z.string(), detail: z.string(), path: z.string(), factKind: FactKind.nullable() }).meta({ id: 'SearchHit' })

const SamenessItems = z.array(Id).min(2).max(20)

export const yearEndpoints = [
  endpoint({ method: 'GET', path: '/api/home', summary: 'What is due, the year in one band, targets and quotas of all running programmes', tag: 'years', response: Home }),
  endpoint({ method: 'GET', path: '/api/programmes', summary: 'Adopted programmes', tag: 'years', response: z.object({ programmes: z.array(ProgrammeSummary) }) }),
  endpoint({ method: 'GET', path: '/api/programmes/:id', summary: 'One programme with all that runs', tag: 'years', params: ByIdParams, response: ProgrammeView }),
  endpoint({ method: 'POST', path: '/api/due/:id/done', summary: 'Note that a due thing is done (undo with …/open)', tag: 'years', params: ByIdParams, body: z.object({ on: PlainDate, key: Key, version: Version }), response: Due }),
  endpoint({ method: 'POST', path: '/api/due/:id/open', summary: 'It is not done after all', tag: 'years', params: ByIdParams, body: z.object({ key: Key, version: Version }), response: Due }),
  endpoint({ method: 'POST', path: '/api/sameness', summary: 'Say that things of several programmes are the same, or are not', tag: 'years', body: z.object({ items: SamenessItems, same: z.boolean(), key: Key, version: Version }), response: z.object({ version: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/sameness/undo', summary: 'Take that back: they are asked about again', tag: 'years', body: z.object({ items: SamenessItems, key: Key, version: Version }), response: z.object({ version: z.int() }) }),
  endpoint({ method: 'GET', path: '/api/passage', summary: 'The sentence behind a running thing, with the words around it', tag: 'years', query: z.object({ planId: Id, fact: z.string().max(200) }), response: z.object({ document: z.string(), place: z.string(), before: z.string(), passage: PassageSchema, after: z.string() }) }),
  endpoint({ method: 'GET', path: '/api/search', summary: 'People, plans and facts; forgives missing accents', tag: 'years', query: z.object({ q: z.string().min(1).max(200) }), response: z.object({ hits: z.array(SearchHit) }) }),
]
