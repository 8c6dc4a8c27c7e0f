import type { Due, Home, Source } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { Card } from '../../ui/data.tsx'
import { Bucket, DueAnswer, DueItem, useDueMarks } from './due-list.tsx'
import type { DueMarks } from './due-list.tsx'

/** Three buckets in one card; what is later or done lies folded below. */
export function DueCard({ home, onSource }: { home: Home; onSource: (source: Source) => void }) {
  const marks = useDueMarks(home.today)
  const common = { today: home.today, marks, onSource }
  return (
    <Card title={t.home.due}>
      <div className="due-answer">
        <DueAnswer marks={marks} />
      </div>
      <div className="buckets">
        <Bucket title={t.home.overdue} icon="alert" late due={home.overdue} {...common} />
        <Bucket title={t.home.week} icon="calendar" due={home.week} {...common} />
        <Bucket title={t.home.thisMonth} icon="flag" due={home.month} {...common} />
      </div>
      <Folded title={t.home.later(home.later.length)} due={home.later} {...common} />
      <Folded title={t.home.done(home.done.length)} due={home.done} {...common} />
    </Card>
  )
}

interface FoldedProps {
  readonly title: string
  readonly due: readonly Due[]
  readonly today: string
  readonly marks: DueMarks
  readonly onSource: (source: Source) => void
}

export function Folded({ title, due, today, marks, onSource }: FoldedProps) {
  if (due.length === 0) return null
  return (
    <details className="folded">
      <summary>{title}</summary>
      <ul>
        {due.map((one) => (
          <DueItem key={one.id} due={one} today={today} marks={marks} onSource={onSource} />
        ))}
      </ul>
    </details>
  )
}
