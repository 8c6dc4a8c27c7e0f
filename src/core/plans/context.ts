import type { OutlineNode } from './outline.ts'
import type { ProgrammeDocument } from './programme.ts'
import type { PlanView } from './view.ts'

/** What every fact reader gets: the text with its views, its outline, and who issued it when. */
export interface PlanContext {
  readonly view: PlanView
  readonly outline: readonly OutlineNode[]
  readonly document: ProgrammeDocument
}
