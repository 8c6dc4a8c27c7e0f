import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { api, fileBody, valueOf } from '../../api/client.ts'
import type { PlanSummary } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../button.tsx'
import { AreaField, TextField } from '../field.tsx'
import { Icon } from '../icon.tsx'
import { ProblemNote } from '../problem-note.tsx'

const KINDS = '.docx,.doc,.pdf,.txt,.md,.png,.jpg,.jpeg,.tif,.tiff'

const intended = (file: File) => ({ file, name: file.name, size: file.size, changed: file.lastModified })

/** The door for plans: drop a file, choose one, or paste the text. */
export function PlanIntake({
  onTaken,
  primary = true,
}: {
  onTaken: (plan: PlanSummary) => void
  primary?: boolean
}) {
  const client = useQueryClient()
  const [pasting, setPasting] = useState(false)
  // a file says nothing of itself in JSON: its name, size and day tell one intention from the next
  const upload = useCommand(({ file }: ReturnType<typeof intended>, key) =>
    valueOf(api.POST('/api/plans', { ...fileBody(file), params: { header: { 'Idempotency-Key': key } } })),
  )
  const take = (file: File): void =>
    upload.mutate(intended(file), {
      onSuccess: async (plan) => {
        await client.invalidateQueries({ queryKey: ['plans'], exact: true })
        onTaken(plan)
      },
    })
  return (
    <div className="stack">
      {upload.error && <ProblemNote error={upload.error} />}
      <FileDrop
        accept={KINDS}
        busy={upload.isPending ? t.plans.sending : false}
        primary={primary}
        label={t.plans.choose}
        onFile={take}
      >
        <p className="bold">{t.plans.dropTitle}</p>
        <p className="soft small-text">{t.plans.dropKinds}</p>
      </FileDrop>
      {pasting ? (
        <Paste onTaken={onTaken} onCancel={() => setPasting(false)} />
      ) : (
        <p>
          <Button kind="ghost" onClick={() => setPasting(true)}>
            {t.plans.paste}
          </Button>
        </p>
      )}
    </div>
  )
}

interface FileDropProps {
  readonly accept: string
  readonly busy: string | false
  readonly label: string
  readonly primary: boolean
  readonly onFile: (file: File) => void
  readonly children: React.ReactNode
}

export function FileDrop({ accept, busy, label, primary, onFile, children }: FileDropProps) {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null): void => {
    const file = files?.[0]
    if (file && busy === false) onFile(file)
  }
  const hold = (event: DragEvent, on: boolean): void => {
    event.preventDefault()
    setOver(on)
  }
  return (
    <div
      className="drop"
      data-over={over}
      onDragOver={(event) => hold(event, true)}
      onDragLeave={(event) => hold(event, false)}
      onDrop={(event) => {
        hold(event, false)
        take(event.dataTransfer.files)
      }}
    >
      <Icon name="document" />
      {children}
      <p className="empty-acts">
        <Button kind={primary ? 'primary' : 'plain'} busy={busy} onClick={() => input.current?.click()}>
          {label}
        </Button>
      </p>
      <input
        ref={input}
        type="file"
        accept={accept}
        className="unseen"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
    </div>
  )
}

function Paste({ onTaken, onCancel }: { onTaken: (plan: PlanSummary) => void; onCancel: () => void }) {
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const paste = useCommand(
    (body: { name: string; text: string }, key) =>
      valueOf(api.POST('/api/plans/pasted', { body: { ...body, key } })),
    ['plans'],
  )
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (text.trim() !== '')
          paste.mutate({ name: name.trim() || t.plans.pastedName, text }, { onSuccess: onTaken })
      }}
    >
      {paste.error && <ProblemNote error={paste.error} />}
      <TextField
        label={t.plans.pasteName}
        hint={t.plans.pasteNameHint}
        value={name}
        onText={setName}
        maxLength={200}
      />
      <AreaField
        label={t.plans.pasteText}
        value={text}
        onText={setText}
        rows={10}
        error={tried && text.trim() === '' ? t.plans.pasteEmpty : null}
      />
      <div className="form-acts">
        <Button type="submit" busy={paste.isPending ? t.plans.sending : false}>
          {t.plans.read}
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {t.common.cancel}
        </Button>
      </div>
    </form>
  )
}
