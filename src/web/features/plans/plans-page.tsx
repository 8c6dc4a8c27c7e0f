import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { queries } from '../../api/queries.ts'
import type { PlanSummary } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { PlanIntake } from '../../ui/intake/plan-intake.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { PlanRow } from './plan-row.tsx'

const busy = (plans: readonly PlanSummary[] | undefined): boolean =>
  plans?.some((plan) => plan.state === 'reading') ?? false

export function PlansPage() {
  const navigate = useNavigate()
  const mayBring = useMay('plans.bring')
  const query = useQuery({
    ...queries.plans(),
    refetchInterval: (now) => (busy(now.state.data?.plans) ? 1500 : false),
  })
  return (
    <Page title={t.plans.title} facts={t.plans.facts} guide="doc-ke-hoach">
      <div className="stack">
        {mayBring && <PlanIntake onTaken={(plan) => void navigate(paths.plan(plan.id))} />}
        <Loaded query={query}>{({ plans }) => <PlanTables plans={plans} />}</Loaded>
      </div>
    </Page>
  )
}

function PlanTables({ plans }: { plans: readonly PlanSummary[] }) {
  const kept = plans.filter((plan) => plan.state !== 'discarded')
  const away = plans.filter((plan) => plan.state === 'discarded')
  if (plans.length === 0)
    return (
      <Card title={t.plans.list}>
        <Empty title={t.plans.none}>{t.plans.noneHint}</Empty>
      </Card>
    )
  return (
    <>
      <Card title={t.plans.list}>
        <PlanTable caption={t.plans.list} plans={kept} />
      </Card>
      {away.length > 0 && (
        <details>
          <summary>{t.plans.away(away.length)}</summary>
          <div className="card">
            <PlanTable caption={t.plans.away(away.length)} plans={away} />
          </div>
        </details>
      )}
    </>
  )
}

function PlanTable({ caption, plans }: { caption: string; plans: readonly PlanSummary[] }) {
  return (
    <Table
      caption={caption}
      heads={[
        { label: t.plans.plan },
        { label: t.plans.number },
        { label: t.plans.issuer },
        { label: t.plans.state },
        { label: t.plans.brought },
      ]}
    >
      {plans.map((plan) => (
        <PlanRow key={plan.id} plan={plan} />
      ))}
    </Table>
  )
}
