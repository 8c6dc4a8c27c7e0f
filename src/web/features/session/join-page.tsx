import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { en } from '../../../../content/locales/en/accounts.ts'
import { vi } from '../../../../content/locales/vi/accounts.ts'
import { api, valueOf } from '../../api/client.ts'
import { pick, t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/data.tsx'
import { ErrorSummary, type Wrong } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Door } from './door.tsx'

/** Opened by the link of an invitation: who invites, with which roles, and the choice of login and password. */
export function JoinPage() {
  const w = pick(vi, en)
  const [params] = useSearchParams()
  const token = params.get('token') ?? ''
  const [login, setLogin] = useState<string | null>(null)
  const invitation = useQuery({
    queryKey: ['join', token],
    queryFn: () => valueOf(api.GET('/api/join', { params: { query: { token } } })),
    enabled: token !== '' && login === null,
  })
  if (login !== null)
    return (
      <Door key="done" title={w.joined} lead={w.joinedHint(login)}>
        <ButtonLink kind="primary" to={paths.signIn()}>
          {t.session.signIn}
        </ButtonLink>
      </Door>
    )
  const { data } = invitation
  return (
    <Door title={w.joinTitle} lead={data?.good ? w.joinLead(data.by ?? '') : undefined}>
      {token !== '' && invitation.isPending && <Skeleton rows={3} />}
      {invitation.error && <ProblemNote error={invitation.error} onRetry={() => void invitation.refetch()} />}
      {(token === '' || data?.good === false) && (
        <Note
          tone="bad"
          title={w.linkEnded}
          acts={<ButtonLink to={paths.signIn()}>{t.session.signIn}</ButtonLink>}
        >
          {w.linkEndedHint}
        </Note>
      )}
      {data?.good && (
        <>
          <dl className="facts-list">
            <dt>{w.joinName}</dt>
            <dd>{data.name}</dd>
            <dt>{w.roles}</dt>
            <dd>
              {data.roles
                .map((role) => `${t.roles[role.role]}, ${role.unit ?? role.body ?? w.wholeTenant}`)
                .join('; ')}
            </dd>
          </dl>
          <JoinForm token={token} onJoined={setLogin} />
        </>
      )}
    </Door>
  )
}

function JoinForm({ token, onJoined }: { token: string; onJoined: (login: string) => void }) {
  const w = pick(vi, en)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [attempt, setAttempt] = useState(0)
  const join = useMutation({
    mutationFn: () => valueOf(api.POST('/api/join', { body: { token, login, password } })),
    onSuccess: (made) => onJoined(made.login),
  })
  const wrongs: Wrong[] = [
    ...(login.trim().length < 2 ? [{ id: 'login', text: t.session.loginShort }] : []),
    ...(password === '' ? [{ id: 'password', text: t.session.passwordMissing }] : []),
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
        if (wrongs.length === 0) join.mutate()
      }}
    >
      <ErrorSummary wrongs={wrongs} attempt={attempt} />
      {join.error && <ProblemNote error={join.error} />}
      <TextField
        id="login"
        label={w.login}
        hint={w.loginHint}
        value={login}
        onText={setLogin}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errorOf('login')}
        autoFocus
      />
      <TextField
        id="password"
        label={w.password}
        hint={t.session.passwordHint}
        type="password"
        value={password}
        onText={setPassword}
        autoComplete="new-password"
        error={errorOf('password')}
      />
      <Button kind="primary" type="submit" busy={join.isPending ? t.common.saving : false}>
        {w.join}
      </Button>
    </form>
  )
}
