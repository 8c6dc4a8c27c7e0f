import { useState } from 'react'
import { t } from '../i18n/text.ts'
import { dateText, isWholeDay, readDateText } from './date-text.ts'
import { Field } from './field.tsx'

interface DateFieldProps {
  readonly label: string
  readonly value: string | null
  readonly today: string
  readonly hint?: string
  readonly error?: string | null
  readonly id?: string
  /** refuse months and years */
  readonly wholeDay?: boolean
  /** two digits of a year never stand for a year to come */
  readonly past?: boolean
  /** `undefined`: what stands in the box is no date */
  readonly onDate: (date: string | null | undefined) => void
}

/** One text box that reads dates as people type them and writes them as the interface does. */
export function DateField({ label, value, today, hint, error, id, wholeDay, past, onDate }: DateFieldProps) {
  const [typed, setTyped] = useState(() => dateText(value))
  const [wrong, setWrong] = useState(false)
  const read = (text: string): string | null | undefined => {
    if (text.trim() === '') return null
    const date = readDateText(text, today, past)
    return date !== undefined && wholeDay && !isWholeDay(date) ? undefined : date
  }
  return (
    <Field label={label} hint={hint ?? t.date.hint} error={error ?? (wrong ? t.date.wrong : null)} id={id}>
      {(inside) => (
        <input
          {...inside}
          className="input short"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            const date = read(event.target.value)
            setTyped(event.target.value)
            if (date !== undefined) setWrong(false)
            onDate(date)
          }}
          onBlur={() => {
            const date = read(typed)
            setWrong(date === undefined)
            if (date) setTyped(dateText(date))
          }}
        />
      )}
    </Field>
  )
}
