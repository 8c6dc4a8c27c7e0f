import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import type { BodyInput, Session } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../button.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import type { Wrong } from '../error-summary.tsx'
import { RadioField, SelectField, TextField } from '../field.tsx'
import { ProblemNote } from '../problem-note.tsx'

type Body = Omit<BodyInput, 'key' | 'version'>
const KINDS: readonly BodyInput['kind'][] = [
  'specialised-agency',
  'commune',
  'school',
  'hospital',
  'ministry-agency',
  'province',
  'enterprise',
  'union',
  'party',
  'bloc',
  'cluster',
  'other',
]

interface BodyFormProps {
  readonly body: Session['body']
  readonly submit: string
  readonly onSaved: () => void
}

/** My body, as it stands at the head of its documents. */
export function BodyForm({ body, submit, onSaved }: BodyFormProps) {
  const [fields, setFields] = useState<Body>({
    name: body?.name ?? '',
    abbreviation: body?.abbreviation ?? '',
    kind: body?.kind ?? 'specialised-agency',
    superior: body?.superior ?? null,
    yearKind: body?.yearKind ?? 'calendar',
  })
  const [attempt, setAttempt] = useState(0)
  const set = (change: Partial<Body>): void => setFields({ ...fields, ...change })
  const save = useCommand(
    (input: Body, key) =>
      valueOf(api.PUT('/api/body', { body: { ...input, key, version: body?.version ?? 0 } })),
    ['session', 'home'],
  )
  const wrongs: Wrong[] = [
    ...(fields.name.trim().length < 2 ? [{ id: 'body-name', text: t.setup.bodyNameMissing }] : []),
    ...(fields.abbreviation.trim() === ''
      ? [{ id: 'body-abbreviation', text: t.setup.abbreviationMissing }]
      : []),
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
          save.mutate({ ...fields, superior: fields.superior?.trim() || null }, { onSuccess: onSaved })
      }}
    >
      <ErrorSummary wrongs={wrongs} attempt={attempt} />
      {save.error && <ProblemNote error={save.error} />}
      <TextField
        id="body-name"
        label={t.setup.bodyName}
        hint={t.setup.bodyNameHint}
        value={fields.name}
        onText={(name) => set({ name })}
        error={errorOf('body-name')}
        maxLength={300}
      />
      <div className="pair">
        <TextField
          id="body-abbreviation"
          label={t.setup.abbreviation}
          hint={t.setup.abbreviationHint}
          value={fields.abbreviation}
          onText={(abbreviation) => set({ abbreviation })}
          error={errorOf('body-abbreviation')}
          maxLength={30}
        />
        <SelectField
          label={t.setup.kind}
          hint={t.setup.kindHint}
          value={fields.kind}
          choices={KINDS.map((kind) => ({ value: kind, label: t.bodyKinds[kind] }))}
          onText={(text) =>
            set({
              kind: KINDS.find((kind) => kind === text) ?? 'other',
              ...(text === 'school' ? { yearKind: 'school' } : {}),
            })
          }
        />
      </div>
      <TextField
        label={t.setup.superior}
        hint={t.setup.superiorHint}
        value={fields.superior ?? ''}
        onText={(superior) => set({ superior })}
        maxLength={300}
      />
      <RadioField
        legend={t.setup.yearKind}
        name="year-kind"
        value={fields.yearKind}
        choices={[
          { value: 'calendar', label: t.setup.calendarYear },
          { value: 'school', label: t.setup.schoolYear },
        ]}
        onChoose={(value) => set({ yearKind: value === 'school' ? 'school' : 'calendar' })}
      />
      <Button kind="primary" type="submit" busy={save.isPending ? t.common.saving : false}>
        {submit}
      </Button>
    </form>
  )
}
