import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/data.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Door } from './door.tsx'
import { words } from './words.ts'

/** Opened by the link of the mail: a new password, once. */
export function ResetPage() {
  const w = words()
  const [params] = useSearchParams()
  const token = params.get('token') ?? ''
  const link = useQuery({ ...queries.resetLink(token), enabled: token !== '' })
  const [password, setPassword] = useState('')
  const reset = useMutation({
    mutationFn: () => valueOf(api.PUT('/api/password-reset', { body: { token, password } })),
  })
  if (reset.isSuccess)
    return (
      <Door key="done" title={w.resetDone} lead={w.resetDoneHint}>
        <ButtonLink kind="primary" to={paths.signIn()}>
          {t.session.signIn}
        </ButtonLink>
      </Door>
    )
  return (
    <Door title={w.resetTitle} lead={link.data?.good ? w.resetLead : undefined}>
      {token !== '' && link.isPending && <Skeleton rows={2} />}
      {link.error && <ProblemNote error={link.error} onRetry={() => void link.refetch()} />}
      {(token === '' || link.data?.good === false) && (
        <Note
          tone="bad"
          title={w.resetUsed}
          acts={<ButtonLink to={paths.forgotten()}>{w.askAgain}</ButtonLink>}
        />
      )}
      {link.data?.good && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            reset.mutate()
          }}
        >
          {reset.error && <ProblemNote error={reset.error} />}
          <TextField
            label={w.newPassword}
            hint={t.session.passwordHint}
            type="password"
            autoComplete="new-password"
            value={password}
            onText={setPassword}
            required
            autoFocus
          />
          <Button kind="primary" type="submit" busy={reset.isPending ? t.common.saving : false}>
            {w.reset}
          </Button>
        </form>
      )}
    </Door>
  )
}
