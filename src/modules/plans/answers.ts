import type { z } from 'zod'
import type { PlanSummary, Review } from '../../contract/plans.ts'
import { blockersOf, type Blocker } from '../../core/plans/review/desk.ts'
import { undoLabel } from '../../core/plans/review/decide.ts'
import type { Relation } from '../../core/plans/review/commands.ts'
import { issuedBy, maybeOldName, type BodyNames } from '../../core/plans/review/issuer.ts'
import { questionsOf } from '../../core/plans/review/questions.ts'
import { revisedBy } from '../../core/plans/review/revises.ts'
import { sheetOf } from '../../core/plans/review/sheet.ts'
import { headOf } from '../../core/plans/running.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import { sayRefusal } from '../../../content/locales/vi/refusals.ts'
import type { ProgrammeRow } from '../years/index.ts'
import type { PlanDesk } from './reviews.ts'
import type { Plan } from './store.ts'

export type Summary = AnswerTo<typeof PlanSummary>
export type ReviewAnswer = AnswerTo<typeof Review>

export function summaryOf(p: Plan): Summary {
  const refusal = p.refusal && { code: p.refusal.code, params: p.refusal.params as z.input<typeof PlanSummary>['refusal'] extends infer R ? (R extends { params: infer P } ? P : never) : never, text: sayRefusal(p.refusal) }
  return {
    id: p.id, name: p.name, title: p.title, number: p.number, date: p.date, issuer: p.issuer, kind: p.kind, state: p.state, relation: p.relation, progress: { stage: p.stage, page: p.page, pages: p.pages }, refusal,
    decided: p.decided, total: p.total, createdAt: p.createdAt, createdBy: p.createdBy, version: p.version, programmeId: p.programmeId,
  }
}

/** How a plan stands to a body: whether it must be asked, and what holds. */
export interface Standing {
  readonly asks: boolean
  readonly relation: Relation | null
  readonly oldName: boolean
  readonly revises: ProgrammeRow | null
  readonly blockers: readonly Blocker[]
}

export function standingOf(desk: PlanDesk, body: BodyNames, programmes: readonly ProgrammeRow[]): Standing {
  const { document } = desk.settled
  const own = issuedBy(body, document)
  const relation = desk.state.relation ?? (own ? 'own' : null)
  const { revises } = desk.state
  const others = programmes.filter((p) => p.relation !== 'read-only')
  return {
    asks: !own, relation, oldName: !own && maybeOldName(body, document.issuer),
    revises: revises === undefined ? revisedBy(headOf(desk.settled), others) : (others.find((p) => p.id === revises) ?? null),
    blockers: blockersOf(desk, relation),
  }
}

export function reviewAnswer(plan: Plan, desk: PlanDesk, standing: Standing): ReviewAnswer {
  const { source } = desk.reading
  const undo = undoLabel(desk)
  return {
    plan: summaryOf(plan), text: source.text, blocks: sheetOf(desk.context), pages: source.pages, doubts: source.doubts, remarks: source.remarks,
    facts: desk.facts,
    checks: desk.checks.map((c) => ({ id: c.id, code: c.code, severity: c.severity, message: c.message, mend: c.mend, basis: c.basis, passage: { quote: c.quote, start: c.start, end: c.end }, facts: c.facts, fix: c.fix ? { fact: c.fix.item, field: c.fix.field, value: c.fix.value, label: c.fix.label } : null, state: c.state, reason: c.reason })),
    questions: questionsOf(desk.facts),
    asksRelation: standing.asks, relation: standing.relation, oldNameSuggested: standing.oldName,
    revises: standing.revises && { programmeId: standing.revises.id, title: standing.revises.title },
    undo: undo === null ? null : { label: undo },
    blockers: standing.blockers,
    version: plan.version,
  }
}
