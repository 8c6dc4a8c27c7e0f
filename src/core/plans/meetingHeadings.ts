import { allOf, dateAtoms } from '../vietnamese/dates.ts'
import type { Statement } from './facts.ts'
import { AGENDA, CHAIR, TIME, type MeetingDraft, type World } from './meetingDraft.ts'
import { kindOf } from './meetingWords.ts'
import type { OutlineNode } from './outline.ts'
import { headingWords, namesSession } from './sessions.ts'
import { ownTime } from './stages.ts'
import { wordsOf } from './view.ts'

/** The labelled lines below a heading: Nội dung, Chủ trì, Thời gian. */
function linesBelow(statements: readonly Statement[], node: OutlineNode, label: RegExp): Statement[] {
  return statements.filter(
    (s) =>
      (s.node.parent === node && s.label !== null && label.test(s.label)) ||
      (s.node.parent === node &&
        s.label === null &&
        s.previous?.label != null &&
        label.test(s.previous.label)),
  )
}

/** "a) Các phiên họp định kỳ" with Nội dung, Chủ trì or Thời gian under it. */
export function fromHeading(w: World, node: OutlineNode): MeetingDraft | null {
  const { view } = w.context
  const lower = headingWords(view, node)
  if (!namesSession(lower) || node.marker === null) return null
  const below = w.byParent.get(node) ?? []
  const labels = below.filter(
    (s) =>
      s.label !== null &&
      s.labelStart === s.node.block.body &&
      (AGENDA.test(s.label) || CHAIR.test(s.label) || TIME.test(s.label)),
  )
  const inBrackets = /\([^)]*(?:cuộc họp|phiên họp|hội nghị)[^)]*\)/u.test(lower)
  if (labels.length === 0 && !inBrackets) return null
  const chair = linesBelow(below, node, CHAIR)[0]
  const time = linesBelow(below, node, TIME)[0]
  const agendaNodes = new Set(linesBelow(below, node, AGENDA).map((s) => s.node))
  const agenda = below.filter((s) => agendaNodes.has(s.node))
  const dates = time
    ? dateAtoms(view.lower.slice(time.start, time.end)).flatMap((a) => allOf(a, ownTime(w.context)))
    : []
  return {
    span: node.body,
    kind: kindOf(lower),
    body: w.context.document.issuer,
    dates: dates.map(String),
    chair: chair ? wordsOf(view, chair).replace(/[.;\s]+$/, '') : null,
    agenda,
    certainty: 'sure',
  }
}
