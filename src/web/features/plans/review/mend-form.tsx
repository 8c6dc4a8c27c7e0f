import { useEffect, useId, useState } from 'react'
import type { FormEvent } from 'react'
import type { Fact, FactField } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { Button } from '../../../ui/button.tsx'
import { FieldInput, fieldProblem } from './field-input.tsx'
import { changesOf, draftOf } from './field-values.ts'
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
  const textOf = (field: FactField): string => draft[field.name] ?? draftOf(field)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const bad = fact.fields.filter((field) => fieldProblem(field, textOf(field)) !== null)
    setWrong(new Set(bad.map((field) => field.name)))
    const first = bad[0]
    const values = changesOf(fact.fields, draft)
    if (first || !values) document.getElementById(`${prefix}-${first?.name ?? ''}`)?.focus()
    else onMend(values)
  }
  return (
    <form className="form mend" onSubmit={submit}>
      {fact.fields.map((field) => (
        <FieldInput
          key={field.name}
          id={`${prefix}-${field.name}`}
          field={field}
          text={textOf(field)}
          today={today}
          error={wrong.has(field.name) ? fieldProblem(field, textOf(field)) : null}
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
