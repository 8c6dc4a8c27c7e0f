import { api, valueOf } from '../../api/client.ts'
import type { PlanSummary } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'

/** Puts away a plan that failed or waits for review; it can be taken out again on its own page. */
export function DiscardPlan({ plan, then }: { plan: PlanSummary; then?: () => void }) {
  const discard = useCommand(
    (id: string, key) =>
      valueOf(
        api.POST('/api/plans/{id}/discard', {
          params: { path: { id } },
          body: { key, version: plan.version },
        }),
      ),
    ['plans', 'home'],
  )
  // the promise outlives this button, which is gone once the plan is put away
  const put = (): void => void discard.mutateAsync(plan.id).then(then, () => undefined)
  return (
    <>
      <Button
        kind="ghost"
        busy={discard.isPending ? t.common.saving : false}
        aria-label={`${t.plans.discard}: ${plan.title ?? plan.name}`}
        onClick={put}
      >
        {t.plans.discard}
      </Button>
      {discard.error && <ProblemNote error={discard.error} />}
    </>
  )
}
