import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Entrance } from './entrance.tsx'
import { OtherWays } from './other-ways.tsx'
import { useEntered } from './use-entered.ts'

export function SignInPage() {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const door = useEntered()
  const signIn = useMutation({
    mutationFn: () => valueOf(api.POST('/api/session', { body: { login, password } })),
    onSuccess: async (answer) => {
      setPassword('')
      await door.entered(answer)
    },
  })
  return (
    <Entrance title={t.session.signIn} door={door}>
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
      </form>
      <OtherWays onEntered={door.entered} />
    </Entrance>
  )
}
