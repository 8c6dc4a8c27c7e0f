import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Empty } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { AccountActs } from './account-acts.tsx'
import { AccountForm } from './account-form.tsx'
import { asks, type AccountView, type GrantInput } from './queries.ts'
import { RoleForm } from './role-form.tsx'
import { RolesHeld } from './roles-held.tsx'
import { words } from './words.ts'

export function AccountPage() {
  const { id = '' } = useParams()
  const query = useQuery(asks.account(id))
  return <Loaded query={query}>{(account) => <Face key={account.id} account={account} />}</Loaded>
}

function Face({ account }: { account: AccountView }) {
  const w = words()
  const [said, setSaid] = useState<string | null>(null)
  const [mending, setMending] = useState(false)
  const mayChange = useMay('accounts.change')
  const maySeeTrail = useMay('trail.see')
  return (
    <Page
      title={account.name}
      facts={[account.login, account.email].filter(Boolean).join(' · ')}
      guide="tai-khoan-va-vai"
      crumb={
        <Crumb to={paths.accounts()} here={account.name}>
          {w.accounts}
        </Crumb>
      }
      acts={
        <>
          {maySeeTrail && (
            <ButtonLink to={paths.trail({ thing: account.id })}>{t.programme.history}</ButtonLink>
          )}
          {account.mayManage && !mending && (
            <Button kind="primary" icon="pen" onClick={() => setMending(true)}>
              {w.mend}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        {said && (
          <Note tone="ok" role="status">
            {said}
          </Note>
        )}
        {mayChange && !account.mayManage && !account.own && <Note tone="info">{w.tooWide}</Note>}
        <AccountActs account={account} onSaid={setSaid} />
        {mending && (
          <Card title={w.mend}>
            <div className="card-in">
              <AccountForm
                account={account}
                onCancel={() => setMending(false)}
                onSaved={() => {
                  setMending(false)
                  setSaid(w.mended)
                }}
              />
            </div>
          </Card>
        )}
        <Roles account={account} onSaid={setSaid} />
        <Facts account={account} />
      </div>
    </Page>
  )
}

function Roles({ account, onSaid }: { account: AccountView; onSaid: (words: string) => void }) {
  const w = words()
  const [giving, setGiving] = useState(false)
  const mayChange = useMay('accounts.change')
  const give = useCommand(
    (grant: GrantInput, key) =>
      valueOf(
        api.POST('/api/accounts/{id}/grants', {
          params: { path: { id: account.id } },
          body: { key, version: account.version, grant },
        }),
      ),
    ['accounts'],
  )
  return (
    <Card
      title={w.roles}
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
            onGive={(grant) =>
              give.mutate(grant, {
                onSuccess: () => {
                  setGiving(false)
                  onSaid(w.gave)
                },
              })
            }
          />
        </div>
      )}
      {account.roles.length === 0 ? (
        <Empty icon="lock" title={w.noRoles}>
          {w.noRolesHint}
        </Empty>
      ) : (
        <RolesHeld roles={account.roles} caption={w.roles} onEnded={() => onSaid(w.endedRole)} />
      )}
    </Card>
  )
}

function Facts({ account }: { account: AccountView }) {
  const w = words()
  const mayChange = account.mayManage
  const end = useCommand(
    (_: null, key) =>
      valueOf(
        api.POST('/api/accounts/{id}/end-sessions', { params: { path: { id: account.id } }, body: { key } }),
      ),
    ['accounts'],
  )
  return (
    <Card title={w.signingIn}>
      <div className="card-in stack">
        {end.error && <ProblemNote error={end.error} />}
        <dl className="facts-list">
          <dt>{w.login}</dt>
          <dd>{account.login}</dd>
          <dt>{w.lastSignIn}</dt>
          <dd>{account.lastSignIn ? moment(account.lastSignIn) : w.never}</dd>
          <dt>{w.factor}</dt>
          <dd>{account.secondFactor ? w.hasFactor : w.noFactor}</dd>
          <dt>{w.person}</dt>
          <dd>
            {account.person ? (
              <Link to={paths.person(account.person.id)}>{account.person.name}</Link>
            ) : (
              w.noPerson
            )}
          </dd>
          <dt>{w.inGroups}</dt>
          <dd>
            {account.groups.length === 0
              ? w.noGroups
              : account.groups.map((group, at) => (
                  <span key={group.id}>
                    {at > 0 && ', '}
                    <Link to={paths.group(group.id)}>{group.name}</Link>
                  </span>
                ))}
          </dd>
          <dt>{w.created}</dt>
          <dd>{moment(account.createdAt)}</dd>
        </dl>
        <div className="line wraps">
          <span>{w.sessions(account.sessions)}</span>
          {mayChange && account.sessions > 0 && (
            <Button small busy={end.isPending ? t.common.saving : false} onClick={() => end.mutate(null)}>
              {w.endSessions}
            </Button>
          )}
          {end.data && <span role="status">{w.endedSessions(end.data.ended)}</span>}
        </div>
      </div>
    </Card>
  )
}
