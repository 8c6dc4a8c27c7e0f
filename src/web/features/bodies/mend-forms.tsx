import { useState } from 'react'
import { under } from '../../../core/bodies/tree.ts'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Acts, bodyKindOf, bodyKinds, unitKindOf, unitKinds } from './add-forms.tsx'
import type { Place } from './nodes.ts'
import { TOUCHED } from './queries.ts'
import { words } from './words.ts'

interface FormProps {
  readonly place: Place
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** What was written wrongly; a renaming by decision goes through the wizard. */
export function MendForm({ place, onDone, onCancel }: FormProps) {
  const w = words().tree
  const { body, unit } = place
  const [fields, setFields] = useState({
    name: place.name,
    abbreviation: body.abbreviation,
    kind: unit?.kind ?? (body.kind as string),
    code: body.code ?? '',
    superior: body.superior ?? '',
  })
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof fields>): void => setFields({ ...fields, ...change })
  const mend = useCommand((f: typeof fields, key) => {
    const params = { path: { id: place.id } }
    const name = f.name.trim()
    if (unit)
      return valueOf(
        api.PATCH('/api/tree/units/{id}', {
          params,
          body: { name, kind: unitKindOf(f.kind), version: unit.version, key },
        }),
      )
    const named = { name, abbreviation: f.abbreviation.trim(), kind: bodyKindOf(f.kind) }
    const more = { code: f.code.trim() || null, superior: f.superior.trim() || null }
    return valueOf(
      api.PATCH('/api/tree/bodies/{id}', { params, body: { ...named, ...more, version: body.version, key } }),
    )
  }, TOUCHED)
  const good = fields.name.trim().length >= 2 && fields.abbreviation.trim() !== ''
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (good) mend.mutate(fields, { onSuccess: onDone })
      }}
    >
      {mend.error && <ProblemNote error={mend.error} />}
      <TextField
        label={w.name}
        hint={w.mendHint}
        value={fields.name}
        onText={(name) => set({ name })}
        error={tried && fields.name.trim().length < 2 ? w.nameMissing : null}
        maxLength={300}
        autoFocus
      />
      <SelectField
        label={w.kind}
        value={fields.kind}
        choices={unit ? unitKinds() : bodyKinds()}
        onText={(kind) => set({ kind })}
      />
      {!unit && (
        <>
          <div className="pair">
            <TextField
              label={w.abbreviation}
              value={fields.abbreviation}
              onText={(abbreviation) => set({ abbreviation })}
              error={tried && fields.abbreviation.trim() === '' ? t.setup.abbreviationMissing : null}
              maxLength={30}
            />
            <TextField
              label={w.code}
              hint={w.codeHint}
              value={fields.code}
              onText={(code) => set({ code })}
              maxLength={60}
            />
          </div>
          <TextField
            label={w.superior}
            value={fields.superior}
            onText={(superior) => set({ superior })}
            maxLength={300}
          />
        </>
      )}
      <Acts busy={mend.isPending} label={t.common.save} onCancel={onCancel} />
    </form>
  )
}

/** Under something else: never under itself or what stands under it. */
export function MoveForm({ place, places, onDone, onCancel }: FormProps & { places: readonly Place[] }) {
  const w = words().tree
  const { body, unit } = place
  const current = unit ? unit.parentId : body.parentId
  const [parentId, setParentId] = useState(current ?? '')
  const nodes = places.map(({ id, unit: u, body: b }) => ({ id, parentId: u ? u.parentId : b.parentId }))
  const below = new Set(under(nodes, place.id))
  const homes = places.filter(
    (one) =>
      !below.has(one.id) &&
      (unit
        ? one.unit?.bodyId === unit.bodyId && one.unit.endedOn === null
        : one.unit === null && one.body.endedOn === null),
  )
  const move = useCommand((to: string, key) => {
    const params = { path: { id: place.id } }
    const sent = { parentId: to || null, key }
    return unit
      ? valueOf(api.PUT('/api/tree/units/{id}/parent', { params, body: { ...sent, version: unit.version } }))
      : valueOf(api.PUT('/api/tree/bodies/{id}/parent', { params, body: { ...sent, version: body.version } }))
  }, TOUCHED)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        move.mutate(parentId, { onSuccess: onDone })
      }}
    >
      {move.error && <ProblemNote error={move.error} />}
      <SelectField
        label={w.parent}
        hint={w.moveHint}
        value={parentId}
        choices={[
          { value: '', label: unit ? body.name : w.noParent },
          ...homes.map((home) => ({ value: home.id, label: home.name })),
        ]}
        onText={setParentId}
        autoFocus
      />
      <Acts busy={move.isPending} label={w.move} onCancel={onCancel} />
    </form>
  )
}
