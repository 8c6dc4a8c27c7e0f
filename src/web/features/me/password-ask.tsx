import { useState } from 'react'
import type { ReactNode } from 'react'
import { codeOf } from '../../api/problem.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import type { ButtonKind } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { words } from './words.ts'

interface Asking {
  readonly title: string
  readonly act: string
  readonly kind?: ButtonKind
  readonly busy: string | false
  readonly error: unknown
  /** an account without a password has none to give */
  readonly hasPassword: boolean
  readonly children?: ReactNode
  readonly onGiven: (password: string | undefined) => void
  readonly onClose: () => void
}

/** Asks for the password before something that opens or closes the account: whoever finds it open does not know it. */
export function PasswordAsk({
  title,
  act,
  kind = 'plain',
  busy,
  error,
  hasPassword,
  children,
  onGiven,
  onClose,
}: Asking) {
  const w = words()
  const [password, setPassword] = useState('')
  const wrong = codeOf(error) === 'account.wrong-password'
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          onGiven(hasPassword ? password : undefined)
        }}
      >
        {error !== null && !wrong && <ProblemNote error={error} />}
        {children}
        {hasPassword && (
          <TextField
            label={w.current}
            error={wrong ? w.wrongPassword : null}
            type="password"
            value={password}
            onText={setPassword}
            autoComplete="current-password"
            required
            autoFocus
          />
        )}
        <div className="dialog-acts">
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button kind={kind} type="submit" busy={busy}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
