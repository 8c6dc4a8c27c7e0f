import { useEffect, useId, useState } from 'react'
import type { FormEvent } from 'react'
import type { Fact, FactField } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { Button } from '../../../ui/button.tsx'
import { DateField } from '../../../ui/date-field.tsx'
import { AreaField, SelectField, TextField } from '../../../ui/field.tsx'
import { changesOf, draftOf, valueOfDraft } from './field-values.ts'
import type { Draft } from './field-values.ts'

interface MendFormProps {
  readonly fact: Fact
  readonly today: string
  /** what was typed before, kept while the fact is not the current one */
  readonly drafts: Map<string, Draft>
  readonly primary: boolean
  readonly onMend: (values: Record<string, unknown>) => void
  readonly onCancel: () => void
}

export function MendForm({ fact, today, drafts, primary, onMend, onCancel }: MendFormProps) {
  const [draft, setDraft] = useState<Draft>(() => drafts.get(fact.id) ?? {})
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const prefix = useId()
  const first = `${prefix}-${fact.fields[0]?.name ?? ''}`
  // whoever asked for the form by key goes on typing in it
  useEffect(() => document.getElementById(first)?.focus(), [first])
  const write = (name: string, text: string): void => {
    const next = { ...draft, [name]: text }
    drafts.set(fact.id, next)
    setDraft(next)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const bad = fact.fields.filter(
      (field) =>
        valueOfDraft(field, draft[field.name] ?? draftOf(field)) === undefined ||
        draft[field.name] === UNREADABLE,
    )
    setWrong(new Set(bad.map((field) => field.name)))
    const first = bad[0]
    const values = changesOf(fact.fields, draft)
    if (first || !values) document.getElementById(`${prefix}-${first?.name ?? ''}`)?.focus()
    else onMend(values)
  }
  return (
    <form className="form mend" onSubmit={submit}>
      {fact.fields.map((field) => (
        <OneField
          key={field.name}
          id={`${prefix}-${field.name}`}
          field={field}
          text={draft[field.name] ?? draftOf(field)}
          today={today}
          wrong={wrong.has(field.name)}
          onText={(text) => write(field.name, text)}
        />
      ))}
      <div className="form-acts">
        <Button kind={primary ? 'primary' : 'plain'} type="submit">
          {t.review.saveMend}
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {t.common.cancel}
        </Button>
      </div>
    </form>
  )
}

/** stands in the draft while a date box holds something that is no date */
const UNREADABLE = '\u0000'

interface OneFieldProps {
  readonly id: string
  readonly field: FactField
  readonly text: string
  readonly today: string
  readonly wrong: boolean
  readonly onText: (text: string) => void
}

function OneField({ id, field, text, today, wrong, onText }: OneFieldProps) {
  switch (field.type) {
    case 'date':
      return (
        <DateField
          id={id}
          label={field.label}
          value={text === UNREADABLE || text === '' ? null : text}
          today={today}
          onDate={(date) => onText(date === undefined ? UNREADABLE : (date ?? ''))}
        />
      )
    case 'choice':
      return (
        <SelectField id={id} label={field.label} value={text} choices={choicesOf(field)} onText={onText} />
      )
    case 'list':
      return <AreaField id={id} label={field.label} hint={t.review.listHint} value={text} onText={onText} />
    case 'rule':
      return <AreaField id={id} label={field.label} hint={t.review.ruleHint} value={text} onText={onText} />
    case 'number':
      return (
        <TextField
          id={id}
          label={field.label}
          value={text}
          inputMode="decimal"
          error={wrong ? t.review.notNumber : null}
          onText={onText}
          style={{ maxWidth: '200px' }}
        />
      )
    default:
      return text.length > 60 ? (
        <AreaField id={id} label={field.label} value={text} onText={onText} />
      ) : (
        <TextField id={id} label={field.label} value={text} onText={onText} />
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
