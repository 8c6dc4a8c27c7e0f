import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import { asks, type GrantInput, type Role } from './queries.ts'
import { words } from './words.ts'

export interface RoleDraft {
  readonly role: Role | ''
  /** '' is the whole installation */
  readonly bodyId: string
  readonly unitId: string
  /** undefined: what stands in the box is no date */
  readonly validFrom: string | null | undefined
  readonly validTo: string | null | undefined
}
export const emptyRole = (bodyId: string): RoleDraft => ({
  role: '',
  bodyId,
  unitId: '',
  validFrom: null,
  validTo: null,
})

/** What is wrong with a draft, or the role that it says. */
export function readRole(draft: RoleDraft): GrantInput | string {
  const w = words()
  const { role, bodyId, unitId, validFrom, validTo } = draft
  if (role === '') return w.roleMissing
  if (validFrom === undefined || validTo === undefined) return w.dateWrong
  return { role, bodyId: bodyId || null, unitId: unitId || null, validFrom, validTo }
}

interface FieldsProps {
  readonly draft: RoleDraft
  readonly onDraft: (draft: RoleDraft) => void
  readonly error?: string | null
}

/** Role, scope and period; only what the one who gives it may give. */
export function RoleFields({ draft, onDraft, error }: FieldsProps) {
  const w = words()
  const { today, body } = useSession()
  const [q, setQ] = useState('')
  const scopes = useQuery(
    asks.scopes({
      ...(q ? { q } : {}),
      ...(draft.bodyId ? { bodyId: draft.bodyId } : {}),
      ...(draft.unitId ? { unitId: draft.unitId } : {}),
    }),
  )
  const bodies = scopes.data?.bodies ?? []
  const many = bodies.length > 8 || q !== ''
  const known = bodies.some((one) => one.id === draft.bodyId) || draft.bodyId === ''
  const choices = [
    ...(scopes.data?.whole ? [{ value: '', label: w.wholeTenant }] : []),
    ...(known || body?.id !== draft.bodyId ? [] : [{ value: draft.bodyId, label: body.name }]),
    ...bodies.map((one) => ({ value: one.id, label: one.name })),
  ]
  const roles = scopes.data?.roles ?? []
  return (
    <>
      {many && <TextField label={w.findBody} type="search" value={q} onText={setQ} />}
      <div className="pair">
        <SelectField
          label={w.body}
          value={draft.bodyId}
          choices={choices}
          onText={(bodyId) => onDraft({ ...draft, bodyId, unitId: '' })}
        />
        <SelectField
          label={w.unit}
          value={draft.unitId}
          choices={[
            { value: '', label: draft.bodyId ? w.wholeBody : w.wholeTenant },
            ...(draft.bodyId ? (scopes.data?.units ?? []) : []).map((unit) => ({
              value: unit.id,
              label: unit.name,
            })),
          ]}
          onText={(unitId) => onDraft({ ...draft, unitId })}
        />
      </div>
      <SelectField
        id="role"
        label={w.role}
        hint={roles.length === 0 && scopes.data ? w.noRoleHere : undefined}
        error={error}
        value={draft.role}
        choices={[
          { value: '', label: w.chooseRole },
          ...roles.map((role) => ({ value: role, label: t.roles[role] })),
        ]}
        onText={(value) => onDraft({ ...draft, role: roles.find((role) => role === value) ?? '' })}
      />
      <div className="pair">
        <DateField
          label={w.from}
          hint={w.periodHint}
          value={draft.validFrom ?? null}
          today={today}
          wholeDay
          onDate={(validFrom) => onDraft({ ...draft, validFrom })}
        />
        <DateField
          label={w.until}
          hint={w.periodHint}
          value={draft.validTo ?? null}
          today={today}
          wholeDay
          onDate={(validTo) => onDraft({ ...draft, validTo })}
        />
      </div>
    </>
  )
}

interface FormProps {
  readonly busy: boolean
  readonly error: unknown
  readonly onGive: (grant: GrantInput) => void
  readonly onCancel: () => void
}

export function RoleForm({ busy, error, onGive, onCancel }: FormProps) {
  const w = words()
  const { body } = useSession()
  const [draft, setDraft] = useState(() => emptyRole(body?.id ?? ''))
  const [asked, setAsked] = useState(false)
  const read = readRole(draft)
  const wrong = asked && typeof read === 'string' ? read : null
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (typeof read === 'string') document.getElementById('role')?.focus()
        else onGive(read)
      }}
    >
      {error !== null && error !== undefined && <ProblemNote error={error} />}
      <RoleFields draft={draft} onDraft={setDraft} error={wrong} />
      <div className="form-acts">
        <Button kind="primary" type="submit" busy={busy ? t.common.saving : false}>
          {w.giveRole}
        </Button>
        <Button onClick={onCancel}>{t.common.cancel}</Button>
      </div>
    </form>
  )
}
