import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { Chip, Tag, type Tone } from '../../ui/tag.tsx'
import { LinkOnce } from './link-once.tsx'
import { Pages } from './pages.tsx'
import { asks, type Invitation, type Invited, type InviteState } from './queries.ts'
import { roleAndPlace } from './role-words.ts'
import { words } from './words.ts'

const TONES: Readonly<Record<InviteState, Tone>> = {
  waiting: 'gold',
  joined: 'ok',
  expired: 'idle',
  revoked: 'idle',
}
const STATES: readonly InviteState[] = ['waiting', 'joined', 'expired', 'revoked']

export function InvitationsPage() {
  const w = words()
  const [state, setState] = useState<InviteState | null>('waiting')
  const [page, setPage] = useState(1)
  const [said, setSaid] = useState<Invited | string | null>(null)
  const invitations = useQuery(asks.invitations({ ...(state ? { state } : {}), page }))
  const mayInvite = useMay('accounts.change')
  const acts = mayInvite && (
    <>
      <ButtonLink to={paths.inviteList()}>{w.inviteMany}</ButtonLink>
      <ButtonLink kind="primary" icon="plus" to={paths.invite()}>
        {w.inviteOne}
      </ButtonLink>
    </>
  )
  return (
    <Page
      title={w.invitations}
      guide="tai-khoan-va-vai"
      crumb={
        <Crumb to={paths.accounts()} here={w.invitations}>
          {w.accounts}
        </Crumb>
      }
      acts={acts}
    >
      <div className="stack">
        <div className="chips">
          {STATES.map((one) => (
            <Chip
              key={one}
              on={state === one}
              onPress={() => {
                setState(state === one ? null : one)
                setPage(1)
              }}
            >
              {w.inviteStates[one]}
            </Chip>
          ))}
        </div>
        {typeof said === 'string' && (
          <Note tone="ok" role="status">
            {said}
          </Note>
        )}
        {said !== null && typeof said !== 'string' && <LinkOnce invited={said} />}
        <Loaded query={invitations}>
          {(value) => (
            <Card title={w.invitations}>
              {value.invitations.length === 0 ? (
                <Empty icon="send" title={w.noInvitations} acts={acts}>
                  {w.noInvitationsHint}
                </Empty>
              ) : (
                <InvitationsTable invitations={value.invitations} onSaid={setSaid} />
              )}
              <Pages page={page} size={value.pageSize} total={value.total} onPage={setPage} />
            </Card>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

interface TableProps {
  readonly invitations: readonly Invitation[]
  readonly onSaid: (said: Invited | string) => void
}

function InvitationsTable({ invitations, onSaid }: TableProps) {
  const w = words()
  return (
    <Table
      caption={w.invitations}
      heads={[
        { label: w.name },
        { label: w.roles },
        { label: w.state },
        { label: w.invitedBy },
        { label: w.expires },
        { label: w.resend, hidden: true },
      ]}
    >
      {invitations.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            <span>
              {one.name}
              {one.email && <span className="soft small-text"> {one.email}</span>}
            </span>
          </th>
          <td data-label={w.roles}>{one.roles.map((role) => roleAndPlace(role)).join('; ')}</td>
          <td data-label={w.state}>
            <Tag tone={TONES[one.state]}>{w.inviteStates[one.state]}</Tag>
          </td>
          <td data-label={w.invitedBy}>{one.by}</td>
          <td data-label={w.expires}>{moment(one.expiresAt)}</td>
          <td>{one.mayChange && <RowActs one={one} onSaid={onSaid} />}</td>
        </tr>
      ))}
    </Table>
  )
}

function RowActs({ one, onSaid }: { one: Invitation; onSaid: (said: Invited | string) => void }) {
  const w = words()
  const params = { path: { id: one.id } }
  const resend = useCommand(
    (_: string, key) => valueOf(api.POST('/api/invitations/{id}/resend', { params, body: { key } })),
    ['invitations'],
  )
  const revoke = useCommand(
    (_: string, key) => valueOf(api.POST('/api/invitations/{id}/revoke', { params, body: { key } })),
    ['invitations'],
  )
  const error = resend.error ?? revoke.error
  return (
    <div className="line wraps">
      {error && <ProblemNote error={error} />}
      <Button
        small
        busy={resend.isPending ? t.common.saving : false}
        onClick={() => resend.mutate(one.expiresAt, { onSuccess: onSaid })}
      >
        {w.resend}
      </Button>
      {one.state === 'waiting' && (
        <Button
          small
          kind="danger"
          busy={revoke.isPending ? t.common.saving : false}
          onClick={() => revoke.mutate(one.expiresAt, { onSuccess: () => onSaid(w.revoked(one.name)) })}
        >
          {w.revoke}
        </Button>
      )}
    </div>
  )
}
