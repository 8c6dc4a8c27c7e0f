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

export function ProfileCard({ me, saved, onSaved }: { me: Me; saved: boolean; onSaved: () => void }) {
  const w = words()
  const [name, setName] = useState(me.name)
  const [email, setEmail] = useState(me.email ?? '')
  const [password, setPassword] = useState('')
  const next = email.trim() === '' ? null : email.trim()
  const newEmail = next !== me.email
  const save = useCommand(
    (_: null, key) =>
      valueOf(
        api.PUT('/api/me', {
          body: { name, email: next, version: me.version, key, ...(newEmail ? { password } : {}) },
        }),
      ),
    ['me', 'session'],
  )
  const wrong = codeOf(save.error) === 'account.wrong-password'
  return (
    <Card title={w.profile}>
      <form
        className="form card-in"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(null, { onSuccess: onSaved })
        }}
      >
        {save.error && !wrong && <ProblemNote error={save.error} />}
        <TextField label={w.name} value={name} onText={setName} autoComplete="name" required />
        <TextField
          label={w.email}
          hint={w.emailHint}
          type="email"
          value={email}
          onText={setEmail}
          autoComplete="email"
        />
        {newEmail && me.hasPassword && (
          <TextField
            label={w.emailPassword}
            error={wrong ? w.wrongPassword : null}
            type="password"
            value={password}
            onText={setPassword}
            autoComplete="current-password"
            required
          />
        )}
        <Button type="submit" busy={save.isPending ? t.common.saving : false}>
          {w.save}
        </Button>
        {saved && (
          <Note tone="ok" role="status">
            {w.saved}
          </Note>
        )}
      </form>
    </Card>
  )
}
