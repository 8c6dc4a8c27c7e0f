import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/data.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { Wrong } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Door } from './door.tsx'

/** Opened by the one-time link that the program prints when it first starts. */
export function FirstAccountPage() {
  const [params] = useSearchParams()
  const token = params.get('token') ?? ''
  const link = useQuery({ ...queries.firstAccount(token), enabled: token !== '' })
  return (
    <Door title={t.session.firstTitle} lead={link.data?.good ? t.session.firstLead : undefined}>
      {token !== '' && link.isPending && <Skeleton rows={3} />}
      {link.error && <ProblemNote error={link.error} onRetry={() => void link.refetch()} />}
      {(token === '' || link.data?.good === false) && (
        <Note
          tone="bad"
          title={t.session.linkUsed}
          acts={<ButtonLink to={paths.signIn()}>{t.session.signIn}</ButtonLink>}
        >
          {t.session.linkUsedHint}
        </Note>
      )}
      {link.data?.good && <FirstAccountForm token={token} />}
    </Door>
  )
}

function FirstAccountForm({ token }: { token: string }) {
  const [name, setName] = useState('')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [attempt, setAttempt] = useState(0)
  const navigate = useNavigate()
  const client = useQueryClient()
  const make = useMutation({
    mutationFn: () => valueOf(api.POST('/api/first-account', { body: { token, name, login, password } })),
    onSuccess: async (session) => {
      client.clear()
      client.setQueryData(['session'], session)
      await navigate(paths.setup(), { replace: true })
    },
  })
  const wrongs: Wrong[] = [
    ...(name.trim() === '' ? [{ id: 'name', text: t.session.nameMissing }] : []),
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
        if (wrongs.length === 0) make.mutate()
      }}
    >
      <ErrorSummary wrongs={wrongs} attempt={attempt} />
      {make.error && <ProblemNote error={make.error} />}
      <TextField
        id="name"
        label={t.session.name}
        hint={t.session.nameHint}
        value={name}
        onText={setName}
        autoComplete="name"
        error={errorOf('name')}
        autoFocus
      />
      <TextField
        id="login"
        label={t.session.login}
        hint={t.session.loginHint}
        value={login}
        onText={setLogin}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errorOf('login')}
      />
      <TextField
        id="password"
        label={t.session.password}
        hint={t.session.passwordHint}
        type="password"
        value={password}
        onText={setPassword}
        autoComplete="new-password"
        error={errorOf('password')}
      />
      <Button kind="primary" type="submit" busy={make.isPending ? t.common.saving : false}>
        {t.session.make}
      </Button>
    </form>
  )
}
