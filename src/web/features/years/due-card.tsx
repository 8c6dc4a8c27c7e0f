import type { Due, Home, Source } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { Card, Empty } from '../../ui/data.tsx'
import { SourceLink } from '../../ui/source-link.tsx'
import { Bucket, DueItem, DueRow } from './due-list.tsx'
import { DueAnswer, useDueMarks } from './due-marks.tsx'
import type { DueMarks } from './due-marks.tsx'
import type { DueGroup } from './recurring.ts'

interface Around {
  readonly today: string
  readonly marks: DueMarks
  readonly onSource: (source: Source) => void
}

/** Three buckets in one card; what is later or done lies folded below. */
export function DueCard({ home, onSource }: { home: Home; onSource: (source: Source) => void }) {
  const marks = useDueMarks()
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
      <Conditions conditions={home.conditions} onSource={onSource} />
      <Folded title={t.home.done(home.done.length)} due={home.done} {...common} />
    </Card>
  )
}

function Folded({ title, due, ...around }: Around & { title: string; due: readonly Due[] }) {
  if (due.length === 0) return null
  return (
    <details className="folded">
      <summary>{title}</summary>
      <ul>
        {due.map((one) => (
          <DueItem key={one.id} due={one} {...around} />
        ))}
      </ul>
    </details>
  )
}

/** What is to be done when somebody asks for it: no day stands in the plan. */
function Conditions({ conditions, onSource }: Pick<Home, 'conditions'> & Pick<Around, 'onSource'>) {
  if (conditions.length === 0) return null
  return (
    <details className="folded">
      <summary>{t.home.conditions(conditions.length)}</summary>
      <ul>
        {conditions.map((condition) => (
          <li key={condition.source.planId + condition.source.fact} className="due">
            <span className="sentence">{condition.text}</span>{' '}
            <SourceLink source={condition.source} onOpen={onSource} />
          </li>
        ))}
      </ul>
    </details>
  )
}

interface ProgrammeDuesProps {
  readonly groups: readonly DueGroup[]
  readonly today: string
  readonly onSource: (source: Source) => void
}

/** The deadlines of one programme, what is open first; a duty that comes again is one row. */
export function ProgrammeDues({ groups, ...rest }: ProgrammeDuesProps) {
  const marks = useDueMarks()
  const around = { ...rest, marks }
  const [open, done] = [groups.filter((one) => one.next), groups.filter((one) => !one.next)]
  return (
    <Card title={t.programme.deadlines(groups.length)}>
      <div className="due-answer">
        <DueAnswer marks={marks} />
      </div>
      {groups.length === 0 && <Empty icon="calendar" title={t.programme.noDeadlines} />}
      {open.length > 0 && (
        <ul className="listed-due">
          {open.map((group) => (
            <DueRow key={group.id} group={group} {...around} />
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <details className="folded">
          <summary>{t.home.done(done.length)}</summary>
          <ul>
            {done.map((group) => (
              <DueRow key={group.id} group={group} {...around} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
