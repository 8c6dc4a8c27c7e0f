import { CheckField, RadioField, SelectField, TextField } from '../../ui/field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import { choosable, KINDS, type Draft } from './change-form.ts'
import type { Tree } from './queries.ts'
import { words } from './words.ts'

interface WhatProps {
  readonly tree: Tree
  readonly draft: Draft
  readonly tried: boolean
  readonly onChange: (change: Partial<Draft>) => void
}

/** What is done, to whom, from when, on which decision. */
export function WhatFields({ tree, draft, tried, onChange }: WhatProps) {
  const w = words()
  const { today } = useSession()
  const bodies = tree.bodies.filter((body) => body.mayChangeUnits && body.endedOn === null)
  const places = choosable(tree, draft)
  const one = draft.kind === 'rename' || draft.kind === 'split'
  const pick = (id: string, on: boolean): void =>
    onChange({ from: one ? [id] : on ? [...draft.from, id] : draft.from.filter((other) => other !== id) })
  return (
    <div className="form">
      <RadioField
        legend={w.change.kind}
        name="change-kind"
        value={draft.kind}
        choices={KINDS.map((kind) => ({
          value: kind,
          label: w.kinds[kind],
          hint: w.change.kindHints[kind],
        }))}
        onChoose={(value) => {
          const kind = KINDS.find((known) => known === value) ?? 'rename'
          onChange({
            kind,
            from: kind === 'rename' || kind === 'split' ? draft.from.slice(0, 1) : draft.from,
          })
        }}
      />
      <RadioField
        legend={w.change.level}
        name="change-level"
        value={draft.level}
        choices={(['unit', 'body'] as const).map((level) => ({
          value: level,
          label: w.change.levels[level],
        }))}
        onChoose={(value) => onChange({ level: value === 'body' ? 'body' : 'unit', from: [] })}
      />
      {draft.level === 'unit' && bodies.length > 1 && (
        <SelectField
          label={w.change.inBody}
          value={draft.bodyId}
          choices={bodies.map((body) => ({ value: body.id, label: body.name }))}
          onText={(bodyId) => onChange({ bodyId, from: [] })}
        />
      )}
      {one ? (
        <RadioField
          legend={w.change.from}
          name="change-from"
          value={draft.from[0] ?? null}
          choices={places.map((place) => ({ value: place.id, label: place.name }))}
          onChoose={(id) => pick(id, true)}
        />
      ) : (
        <fieldset>
          <legend className="bold small-text">{w.change.from}</legend>
          <p className="hint">{w.change.fromHint}</p>
          {places.map((place) => (
            <CheckField
              key={place.id}
              label={place.name}
              checked={draft.from.includes(place.id)}
              onCheck={(on) => pick(place.id, on)}
            />
          ))}
        </fieldset>
      )}
      <div className="pair">
        <TextField
          label={w.change.number}
          value={draft.number}
          onText={(number) => onChange({ number })}
          error={tried && draft.number.trim() === '' ? w.change.numberMissing : null}
          maxLength={100}
        />
        <DateField
          label={w.change.date}
          value={draft.date}
          today={today}
          wholeDay
          past
          error={tried && draft.date === null ? w.change.dateMissing : null}
          onDate={(date) => onChange({ date: date ?? null })}
        />
      </div>
      <DateField
        label={w.change.on}
        value={draft.on}
        today={today}
        wholeDay
        past
        error={tried && draft.on === null ? w.change.onMissing : null}
        onDate={(on) => onChange({ on: on ?? null })}
      />
    </div>
  )
}
