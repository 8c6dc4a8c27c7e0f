import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, fileBody, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { AreaField } from '../../ui/field.tsx'
import { FileDrop } from '../../ui/intake/plan-intake.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { InvitedList } from './invited-list.tsx'
import { InviteRows } from './invite-rows.tsx'
import type { Invited, InviteList, InviteRow } from './queries.ts'
import { words } from './words.ts'

export function InviteListPage() {
  const w = words()
  return (
    <Page
      title={w.listTitle}
      facts={w.listLead}
      guide="tai-khoan-va-vai"
      crumb={
        <Crumb to={paths.accounts()} here={w.listTitle}>
          {w.accounts}
        </Crumb>
      }
    >
      <InviteSheet />
    </Page>
  )
}

/** A sheet or pasted rows, their preview, then all of them or none. */
function InviteSheet() {
  const w = words()
  const [text, setText] = useState('')
  const [list, setList] = useState<InviteList | null>(null)
  const [done, setDone] = useState<{ listId: string; invited: Invited[] } | null>(null)
  const read = useMutation({
    mutationFn: (sheet: string | File) =>
      valueOf(
        typeof sheet === 'string'
          ? api.POST('/api/invitations/list/preview-text', { body: { text: sheet } })
          : api.POST('/api/invitations/list/preview', fileBody(sheet)),
      ),
    onSuccess: setList,
  })
  const send = useCommand(
    (rows: InviteRow[], key) => valueOf(api.POST('/api/invitations/list', { body: { rows, key } })),
    ['invitations'],
  )
  const error = read.error ?? send.error
  if (done)
    return (
      <InvitedList
        {...done}
        onUndone={() => {
          setDone(null)
          setList(null)
        }}
      />
    )
  const busy = read.isPending ? w.reading : false
  return (
    <div className="stack">
      {error && <ProblemNote error={error} />}
      {list ? (
        <InviteRows
          list={list}
          busy={send.isPending ? t.common.saving : false}
          onBack={() => setList(null)}
          onSend={(rows) => send.mutate(rows, { onSuccess: setDone })}
        />
      ) : (
        <>
          <FileDrop
            accept=".xlsx,.csv"
            label={w.chooseSheet}
            primary={text === ''}
            busy={busy}
            onFile={(file) => read.mutate(file)}
          >
            <p className="bold">{w.dropSheet}</p>
          </FileDrop>
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault()
              if (text.trim() !== '') read.mutate(text)
            }}
          >
            <AreaField
              label={w.pasteRows}
              value={text}
              onText={setText}
              rows={6}
              placeholder={w.pasteExample}
            />
            <div className="form-acts">
              <Button
                type="submit"
                kind={text === '' ? 'plain' : 'primary'}
                busy={busy}
                why={text.trim() === '' ? w.pasteFirst : null}
              >
                {w.preview}
              </Button>
            </div>
          </form>
        </>
      )}
    </div>
  )
}
