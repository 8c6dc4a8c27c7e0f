import { z } from 'zod'
import type { Programme } from '../core/plans/programme.ts'
import { DateLike } from './common.ts'

/** The strict form of `bang-vang/programme@1`. */
const precision = z.enum(['day', 'month', 'quarter', 'half-year', 'year'])
const passage = { quote: z.string(), start: z.int(), end: z.int() }
export const PassageSchema = z.strictObject(passage).meta({ id: 'Passage' })
const item = { ...passage, id: z.string(), certainty: z.enum(['sure', 'ask']), question: z.string().optional(), alternatives: z.array(z.unknown()).optional(), note: z.string().optional() }
const Item = z.strictObject(item)
const date = DateLike.nullable()
const text = z.string().nullable()
const comparator = z.enum(['>=', '<=', '=', 'between', '>', '<'])

const level = z.enum(['HTXS', 'HTT', 'HT', 'KHT'])
const window = z.union([z.strictObject({ lastYears: z.number() }), z.strictObject({ from: z.string(), to: z.string() }), z.strictObject({ thisPeriod: z.literal(true) })])
export const RuleSchema: z.ZodType = z
  .union([
    z.strictObject({ get all() { return z.array(RuleSchema) } }),
    z.strictObject({ get any() { return z.array(RuleSchema) } }),
    z.strictObject({ get not() { return RuleSchema } }),
    z.strictObject({ judged: z.string() }),
    z.strictObject({ service: z.strictObject({ atLeast: z.number(), unit: z.enum(['năm', 'tháng']), at: z.string().optional() }) }),
    z.strictObject({ rating: z.strictObject({ level, orBetter: z.boolean(), years: z.union([z.literal('every'), z.literal('this'), z.number()]), consecutive: z.boolean().optional(), of: z.string().optional() }), window: window.optional() }),
    z.strictObject({ held: z.strictObject({ what: z.string(), by: z.string().optional(), atLeast: z.number(), unit: z.enum(['lần', 'năm', 'cái']), consecutive: z.boolean().optional(), for: z.string().optional() }), window: window.optional() }),
    z.strictObject({ initiative: z.strictObject({ kind: z.string(), level: z.string().nullable(), atLeast: z.number(), by: z.string().optional(), applied: z.boolean().optional() }), window: window.optional() }),
    z.strictObject({ post: z.strictObject({ held: z.boolean(), what: z.string() }) }),
    z.strictObject({ undisciplined: z.strictObject({ from: z.enum(['khiển trách', 'cảnh cáo']).nullable(), members: z.boolean() }), window: window.optional() }),
    z.strictObject({ measure: z.strictObject({ what: z.string(), comparator: z.enum(['>=', '<=', '>', '<']), value: z.number(), unit: z.enum(['%', 'điểm']).nullable() }), window: window.optional() }),
  ])
  .meta({ id: 'Rule' })

const period = z.strictObject({ ...item, from: DateLike, to: DateLike, precision })
const criterion = z.strictObject({ ...item, appliesTo: z.string(), rule: RuleSchema })
const award = z.strictObject({ ...item, form: z.string(), conferringBody: text, quantity: z.number().nullable(), quantityUnit: z.string().optional(), comparator: comparator.optional(), recipientKind: text, formQuote: PassageSchema, quantityQuote: PassageSchema.nullable() })
const campaign = z.strictObject({
  ...item, ordinal: z.number().nullable(), name: z.string(), nameQuote: PassageSchema, launcher: text, relation: z.enum(['own', 'inherited', 'continued', 'joined', 'wave', 'mentioned']), from: date, to: date,
  period: period.nullable(), contentItems: z.array(Item), participants: z.strictObject({ ...item, kinds: z.array(z.string()) }).nullable(), awards: z.array(award), criteria: z.array(criterion), waves: z.array(z.string()), parent: z.string().optional(),
})
const check = z.strictObject({ ...passage, id: z.string(), code: z.string(), severity: z.enum(['must', 'should', 'note']), message: z.string(), mend: z.string(), basis: text, items: z.array(z.string()), fix: z.strictObject({ item: z.string(), field: z.string(), value: z.unknown(), label: z.string() }).optional() })

export const ProgrammeSchema = z
  .strictObject({
    format: z.literal('bang-vang/programme@1'),
    source: z.strictObject({ name: z.string(), sha256: z.string(), kind: z.enum(['txt', 'md', 'docx', 'doc', 'pdf', 'image']), length: z.int() }),
    document: z.strictObject({ kind: text, number: text, date, place: text, issuer: text, title: text, signer: z.strictObject({ role: z.string(), name: text, onBehalf: z.string().optional() }).nullable(), period: z.strictObject({ from: DateLike, to: DateLike, precision }).nullable(), passages: z.record(z.string(), PassageSchema) }),
    legalBases: z.array(z.strictObject({ ...item, role: z.enum(['căn cứ', 'thực hiện', 'tham chiếu']), kind: z.string(), number: text, date, issuer: text })),
    campaigns: z.array(campaign),
    theme: Item.nullable(),
    objectives: z.array(Item),
    tasks: z.array(Item),
    stages: z.array(period),
    commemorations: z.array(z.strictObject({ ...item, name: z.string(), years: z.number().nullable(), founded: date, on: date })),
    publicity: z.array(Item),
    budget: z.array(z.strictObject({ ...item, amount: z.number().nullable() })),
    linkedDocuments: z.array(z.strictObject({ ...item, kind: z.string(), number: text, date })),
    criteria: z.array(criterion),
    targets: z.array(z.strictObject({ ...item, metric: z.string(), comparator: comparator.nullable(), value: z.union([z.number(), z.string()]).nullable(), value2: z.number().nullable(), unit: text, population: text, type: z.enum(['count', 'percent', 'rating', 'award', 'qualitative']) })),
    deadlines: z.array(z.strictObject({ ...item, kind: z.enum(['due', 'event', 'stage', 'campaign-period', 'meeting-months', 'recurring', 'condition']), date: DateLike.optional(), from: DateLike.optional(), to: DateLike.optional(), dates: z.array(DateLike).optional(), rule: z.string().optional(), comparator: z.enum(['before', 'by', 'in']).optional(), precision: precision.nullable(), what: z.string(), who: text, submitTo: text })),
    meetings: z.array(z.strictObject({ ...item, kind: z.string(), body: text, dates: z.array(DateLike), chair: text, agenda: z.array(Item) })),
    responsibilities: z.array(z.strictObject({ ...item, who: z.array(z.string()), role: z.string(), what: z.string(), beneficiary: text })),
    recipients: z.array(z.strictObject({ ...item, name: z.string(), purpose: z.literal('lưu').optional() })),
    checks: z.array(check),
  })
  .meta({ id: 'Programme' })

/** Compiles only while the schema and the core type agree. */
export const parseProgramme = (value: unknown): Programme => ProgrammeSchema.parse(value) as Programme
