import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { SelectField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import './bodies.css'
import { Acts } from './add-forms.tsx'
import { queries, TOUCHED, type Bloc } from './queries.ts'
import { words } from './words.ts'

const PARTS: readonly Bloc['members'][number]['part'][] = ['leader', 'deputy', 'member']
type Member = Omit<Bloc['members'][number], 'id'> & { readonly id: string | null; readonly row: string }

/** Who sits in the bloc, in which part, from when to when; a leader's term ends where the next one's begins. */
export function MembersForm({ bloc, onDone }: { bloc: Bloc; onDone: () => void }) {
  const w = words()
  const [rows, setRows] = useState<readonly Member[]>(() =>
    bloc.members.map((member) => ({ ...member, row: member.id })),
  )
  const [count, setCount] = useState(0)
  const save = useCommand(
    (members: readonly Member[], key) =>
      valueOf(
        api.PUT('/api/blocs/{id}/members', {
          params: { path: { id: bloc.id } },
          body: {
            members: members.map(({ id, bodyId, unitId, part, from, to }) => ({
              id,
              bodyId,
              unitId,
              part,
              from,
              to,
            })),
            version: bloc.version,
            key,
          },
        }),
      ),
    TOUCHED,
  )
  const homes = useHomes(bloc)
  const set = (row: string, change: Partial<Member>): void =>
    setRows(rows.map((one) => (one.row === row ? { ...one, ...change } : one)))
  const add = (): void => {
    const [first] = homes
    if (!first) return
    setCount(count + 1)
    setRows([
      ...rows,
      {
        ...placeOf(first.value),
        id: null,
        row: `new${count}`,
        name: '',
        part: 'member',
        from: null,
        to: null,
      },
    ])
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(rows, { onSuccess: onDone })
      }}
    >
      {save.error && <ProblemNote error={save.error} />}
      <ul className="org-rows plain-list">
        {rows.map((member) => (
          <li key={member.row}>
            <MemberFields
              member={member}
              homes={homes}
              onChange={(change) => set(member.row, change)}
              onRemove={() => setRows(rows.filter((one) => one !== member))}
            />
          </li>
        ))}
      </ul>
      <Button small icon="plus" onClick={add}>
        {w.blocs.addMember}
      </Button>
      <Acts busy={save.isPending} label={t.common.save} onCancel={onDone} />
    </form>
  )
}

interface Home {
  readonly value: string
  readonly label: string
}
const valueOfPlace = (bodyId: string, unitId: string | null): string => `${bodyId} ${unitId ?? ''}`
function placeOf(value: string): { bodyId: string; unitId: string | null } {
  const [bodyId = '', unitId = ''] = value.split(' ')
  return { bodyId, unitId: unitId || null }
}

/** What may sit in a bloc: bodies of the tree, partners, and the units that I see. */
function useHomes(bloc: Bloc): readonly Home[] {
  const { data: tree } = useQuery(queries.tree())
  const { data: partners } = useQuery(queries.partners())
  const bodies = (tree?.bodies ?? []).filter((body) => body.id !== bloc.id)
  const nameOf = (id: string): string => bodies.find((body) => body.id === id)?.name ?? ''
  const units = (tree?.units ?? []).map((unit) => ({
    value: valueOfPlace(unit.bodyId, unit.id),
    label: `${unit.name} – ${nameOf(unit.bodyId)}`,
  }))
  const known = [
    ...[...bodies, ...(partners?.partners ?? [])].map((body) => ({
      value: valueOfPlace(body.id, null),
      label: body.name,
    })),
    ...units,
  ]
  const past = bloc.members
    .map((member) => ({ value: valueOfPlace(member.bodyId, member.unitId), label: member.name }))
    .filter((one) => !known.some((home) => home.value === one.value))
  return [...known, ...past]
}

interface MemberProps {
  readonly member: Member
  readonly homes: readonly Home[]
  readonly onChange: (change: Partial<Member>) => void
  readonly onRemove: () => void
}

function MemberFields({ member, homes, onChange, onRemove }: MemberProps) {
  const w = words()
  const { today } = useSession()
  const value = valueOfPlace(member.bodyId, member.unitId)
  return (
    <div className="org-row">
      <SelectField
        label={w.blocs.member}
        value={value}
        choices={homes}
        onText={(text) =>
          onChange({ ...placeOf(text), name: homes.find((h) => h.value === text)?.label ?? '' })
        }
      />
      <SelectField
        label={w.blocs.part}
        value={member.part}
        choices={PARTS.map((part) => ({ value: part, label: w.blocs.parts[part] }))}
        onText={(text) => onChange({ part: PARTS.find((part) => part === text) ?? 'member' })}
      />
      <DateField
        label={w.tree.fromDay}
        value={member.from}
        today={today}
        wholeDay
        onDate={(from) => onChange({ from: from ?? null })}
      />
      <DateField
        label={w.tree.toDay}
        value={member.to}
        today={today}
        wholeDay
        onDate={(to) => onChange({ to: to ?? null })}
      />
      <Button
        small
        kind="ghost"
        icon="trash"
        aria-label={w.blocs.removeMember(homes.find((home) => home.value === value)?.label ?? member.name)}
        onClick={onRemove}
      >
        {t.common.remove}
      </Button>
    </div>
  )
}
