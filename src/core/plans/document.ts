import type { OutlineNode } from './outline.ts'
import type { ProgrammeDocument } from './programme.ts'
import type { PlanView } from './view.ts'

export function readDocument(_view: PlanView, _outline: readonly OutlineNode[]): ProgrammeDocument {
  return { kind: null, number: null, date: null, place: null, issuer: null, title: null, signer: null, period: null, passages: {} }
}
