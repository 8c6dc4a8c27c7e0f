import type { FactField } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { AreaField, SelectField, TextField } from '../../../ui/field.tsx'
import { draftOf, valueOfDraft } from './field-values.ts'

/** stands in the draft while a date box holds something that is no date */
const UNREADABLE = '\u0000'

/** Why what stands in a box cannot be sent; null when it can. */
export function fieldProblem(field: FactField, text: string, optional = true): string | null {
  if (text === UNREADABLE) return t.date.wrong
  const value = valueOfDraft(field, text)
  if (value === undefined) return t.review.notNumber
  const empty = value === null || (field.type === 'list' && Array.isArray(value) && value.length === 0)
  return empty && !optional ? t.review.missing(field.label) : null
}

interface FieldInputProps {
  readonly id: string
  readonly field: FactField
  readonly text: string
  readonly today: string
  /** what is wrong with it, once it was sent */
  readonly error: string | null
  readonly onText: (text: string) => void
}

/** The box of one value, by its type. */
export function FieldInput({ id, field, text, today, error, onText }: FieldInputProps) {
  switch (field.type) {
    case 'date':
      return (
        <DateField
          id={id}
          label={field.label}
          value={text === UNREADABLE || text === '' ? null : text}
          today={today}
          error={error}
          onDate={(date) => onText(date === undefined ? UNREADABLE : (date ?? ''))}
        />
      )
    case 'choice':
      return (
        <SelectField
          id={id}
          label={field.label}
          error={error}
          value={text}
          choices={choicesOf(field)}
          onText={onText}
        />
      )
    case 'list':
      return (
        <AreaField
          id={id}
          label={field.label}
          hint={t.review.listHint}
          error={error}
          value={text}
          onText={onText}
        />
      )
    case 'rule':
      return (
        <AreaField
          id={id}
          label={field.label}
          hint={t.review.ruleHint}
          error={error}
          value={text}
          onText={onText}
        />
      )
    case 'number':
      return (
        <TextField
          id={id}
          label={field.label}
          value={text}
          inputMode="decimal"
          error={error}
          onText={onText}
          style={{ maxWidth: '200px' }}
        />
      )
    default:
      return text.length > 60 ? (
        <AreaField id={id} label={field.label} error={error} value={text} onText={onText} />
      ) : (
        <TextField id={id} label={field.label} error={error} value={text} onText={onText} />
      )
  }
}

function choicesOf(field: FactField): { value: string; label: string }[] {
  const choices = (field.choices ?? []).map((choice) => ({
    value: JSON.stringify(choice.value ?? null),
    label: choice.label,
  }))
  const now = draftOf(field)
  return choices.some((choice) => choice.value === now)
    ? choices
    : [{ value: now, label: field.shown || t.common.none }, ...choices]
}
