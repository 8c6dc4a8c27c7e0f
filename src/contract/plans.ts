import { z } from 'zod'
import { ByIdParams, DateLike, Id, Key, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PassageSchema, ProgrammeSchema } from './programme.ts'

export const FACT_KINDS = ['document', 'legalBase', 'theme', 'objective', 'campaign', 'participants', 'content', 'award', 'criterion', 'target', 'deadline', 'stage', 'meeting', 'responsibility', 'commemoration', 'task', 'publicity', 'budget', 'linkedDocument', 'recipient'] as const
export const FactKind = z.enum(FACT_KINDS)
export const FACT_STATES = ['open', 'accepted', 'mended', 'refused', 'added'] as const

/** One fact under review: what was read, where, how sure, and what a person has said about it. */
export const Fact = z
  .object({
    id: z.string(),
    kind: FactKind,
    /** the number in the margin, in reading order */
    number: z.int(),
    title: z.string().describe('one line, Vietnamese'),
    /** what can be mended, as a form */
    fields: z.array(z.object({ name: z.string(), label: z.string(), type: z.enum(['text', 'number', 'date', 'choice', 'list', 'rule']), value: z.unknown(), shown: z.string(), choices: z.array(z.object({ value: z.unknown(), label: z.string() })).optional() })),
    passages: z.array(PassageSchema),
    certainty: z.enum(['sure', 'ask']),
    question: z.string().nullable(),
    alternatives: z.array(z.object({ label: z.string(), value: z.record(z.string(), z.unknown()) })),
    state: z.enum(FACT_STATES),
    checks: z.array(z.string()),
    /** the campaign or meeting that it belongs to */
    parent: z.string().nullable(),
  })
  .meta({ id: 'Fact' })

export const ReviewCheck = z
  .object({
    id: z.string(), code: z.string(), severity: z.enum(['must', 'should', 'note']), message: z.string(), mend: z.string(), basis: z.string().nullable(), passage: PassageSchema, facts: z.array(z.string()),
    fix: z.object({ fact: z.string(), field: z.string(), value: z.unknown(), label: z.string() }).nullable(),
    /** open; mended (no longer raised); kept as written, with the reason given */
    state: z.enum(['open', 'mended', 'kept']),
    reason: z.string().nullable(),
  })
  .meta({ id: 'ReviewCheck' })

/** Like questions are decided together. */
export const Question = z.object({ id: z.string(), question: z.string(), facts: z.array(z.string()) }).meta({ id: 'Question' })

export const PLAN_STATES = ['reading', 'failed', 'review', 'adopted', 'discarded'] as const
export const RELATIONS = ['own', 'inherit', 'own-old-name', 'read-only'] as const
export const PlanSummary = z
  .object({
    id: Id, name: z.string(), title: z.string().nullable(), number: z.string().nullable(), date: DateLike.nullable(), issuer: z.string().nullable(), kind: z.string().nullable(),
    state: z.enum(PLAN_STATES), relation: z.enum(RELATIONS).nullable(),
    progress: z.object({ stage: z.enum(['queued', 'opening', 'ocr', 'facts', 'done']), page: z.int(), pages: z.int() }),
    refusal: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()), text: z.string() }).nullable(),
    decided: z.int(), total: z.int(), createdAt: z.string(), createdBy: z.string(), version: z.int(), programmeId: Id.nullable(),
  })
  .meta({ id: 'PlanSummary' })

/** How the sheet at the left is set: blocks of the text, in order. */
export const SheetBlock = z.object({ start: z.int(), end: z.int(), look: z.enum(['head', 'title', 'heading', 'paragraph', 'item', 'row', 'signature']), depth: z.int() })
export const Review = z
  .object({
    plan: PlanSummary, text: z.string(), blocks: z.array(SheetBlock), pages: z.array(z.int()), doubts: z.array(z.object({ start: z.int(), end: z.int(), confidence: z.number() })), remarks: z.array(z.string()),
    facts: z.array(Fact), checks: z.array(ReviewCheck), questions: z.array(Question),
    /** the issuer is another body than mine: which relation is asked */
    asksRelation: z.boolean(), relation: z.enum(RELATIONS).nullable(), oldNameSuggested: z.boolean(),
    /** an adopted programme that this plan seems to revise */
    revises: z.object({ programmeId: Id, title: z.string() }).nullable(),
    undo: z.object({ label: z.string() }).nullable(),
    blockers: z.array(z.object({ code: z.string(), text: z.string(), target: z.string().nullable() })).describe('why it cannot be adopted yet'),
    version: z.int(),
  })
  .meta({ id: 'Review' })

