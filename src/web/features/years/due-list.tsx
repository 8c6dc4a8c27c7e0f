import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import type { Due, Source } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { nearDate } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sources } from '../../ui/source-link.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { Tag } from '../../ui/tag.tsx'
import './home.css'

/** Marking done and taking it back, with the last answer where the list is. */
export function useDueMarks(today: string) {
  const touched = ['home', 'programmes']
  const done = useCommand(
    (due: Due, key) =>
      valueOf(
        api.POST('/api/due/{id}/done', {
          params: { path: { id: due.id } },
          body: { on: today, key, version: due.version },
        }),
      ),
    touched,
  )
  const open = useCommand(
    (due: Due, key) =>
      valueOf(
        api.POST('/api/due/{id}/open', {
          params: { path: { id: due.id } },
          body: { key, version: due.version },
        }),
      ),
    touched,
  )
  return { done, open }
}
export type DueMarks = ReturnType<typeof useDueMarks>

export function DueAnswer({ marks }: { marks: DueMarks }) {
  const error = marks.done.error ?? marks.open.error
  if (error) return <ProblemNote error={error} />
  const last = marks.done.data
  if (!last || marks.open.data?.id === last.id) return null
  return (
    <Note
      tone="ok"
      role="status"
      title={t.home.markedDone(last.title)}
      acts={
        <Button
          small
          icon="undo"
          busy={marks.open.isPending ? t.common.saving : false}
          onClick={() => marks.open.mutate(last)}
        >
          {t.common.undo}
        </Button>
      }
    />
  )
}

const SHOWN = 6

interface BucketProps {
  readonly title: string
  readonly icon: IconName
  readonly late?: boolean
  readonly due: readonly Due[]
  readonly today: string
  readonly marks: DueMarks
  readonly onSource: (source: Source) => void
}

export function Bucket({ title, icon, late, due, today, marks, onSource }: BucketProps) {
  const [all, setAll] = useState(false)
  const shown = all || late ? due : due.slice(0, SHOWN)
  return (
    <section className={late && due.length > 0 ? 'bucket late' : 'bucket'}>
      <h3>
        <Icon name={icon} /> {title} <b>{due.length}</b>
      </h3>
      {due.length === 0 && <p className="small-text soft">{t.home.nothingDue}</p>}
      <ul>
        {shown.map((one) => (
          <DueItem key={one.id} due={one} today={today} marks={marks} onSource={onSource} />
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
function shownDate(shown: string, today: string): string {
  const day = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(shown)
  return day ? nearDate(`${day[3]}-${day[2]}-${day[1]}`, today) : shown
}

export function DueItem({
  due,
  today,
  marks,
  onSource,
}: Omit<BucketProps, 'due' | 'title' | 'icon' | 'late'> & { due: Due }) {
  const mayMark = useMay('due.mark')
  const pending = marks.done.isPending && marks.done.variables.id === due.id
  return (
    <li className="due">
      <p className="due-title sentence">{due.title}</p>
      <div className="due-facts">
        {due.doneOn ? (
          <Tag tone="ok">{t.home.doneOn(nearDate(due.doneOn, today), due.doneBy)}</Tag>
        ) : (
          due.daysLate > 0 && (
            <Tag tone="bad" icon="clock">
              {t.home.daysLate(due.daysLate)}
            </Tag>
          )
        )}
        <span>
          {due.comparator === 'before' && !due.shown.includes(t.home.before) ? `${t.home.before} ` : ''}
          {shownDate(due.shown, today)}
        </span>
        {(due.who ?? due.submitTo) && (
          <span>{[due.who, due.submitTo && t.home.submitTo(due.submitTo)].filter(Boolean).join(' → ')}</span>
        )}
        <Sources sources={due.sources} onOpen={onSource} />
      </div>
      {mayMark && (
        <div className="due-acts">
          {due.doneOn ? (
            <Button small kind="ghost" icon="undo" onClick={() => marks.open.mutate(due)}>
              {t.home.reopen}
            </Button>
          ) : (
            <Button
              small
              icon="check"
              busy={pending ? t.common.saving : false}
              onClick={() => marks.done.mutate(due)}
              aria-label={t.home.markDoneOf(due.title)}
            >
              {t.home.markDone}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
