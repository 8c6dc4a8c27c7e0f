import { z } from 'zod'
import { Key, Problem } from './common.ts'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of the published API, from the contract alone. */
export function openApiDocument(): Json {
  const schemas: Json = {}
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
    const { $defs, $schema: _, ...own } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as Json & { $defs?: Json }
    for (const [name, def] of Object.entries($defs ?? {})) schemas[name] = relink(def)
    const id = schema.meta()?.id
    if (typeof id !== 'string' || '$ref' in own) return relink(own) as Json
    schemas[id] = relink(own)
    return { $ref: `#/components/schemas/${id}` }
  }
  const paths: Record<string, Json> = {}
  for (const e of endpoints) {
    const path = e.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [e.method.toLowerCase()]: operation(e, schemaOf) }
  }
  return { openapi: '3.1.0', info: { title: 'Bảng Vàng', version: '1' }, paths, components: { schemas } }
}

/** zod links to #/$defs/X; OpenAPI keeps them under components. */
const relink = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(relink)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([k]) => k !== 'id' || typeof (value as Json)['id'] !== 'string')
      .map(([k, v]) => [k, k === '$ref' && typeof v === 'string' ? v.replace('#/$defs/', '#/components/schemas/') : relink(v)]),
  )
}

/** What a file or a deletion is known by when it is sent again. */
const REPEAT_KEY: Json = { name: 'Idempotency-Key', in: 'header', required: false, description: Key.description ?? '', schema: { type: 'string', minLength: 8, maxLength: 80 } }

function operation(e: Endpoint, schemaOf: (s: z.ZodType, io: 'input' | 'output') => Json): Json {
  const parameters = [...fields(e.params, 'path', schemaOf), ...fields(e.query, 'query', schemaOf), ...(e.keyed ? [REPEAT_KEY] : [])]
  const body = e.multipart
    ? { content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } } }, required: true }
    : e.body && { content: { 'application/json': { schema: schemaOf(e.body, 'input') } }, required: true }
  const good =
    e.response === 'nothing'
      ? { 204: { description: 'Done' } }
      : { 200: { description: 'OK', content: e.response === 'file' ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } : { 'application/json': { schema: schemaOf(e.response, 'output') } } } }
  const problem = { description: 'A refusal (RFC 9457)', content: { 'application/problem+json': { schema: schemaOf(Problem, 'output') } } }
  return { tags: [e.tag], summary: e.summary, ...(parameters.length ? { parameters } : {}), ...(body ? { requestBody: body } : {}), responses: { ...good, default: problem } }
}

function fields(schema: z.ZodType | undefined, place: 'path' | 'query', schemaOf: (s: z.ZodType, io: 'input' | 'output') => Json): Json[] {
  if (!schema) return []
  const { properties, required } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties ?? {}).map(([name, s]) => ({ name, in: place, required: place === 'path' || (required ?? []).includes(name), schema: s }))
}
