import { useQuery } from '@tanstack/react-query'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { words } from './words.ts'

export type JobAct = 'retry' | 'drop'
interface ActDialogProps {
  readonly act: JobAct
  readonly ids: readonly string[]
  readonly onClose: () => void
  readonly onDone: (said: string) => void
}

/** What would be retried or dropped, before it is. */
export function ActDialog({ act, ids, onClose, onDone }: ActDialogProps) {
  const w = words()
  const preview = useQuery({
    queryKey: ['jobs', 'preview', act, ids],
    queryFn: () => valueOf(api.POST('/api/jobs/preview', { body: { act, ids: [...ids] } })),
    gcTime: 0,
  })
  const able = preview.data?.jobs.filter((job) => job.acts.includes(act)) ?? []
  const command = useCommand(
    (chosen: readonly string[], key) =>
      valueOf(
        act === 'retry'
          ? api.POST('/api/jobs/retry', { body: { ids: [...chosen], key } })
          : api.POST('/api/jobs/drop', { body: { ids: [...chosen], key } }),
      ),
    ['jobs', 'mails', 'webhooks'],
  )
  const run = (): void =>
    command.mutate(
      able.map((job) => job.id),
      { onSuccess: ({ count }) => onDone(act === 'retry' ? w.retried(count) : w.dropped(count)) },
    )
  return (
    <Dialog
      title={act === 'retry' ? w.retryTitle(able.length) : w.dropTitle(able.length)}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {t.common.cancel}
          </Button>
          {able.length > 0 && (
            <Button
              kind={act === 'retry' ? 'primary' : 'danger'}
              busy={command.isPending ? t.common.saving : false}
              onClick={run}
            >
              {act === 'retry' ? w.retryYes : w.dropYes}
            </Button>
          )}
        </>
      }
    >
      {(preview.error ?? command.error) && <ProblemNote error={preview.error ?? command.error} />}
      <p>{act === 'retry' ? w.retryWhat : w.dropWhat}</p>
      <ul>
        {[...new Set(able.map((job) => job.kind))].map((kind) => (
          <li key={kind}>
            {w.kinds[kind] ?? kind}: {able.filter((job) => job.kind === kind).length}
          </li>
        ))}
      </ul>
      {preview.data !== undefined && preview.data.left > 0 && (
        <p className="soft">{w.left(preview.data.left)}</p>
      )}
    </Dialog>
  )
}
