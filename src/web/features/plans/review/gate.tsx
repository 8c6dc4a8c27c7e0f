import type { Review } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { Icon } from '../../../ui/icon.tsx'

/** Under the closed button: why the plan cannot be put to work yet, each reason a way to what it is about. */
export function Gate({ review, onGo }: { review: Review; onGo: (target: string) => void }) {
  if (review.blockers.length === 0) return null
  return (
    <div className="gate" id="why-not" tabIndex={-1} role="group" aria-label={t.review.gateTitle}>
      <span className="bold">
        <Icon name="alert" small /> {t.review.gateTitle}:
      </span>
      <ul>
        {review.blockers.map((blocker) => {
          const target = blocker.target ?? (blocker.code === 'plan.relation-missing' ? 'relation' : null)
          return (
            <li key={blocker.code + blocker.text}>
              {target === null ? (
                blocker.text
              ) : (
                <button type="button" className="link" onClick={() => onGo(target)}>
                  {blocker.text}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
