import type { components, paths } from './schema.generated.ts'

type Schemas = components['schemas']
type Reply<P extends keyof paths, M extends 'get' | 'post'> =
  paths[P] extends Record<M, { responses: { 200: { content: { 'application/json': infer Body } } } }>
    ? Body
    : never

export type Session = Schemas['Session']
export type Problem = Schemas['Problem']
export type PlanSummary = Schemas['PlanSummary']
export type Review = Schemas['Review']
export type Fact = Schemas['Fact']
export type FactField = Fact['fields'][number]
export type FactKind = Fact['kind']
export type ReviewCheck = Schemas['ReviewCheck']
export type Question = Schemas['Question']
export type Passage = Schemas['Passage']
export type SheetBlock = Review['blocks'][number]
export type ReviewCommand =
  paths['/api/plans/{id}/review']['post']['requestBody']['content']['application/json']['command']
export type Relation = NonNullable<Review['relation']>
export type Comparison = Schemas['Comparison']
export type Home = Schemas['Home']
export type Evidence = Schemas['Evidence']
export type NetworkView = Schemas['NetworkView']
export type EvidenceOf = Evidence['of']
export type Sameness = Schemas['Sameness']
export type Due = Schemas['Due']
export type Source = Schemas['Source']
export type TimelineEntry = Schemas['TimelineEntry']
export type TargetRow = Schemas['TargetRow']
export type QuotaRow = Schemas['QuotaRow']
export type DutyRow = Schemas['DutyRow']
export type SessionRow = Schemas['SessionRow']
export type ProgrammeSummary = Schemas['ProgrammeSummary']
export type ProgrammeView = Schemas['ProgrammeView']
export type CampaignView = Schemas['CampaignView']
export type Unit = Schemas['Unit']
export type PersonRow = Schemas['PersonRow']
export type ImportPreview = Schemas['ImportPreview']
export type ImportRow = ImportPreview['rows'][number]
export type SearchHit = Schemas['SearchHit']
export type Person = Reply<'/api/people/{id}', 'get'>
export type BodyInput = paths['/api/body']['put']['requestBody']['content']['application/json']
export type PersonInput = paths['/api/people']['post']['requestBody']['content']['application/json']['person']
export type SourcePassage = Reply<'/api/passage', 'get'>
export type TrailEntry = Schemas['TrailEntry']
export type TrailState = Schemas['TrailState']
export type TrailQuery = NonNullable<paths['/api/trail']['get']['parameters']['query']>
export type SubjectRequest = Schemas['SubjectRequest']
export type AnswerRule = Schemas['AnswerRule']
export type Retention = Schemas['Retention']
export type Held = Schemas['Held']
