import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { CheckField, TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay, useSession } from '../../ui/shell/session.tsx'
import { asks, type GroupRow } from './queries.ts'
import { roleAndPlace } from './role-words.ts'
import { words } from './words.ts'

export function GroupsPage() {
  const w = words()
  const [ended, setEnded] = useState(false)
  const [making, setMaking] = useState(false)
  const groups = useQuery(asks.groups(ended))
  const mayChange = useMay('accounts.change')
  const make = mayChange && !making && (
    <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>
      {w.makeGroup}
    </Button>
  )
  return (
    <Page
      title={w.groups}
      facts={w.groupsFacts}
      guide="tai-khoan-va-vai"
      crumb={
        <Crumb to={paths.settings()} here={w.groups}>
          {t.nav.settings}
        </Crumb>
      }
      acts={make}
    >
      <div className="stack">
        {making && (
          <Card title={w.makeGroup}>
            <div className="card-in">
              <MakeGroup onCancel={() => setMaking(false)} />
            </div>
          </Card>
        )}
        <CheckField label={w.showEnded} checked={ended} onCheck={setEnded} />
        <Loaded query={groups}>
          {(value) => (
            <Card title={w.groups}>
              {value.groups.length === 0 ? (
                <Empty icon="people" title={w.noGroup}>
                  {w.noGroupHint}
                </Empty>
              ) : (
                <GroupsTable groups={value.groups} />
              )}
            </Card>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

function GroupsTable({ groups }: { groups: readonly GroupRow[] }) {
  const w = words()
  return (
    <Table
      caption={w.groups}
      heads={[
        { label: w.groupName },
        { label: w.body },
        { label: w.members, number: true },
        { label: w.groupRoles },
      ]}
    >
      {groups.map((group) => (
        <tr key={group.id}>
          <th scope="row">
            <Link to={paths.group(group.id)}>{group.name}</Link>
          </th>
          <td data-label={w.body}>{group.body ?? w.wholeTenant}</td>
          <td className="number" data-label={w.members}>
            {group.members}
          </td>
          <td data-label={w.groupRoles}>
            {group.roles.map((role) => roleAndPlace(role)).join('; ') || (
              <span className="faint">{w.noGroupRoles}</span>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function MakeGroup({ onCancel }: { onCancel: () => void }) {
  const w = words()
  const { body, roles } = useSession()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [whole, setWhole] = useState(body === null)
  const [asked, setAsked] = useState(false)
  const mayWhole = roles.some((role) => role.role === 'administrator' && role.bodyId === null)
  const make = useCommand(
    (group: { name: string; bodyId: string | null }, key) =>
      valueOf(api.POST('/api/groups', { body: { ...group, key } })),
    ['groups'],
  )
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (name.trim().length < 2) return
        make.mutate(
          { name, bodyId: whole ? null : (body?.id ?? null) },
          { onSuccess: (group) => void navigate(paths.group(group.id)) },
        )
      }}
    >
      {make.error && <ProblemNote error={make.error} />}
      <TextField
        label={w.groupName}
        value={name}
        onText={setName}
        error={asked && name.trim().length < 2 ? w.nameMissing : null}
        autoFocus
      />
      {mayWhole && <CheckField label={w.forWhole} checked={whole} onCheck={setWhole} />}
      <div className="form-acts">
        <Button kind="primary" type="submit" busy={make.isPending ? t.common.saving : false}>
          {w.makeGroup}
        </Button>
        <Button onClick={onCancel}>{t.common.cancel}</Button>
      </div>
    </form>
  )
}
