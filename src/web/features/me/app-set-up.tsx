import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { AppPicture } from '../../ui/secrets/app-picture.tsx'
import type { Me } from './mine.ts'
import { PasswordAsk } from './password-ask.tsx'
import { words } from './words.ts'

/** First the password, then the picture, then a code. */
export function AppSetUp({ me, onCodes }: { me: Me; onCodes: (codes: readonly string[]) => void }) {
  const w = words()
  const [asking, setAsking] = useState(false)
  const [code, setCode] = useState('')
  const begin = useCommand((password: string | undefined, key) =>
    valueOf(api.POST('/api/me/totp', { body: { key, ...(password === undefined ? {} : { password }) } })),
  )
  const confirm = useCommand(
    (typed: string, key) => valueOf(api.POST('/api/me/totp/confirm', { body: { code: typed, key } })),
    ['me'],
  )
  if (!begin.data)
    return (
      <>
        <div>
          <Button onClick={() => setAsking(true)}>{w.appAdd}</Button>
        </div>
        {asking && (
          <PasswordAsk
            title={w.app}
            act={w.goOn}
            busy={begin.isPending ? t.common.saving : false}
            error={begin.error}
            hasPassword={me.hasPassword}
            onGiven={(password) => begin.mutate(password, { onSuccess: () => setAsking(false) })}
            onClose={() => setAsking(false)}
          />
        )}
      </>
    )
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate(code, { onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes) })
      }}
    >
      <p>{w.scan}</p>
      <AppPicture picture={begin.data.picture} secret={begin.data.secret} alt={w.picture} typed={w.typed} />
      {confirm.error && <ProblemNote error={confirm.error} />}
      <TextField
        label={w.code}
        value={code}
        onText={setCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        minLength={6}
        maxLength={7}
        required
        autoFocus
      />
      <Button type="submit" busy={confirm.isPending ? t.common.saving : false}>
        {w.confirm}
      </Button>
    </form>
  )
}
