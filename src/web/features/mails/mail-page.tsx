import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { AreaField, TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ActDialog } from './act-dialog.tsx'
import type { Done, MailAct } from './act-dialog.tsx'
import { DoneNote } from './done-note.tsx'
import { TONES } from './mail-table.tsx'
import { mailQuery } from './queries.ts'
import type { Mail } from './queries.ts'
import { words } from './words.ts'

export function MailPage() {
  const { id = '' } = useParams()
  const mail = useQuery(mailQuery(id))
  // kept out here: what was done gives the mail a new version, and with it a new form
  const [done, setDone] = useState<Done | null>(null)
  return (
    <Loaded query={mail}>
      {(value) => <OneMail key={value.version} mail={value} done={done} onDone={setDone} />}
    </Loaded>
  )
}

interface OneMailProps {
  readonly mail: Mail
  readonly done: Done | null
  readonly onDone: (done: Done | null) => void
}

function OneMail({ mail, done, onDone }: OneMailProps) {
  const w = words()
  const mayChange = useMay('mails.change')
  const [act, setAct] = useState<MailAct | null>(null)
  const restore = useCommand(
    (ids: readonly string[], key) =>
      valueOf(api.POST('/api/mails/restore', { body: { ids: [...ids], key } })),
    ['mails'],
  )
  const open = mail.state === 'draft' || mail.state === 'failed'
  return (
    <Page
      title={mail.subject}
      narrow
      guide="thu-va-thong-bao"
      crumb={
        <Crumb to={paths.mails()} here={mail.subject}>
          {w.title}
        </Crumb>
      }
      facts={<Tag tone={TONES[mail.state]}>{w.states[mail.state]}</Tag>}
      acts={
        mayChange &&
        (open ? (
          <>
            <Button kind="danger" onClick={() => setAct('discard')}>
              {w.discard}
            </Button>
            <Button kind="primary" icon="send" onClick={() => setAct('send')}>
              {w.sendOne}
            </Button>
          </>
        ) : (
          mail.state === 'discarded' && (
            <Button
              icon="undo"
              busy={restore.isPending ? t.common.saving : false}
              onClick={() => {
                onDone(null)
                restore.mutate([mail.id])
              }}
            >
              {w.restore}
            </Button>
          )
        ))
      }
    >
      <div className="stack">
        {mail.fault && (
          <Note tone="bad" title={w.fault}>
            {mail.fault}
          </Note>
        )}
        {mail.hasSecret && <Note tone="info">{w.hasSecret}</Note>}
        {restore.error && <ProblemNote error={restore.error} />}
        {done && <DoneNote done={done} onGone={() => onDone(null)} />}
        <Card title={w.text}>
          <div className="card-in">
            {mayChange && open ? <MendForm mail={mail} /> : <ReadOnly mail={mail} />}
          </div>
        </Card>
      </div>
      {act && (
        <ActDialog
          act={act}
          ids={[mail.id]}
          onClose={() => setAct(null)}
          onDone={(what) => {
            onDone(what)
            setAct(null)
          }}
        />
      )}
    </Page>
  )
}

function ReadOnly({ mail }: { mail: Mail }) {
  const w = words()
  return (
    <>
      <p>
        {w.to}: {mail.toName} ({mail.toAddress})
      </p>
      <p style={{ whiteSpace: 'pre-wrap' }}>{mail.text}</p>
    </>
  )
}

function MendForm({ mail }: { mail: Mail }) {
  const w = words()
  const [toName, setToName] = useState(mail.toName)
  const [toAddress, setToAddress] = useState(mail.toAddress)
  const [subject, setSubject] = useState(mail.subject)
  const [text, setText] = useState(mail.text)
  const save = useCommand(
    (next: { toName: string; toAddress: string; subject: string; text: string; version: number }, key) =>
      valueOf(api.PUT('/api/mails/{id}', { params: { path: { id: mail.id } }, body: { ...next, key } })),
    ['mails'],
  )
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ toName, toAddress, subject, text, version: mail.version })
      }}
    >
      {save.error && <ProblemNote error={save.error} />}
      <div className="pair">
        <TextField label={w.toName} value={toName} onText={setToName} />
        <TextField
          label={w.toAddress}
          type="email"
          required
          readOnly={mail.hasSecret}
          value={toAddress}
          onText={setToAddress}
        />
      </div>
      <TextField label={w.subject} required value={subject} onText={setSubject} />
      <AreaField label={w.text} rows={12} required value={text} onText={setText} />
      <Button type="submit" busy={save.isPending ? t.common.saving : false}>
        {w.save}
      </Button>
    </form>
  )
}
