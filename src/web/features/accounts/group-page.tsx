import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { GroupMembers } from './group-members.tsx'
import { asks, type GrantInput, type GroupView } from './queries.ts'
import { RoleForm } from './role-form.tsx'
import { RolesHeld } from './roles-held.tsx'
import { words } from './words.ts'

export function GroupPage() {
  const { id = '' } = useParams()
  const query = useQuery(asks.group(id))
  return <Loaded query={query}>{(group) => <Face key={group.id} group={group} />}</Loaded>
}

const TOUCHED = ['groups', 'accounts']

function Face({ group }: { group: GroupView }) {
  const w = words()
  const [said, setSaid] = useState<string | null>(null)
  const [renaming, setRenaming] = useState(false)
  const params = { path: { id: group.id } }
  const end = useCommand(
    (version: number, key) => valueOf(api.POST('/api/groups/{id}/end', { params, body: { key, version } })),
    TOUCHED,
  )
  const back = useCommand(
    (version: number, key) =>
      valueOf(api.POST('/api/groups/{id}/return', { params, body: { key, version } })),
    TOUCHED,
  )
  const error = end.error ?? back.error
  const mayChange = group.mayManage && !group.ended
  return (
    <Page
      title={group.name}
      facts={`${group.body ?? w.wholeTenant} · ${w.memberCount(group.members.length)}`}
      guide="tai-khoan-va-vai"
      crumb={
        <Crumb to={paths.groups()} here={group.name}>
          {w.groups}
        </Crumb>
      }
      acts={
        mayChange && (
          <>
            <Button
              kind="danger"
              busy={end.isPending ? t.common.saving : false}
              onClick={() => end.mutate(group.version)}
            >
              {w.endGroup}
            </Button>
            <Button icon="pen" onClick={() => setRenaming(true)}>
              {w.rename}
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        {error && <ProblemNote error={error} />}
        {said && (
          <Note tone="ok" role="status">
            {said}
          </Note>
        )}
        {group.ended && (
          <Note
            tone="warn"
            role="status"
            title={w.groupEnded(group.name)}
            acts={
              group.mayManage && (
                <Button
                  icon="undo"
                  busy={back.isPending ? t.common.saving : false}
                  onClick={() => back.mutate(group.version)}
                >
                  {end.isSuccess ? w.undo : w.returnGroup}
                </Button>
              )
            }
          />
        )}
        {renaming && (
          <Rename
            group={group}
            onDone={(renamed) => {
              setRenaming(false)
              if (renamed) setSaid(w.renamed)
            }}
          />
        )}
        <GroupMembers group={group} mayChange={mayChange} onSaid={setSaid} />
        <GroupRoles group={group} mayChange={mayChange} onSaid={setSaid} />
      </div>
    </Page>
  )
}

function Rename({ group, onDone }: { group: GroupView; onDone: (renamed: boolean) => void }) {
  const w = words()
  const [name, setName] = useState(group.name)
  const rename = useCommand(
    (next: string, key) =>
      valueOf(
        api.PATCH('/api/groups/{id}', {
          params: { path: { id: group.id } },
          body: { key, version: group.version, name: next },
        }),
      ),
    TOUCHED,
  )
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim().length >= 2) rename.mutate(name, { onSuccess: () => onDone(true) })
      }}
    >
      {rename.error && <ProblemNote error={rename.error} />}
      <TextField label={w.groupName} value={name} onText={setName} required autoFocus />
      <div className="form-acts">
        <Button kind="primary" type="submit" busy={rename.isPending ? t.common.saving : false}>
          {w.rename}
        </Button>
        <Button onClick={() => onDone(false)}>{t.common.cancel}</Button>
      </div>
    </form>
  )
}

interface RolesProps {
  readonly group: GroupView
  readonly mayChange: boolean
  readonly onSaid: (words: string) => void
}

function GroupRoles({ group, mayChange, onSaid }: RolesProps) {
  const w = words()
  const [giving, setGiving] = useState(false)
  const give = useCommand(
    (grant: GrantInput, key) =>
      valueOf(
        api.POST('/api/groups/{id}/grants', {
          params: { path: { id: group.id } },
          body: { key, version: group.version, grant },
        }),
      ),
    TOUCHED,
  )
  const given = (): void => {
    setGiving(false)
    onSaid(w.gave)
  }
  return (
    <Card
      title={w.groupRoles}
      side={
        mayChange &&
        !giving && (
          <Button small icon="plus" onClick={() => setGiving(true)}>
            {w.giveRole}
          </Button>
        )
      }
    >
      {giving && (
        <div className="card-in">
          <RoleForm
            busy={give.isPending}
            error={give.error}
            onCancel={() => setGiving(false)}
            onGive={(grant) => give.mutate(grant, { onSuccess: given })}
          />
        </div>
      )}
      {group.roles.length === 0 ? (
        <p className="card-in soft">{w.noGroupRoles}</p>
      ) : (
        <RolesHeld roles={group.roles} caption={w.groupRoles} ofGroup onEnded={() => onSaid(w.endedRole)} />
      )}
    </Card>
  )
}
