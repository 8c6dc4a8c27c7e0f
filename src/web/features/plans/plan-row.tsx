import { Link } from 'react-router'
import { showDate } from '../../../core/kernel/dates.ts'
import type { PlanSummary } from '../../api/types.ts'
import { moment } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Tag } from '../../ui/tag.tsx'
import type { Tone } from '../../ui/tag.tsx'
import { DiscardPlan } from './discard-plan.tsx'

const TONE: Record<PlanSummary['state'], Tone> = {
  reading: 'gold',
  failed: 'bad',
  review: 'warn',
  adopted: 'ok',
  discarded: 'idle',
}

export function PlanState({ plan }: { plan: PlanSummary }) {
  const words =
    plan.state === 'review'
      ? t.plans.reviewState(plan.decided, plan.total)
      : plan.state === 'reading' && plan.progress.pages > 1
        ? t.plans.readingPage(plan.progress.page, plan.progress.pages)
        : t.plans.states[plan.state]
  return (
    <Tag tone={TONE[plan.state]} {...(plan.state === 'reading' ? { icon: 'clock' } : {})}>
      {words}
    </Tag>
  )
}

export function PlanRow({ plan }: { plan: PlanSummary }) {
  return (
    <tr>
      <th scope="row">
        <Link to={paths.plan(plan.id)}>{plan.title ?? plan.name}</Link>
        {plan.title && <div className="label-text faint">{plan.name}</div>}
      </th>
      <td data-label={t.plans.number}>
        {[plan.number, plan.date && showDate(plan.date)].filter(Boolean).join(', ')}
      </td>
      <td data-label={t.plans.issuer}>{plan.issuer}</td>
      <td data-label={t.plans.state}>
        <PlanState plan={plan} />
        {(plan.state === 'review' || plan.state === 'failed') && <DiscardPlan plan={plan} />}
      </td>
      <td data-label={t.plans.brought}>
        <span>
          {plan.createdBy}
          <span className="faint label-text"> {moment(plan.createdAt)}</span>
        </span>
      </td>
    </tr>
  )
}
