import { Link } from 'react-router'
import type { Review } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { showDate } from '../../../../core/kernel/dates.ts'
import { paths } from '../../../paths.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Bar } from '../../../ui/data.tsx'
import { Crumb, HelpLink, usePageTitle } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/shell/session.tsx'
import { sureOnes } from './order.ts'

interface ReviewHeadProps {
  readonly review: Review
  readonly locked: boolean
  readonly onAcceptSure: () => void
  readonly onAdopt: () => void
  readonly adopting: boolean
  readonly onBlocked: () => void
}

export function ReviewHead({ review, locked, onAcceptSure, onAdopt, adopting, onBlocked }: ReviewHeadProps) {
  const { plan } = review
  const seesTrail = useMay('trail.see')
  const title = plan.title ?? plan.name
  const heading = usePageTitle(`${t.review.pageTitle} ${plan.number ?? title}`)
  const decided = review.facts.filter((fact) => fact.state !== 'open').length
  const total = review.facts.length
  return (
    <div className="review-head">
      <div className="fills">
        <p className="crumb">
          <Crumb to={paths.plans()} here={plan.state === 'adopted' ? t.plans.states.adopted : t.review.crumb}>
            {t.nav.plans}
          </Crumb>
          {[plan.number, plan.date && showDate(plan.date)].filter(Boolean).map((one) => ` · ${one}`)}
          {seesTrail && (
            <>
              {' · '}
              <Link to={paths.trail({ thing: plan.id })}>{t.programme.history}</Link>
            </>
          )}
        </p>
        <h1 ref={heading} tabIndex={-1} title={title}>
          {title}
        </h1>
      </div>
      <HelpLink guide="duyet-va-dua-vao-chay" />
      <div className="review-progress">
        <span className="bold small-text unbroken">{t.review.progress(decided, total)}</span>
        <Bar label={t.review.progressLabel(decided, total)} value={decided} max={total} good />
      </div>
      {locked ? (
        <Locked review={review} />
      ) : (
        <HeadActs
          review={review}
          onAcceptSure={onAcceptSure}
          onAdopt={onAdopt}
          adopting={adopting}
          onBlocked={onBlocked}
        />
      )}
    </div>
  )
}

/** At work already, or not mine to decide: only reading is left. */
function Locked({ review }: { review: Review }) {
  const { programmeId } = review.plan
  if (programmeId === null) return null
  return (
    <ButtonLink kind="primary" to={paths.programme(programmeId)}>
      {t.review.toProgramme}
    </ButtonLink>
  )
}

function HeadActs({ review, onAcceptSure, onAdopt, adopting, onBlocked }: Omit<ReviewHeadProps, 'locked'>) {
  const sure = sureOnes(review).length
  const blocked = review.blockers.length > 0
  return (
    <>
      <Button icon="check" onClick={onAcceptSure} {...(sure === 0 ? { whyId: 'sure-none' } : {})}>
        {sure === 0 ? t.review.sureNone : t.review.acceptSure(sure)}
      </Button>
      {sure === 0 && (
        <span className="unseen" id="sure-none">
          {t.review.sureWhy}
        </span>
      )}
      <span className="review-adopt" onClickCapture={() => blocked && onBlocked()}>
        <Button
          kind="primary"
          onClick={onAdopt}
          busy={adopting ? t.review.adopting : false}
          {...(blocked ? { whyId: 'why-not' } : {})}
        >
          {t.review.adopt}
        </Button>
      </span>
    </>
  )
}
