import { checksOf } from '../checks/index.ts'
import type { PlanContext } from '../context.ts'
import type { Programme } from '../programme.ts'
import { checkViews } from './checks.ts'
import type { Relation } from './commands.ts'
import type { Desk } from './decide.ts'
import { factViews } from './facts.ts'
import { overlay, settle } from './settle.ts'
import type { ReviewState } from './state.ts'

/** The plan under review as it stands: facts, checks and what they settle to. */
export interface Reviewed extends Desk {
  readonly settled: Programme
}

export function reviewOf(context: PlanContext, read: Programme, state: ReviewState): Reviewed {
  const whole = overlay(read, state)
  const settled = settle(read, state)
  const checks = checkViews(context, read, whole, settled, state)
  return { state, text: context.view.text, whole, settled, checks, facts: factViews(read, whole, state, checks) }
}

/** The settled programme with its own checks: what is printed, published and adopted. */
export function programmeOf(context: PlanContext, { settled }: Reviewed): Programme {
  const bare: Programme = { ...settled, checks: [] }
  return { ...bare, checks: checksOf({ context: { ...context, document: settled.document }, programme: bare }) }
}

export interface Blocker {
  readonly code: 'plan.must-checks-open' | 'plan.questions-open' | 'plan.relation-missing'
  readonly text: string
  /** the check or fact to go to */
  readonly target: string | null
}

/** Why the plan cannot be put to work yet; empty when it can. */
export function blockersOf(desk: Desk, relation: Relation | null): Blocker[] {
  const must = desk.checks.filter((c) => c.severity === 'must' && c.state === 'open')
  const asking = desk.facts.filter((f) => f.certainty === 'ask' && f.state === 'open')
  const [first] = asking
  return [
    ...must.map((c) => ({ code: 'plan.must-checks-open' as const, text: `Phải sửa: ${c.message}`, target: c.id })),
    ...(first ? [{ code: 'plan.questions-open' as const, text: `Còn ${asking.length} mục cần hỏi`, target: first.id }] : []),
    ...(relation === null ? [{ code: 'plan.relation-missing' as const, text: 'Kế hoạch do cơ quan khác ban hành: chọn kế thừa, của mình dưới tên cũ, hoặc chỉ để đọc', target: null }] : []),
  ]
}
