import { z } from 'zod'

interface Shape {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly minimum?: number
  readonly minLength?: number
  readonly minItems?: number
  readonly pattern?: string
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Shape>>
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\\d\{4\}\(-/, '2026'],
  [/\\d\{4\}-/, '2026-06-15'],
]

/** A value of the form that a schema asks for, with these ids wherever an id is asked; enough to get past the door of an endpoint. */
export function sampleOf(schema: z.ZodType, ids: readonly string[]): unknown {
  const whole = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape
  let next = 0
  const id = (): string => ids[next++ % ids.length] ?? ''
  const text = (s: Shape): string => {
    if (s.format === 'uuid') return id()
    if (s.format === 'email') return 'ai.do@an-lac.example'
    if (s.format === 'uri') return 'https://an-lac.example/nhan'
    const known = WORDS.find(([pattern]) => pattern.test(s.pattern ?? ''))
    return known ? known[1] : 'Văn bản thử'.padEnd(s.minLength ?? 0, ' thử')
  }
  const made = (s: Shape): unknown => {
    if (s.$ref !== undefined) return made(whole.$defs?.[s.$ref.replace('#/$defs/', '')] ?? {})
    if (s.const !== undefined) return s.const
    if (s.enum) return s.enum[0]
    const choice = s.anyOf ?? s.oneOf
    if (choice) return made(choice.find((c) => c.type !== 'null') ?? choice[0] ?? {})
    if (s.type === 'object') return Object.fromEntries(Object.entries(s.properties ?? {}).map(([k, v]) => [k, made(v)]))
    if (s.type === 'array') return Array.from({ length: Math.max(1, s.minItems ?? 0) }, () => made(s.items ?? {}))
    if (s.type === 'integer' || s.type === 'number') return Math.max(1, s.minimum ?? 1)
    if (s.type === 'boolean') return true
    return s.type === 'string' ? text(s) : null
  }
  return made(whole)
}
