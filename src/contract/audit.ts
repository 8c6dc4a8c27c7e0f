import { z } from 'zod'
import { THING_KINDS, TRAIL_ACTIONS } from '../core/audit/entry.ts'
import { Id, PlainDate } from './common.ts'
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

export const auditEndpoints = [
  endpoint({ method: 'GET', path: '/api/trail', summary: 'Who did what, the newest first', tag: 'audit', query: z.object({ ...filters, before: z.string().max(80).optional().describe('`next` of the page before') }), response: z.object({ entries: z.array(TrailEntryView), next: z.string().nullable() }) }),
  endpoint({ method: 'GET', path: '/api/trail/state', summary: 'How far the trail is sealed', tag: 'audit', response: TrailState }),
  endpoint({ method: 'GET', path: '/api/trail/file', summary: 'The trail as a sheet, with the head of the chain at its foot', tag: 'audit', query: z.object({ ...filters, as: z.enum(['xlsx', 'csv']) }), response: 'file' }),
]
