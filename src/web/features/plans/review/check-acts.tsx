import { useId, useState } from 'react'
import type { ReviewCheck, ReviewCommand } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'

interface CheckActsProps {
  readonly check: ReviewCheck
  readonly send: (command: ReviewCommand) => void
  readonly primary?: boolean
  readonly keys?: string
}

/** The mend as a button, or keeping it as written with a reason. */
export function CheckActs({ check, send, primary, keys }: CheckActsProps) {
  const [asking, setAsking] = useState(false)
  const { fix } = check
  if (check.state === 'kept') {
    return (
      <div className="note-acts">
        <span className="small-text soft">{t.review.keptBecause(check.reason ?? '')}</span>
        <Button small kind="ghost" onClick={() => send({ type: 'reopen-check', check: check.id })}>
          {t.review.reopenCheck}
        </Button>
      </div>
    )
  }
  if (asking)
    return (
      <Reason
        onCancel={() => setAsking(false)}
        onReason={(reason) => send({ type: 'keep-check', check: check.id, reason })}
      />
    )
  return (
    <div className="note-acts">
      {fix && (
        <Button
          small={!primary}
          kind={primary ? 'primary' : 'plain'}
          keys={keys}
          onClick={() => send({ type: 'mend', fact: fix.fact, values: { [fix.field]: fix.value } })}
        >
          {fix.label}
        </Button>
      )}
      <Button small={!primary} kind="ghost" onClick={() => setAsking(true)}>
        {t.review.keep}
      </Button>
    </div>
  )
}

function Reason({ onReason, onCancel }: { onReason: (reason: string) => void; onCancel: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const id = useId()
  const short = reason.trim().length < 3
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!short) onReason(reason.trim())
        else document.getElementById(id)?.focus()
      }}
    >
      <TextField
        id={id}
        label={t.review.reason}
        hint={t.review.reasonHint}
        value={reason}
        onText={setReason}
        maxLength={500}
        autoFocus
        error={tried && short ? t.review.reasonShort : null}
      />
      <div className="form-acts">
        <Button small type="submit">
          {t.review.keep}
        </Button>
        <Button small kind="ghost" onClick={onCancel}>
          {t.common.cancel}
        </Button>
      </div>
    </form>
  )
}
