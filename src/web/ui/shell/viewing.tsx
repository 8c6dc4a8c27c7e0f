import { useMutation } from '@tanstack/react-query'
import { showDate } from '../../../core/kernel/dates.ts'
import { api, valueOf } from '../../api/client.ts'
import type { Session } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../button.tsx'
import { Note } from '../note.tsx'
import { ProblemNote } from '../problem-note.tsx'

/** Across every page: as whom one looks, and the way out; or for whom one acts. */
export function ViewingBanner({ session }: { session: Session }) {
  const leave = useMutation({
    mutationFn: () => valueOf(api.DELETE('/api/session/view')),
    onSuccess: () => location.assign(paths.accounts()),
  })
  const acting = session.delegations.filter((one) => one.bodyId === session.body?.id)
  if (!session.viewing && acting.length === 0) return null
  return (
    <div className="page banner">
      {leave.error && <ProblemNote error={leave.error} />}
      {session.viewing && (
        <Note
          tone="warn"
          icon="lock"
          title={t.nav.viewingAs(session.account.name)}
          acts={
            <Button busy={leave.isPending ? t.common.saving : false} onClick={() => leave.mutate()}>
              {t.nav.leaveView}
            </Button>
          }
        >
          {t.nav.viewingOnly}
        </Note>
      )}
      {acting.map((one) => (
        <Note key={`${one.from}${one.form}`} tone="info" icon="pen">
          {t.nav.actingFor(t.nav.forms[one.form], one.from, one.until && showDate(one.until))}
        </Note>
      ))}
    </div>
  )
}
