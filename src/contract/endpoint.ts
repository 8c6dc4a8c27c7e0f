import type { z } from 'zod'

/** One endpoint of the API: the server registers it, OpenAPI prints it, the web client is typed from it. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Fastify notation: /api/plans/:id */
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly open?: true
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** "multipart" bodies carry one field `file` */
  readonly multipart?: true
  /** no body to carry a key: it stands in the header `Idempotency-Key` */
  readonly keyed?: true
  readonly response: z.ZodType | 'file' | 'nothing'
}
export const endpoint = <const E extends Endpoint>(e: E): E => e
