import type { PlanContext } from '../../../src/core/plans/context.ts'
import { readDocument } from '../../../src/core/plans/document.ts'
import { outlineOf } from '../../../src/core/plans/outline.ts'
import { viewOf, type PlanView } from '../../../src/core/plans/view.ts'

/** A view of words that a test writes. */
export const viewOfText = (text: string): PlanView =>
  viewOf({
    name: 'test.txt',
    sha256: '',
    kind: 'txt',
    text: text.normalize('NFC'),
    pages: [],
    styles: [],
    doubts: [],
    remarks: [],
  })

/** What a fact reader gets for words that a test writes. */
export function contextOfText(text: string): PlanContext {
  const view = viewOfText(text)
  const outline = outlineOf(view)
  return { view, outline, document: readDocument(view, outline) }
}
