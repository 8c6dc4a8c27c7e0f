import { api, valueOf } from '../../api/client.ts'
import type { Due } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'

interface Mark {
  readonly due: Due
  readonly on: string
}

/** Marking done and taking it back. */
export function useDueMarks() {
  const touched = ['home', 'programmes']
  const done = useCommand(
    ({ due, on }: Mark, key) =>
      valueOf(
        api.POST('/api/due/{id}/done', {
          params: { path: { id: due.id } },
          body: { on, key, version: due.version },
        }),
      ),
    touched,
  )
  const open = useCommand(
    (due: Due, key) =>
      valueOf(
        api.POST('/api/due/{id}/open', {
          params: { path: { id: due.id } },
          body: { key, version: due.version },
        }),
      ),
    touched,
  )
  return { done, open }
}
export type DueMarks = ReturnType<typeof useDueMarks>

/** The last answer, where the list is. */
export function DueAnswer({ marks }: { marks: DueMarks }) {
  const error = marks.done.error ?? marks.open.error
  if (error) return <ProblemNote error={error} />
  const last = marks.done.data
  if (!last || marks.open.data?.id === last.id) return null
  return (
    <Note
      tone="ok"
      role="status"
      title={t.home.markedDone(last.title)}
      acts={
        <Button
          small
          icon="undo"
          busy={marks.open.isPending ? t.common.saving : false}
          onClick={() => marks.open.mutate(last)}
        >
          {t.common.undo}
        </Button>
      }
    />
  )
}
