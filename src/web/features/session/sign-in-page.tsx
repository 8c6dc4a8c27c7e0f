import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { t } from '../../i18n/text.ts'
import { isOurPath, paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Door } from './door.tsx'

export function SignInPage() {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const signIn = useMutation({
    mutationFn: () => valueOf(api.POST('/api/session', { body: { login, password } })),
    onSuccess: async (session) => {
      client.clear()
      client.setQueryData(['session'], session)
      const back = params.get('ve') ?? ''
      await navigate(isOurPath(back) ? back : paths.home(), { replace: true })
    },
  })
  return (
    <Door title={t.session.signIn}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate()
        }}
      >
        {signIn.error && <ProblemNote error={signIn.error} />}
        <TextField
          label={t.session.login}
          value={login}
          onText={setLogin}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus
        />
        <TextField
          label={t.session.password}
          type="password"
          value={password}
          onText={setPassword}
          autoComplete="current-password"
          required
        />
        <Button kind="primary" type="submit" busy={signIn.isPending ? t.session.signingIn : false}>
          {t.session.signIn}
        </Button>
        <p className="small-text soft">{t.session.forgotten}</p>
      </form>
    </Door>
  )
}
