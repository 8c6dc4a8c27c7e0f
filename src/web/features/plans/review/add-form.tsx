import { useState } from 'react'
import { FIELDS, fieldsOf } from '../../../../core/plans/review/fields.ts'
import type { FactField, FactKind, Review } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { FieldInput, fieldProblem } from './field-input.tsx'
import { draftOf, valueOfDraft } from './field-values.ts'
import type { Draft } from './field-values.ts'
import { prefill } from './prefill.ts'

/** these hang on a campaign; a criterion may also hold for the whole plan */
export const NEEDS_CAMPAIGN: readonly FactKind[] = ['award', 'participants', 'content']

interface AddFormProps {
  readonly kind: FactKind
  readonly words: string
  readonly near: string
  readonly campaigns: Review['facts']
  /** the campaign that the words stand under */
  readonly before: string | null
  readonly onValues: (values: Record<string, unknown>, parent: string | null) => void
  readonly onCancel: () => void
}

/** The fields of a kind as the selected words fill them. */
const fieldsFrom = (kind: FactKind, words: string, near: string): readonly FactField[] =>
  fieldsOf(kind, prefill(kind, words, near) as never).map(({ choices, ...field }) => ({
    ...field,
    // a rule is read from the sentence itself
    ...(field.type === 'rule' ? { shown: words } : {}),
    ...(choices ? { choices: [...choices] } : {}),
  }))

/** What stands in the boxes, what is wrong with it, and what it comes to. */
function useValues({ kind, words, near }: Pick<AddFormProps, 'kind' | 'words' | 'near'>) {
  const [fields] = useState(() => fieldsFrom(kind, words, near))
  const [draft, setDraft] = useState<Draft>({})
  const textOf = (field: FactField): string => draft[field.name] ?? draftOf(field)
  const problemOf = (field: FactField): string | null => {
    const optional = FIELDS[kind].find((one) => one.name === field.name)?.empty ?? true
    return fieldProblem(field, textOf(field), optional)
  }
  const write = (field: FactField, text: string): void => setDraft({ ...draft, [field.name]: text })
  const values = (): Record<string, unknown> => {
    const said = fields.map((field) => [field.name, valueOfDraft(field, textOf(field))] as const)
    return Object.fromEntries(said.filter(([, value]) => value !== null))
  }
  return { fields, textOf, problemOf, write, values }
}

export function AddForm({ kind, words, near, campaigns, before, onValues, onCancel }: AddFormProps) {
  const { fields, textOf, problemOf, write, values } = useValues({ kind, words, near })
  const [tried, setTried] = useState(false)
  const needs = NEEDS_CAMPAIGN.includes(kind)
  const [parent, setParent] = useState(before ?? (needs ? (campaigns[0]?.id ?? '') : ''))
  const asksParent = (needs || kind === 'criterion') && campaigns.length > 0
  const submit = (): void => {
    setTried(true)
    const wrong = fields.find((field) => problemOf(field) !== null)
    if (wrong) document.getElementById(`add-${wrong.name}`)?.focus()
    else onValues(values(), asksParent && parent ? parent : null)
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {asksParent && (
        <SelectField
          label={t.review.addParent}
          value={parent}
          choices={[
            ...(needs ? [] : [{ value: '', label: t.review.wholePlan }]),
            ...campaigns.map((fact) => ({ value: fact.id, label: `${fact.number} · ${fact.title}` })),
          ]}
          onText={setParent}
        />
      )}
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          id={`add-${field.name}`}
          field={field}
          text={textOf(field)}
          today={near}
          error={tried ? problemOf(field) : null}
          onText={(text) => write(field, text)}
        />
      ))}
      <div className="form-acts">
        <Button type="submit" icon="plus">
          {t.review.add}
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {t.common.cancel}
        </Button>
      </div>
    </form>
  )
}
