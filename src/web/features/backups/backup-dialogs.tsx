import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { codeOf } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { files } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { BackupRow } from './queries.ts'
import { words } from './words.ts'

interface Asked {
  readonly backup: BackupRow
  readonly onClose: () => void
}

export function RemoveDialog({ backup, onClose }: Asked) {
  const w = words()
  const remove = useCommand(
    (_: null, key) =>
      valueOf(api.POST('/api/backups/{id}/removal', { params: { path: { id: backup.id } }, body: { key } })),
    ['backups'],
  )
  return (
    <Dialog
      title={w.removeTitle(moment(backup.beganAt))}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button
            kind="danger"
            busy={remove.isPending ? t.common.saving : false}
            onClick={() => remove.mutate(null, { onSuccess: onClose })}
          >
            {w.removeYes}
          </Button>
        </>
      }
    >
      {remove.error && <ProblemNote error={remove.error} />}
      <p>{w.removeWhat}</p>
    </Dialog>
  )
}

/** The password gives a pass that opens the file once; the browser itself streams it to the disk. */
export function TakeDialog({ backup, onClose }: Asked) {
  const w = words()
  const [password, setPassword] = useState('')
  const take = useCommand((given: string, key) =>
    valueOf(
      api.POST('/api/backups/{id}/pass', {
        params: { path: { id: backup.id } },
        body: { password: given, key },
      }),
    ),
  )
  const wrong = codeOf(take.error) === 'account.wrong-password'
  const send = (): void =>
    take.mutate(password, {
      onSuccess: ({ pass }) => {
        onClose()
        window.location.assign(files.backup(backup.id, pass))
      },
    })
  return (
    <Dialog
      title={w.takeTitle}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button kind="primary" busy={take.isPending ? t.common.saving : false} onClick={send}>
            {w.download}
          </Button>
        </>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {take.error && !wrong && <ProblemNote error={take.error} />}
        <p>{w.takeWhat}</p>
        <TextField
          label={w.password}
          type="password"
          autoComplete="current-password"
          required
          autoFocus
          value={password}
          onText={setPassword}
          error={wrong ? w.passwordWrong : null}
        />
      </form>
    </Dialog>
  )
}
