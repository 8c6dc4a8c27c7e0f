import { allOf, dateAtoms } from '../vietnamese/dates.ts'
import { factsOf } from './facts.ts'
import { CHAIR, TIME, type MeetingDraft, type World } from './meetingDraft.ts'
import { kindOf } from './meetingWords.ts'
import { clausesOf } from './sentences.ts'
import { ownTime } from './stages.ts'
import { columnOf } from './tables.ts'
import { wordsOf } from './view.ts'

/** A table with one meeting a row. */
export function fromTables(w: World): MeetingDraft[] {
  const { view, document } = w.context
  return factsOf(w.context).tables.flatMap((table) => {
    const name = columnOf(table, /phiên họp|cuộc họp|kỳ họp|hội nghị|tên phiên/u)
    if (name === -1) return []
    const [topic, time, chair] = [columnOf(table, /nội dung/u), columnOf(table, TIME), columnOf(table, CHAIR)]
    return table.rows.flatMap((row): MeetingDraft[] => {
      const span = row[name]
      if (!span || span.end <= span.start) return []
      const [topicCell, timeCell, chairCell] = [row[topic], row[time], row[chair]]
      const dates = timeCell
        ? dateAtoms(view.lower.slice(timeCell.start, timeCell.end)).flatMap((a) =>
            allOf(a, ownTime(w.context)),
          )
        : []
      return [
        {
          span,
          kind: kindOf(view.lower.slice(span.start, span.end)),
          body: document.issuer,
          dates,
          chair: chairCell ? wordsOf(view, chairCell) || null : null,
          agenda: topicCell ? clausesOf(view, topicCell) : [],
          certainty: 'sure',
        },
      ]
    })
  })
}
