import { z } from 'zod'
import { THING_KINDS, TRAIL_ACTIONS } from '../core/audit/entry.ts'
import { ByIdParams, Id, Key, PlainDate, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

const Moment = z.string().describe('ISO 8601, UTC')
export const TrailChange = z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }).meta({ id: 'TrailChange' })
export const TrailEntryView = z
  .object({
    id: Id, at: Moment, action: z.enum(TRAIL_ACTIONS),
    by: z.object({ accountId: Id.nullable(), name: z.string().nullable() }), via: z.string().describe('session, key, guest-link, program, nobody'),
    body: z.string().nullable(), thing: z.object({ kind: z.enum(THING_KINDS), id: Id }).nullable(), personId: Id.nullable(),
    title: z.string().nullable(), changes: z.array(TrailChange), origin: z.object({ address: z.string(), agent: z.string() }).nullable(),
    /** whole; hidden: it touches a person of whom this account sees less than the whole record; erased: the details were taken out */
    shown: z.enum(['whole', 'hidden', 'erased']),
    seq: z.int().nullable().describe('its place in the chain; null: not sealed yet'),
  })
  .meta({ id: 'TrailEntry' })

const filters = {
  q: z.string().max(200).optional().describe('name of who did it or of what was touched; forgives missing accents'),
  action: z.enum(TRAIL_ACTIONS).optional(),
  group: z.string().regex(/^[a-z-]+$/).max(30).optional().describe('the first word of the actions: "people", "plan"'),
  accountId: Id.optional(), personId: Id.optional(), thingId: Id.optional(),
  from: PlainDate.optional(), to: PlainDate.optional(),
}
export const TrailState = z
  .object({
    sealed: z.object({ seq: z.int(), hash: z.string(), at: Moment }).nullable(),
    head: z.string().describe('"seq:hash", to be kept outside and handed to `bang-vang verify --against`'),
    waiting: z.int(),
    guard: z.enum(['engine', 'role', 'open']).describe('engine: triggers of the embedded engine; role: the database role cannot change it; open: it could'),
  })
  .meta({ id: 'TrailState' })

export const REQUEST_KINDS = ['see', 'mend', 'erase', 'restrict', 'object'] as const
export const SubjectRequest = z
  .object({
    id: Id, personId: Id.nullable(), name: z.string(), kind: z.enum(REQUEST_KINDS), words: z.string(), receivedOn: PlainDate, dueOn: PlainDate, daysLate: z.int(),
    state: z.enum(['open', 'done', 'refused']), answer: z.string().nullable(), answeredOn: PlainDate.nullable(), version: z.int(),
  })
  .meta({ id: 'SubjectRequest' })
/** Working days to answer within. `confirmed`: the body has set it; otherwise it is a proposal whose source nobody here has checked. */
export const AnswerRule = z.object({ days: z.int(), confirmed: z.boolean(), version: z.int() }).meta({ id: 'AnswerRule' })
export const Held = z
  .object({ person: z.object({ id: Id, name: z.string() }), madeAt: Moment, sections: z.array(z.object({ title: z.string(), rows: z.array(z.object({ label: z.string(), value: z.string() })) })) })
  .meta({ id: 'Held' })
export const ERASABLE = ['record', 'posts', 'ratings', 'honours', 'account', 'trail', 'mails', 'notices', 'deliveries', 'evidence', 'requests'] as const
export const ErasurePreview = z
  .object({
    goes: z.array(z.object({ what: z.enum(ERASABLE), count: z.int() })),
    stays: z.array(z.object({ what: z.enum(['acts', 'plans', 'backups']), count: z.int() })),
    keptUntil: PlainDate.nullable().describe('the body keeps records at least so long: nothing is erased before'),
    version: z.int(),
  })
  .meta({ id: 'ErasurePreview' })
