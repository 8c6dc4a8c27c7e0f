import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Table } from '../../ui/data.tsx'
import { AreaField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { GroupView } from './queries.ts'
import { words } from './words.ts'

interface Props {
  readonly group: GroupView
  readonly mayChange: boolean
  readonly onSaid: (words: string) => void
}
interface Change {
  readonly add: string[]
  readonly remove: string[]
}

export function GroupMembers({ group, mayChange, onSaid }: Props) {
  const w = words()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [adding, setAdding] = useState(false)
  const [last, setLast] = useState<Change | null>(null)
  const change = useCommand(
    (sent: Change, key) =>
      valueOf(
        api.POST('/api/groups/{id}/members', {
          params: { path: { id: group.id } },
          body: { key, version: group.version, ...sent },
        }),
      ),
    ['groups', 'accounts'],
  )
  const run = (sent: Change): void =>
    change.mutate(sent, {
      onSuccess: () => {
        setLast({ add: sent.remove, remove: sent.add })
        setChosen(new Set())
        setAdding(false)
        onSaid(w.membersChanged)
      },
    })
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <Card
      title={w.members}
      side={
        mayChange &&
        !adding && (
          <Button small kind="primary" icon="plus" onClick={() => setAdding(true)}>
            {w.addMembers}
          </Button>
        )
      }
      foot={
        mayChange && (
          <div className="line wraps">
            {group.members.length > 0 && (
              <Button
                small
                kind="danger"
                why={chosen.size === 0 ? w.chooseFirst : null}
                onClick={() => run({ add: [], remove: [...chosen] })}
              >
                {w.removeChosen(chosen.size)}
              </Button>
            )}
            {last && (
              <Button small icon="undo" onClick={() => run(last)}>
                {w.undo}
              </Button>
            )}
          </div>
        )
      }
    >
      {change.error && (
        <div className="card-in">
          <ProblemNote error={change.error} />
        </div>
      )}
      {adding && (
        <div className="card-in">
          <AddMembers
            group={group}
            busy={change.isPending}
            onAdd={(add) => run({ add, remove: [] })}
            onCancel={() => setAdding(false)}
          />
        </div>
      )}
      {group.members.length === 0 ? (
        <p className="card-in soft">{w.noMembers}</p>
      ) : (
        <Table
          caption={w.members}
          heads={[{ label: w.removeMember, hidden: true }, { label: w.name }, { label: w.login }]}
        >
          {group.members.map((member) => (
            <tr key={member.id}>
              <td>
                {mayChange && (
                  <input
                    type="checkbox"
                    aria-label={w.choose(member.name)}
                    checked={chosen.has(member.id)}
                    onChange={() => toggle(member.id)}
                  />
                )}
              </td>
              <th scope="row">
                <Link to={paths.account(member.id)}>{member.name}</Link>{' '}
                {member.disabled && <Tag tone="bad">{w.states.disabled}</Tag>}
              </th>
              <td data-label={w.login}>{member.login}</td>
            </tr>
          ))}
        </Table>
      )}
    </Card>
  )
}

interface AddProps {
  readonly group: GroupView
  readonly busy: boolean
  readonly onAdd: (ids: string[]) => void
  readonly onCancel: () => void
}

/** Many at once: a pasted list, looked up first, then added whole. */
function AddMembers({ group, busy, onAdd, onCancel }: AddProps) {
  const w = words()
  const [text, setText] = useState('')
  const look = useMutation({
    mutationFn: (words_: string) =>
      valueOf(
        api.POST('/api/groups/{id}/members/preview', {
          params: { path: { id: group.id } },
          body: { text: words_ },
        }),
      ),
  })
  const rows = look.data?.rows ?? []
  const found = rows.flatMap((row) => (row.accountId === null ? [] : [row.accountId]))
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') look.mutate(text)
      }}
    >
      {look.error && <ProblemNote error={look.error} />}
      <AreaField
        label={w.addMembers}
        hint={w.addMembersHint}
        value={text}
        onText={setText}
        rows={4}
        autoFocus
      />
      {look.data && (
        <Table
          caption={w.previewTitle}
          heads={[{ label: w.line, number: true }, { label: w.name }, { label: w.problems }]}
        >
          {rows.map((row) => (
            <tr key={row.line}>
              <td className="number" data-label={w.line}>
                {row.line}
              </td>
              <th scope="row">{row.name ?? row.words}</th>
              <td data-label={w.problems}>
                {row.problem ? <Tag tone="bad">{row.problem}</Tag> : <Tag tone="ok">{row.words}</Tag>}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <div className="form-acts">
        <Button type="submit" kind={look.data ? 'plain' : 'primary'}>
          {w.lookUp}
        </Button>
        {look.data && (
          <Button
            kind="primary"
            busy={busy ? t.common.saving : false}
            why={found.length === 0 ? w.nobodyToAdd : null}
            onClick={() => onAdd(found)}
          >
            {w.willAdd(found.length)}
          </Button>
        )}
        <Button onClick={onCancel}>{t.common.cancel}</Button>
      </div>
    </form>
  )
}
