import { z } from 'zod'
import { BodyKind } from './accounts.ts'
import { ByIdParams, Id, Key, PlainDate, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

export const UNIT_KINDS = ['division', 'office', 'affiliated', 'union', 'youth-union', 'party-cell', 'other'] as const
export const BodyInput = z.object({
  name: z.string().trim().min(2).max(300),
  abbreviation: z.string().trim().min(1).max(30).describe('as in document symbols: SNgV'),
  kind: BodyKind,
  superior: z.string().trim().max(300).nullable(),
  yearKind: z.enum(['calendar', 'school']),
  key: Key,
  version: Version,
})
export const Unit = z.object({ id: Id, name: z.string(), kind: z.enum(UNIT_KINDS), headcount: z.int() }).meta({ id: 'Unit' })
export const PersonRow = z
  .object({ id: Id, name: z.string(), post: z.string().nullable(), unitId: Id.nullable(), unit: z.string().nullable(), leader: z.boolean(), sex: z.enum(['nam', 'nữ']).nullable(), born: z.string().nullable(), version: z.int(), sight: z.enum(['whole', 'card']).describe('card: name, post and unit only; the rest is left out for this account') })
  .meta({ id: 'PersonRow' })
export const PersonInput = z.object({
  name: z.string().trim().min(2).max(200),
  post: z.string().trim().max(200).nullable(),
  unitId: Id.nullable(),
  leader: z.boolean(),
  sex: z.enum(['nam', 'nữ']).nullable(),
  /** a year or a day */
  born: z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/).nullable(),
})
export const ImportRow = z.object({ line: z.int(), name: z.string(), post: z.string().nullable(), unit: z.string().nullable(), leader: z.boolean(), sex: z.enum(['nam', 'nữ']).nullable(), born: z.string().nullable(), problems: z.array(z.string()) })
export const IMPORT_FIELDS = ['name', 'post', 'unit', 'sex', 'born', 'ignored'] as const
/** What each column means, in order, as a person says it after a first look: "ignored,name,post". */
const ColumnsQuery = z.object({ columns: z.string().max(4000).regex(new RegExp(`^(?:${IMPORT_FIELDS.join('|')})(?:,(?:${IMPORT_FIELDS.join('|')}))*$`)).optional() })
export const ImportPreview = z
  .object({ columns: z.array(z.object({ header: z.string(), field: z.enum(IMPORT_FIELDS) })), rows: z.array(ImportRow), newUnits: z.array(z.string()), problems: z.array(z.string()) })
  .meta({ id: 'ImportPreview' })

export const peopleEndpoints = [
  endpoint({ method: 'PUT', path: '/api/body', summary: 'My body: found it on first run, or change it', tag: 'people', body: BodyInput, response: z.object({ id: Id, version: z.int() }) }),
  endpoint({ method: 'GET', path: '/api/units', summary: 'The units of my body', tag: 'people', response: z.object({ units: z.array(Unit), version: z.int() }) }),
  endpoint({ method: 'PUT', path: '/api/units', summary: 'Replace the list of units (those with an id are kept)', tag: 'people', body: z.object({ units: z.array(z.object({ id: Id.optional(), name: z.string().trim().min(2).max(200), kind: z.enum(UNIT_KINDS) })).max(300), key: Key, version: Version }), response: z.object({ units: z.array(Unit), version: z.int() }) }),
  endpoint({ method: 'GET', path: '/api/people', summary: 'The people of my body, by given name; search forgives missing accents', tag: 'people', query: z.object({ q: z.string().max(200).optional(), unitId: Id.optional(), page: z.coerce.number().int().min(1).default(1) }), response: z.object({ people: z.array(PersonRow), total: z.int(), pageSize: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/people', summary: 'Add a person', tag: 'people', body: z.object({ person: PersonInput, key: Key }), response: PersonRow }),
  endpoint({ method: 'GET', path: '/api/people/:id', summary: 'A person with ratings and awards by year', tag: 'people', params: ByIdParams, response: PersonRow.extend({ years: z.array(z.object({ year: z.int(), ratingId: Id.nullable(), rating: z.string().nullable(), awards: z.array(z.object({ id: Id, name: z.string(), decision: z.string().nullable(), decidedOn: PlainDate.nullable(), conferrer: z.string().nullable() })) })) }) }),
  endpoint({ method: 'PATCH', path: '/api/people/:id', summary: 'Mend a person', tag: 'people', params: ByIdParams, body: z.object({ person: PersonInput, key: Key, version: Version }), response: PersonRow }),
  endpoint({ method: 'POST', path: '/api/people/:id/removal', summary: 'Take a person off the list (undo with POST /api/people/:id/return)', tag: 'people', params: ByIdParams, body: z.object({ key: Key, version: Version }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/people/:id/return', summary: 'Bring a removed person back', tag: 'people', params: ByIdParams, body: z.object({ key: Key }), response: PersonRow }),
  endpoint({ method: 'POST', path: '/api/people/import/preview', summary: 'Read an Excel sheet or pasted rows; nothing is written', tag: 'people', multipart: true, query: ColumnsQuery, response: ImportPreview }),
  endpoint({ method: 'POST', path: '/api/people/import/preview-text', summary: 'Read pasted rows; nothing is written', tag: 'people', query: ColumnsQuery, body: z.object({ text: z.string().max(2_000_000) }), response: ImportPreview }),
  endpoint({ method: 'POST', path: '/api/people/import', summary: 'Write the previewed rows, all or nothing', tag: 'people', body: z.object({ rows: z.array(ImportRow).max(5000), key: Key }), response: z.object({ added: z.int(), unitsAdded: z.int(), importId: Id }) }),
  endpoint({ method: 'POST', path: '/api/people/import/:id/undo', summary: 'Take back one import whole', tag: 'people', params: ByIdParams, body: z.object({ key: Key }), response: z.object({ removed: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/setup/skip', summary: 'Leave a first-run step for later', tag: 'people', body: z.object({ step: z.enum(['units', 'people', 'plan']), key: Key }), response: z.object({ next: z.string() }) }),
  endpoint({ method: 'POST', path: '/api/examples', summary: 'Look around with the invented examples', tag: 'people', body: z.object({ key: Key }), response: 'nothing' }),
  endpoint({ method: 'DELETE', path: '/api/examples', summary: 'Remove the examples (in demo mode: set them back to their beginning)', tag: 'people', keyed: true, response: 'nothing' }),
]
