import { useState } from 'react'
import type { Due, Source } from '../../api/types.ts'
import { nearDate } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { EvidenceDoor } from '../../ui/evidence/evidence-door.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon.tsx'
import { Sources } from '../../ui/source-link.tsx'
import { Tag } from '../../ui/tag.tsx'
import { usePrinting } from '../../ui/use-printing.ts'
import { DoneAct } from './done-act.tsx'
import type { DueMarks } from './due-marks.tsx'
import type { DueGroup } from './recurring.ts'
import './home.css'

const SHOWN = 3
const LATE = 6

interface Around {
  readonly today: string
  readonly marks: DueMarks
  readonly onSource: (source: Source) => void
}
interface BucketProps extends Around {
  readonly title: string
  readonly icon: IconName
  readonly late?: boolean
  readonly due: readonly Due[]
}

export function Bucket({ title, icon, late, due, ...around }: BucketProps) {
  const [all, setAll] = useState(false)
  const printing = usePrinting()
  const shown = all || printing ? due : due.slice(0, late ? LATE : SHOWN)
  return (
    <section className={late && due.length > 0 ? 'bucket late' : 'bucket'}>
      <h3>
        <Icon name={icon} /> {title} <b>{due.length}</b>
      </h3>
      {due.length === 0 && <p className="small-text soft">{t.home.nothingDue}</p>}
      <ul>
        {shown.map((one) => (
          <DueItem key={one.id} due={one} {...around} />
        ))}
      </ul>
      {shown.length < due.length && (
        <Button small kind="ghost" onClick={() => setAll(true)}>
          {t.home.moreDue(due.length - shown.length)}
        </Button>
      )}
    </section>
  )
}

/** A whole day is shown with its weekday when it is near; anything else as the plan says it. */
function shownDate(due: Due, today: string): string {
  const day = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(due.shown)
  const before = due.comparator === 'before' && !due.shown.includes(t.home.before) ? `${t.home.before} ` : ''
  return before + (day ? nearDate(`${day[3]}-${day[2]}-${day[1]}`, today) : due.shown)
}

function DueState({ due, today }: { due: Due; today: string }) {
  if (due.doneOn) return <Tag tone="ok">{t.home.doneOn(nearDate(due.doneOn, today), due.doneBy)}</Tag>
  if (due.daysLate === 0) return null
  return (
    <Tag tone="bad" icon="clock">
      {t.home.daysLate(due.daysLate)}
    </Tag>
  )
}

export function DueItem({ due, today, marks, onSource }: Around & { due: Due }) {
  return (
    <li className="due">
      <DueWords due={due} today={today} onSource={onSource} />
      <DoneAct due={due} today={today} marks={marks} />
      <EvidenceDoor of="due" thingId={due.id} title={due.title} />
    </li>
  )
}

function DueWords({ due, today, onSource }: Omit<Around, 'marks'> & { due: Due }) {
  return (
    <>
      <p className="due-title sentence">{due.title}</p>
      <div className="due-facts">
        <DueState due={due} today={today} />
        <span>{shownDate(due, today)}</span>
        {(due.who ?? due.submitTo) && (
          <span>{[due.who, due.submitTo && t.home.submitTo(due.submitTo)].filter(Boolean).join(' → ')}</span>
        )}
        <Sources sources={due.sources} onOpen={onSource} />
      </div>
    </>
  )
}

/** A recurring duty is one row: its next instance, and all of them folded below. */
export function DueRow({ group, ...around }: Around & { group: DueGroup }) {
  const { next, all } = group
  const first = next ?? all.at(-1)
  if (!first) return null
  if (all.length === 1) return <DueItem due={first} {...around} />
  return (
    <li className="due">
      <DueWords due={first} today={around.today} onSource={around.onSource} />
      <DoneAct due={first} today={around.today} marks={around.marks} />
      <EvidenceDoor of="due" thingId={first.id} title={first.title} />
      <details className="instances">
        <summary>{t.home.instances(all.length, group.done)}</summary>
        <ul>
          {all.map((due) => (
            <li key={due.id} className="instance">
              <span>{shownDate(due, around.today)}</span>
              <DueState due={due} today={around.today} />
              {due.id !== first.id && <DoneAct due={due} today={around.today} marks={around.marks} />}
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}
