import type { PlanContext } from './context.ts'
import { readDeadlines } from './deadlines.ts'
import { factsOf, groupBy } from './facts.ts'
import { fromStatement } from './meetingClauses.ts'
import type { MeetingDraft, World } from './meetingDraft.ts'
import { fromHeading } from './meetingHeadings.ts'
import { fromTables } from './meetingTables.ts'
import { walk } from './outline.ts'
import type { Item, Meeting } from './programme.ts'
import type { Span } from './source.ts'
import { passage, type PlanView } from './view.ts'

function agendaItems(view: PlanView, spans: readonly Span[]): Item[] {
  return spans.flatMap((span, i) => {
    const p = passage(view, span)
    return p.quote === '' ? [] : [{ ...p, id: `agenda-${i + 1}@${p.start}`, certainty: 'sure' as const }]
  })
}

/** Meetings, conferences and ceremonies that the plan holds, each with its time, chair and agenda. */
export function readMeetings(context: PlanContext): readonly Meeting[] {
  const { view, outline } = context
  const { statements } = factsOf(context)
  const byParent = groupBy(statements, (s) => s.node.parent)
  const dated = readDeadlines(context).map((d) => ({
    start: d.start,
    end: d.end,
    dates: d.dates ?? (d.date === undefined ? (d.to === undefined ? [] : [d.to]) : [d.date]),
  }))
  const w: World = { context, byParent, dated }
  const drafts: MeetingDraft[] = fromTables(w)
  for (const node of walk(outline)) {
    const draft = fromHeading(w, node)
    if (draft) drafts.push(draft)
  }
  const topics = new Set(drafts.flatMap((d) => d.agenda.map((a) => a.start)))
  for (const [i, s] of statements.entries()) {
    const next = statements
      .slice(i + 1, i + 8)
      .filter((n) => n.node === s.node || n.node.parent === s.node.parent)
    if (topics.has(s.start)) continue
    const found = fromStatement(w, s, next)
    drafts.push(...found)
    for (const draft of found) for (const topic of draft.agenda) topics.add(topic.start)
  }
  return drafts
    .map(({ span, agenda, ...rest }) => ({
      ...rest,
      ...passage(view, span),
      agenda: agendaItems(view, agenda),
    }))
    .sort((a, b) => a.start - b.start)
    .map((m, i) => ({ ...m, id: `meeting-${i + 1}@${m.start}` }))
}
