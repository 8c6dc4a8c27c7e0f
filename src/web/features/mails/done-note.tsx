import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { Done } from './act-dialog.tsx'
import { words } from './words.ts'

/** What was done; what was discarded can be taken back from here. */
export function DoneNote({ done, onGone }: { done: Done; onGone: () => void }) {
  const w = words()
  const restore = useCommand(
    (ids: readonly string[], key) =>
      valueOf(api.POST('/api/mails/restore', { body: { ids: [...ids], key } })),
    ['mails'],
  )
  if (restore.error) return <ProblemNote error={restore.error} />
  return (
    <Note
      tone="ok"
      role="status"
      acts={
        done.act === 'discard' && (
          <Button small icon="undo" onClick={() => restore.mutate(done.ids, { onSuccess: onGone })}>
            {w.undo}
          </Button>
        )
      }
    >
      {done.act === 'send' ? w.sentNote(done.ids.length) : w.discardedNote(done.ids.length)}
    </Note>
  )
}
