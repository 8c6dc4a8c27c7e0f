import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Door } from './door.tsx'
import { words } from './words.ts'

/** Asks for a link by mail; the answer does not tell whether there is such an account. */
export function ForgottenPage() {
  const w = words()
  const [who, setWho] = useState('')
  const ask = useMutation({ mutationFn: () => valueOf(api.POST('/api/password-reset', { body: { who } })) })
  return (
    <Door title={w.askTitle} lead={w.askLead}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          ask.mutate()
        }}
      >
        {ask.error && <ProblemNote error={ask.error} />}
        {ask.isSuccess && (
          <Note tone="ok" role="status" title={w.asked}>
            {w.askedHint}
          </Note>
        )}
        <TextField
          label={w.who}
          value={who}
          onText={setWho}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus
        />
        <Button kind="primary" type="submit" busy={ask.isPending ? t.common.saving : false}>
          {w.ask}
        </Button>
        <p className="small-text">
          <Link to={paths.signIn()}>{w.back}</Link>
        </p>
      </form>
    </Door>
  )
}
