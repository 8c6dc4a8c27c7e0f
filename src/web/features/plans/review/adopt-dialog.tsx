import type { Review } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { countByKind } from './order.ts'

/** Putting a plan to work ends the undoing, so it is asked once. */
export function AdoptDialog({
  review,
  onAdopt,
  onClose,
}: {
  review: Review
  onAdopt: () => void
  onClose: () => void
}) {
  const kept = review.facts.filter((fact) => fact.state !== 'refused')
  const refused = review.facts.length - kept.length
  return (
    <Dialog
      title={t.review.adoptTitle(review.plan.number ?? review.plan.title ?? review.plan.name)}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose} autoFocus>
            {t.review.adoptLater}
          </Button>
          <Button kind="primary" onClick={onAdopt}>
            {t.review.adopt}
          </Button>
        </>
      }
    >
      <p>
        {countByKind(kept)
          .map(([kind, count]) => `${t.kinds[kind].toLowerCase()} ${count}`)
          .join(' · ')}
      </p>
      {refused > 0 && <p className="soft">{t.review.adoptRefused(refused)}</p>}
      <p className="soft">{t.review.adoptWhat}</p>
    </Dialog>
  )
}
