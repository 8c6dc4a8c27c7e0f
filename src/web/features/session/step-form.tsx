import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { codeOf } from '../../api/problem.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { AppPicture } from '../../ui/secrets/app-picture.tsx'
import type { Entered, Step } from './use-entered.ts'
import { words } from './words.ts'

/** The second step: a code of the app, or first the app itself. */
export function StepForm({
  step,
  onEntered,
  onStartAgain,
}: {
  step: Step
  onEntered: (answer: Entered) => Promise<void>
  onStartAgain: () => void
}) {
  const w = words()
  const [code, setCode] = useState('')
  const send = useMutation({
    mutationFn: () => valueOf(api.POST('/api/sign-in/second-step', { body: { code } })),
    onSuccess: onEntered,
  })
  const wrong = codeOf(send.error) === 'account.second-step-wrong'
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      {send.error && <ProblemNote error={send.error} />}
      {step.enrol && (
        <AppPicture picture={step.enrol.picture} secret={step.enrol.secret} alt={w.picture} typed={w.typed} />
      )}
      <TextField
        label={w.code}
        hint={w.codeHint}
        value={code}
        onText={setCode}
        aria-invalid={wrong || undefined}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        minLength={6}
        maxLength={20}
        required
        autoFocus
      />
      <Button kind="primary" type="submit" busy={send.isPending ? t.session.signingIn : false}>
        {w.goIn}
      </Button>
      <Button kind="ghost" onClick={onStartAgain}>
        {w.startAgain}
      </Button>
    </form>
  )
}
