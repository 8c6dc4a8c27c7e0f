import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { codeOf } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { Me } from './mine.ts'
import { words } from './words.ts'

export function PasswordCard({ me }: { me: Me }) {
  const w = words()
  return (
    <Card title={w.password}>
      <div className="card-in">
        {me.hasPassword ? <PasswordForm /> : <p className="soft">{w.noPassword}</p>}
      </div>
    </Card>
  )
}

function PasswordForm() {
  const w = words()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useCommand(
    (body: { current: string; next: string }, key) =>
      valueOf(api.PUT('/api/session/password', { body: { ...body, key } })),
    ['my-sessions'],
  )
  const wrong = codeOf(change.error) === 'account.wrong-password'
  const clear = (): void => {
    setCurrent('')
    setNext('')
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ current, next }, { onSuccess: clear })
      }}
    >
      {change.error && !wrong && <ProblemNote error={change.error} />}
      <div className="pair">
        <TextField
          label={w.current}
          error={wrong ? w.wrongPassword : null}
          type="password"
          autoComplete="current-password"
          required
          value={current}
          onText={setCurrent}
        />
        <TextField
          label={w.next}
          hint={t.session.passwordHint}
          type="password"
          autoComplete="new-password"
          required
          value={next}
          onText={setNext}
        />
      </div>
      <Button type="submit" busy={change.isPending ? t.common.saving : false}>
        {w.change}
      </Button>
      {change.isSuccess && (
        <Note tone="ok" role="status">
          {w.changed}
        </Note>
      )}
    </form>
  )
}