export const ReviewCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('accept'), facts: z.array(z.string()).min(1) }),
  z.object({ type: z.literal('accept-sure') }),
  z.object({ type: z.literal('mend'), fact: z.string(), values: z.record(z.string(), z.unknown()) }),
  z.object({ type: z.literal('refuse'), facts: z.array(z.string()).min(1) }),
  z.object({ type: z.literal('restore'), facts: z.array(z.string()).min(1) }),
  z.object({ type: z.literal('add'), kind: FactKind, start: z.int(), end: z.int(), values: z.record(z.string(), z.unknown()), parent: z.string().nullable() }),
  z.object({ type: z.literal('keep-check'), check: z.string(), reason: z.string().trim().min(3).max(500) }),
  z.object({ type: z.literal('reopen-check'), check: z.string() }),
  z.object({ type: z.literal('choose-relation'), relation: z.enum(RELATIONS) }),
  z.object({ type: z.literal('choose-revised'), programmeId: Id.nullable() }),
  z.object({ type: z.literal('undo') }),
])
export type ReviewCommand = z.infer<typeof ReviewCommand>

export const Comparison = z
  .object({
    programme: z.object({ id: Id, title: z.string() }),
    changes: z.array(z.object({ change: z.enum(['added', 'changed', 'dropped', 'same']), kind: FactKind, title: z.string(), before: z.string().nullable(), after: z.string().nullable(), beforePassage: PassageSchema.nullable(), afterPassage: PassageSchema.nullable(), touches: z.array(z.string()).describe('running things that this touches') })),
  })
  .meta({ id: 'Comparison' })

export const planEndpoints = [
  endpoint({ method: 'GET', path: '/api/plans', summary: 'Plans of my body, newest first', tag: 'plans', response: z.object({ plans: z.array(PlanSummary) }) }),
  endpoint({ method: 'POST', path: '/api/plans', summary: 'Drop in a plan: .docx, .doc, .pdf, scan, picture, .txt, .md', tag: 'plans', multipart: true, keyed: true, response: PlanSummary }),
  endpoint({ method: 'POST', path: '/api/plans/pasted', summary: 'Paste the text of a plan', tag: 'plans', body: z.object({ name: z.string().trim().max(200), text: z.string().min(1).max(5_000_000), key: Key }), response: PlanSummary }),
  endpoint({ method: 'GET', path: '/api/plans/:id', summary: 'A plan and how far its reading is', tag: 'plans', params: ByIdParams, response: PlanSummary }),
  endpoint({ method: 'POST', path: '/api/plans/:id/discard', summary: 'Put a plan away (undo with …/recover)', tag: 'plans', params: ByIdParams, body: z.object({ key: Key, version: Version }), response: PlanSummary }),
  endpoint({ method: 'POST', path: '/api/plans/:id/recover', summary: 'Take a plan out again', tag: 'plans', params: ByIdParams, body: z.object({ key: Key, version: Version }), response: PlanSummary }),
  endpoint({ method: 'GET', path: '/api/plans/:id/review', summary: 'The text, its facts, checks and questions', tag: 'plans', params: ByIdParams, response: Review }),
  endpoint({ method: 'POST', path: '/api/plans/:id/review', summary: 'Accept, mend, refuse, add, keep, undo', tag: 'plans', params: ByIdParams, body: z.object({ command: ReviewCommand, key: Key, version: Version }), response: Review }),
  endpoint({ method: 'POST', path: '/api/plans/:id/adoption', summary: 'Put the programme to work', tag: 'plans', params: ByIdParams, body: z.object({ key: Key, version: Version }), response: z.object({ programmeId: Id }) }),
  endpoint({ method: 'GET', path: '/api/plans/:id/comparison', summary: 'Against the adopted programme that it revises', tag: 'plans', params: ByIdParams, query: z.object({ programmeId: Id }), response: Comparison }),
  endpoint({ method: 'GET', path: '/api/plans/:id/programme', summary: 'The programme as it stands after the decisions', tag: 'plans', params: ByIdParams, response: ProgrammeSchema }),
  endpoint({ method: 'GET', path: '/api/plans/:id/file', summary: 'The file as it came', tag: 'plans', params: ByIdParams, response: 'file' }),
  endpoint({ method: 'GET', path: '/api/plans/:id/paper', summary: 'The programme as a plan again: text, Word or PDF', tag: 'plans', params: ByIdParams, query: z.object({ as: z.enum(['txt', 'docx', 'pdf']) }), response: 'file' }),
]