export const RETENTION_KINDS = ['access', 'details', 'mails', 'notices', 'requests'] as const
const Months = z.int().min(1).max(1200).nullable().describe('null: not set, nothing is erased')
export const Retention = z
  .object({
    kinds: z.array(z.object({ kind: z.enum(RETENTION_KINDS), months: Months, due: z.int().describe('how many would be erased now') })),
    keepRecords: Months.describe('months that a record is kept at least after its last award or after the person left'),
    version: z.int(),
  })
  .meta({ id: 'Retention' })

export const auditEndpoints = [
  endpoint({ method: 'GET', path: '/api/trail', summary: 'Who did what, the newest first', tag: 'audit', query: z.object({ ...filters, before: z.string().max(80).optional().describe('`next` of the page before') }), response: z.object({ entries: z.array(TrailEntryView), next: z.string().nullable() }) }),
  endpoint({ method: 'GET', path: '/api/trail/state', summary: 'How far the trail is sealed', tag: 'audit', response: TrailState }),
  endpoint({ method: 'GET', path: '/api/trail/file', summary: 'The trail as a sheet, with the head of the chain at its foot', tag: 'audit', query: z.object({ ...filters, as: z.enum(['xlsx', 'csv']) }), response: 'file' }),
  endpoint({ method: 'GET', path: '/api/requests', summary: 'What people asked of their own data', tag: 'audit', response: z.object({ requests: z.array(SubjectRequest), rule: AnswerRule }) }),
  endpoint({ method: 'POST', path: '/api/requests', summary: 'Note a request; without a last day the rule of the body gives it', tag: 'audit', body: z.object({ personId: Id.nullable(), name: z.string().trim().min(2).max(200), kind: z.enum(REQUEST_KINDS), words: z.string().trim().max(4000), receivedOn: PlainDate, dueOn: PlainDate.nullable(), key: Key }), response: SubjectRequest }),
  endpoint({ method: 'POST', path: '/api/requests/:id/answer', summary: 'Close a request with its answer', tag: 'audit', params: ByIdParams, body: z.object({ state: z.enum(['done', 'refused']), answer: z.string().trim().min(3).max(4000), key: Key, version: Version }), response: SubjectRequest }),
  endpoint({ method: 'PUT', path: '/api/requests/rule', summary: 'Set within how many working days requests are answered', tag: 'audit', body: z.object({ days: z.int().min(1).max(365), key: Key, version: Version }), response: AnswerRule }),
  endpoint({ method: 'POST', path: '/api/people/:id/held', summary: 'Everything held on one person', tag: 'audit', params: ByIdParams, body: z.object({ key: Key }), response: Held }),
  endpoint({ method: 'GET', path: '/api/people/:id/erasure', summary: 'What an erasure would take out, and what stays and why', tag: 'audit', params: ByIdParams, response: ErasurePreview }),
  endpoint({ method: 'POST', path: '/api/people/:id/erasure', summary: 'Erase the personal data of one person; this cannot be undone', tag: 'audit', params: ByIdParams, body: z.object({ reason: z.string().trim().min(3).max(500), key: Key, version: Version }), response: z.object({ erased: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/people/:id/restriction', summary: 'Hide a record from all but those who answer requests, or show it again', tag: 'audit', params: ByIdParams, body: z.object({ on: z.boolean(), reason: z.string().trim().min(3).max(500), key: Key }), response: 'nothing' }),
  endpoint({ method: 'GET', path: '/api/retention', summary: 'How long each kind of data is kept, and what would be erased now', tag: 'audit', response: Retention }),
  endpoint({ method: 'PUT', path: '/api/retention', summary: 'Set how long each kind of data is kept', tag: 'audit', body: z.object({ months: z.record(z.enum(RETENTION_KINDS), Months), keepRecords: Months, key: Key, version: Version }), response: Retention }),
  endpoint({ method: 'POST', path: '/api/retention/application', summary: 'Erase now what is past its time', tag: 'audit', body: z.object({ key: Key }), response: z.object({ erased: z.int() }) }),
]
