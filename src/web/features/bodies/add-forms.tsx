import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { TOUCHED, type TreeBody, type TreeUnit } from './queries.ts'
import { words } from './words.ts'

type BodyKind = TreeBody['kind']
type UnitKind = TreeUnit['kind']

// the kinds are those that have words: the contract itself would bring its schemas along
const bodyKindList = (): BodyKind[] => Object.keys(t.bodyKinds) as BodyKind[]
const unitKindList = (): UnitKind[] => Object.keys(t.unitKinds) as UnitKind[]
export const bodyKinds = () => bodyKindList().map((kind) => ({ value: kind, label: t.bodyKinds[kind] }))
export const unitKinds = () => unitKindList().map((kind) => ({ value: kind, label: t.unitKinds[kind] }))
export const bodyKindOf = (text: string): BodyKind => bodyKindList().find((kind) => kind === text) ?? 'other'
export const unitKindOf = (text: string): UnitKind => unitKindList().find((kind) => kind === text) ?? 'other'

export function AddUnit({
  bodyId,
  parentId,
  onDone,
}: {
  bodyId: string
  parentId: string | null
  onDone: () => void
}) {
  const w = words().tree
  const [name, setName] = useState('')
  const [kind, setKind] = useState<UnitKind>('division')
  const [tried, setTried] = useState(false)
  const add = useCommand(
    (_: string, key) =>
      valueOf(api.POST('/api/tree/units', { body: { bodyId, parentId, name: name.trim(), kind, key } })),
    TOUCHED,
  )
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (name.trim().length >= 2) add.mutate(`${parentId} ${name} ${kind}`, { onSuccess: onDone })
      }}
    >
      {add.error && <ProblemNote error={add.error} />}
      <TextField
        label={w.name}
        value={name}
        onText={setName}
        error={tried && name.trim().length < 2 ? w.nameMissing : null}
        maxLength={300}
        autoFocus
      />
      <SelectField
        label={w.kind}
        value={kind}
        choices={unitKinds()}
        onText={(text) => setKind(unitKindOf(text))}
      />
      <Acts busy={add.isPending} label={w.addUnit} onCancel={onDone} />
    </form>
  )
}

export function AddBody({ parentId, onDone }: { parentId: string | null; onDone: () => void }) {
  const w = words().tree
  const [fields, setFields] = useState({
    name: '',
    abbreviation: '',
    kind: 'specialised-agency' as BodyKind,
    code: '',
  })
  const [tried, setTried] = useState(false)
  const add = useCommand(
    (body: typeof fields, key) =>
      valueOf(
        api.POST('/api/tree/bodies', {
          body: { ...body, code: body.code.trim() || null, parentId, superior: null, key },
        }),
      ),
    TOUCHED,
  )
  const set = (change: Partial<typeof fields>): void => setFields({ ...fields, ...change })
  const good = fields.name.trim().length >= 2 && fields.abbreviation.trim() !== ''
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (good) add.mutate(fields, { onSuccess: onDone })
      }}
    >
      {add.error && <ProblemNote error={add.error} />}
      <TextField
        label={w.name}
        value={fields.name}
        onText={(name) => set({ name })}
        error={tried && fields.name.trim().length < 2 ? w.nameMissing : null}
        maxLength={300}
        autoFocus
      />
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
      <SelectField
        label={w.kind}
        value={fields.kind}
        choices={bodyKinds()}
        onText={(text) => set({ kind: bodyKindOf(text) })}
      />
      <Acts busy={add.isPending} label={w.add} onCancel={onDone} />
    </form>
  )
}

export function Acts({ busy, label, onCancel }: { busy: boolean; label: string; onCancel: () => void }) {
  return (
    <div className="line wraps">
      <Button kind="primary" type="submit" busy={busy ? t.common.saving : false}>
        {label}
      </Button>
      <Button kind="ghost" onClick={onCancel}>
        {t.common.cancel}
      </Button>
    </div>
  )
}
