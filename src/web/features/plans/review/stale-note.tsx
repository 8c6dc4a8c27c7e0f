import { t } from '../../../i18n/text.ts'
import { Button } from '../../../ui/button.tsx'
import { Note } from '../../../ui/note.tsx'

/** Somebody else has decided in the meantime. Reloading keeps what stands in the boxes. */
export function StaleNote({ onReload }: { onReload: () => void }) {
  return (
    <Note
      tone="warn"
      role="alert"
      title={t.review.stale}
      acts={
        <Button small onClick={onReload}>
          {t.common.reload}
        </Button>
      }
    >
      {t.review.staleWhy}
    </Note>
  )
}
