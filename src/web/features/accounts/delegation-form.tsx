import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FORMS } from '../../../core/people/delegations.ts'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ErrorSummary, type Wrong } from '../../ui/error-summary.tsx'
import { CheckField, RadioField, SelectField, TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import { asks, type DelegationInput } from './queries.ts'
import { words } from './words.ts'

interface Draft {
  readonly form: DelegationInput['form']
  readonly from: string
  readonly to: string
  readonly unitId: string
  readonly part: boolean
  readonly actions: ReadonlySet<DelegationInput['actions'][number]>
  readonly document: string
  /** undefined: what stands in the box is no date */
  readonly validFrom: string | null | undefined
  readonly validTo: string | null | undefined
}

function wrongsOf(draft: Draft): Wrong[] {
  const w = words()
  return [
    ...(draft.to === '' ? [{ id: 'taker', text: w.takerMissing }] : []),
    ...(draft.validFrom === undefined ? [{ id: 'from', text: w.dateWrong }] : []),
    ...(draft.validFrom === null ? [{ id: 'from', text: w.fromMissing }] : []),
    ...(draft.validTo === undefined ? [{ id: 'until', text: w.dateWrong }] : []),
    ...(draft.document.trim().length < 2 ? [{ id: 'document', text: w.documentMissing }] : []),
    ...(draft.part && draft.actions.size === 0 ? [{ id: 'actions', text: w.chooseActions }] : []),
  ]
}

export function DelegationForm({ onMade, onCancel }: { onMade: () => void; onCancel: () => void }) {
  const w = words()
  const { account, body, today } = useSession()
  const choices = useQuery(asks.delegationChoices())
  const [draft, setDraft] = useState<Draft>({
    form: 'KT',
    from: account.id,
    to: '',
    unitId: '',
    part: false,
    actions: new Set(),
    document: '',
    validFrom: today,
    validTo: null,
  })
  const [attempt, setAttempt] = useState(0)
  const make = useCommand(
    (delegation: DelegationInput, key) =>
      valueOf(api.POST('/api/delegations', { body: { key, delegation } })),
    ['delegations'],
  )
  const wrongs = wrongsOf(draft)
  const errorOf = (id: string): string | null =>
    attempt > 0 ? (wrongs.find((wrong) => wrong.id === id)?.text ?? null) : null
  const accounts = choices.data?.accounts ?? []
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change })
  const submit = (): void => {
    setAttempt(attempt + 1)
    if (wrongs.length > 0 || body === null || !draft.validFrom || draft.validTo === undefined) return
    const { form, from, to, unitId, part, actions, document, validFrom, validTo } = draft
    make.mutate(
      {
        form,
        from,
        to,
        bodyId: body.id,
        unitId: unitId || null,
        actions: part ? [...actions] : [],
        document,
        validFrom,
        validTo,
      },
      { onSuccess: onMade },
    )
  }
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ErrorSummary wrongs={wrongs} attempt={attempt} />
      {make.error && <ProblemNote error={make.error} />}
      <SelectField
        label={w.form}
        value={draft.form}
        choices={FORMS.map((form) => ({ value: form, label: w.forms[form] }))}
        onText={(value) => set({ form: FORMS.find((form) => form === value) ?? draft.form })}
      />
      <div className="pair">
        {choices.data?.others && (
          <SelectField
            label={w.giver}
            value={draft.from}
            choices={[
              { value: account.id, label: account.name },
              ...accounts
                .filter((one) => one.id !== account.id)
                .map((one) => ({ value: one.id, label: one.name })),
            ]}
            onText={(from) => set({ from })}
          />
        )}
        <SelectField
          id="taker"
          label={w.taker}
          error={errorOf('taker')}
          value={draft.to}
          choices={[
            { value: '', label: w.chooseTaker },
            ...accounts
              .filter((one) => one.id !== draft.from)
              .map((one) => ({ value: one.id, label: one.name })),
          ]}
          onText={(to) => set({ to })}
        />
        <SelectField
          label={w.unit}
          value={draft.unitId}
          choices={[
            { value: '', label: w.wholeBody },
            ...(choices.data?.units ?? []).map((unit) => ({ value: unit.id, label: unit.name })),
          ]}
          onText={(unitId) => set({ unitId })}
        />
      </div>
      <div className="pair">
        <DateField
          id="from"
          label={w.from}
          value={draft.validFrom ?? null}
          today={today}
          wholeDay
          error={errorOf('from')}
          onDate={(validFrom) => set({ validFrom })}
        />
        <DateField
          id="until"
          label={w.until}
          hint={w.periodHint}
          value={draft.validTo ?? null}
          today={today}
          wholeDay
          error={errorOf('until')}
          onDate={(validTo) => set({ validTo })}
        />
      </div>
      <TextField
        id="document"
        label={w.document}
        hint={w.documentHint}
        error={errorOf('document')}
        value={draft.document}
        onText={(document) => set({ document })}
      />
      <What draft={draft} actions={choices.data?.actions ?? []} error={errorOf('actions')} onDraft={set} />
      <div className="form-acts">
        <Button kind="primary" type="submit" busy={make.isPending ? t.common.saving : false}>
          {w.makeDelegation}
        </Button>
        <Button onClick={onCancel}>{t.common.cancel}</Button>
      </div>
    </form>
  )
}

interface WhatProps {
  readonly draft: Draft
  readonly actions: DelegationInput['actions']
  readonly error: string | null
  readonly onDraft: (change: Partial<Draft>) => void
}

function What({ draft, actions, error, onDraft }: WhatProps) {
  const w = words()
  return (
    <>
      <RadioField
        legend={w.what}
        name="what"
        value={draft.part ? 'part' : 'all'}
        choices={[
          { value: 'all', label: w.allOfIt },
          { value: 'part', label: w.chosenOnly },
        ]}
        onChoose={(value) => onDraft({ part: value === 'part' })}
      />
      {draft.part && (
        <fieldset id="actions" tabIndex={-1}>
          <legend className="unseen">{w.chosenOnly}</legend>
          {error && <p className="wrong">{error}</p>}
          {actions.map((action) => (
            <CheckField
              key={action}
              label={w.actions[action] ?? action}
              checked={draft.actions.has(action)}
              onCheck={(on) => {
                const next = new Set(draft.actions)
                if (on) next.add(action)
                else next.delete(action)
                onDraft({ actions: next })
              }}
            />
          ))}
        </fieldset>
      )}
      <p className="small-text soft">{w.kept}</p>
    </>
  )
}
