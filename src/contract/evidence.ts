import { z } from 'zod'
import { REMOVED } from '../core/files/stripped.ts'
import { ByIdParams, Id, Key, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What a file may prove. */
export const PROVED = ['person', 'honour', 'rating', 'post', 'past-name', 'due', 'plan'] as const
export const Proved = z.enum(PROVED)
export type Proved = z.infer<typeof Proved>

export const Evidence = z
  .object({
    id: Id,
    of: Proved,
    thingId: Id,
    name: z.string(),
    mediaType: z.string(),
    size: z.int().describe('bytes, as kept'),
    removed: z.array(z.enum(REMOVED)).describe('what was taken out before the file was kept'),
    scan: z.enum(['clean', 'none']).describe('none: no virus scanner was set up'),
    addedAt: z.string(),
    addedBy: z.string(),
    /** a picture that the page may show */
    picture: z.boolean(),
    mayRemove: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Evidence' })

const OfThing = z.object({ of: Proved, thingId: Id })

export const evidenceEndpoints = [
  endpoint({
    method: 'GET', path: '/api/evidence', summary: 'The files that prove one thing; `person` lists those of the honours, ratings and posts too', tag: 'evidence', query: OfThing,
    response: z.object({ evidence: z.array(Evidence), mayAdd: z.boolean(), limitMb: z.int() }),
  }),
  endpoint({ method: 'POST', path: '/api/evidence', summary: 'Add a file of up to 25 MB to a thing; metadata of pictures is taken out', tag: 'evidence', query: OfThing, multipart: true, keyed: true, response: Evidence }),
  endpoint({ method: 'GET', path: '/api/evidence/:id/file', summary: 'The file, as an attachment; answers Range requests', tag: 'evidence', params: ByIdParams, response: 'file' }),
  endpoint({ method: 'GET', path: '/api/evidence/:id/preview', summary: 'A picture, to be shown in a page', tag: 'evidence', params: ByIdParams, response: 'file' }),
  endpoint({ method: 'POST', path: '/api/evidence/:id/removal', summary: 'Remove a file (undo within 30 days with POST /api/evidence/:id/return)', tag: 'evidence', params: ByIdParams, body: z.object({ key: Key, version: Version }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/evidence/:id/return', summary: 'Bring a removed file back', tag: 'evidence', params: ByIdParams, body: z.object({ key: Key }), response: Evidence }),
  endpoint({
    method: 'GET', path: '/api/evidence/use', summary: 'How much room the files of my body and my unit take', tag: 'evidence',
    response: z.object({ body: z.object({ usedMb: z.number(), limitMb: z.number() }), unit: z.object({ name: z.string(), usedMb: z.number(), limitMb: z.number() }).nullable() }),
  }),
]
