import { z } from 'zod'

export const Id = z.uuid()
/** the same for every command: who repeats it is answered once, who saw an old version is refused */
export const Key = z.string().min(8).max(80).describe('idempotency key, made by the client for each intention')
export const Version = z.int().min(0).describe('the version of the thing that the sender saw')
export const DateLike = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
export const PlainDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** RFC 9457, with the refusal's code and its typed params */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.string(),
    params: z.record(z.string(), z.unknown()),
    basis: z.string().optional(),
    traceId: z.string(),
  })
  .meta({ id: 'Problem' })

export const ByIdParams = z.object({ id: Id })
