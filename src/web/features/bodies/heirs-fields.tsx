import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { bodyKinds, unitKinds } from './add-forms.tsx'
import { choosable, type Draft, type Heir } from './change-form.ts'
import type { Tree } from './queries.ts'
import { words } from './words.ts'

interface HeirsProps {
  readonly tree: Tree
  readonly draft: Draft
  readonly tried: boolean
  readonly onChange: (change: Partial<Draft>) => void
}

/** Who goes on after the change: one that stands already, or a new one. */
export function HeirsFields({ tree, draft, tried, onChange }: HeirsProps) {
  const w = words().change
  const set = (at: number, heir: Heir): void =>
    onChange({ heirs: draft.heirs.map((other, i) => (i === at ? heir : other)) })
  const mayAdd = draft.kind === 'split' || draft.kind === 'dissolve'
  const least = draft.kind === 'split' ? 2 : draft.kind === 'dissolve' ? 0 : 1
  const places = choosable(tree, draft)
  const others = places.filter((place) => !draft.from.includes(place.id))
  const add = (): void => {
    const [first] =
      draft.kind === 'dissolve' ? others : places.filter((place) => draft.from.includes(place.id))
    if (!first) return
    onChange({
      heirs: [...draft.heirs, draft.kind === 'dissolve' ? { ...first } : { ...first, id: null, name: '' }],
    })
  }
  return (
    <div className="stack">
      <ul className="org-rows plain-list">
        {draft.heirs.map((heir, at) => (
          <li key={at} className="stack-tight">
            <HeirFields
              tree={tree}
              draft={draft}
              heir={heir}
              at={at}
              tried={tried}
              onHeir={(next) => set(at, next)}
            />
            {draft.heirs.length > least && (
              <Button
                small
                kind="ghost"
                icon="trash"
                onClick={() => onChange({ heirs: draft.heirs.filter((_, i) => i !== at) })}
              >
                {w.removeHeir(at + 1)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayAdd && (
        <Button small icon="plus" onClick={add}>
          {w.addHeir}
        </Button>
      )}
    </div>
  )
}

interface HeirProps {
  readonly tree: Tree
  readonly draft: Draft
  readonly heir: Heir
  readonly at: number
  readonly tried: boolean
  readonly onHeir: (heir: Heir) => void
}

function HeirFields({ tree, draft, heir, at, tried, onHeir }: HeirProps) {
  const w = words()
  const places = choosable(tree, draft)
  const { kind, from } = draft
  const existing = places.filter((place) =>
    kind === 'split' || kind === 'rename'
      ? from.includes(place.id)
      : kind === 'dissolve'
        ? !from.includes(place.id)
        : true,
  )
  const choose = (id: string): void => {
    const place = places.find((one) => one.id === id)
    onHeir(place ? { ...place } : { ...heir, id: null, name: '' })
  }
  return (
    <div className="org-row">
      {kind !== 'rename' && (
        <SelectField
          label={w.change.heir(at + 1)}
          value={heir.id ?? ''}
          choices={[
            ...(kind === 'dissolve' ? [] : [{ value: '', label: w.change.fresh }]),
            ...existing.map((place) => ({ value: place.id, label: place.name })),
          ]}
          onText={choose}
        />
      )}
      {kind !== 'dissolve' && (
        <>
          <TextField
            label={w.change.heirName}
            value={heir.name}
            onText={(name) => onHeir({ ...heir, name })}
            error={tried && heir.name.trim().length < 2 ? w.tree.nameMissing : null}
            maxLength={300}
          />
          {draft.level === 'body' && (
            <TextField
              label={w.tree.abbreviation}
              value={heir.abbreviation ?? ''}
              onText={(text) => onHeir({ ...heir, abbreviation: text || null })}
              maxLength={30}
            />
          )}
          <SelectField
            label={w.tree.kind}
            value={heir.kind}
            choices={draft.level === 'body' ? bodyKinds() : unitKinds()}
            onText={(text) => onHeir({ ...heir, kind: text })}
          />
        </>
      )}
    </div>
  )
}
