import { walk, type OutlineNode } from './outline.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** What stands below the last paragraph: whom it goes to, who signs. */
export interface Tail extends Span {
  /** where "Nơi nhận" stands; -1 when it does not */
  readonly recipients: number
}

const LIST = /(?<![\p{L}])n[oơ]i nh[aậ]n\s*[:.]?/gu
/** how far above "Nơi nhận" a signature may stand */
const ABOVE = 400
const LONGEST = 6000

/** The first annex that opens after the paragraphs; the end of the text when there is none. */
function annexAfter(view: PlanView, outline: readonly OutlineNode[], from: number): number {
  for (const node of walk(outline)) if (node.marker?.kind === 'annex' && node.start > from) return node.start
  return view.text.length
}

/** Finds the tail; annexes that follow it are outside. */
export function tailOf(view: PlanView, outline: readonly OutlineNode[]): Tail {
  let recipients = -1
  for (const m of view.lower.matchAll(LIST)) {
    const line = view.plain.lastIndexOf('\n', m.index) + 1
    if (/^[\s|]*$/.test(view.plain.slice(line, m.index))) {
      recipients = m.index
      // the plan's own list; a second one belongs to a paper bound in after it
      break
    }
  }
  const anchor = recipients === -1 ? Math.max(0, view.text.length - 1500) : recipients
  const end = Math.min(annexAfter(view, outline, anchor), anchor + LONGEST)
  return { start: recipients === -1 ? anchor : Math.max(0, recipients - ABOVE), end, recipients }
}
