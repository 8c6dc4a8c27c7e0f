import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import type { PersonInput, PersonRow } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { Wrong } from '../../ui/error-summary.tsx'
import { CheckField, SelectField, TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import { readDateText } from '../../ui/date-text.ts'
import { showDate } from '../../../core/kernel/dates.ts'

interface PersonFormProps {
  readonly person: PersonRow | null
  readonly busy: boolean
  readonly error: unknown
  readonly submit: string
  readonly onSubmit: (person: PersonInput) => void
  readonly onCancel: () => void
}

export function PersonForm({ person, busy, error, submit, onSubmit, onCancel }: PersonFormProps) {
  const { today } = useSession()
  const units = useQuery(queries.units())
  const [fields, setFields] = useState<PersonInput>({
    name: person?.name ?? '',
    post: person?.post ?? null,
    unitId: person?.unitId ?? null,
    leader: person?.leader ?? false,
    sex: person?.sex ?? null,
    born: person?.born ?? null,
  })
  const [born, setBorn] = useState(person?.born ? showDate(person.born) : '')
  const [attempt, setAttempt] = useState(0)
  const set = (change: Partial<PersonInput>): void => setFields({ ...fields, ...change })
  const date = born.trim() === '' ? null : readDateText(born, today, true)
  // a record knows a year or a day, never a month alone
  const bornWrong = date === undefined || date?.length === 7
  const wrongs: Wrong[] = [
    ...(fields.name.trim().length < 2 ? [{ id: 'person-name', text: t.people.nameMissing }] : []),
    ...(bornWrong ? [{ id: 'person-born', text: t.people.bornWrong }] : []),
  ]
  const errorOf = (id: string): string | null =>
    attempt > 0 ? (wrongs.find((wrong) => wrong.id === id)?.text ?? null) : null
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt(attempt + 1)
        if (wrongs.length === 0)
          onSubmit({
            ...fields,
            name: fields.name.trim(),
            post: fields.post?.trim() || null,
            born: date ?? null,
          })
      }}
    >
      <ErrorSummary wrongs={wrongs} attempt={attempt} />
      {error !== null && error !== undefined && <ProblemNote error={error} />}
      <TextField
        id="person-name"
        label={t.people.name}
        value={fields.name}
        onText={(name) => set({ name })}
        error={errorOf('person-name')}
        maxLength={200}
      />
      <div className="pair">
        <TextField
          label={t.people.post}
          value={fields.post ?? ''}
          onText={(post) => set({ post })}
          maxLength={200}
        />
        <SelectField
          label={t.people.unit}
          value={fields.unitId ?? ''}
          choices={[
            { value: '', label: t.people.noUnit },
            ...(units.data?.units ?? []).map((unit) => ({ value: unit.id, label: unit.name })),
          ]}
          onText={(unit) => set({ unitId: unit || null })}
        />
      </div>
      <div className="pair">
        <SelectField
          label={t.people.sex}
          value={fields.sex ?? ''}
          choices={[
            { value: '', label: t.common.unknown },
            { value: 'nữ', label: t.people.female },
            { value: 'nam', label: t.people.male },
          ]}
          onText={(sex) => set({ sex: sex === 'nam' || sex === 'nữ' ? sex : null })}
        />
        <TextField
          id="person-born"
          label={t.people.born}
          hint={t.people.bornHint}
          value={born}
          onText={setBorn}
          error={errorOf('person-born')}
        />
      </div>
      <CheckField label={t.people.isLeader} checked={fields.leader} onCheck={(leader) => set({ leader })} />
      <div className="form-acts">
        <Button kind="primary" type="submit" busy={busy ? t.common.saving : false}>
          {submit}
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {t.common.cancel}
        </Button>
      </div>
    </form>
  )
}
