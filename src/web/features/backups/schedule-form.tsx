import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { BackupsAnswer } from './queries.ts'
import { words } from './words.ts'

type Schedule = BackupsAnswer['schedule']
type Every = Schedule['every']
const EVERY: readonly Every[] = ['day', 'week', 'never']
const KEPT = { daily: [1, 60], weekly: [0, 60], monthly: [0, 120] } as const
type Period = keyof typeof KEPT

/** What is typed, until it is sent. */
interface Typed {
  readonly every: Every
  readonly at: string
  readonly day: string
  readonly keep: Readonly<Record<Period, string>>
}

const typedOf = ({ every, at, day, keep }: Schedule): Typed => ({
  every,
  at,
  day: String(day),
  keep: { daily: String(keep.daily), weekly: String(keep.weekly), monthly: String(keep.monthly) },
})

const numberWrong = (period: Period, text: string): boolean =>
  !/^\d+$/.test(text) || Number(text) < KEPT[period][0] || Number(text) > KEPT[period][1]
const timeWrong = (text: string): boolean => !/^([01]\d|2[0-3]):[0-5]\d$/.test(text)

export function ScheduleForm({ schedule }: { schedule: Schedule }) {
  const w = words()
  const [typed, setTyped] = useState(() => typedOf(schedule))
  const [tried, setTried] = useState(false)
  const save = useCommand(
    (next: Typed, key) =>
      valueOf(
        api.PUT('/api/backups/schedule', {
          body: {
            every: next.every,
            at: next.at,
            day: Number(next.day),
            keep: {
              daily: Number(next.keep.daily),
              weekly: Number(next.keep.weekly),
              monthly: Number(next.keep.monthly),
            },
            version: schedule.version,
            key,
          },
        }),
      ),
    ['backups'],
  )
  const periods = Object.keys(KEPT) as Period[]
  const wrong = timeWrong(typed.at) || periods.some((period) => numberWrong(period, typed.keep[period]))
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!wrong) save.mutate(typed)
      }}
    >
      {save.error && <ProblemNote error={save.error} />}
      <When typed={typed} tried={tried} onTyped={setTyped} />
      <p className="hint">{w.keepHint}</p>
      {periods.map((period) => (
        <TextField
          key={period}
          label={{ daily: w.keepDaily, weekly: w.keepWeekly, monthly: w.keepMonthly }[period]}
          inputMode="numeric"
          value={typed.keep[period]}
          error={
            tried && numberWrong(period, typed.keep[period])
              ? w.numberWrong(KEPT[period][0], KEPT[period][1])
              : null
          }
          onText={(text) => setTyped({ ...typed, keep: { ...typed.keep, [period]: text } })}
        />
      ))}
      <Button type="submit" busy={save.isPending ? t.common.saving : false}>
        {w.save}
      </Button>
      {save.isSuccess && (
        <Note tone="ok" role="status">
          {w.saved}
        </Note>
      )}
    </form>
  )
}

function When({ typed, tried, onTyped }: { typed: Typed; tried: boolean; onTyped: (next: Typed) => void }) {
  const w = words()
  return (
    <div className="pair">
      <SelectField
        label={w.every}
        value={typed.every}
        choices={EVERY.map((every) => ({ value: every, label: w.everyChoices[every] }))}
        onText={(text) => onTyped({ ...typed, every: EVERY.find((every) => every === text) ?? 'day' })}
      />
      {typed.every === 'week' && (
        <SelectField
          label={w.day}
          value={typed.day}
          choices={w.days.map((label, i) => ({ value: String(i + 1), label }))}
          onText={(day) => onTyped({ ...typed, day })}
        />
      )}
      {typed.every !== 'never' && (
        <TextField
          label={w.at}
          value={typed.at}
          inputMode="numeric"
          error={tried && timeWrong(typed.at) ? w.atWrong : null}
          onText={(at) => onTyped({ ...typed, at })}
        />
      )}
    </div>
  )
}
