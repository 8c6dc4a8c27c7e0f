import { useState } from 'react'
import type { Due } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import type { DueMarks } from './due-marks.tsx'

interface DoneActProps {
  readonly due: Due
  readonly today: string
  readonly marks: DueMarks
}

/** Done today with one press, on an earlier day with two; what is done can be opened again. */
export function DoneAct({ due, today, marks }: DoneActProps) {
  const [choosing, setChoosing] = useState(false)
  const mayMark = useMay('due.mark')
  const pending = marks.done.isPending && marks.done.variables.due.id === due.id
  if (!mayMark) return null
  if (due.doneOn)
    return (
      <div className="due-acts">
        <Button small kind="ghost" icon="undo" onClick={() => marks.open.mutate(due)}>
          {t.home.reopen}
        </Button>
      </div>
    )
  return (
    <div className="due-acts">
      <div className="line wraps">
        <Button
          small
          icon="check"
          busy={pending ? t.common.saving : false}
          onClick={() => marks.done.mutate({ due, on: today })}
          aria-label={t.home.markDoneOf(due.title)}
        >
          {t.home.markDone}
        </Button>
        <Button
          small
          kind="ghost"
          aria-expanded={choosing}
          aria-label={t.home.otherDayOf(due.title)}
          onClick={() => setChoosing(!choosing)}
        >
          {t.home.otherDay}
        </Button>
      </div>
      {choosing && (
        <DoneOn
          today={today}
          busy={pending}
          onChosen={(on) => marks.done.mutate({ due, on })}
          onCancel={() => setChoosing(false)}
        />
      )}
    </div>
  )
}

interface DoneOnProps {
  readonly today: string
  readonly busy: boolean
  readonly onChosen: (day: string) => void
  readonly onCancel: () => void
}

function DoneOn({ today, busy, onChosen, onCancel }: DoneOnProps) {
  const [day, setDay] = useState<string | null | undefined>(today)
  const [wrong, setWrong] = useState<string | null>(null)
  return (
    <form
      className="done-on form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!day) setWrong(t.date.wrong)
        else if (day > today) setWrong(t.home.notYet)
        else onChosen(day)
      }}
    >
      <DateField
        label={t.home.doneDay}
        hint={t.home.doneDayHint}
        value={today}
        today={today}
        error={wrong}
        wholeDay
        past
        onDate={(next) => {
          setDay(next)
          setWrong(null)
        }}
      />
      <div className="form-acts">
        <Button small type="submit" icon="check" busy={busy ? t.common.saving : false}>
          {t.home.markOn}
        </Button>
        <Button small kind="ghost" onClick={onCancel}>
          {t.common.cancel}
        </Button>
      </div>
    </form>
  )
}
