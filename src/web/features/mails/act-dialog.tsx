import { useQuery } from '@tanstack/react-query'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { words } from './words.ts'

export type MailAct = 'send' | 'discard'
export interface Done {
  readonly act: MailAct
  readonly ids: readonly string[]
}
interface ActDialogProps {
  readonly act: MailAct
  readonly ids: readonly string[]
  readonly onClose: () => void
  readonly onDone: (done: Done) => void
}

/** Who would get the mails, before they go. */
export function ActDialog({ act, ids, onClose, onDone }: ActDialogProps) {
  const w = words()
  const preview = useQuery({
    queryKey: ['mails', 'preview', ids],
    queryFn: () => valueOf(api.POST('/api/mails/preview', { body: { ids: [...ids] } })),
    gcTime: 0,
  })
  const able = (preview.data?.mails ?? []).filter((mail) =>
    act === 'send' ? mail.sendable : mail.state !== 'sent' && mail.state !== 'discarded',
  )
  const left = (preview.data?.mails.length ?? 0) - able.length
  const command = useCommand(
    (mails: readonly { id: string; version: number }[], key) =>
      valueOf(
        act === 'send'
          ? api.POST('/api/mails/send', { body: { mails: [...mails], key } })
          : api.POST('/api/mails/discard', { body: { mails: [...mails], key } }),
      ),
    ['mails'],
  )
  const run = (): void =>
    command.mutate(
      able.map(({ id, version }) => ({ id, version })),
      { onSuccess: () => onDone({ act, ids: able.map((mail) => mail.id) }) },
    )
  return (
    <Dialog
      title={act === 'send' ? w.sendTitle(able.length) : w.discardTitle(able.length)}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {t.common.cancel}
          </Button>
          {able.length > 0 && (
            <Button
              kind={act === 'send' ? 'primary' : 'danger'}
              busy={command.isPending ? t.common.saving : false}
              onClick={run}
            >
              {act === 'send' ? w.sendYes : w.discardYes}
            </Button>
          )}
        </>
      }
    >
      {(preview.error ?? command.error) && <ProblemNote error={preview.error ?? command.error} />}
      <p>{act === 'send' ? w.sendWhat : w.discardWhat}</p>
      <ul>
        {able.map((mail) => (
          <li key={mail.id}>
            {mail.toName} ({mail.toAddress}): {mail.subject}
          </li>
        ))}
      </ul>
      {left > 0 && <p className="soft">{act === 'send' ? w.left(left) : w.leftDiscard(left)}</p>}
    </Dialog>
  )
}
