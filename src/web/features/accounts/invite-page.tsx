import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { ErrorSummary, type Wrong } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/field.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import { LinkOnce } from './link-once.tsx'
import { PersonLink } from './person-link.tsx'
import type { GrantInput, Invited } from './queries.ts'
import { emptyRole, readRole, RoleFields } from './role-form.tsx'
import { words } from './words.ts'

export function InvitePage() {
  const w = words()
  const [invited, setInvited] = useState<Invited | null>(null)
  return (
    <Page
      title={w.inviteTitle}
      facts={w.inviteLead}
      narrow
      guide="tai-khoan-va-vai"
      crumb={
        <Crumb to={paths.accounts()} here={w.inviteTitle}>
          {w.accounts}
        </Crumb>
      }
    >
      {invited ? (
        <div className="stack">
          <LinkOnce invited={invited} />
          <div className="line wraps">
            <Button kind="primary" onClick={() => setInvited(null)}>
              {w.inviteAnother}
            </Button>
            <ButtonLink to={paths.invitations()}>{w.invitations}</ButtonLink>
          </div>
        </div>
      ) : (
        <Card title={w.inviteTitle}>
          <div className="card-in">
            <InviteForm onInvited={setInvited} />
          </div>
        </Card>
      )}
    </Page>
  )
}

interface Sent {
  readonly name: string
  readonly email: string | null
  readonly roles: GrantInput[]
  readonly personId: string | null
}

function InviteForm({ onInvited }: { onInvited: (invited: Invited) => void }) {
  const w = words()
  const { body } = useSession()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null)
  const [draft, setDraft] = useState(() => emptyRole(body?.id ?? ''))
  const [attempt, setAttempt] = useState(0)
  const send = useCommand(
    (sent: Sent, key) => valueOf(api.POST('/api/invitations', { body: { ...sent, key } })),
    ['invitations'],
  )
  const role = readRole(draft)
  const wrongs: Wrong[] = [
    ...(name.trim().length < 2 ? [{ id: 'name', text: w.nameMissing }] : []),
    ...(typeof role === 'string' ? [{ id: 'role', text: role }] : []),
  ]
  const errorOf = (id: string): string | null =>
    attempt > 0 ? (wrongs.find((wrong) => wrong.id === id)?.text ?? null) : null
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt(attempt + 1)
        if (wrongs.length > 0 || typeof role === 'string') return
        send.mutate(
          { name, email: email.trim() || null, roles: [role], personId: person?.id ?? null },
          { onSuccess: onInvited },
        )
      }}
    >
      <ErrorSummary wrongs={wrongs} attempt={attempt} />
      {send.error && <ProblemNote error={send.error} />}
      <TextField id="name" label={w.name} value={name} onText={setName} error={errorOf('name')} autoFocus />
      <TextField label={w.email} hint={w.emailHint} type="email" value={email} onText={setEmail} />
      <RoleFields draft={draft} onDraft={setDraft} error={errorOf('role')} />
      <PersonLink person={person} onPerson={setPerson} />
      <Button kind="primary" type="submit" busy={send.isPending ? t.common.saving : false}>
        {w.sendInvite}
      </Button>
    </form>
  )
}
