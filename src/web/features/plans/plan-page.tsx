import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useNavigate, useParams } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import type { PlanSummary } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { files, paths } from '../../paths.ts'
import { Button, ButtonFile, ButtonLink } from '../../ui/button.tsx'
import { Bar, Card, Skeleton } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay, useSession } from '../../ui/shell/session.tsx'
import { DiscardPlan } from './discard-plan.tsx'
import { ReviewPage } from './review/review-page.tsx'

/** The letters of the sheet, asked for while its text is still on the way, so that it does not move when they come. */
function fetchSerif(): void {
  for (const face of ['400', '600', '700', 'italic 400'])
    void document.fonts.load(`${face} 16px 'Source Serif 4'`, 'aạ')
}

/** One plan, wherever it stands: being read, refused, in review, at work, put away. */
export function PlanPage() {
  const { id = '' } = useParams()
  useEffect(fetchSerif, [])
  const query = useQuery({
    ...queries.plan(id),
    refetchInterval: (now) => (now.state.data?.state === 'reading' ? 700 : false),
  })
  return <Loaded query={query}>{(plan) => <PlanFace plan={plan} />}</Loaded>
}

function PlanFace({ plan }: { plan: PlanSummary }) {
  const seesTrail = useMay('trail.see')
  if (plan.state === 'review' || plan.state === 'adopted') return <ReviewFace plan={plan} />
  return (
    <Page
      title={plan.title ?? plan.name}
      narrow
      guide="doc-ke-hoach"
      acts={seesTrail && <ButtonLink to={paths.trail({ thing: plan.id })}>{t.programme.history}</ButtonLink>}
      crumb={
        <Crumb to={paths.plans()} here={t.plans.states[plan.state]}>
          {t.nav.plans}
        </Crumb>
      }
    >
      {plan.state === 'reading' && <Reading plan={plan} />}
      {plan.state === 'failed' && <Failed plan={plan} />}
      {plan.state === 'discarded' && <Discarded plan={plan} />}
    </Page>
  )
}

function ReviewFace({ plan }: { plan: PlanSummary }) {
  const { today, may } = useSession()
  const locked = plan.state === 'adopted' || !may.includes('plans.review')
  const review = useQuery(queries.review(plan.id))
  return (
    <Loaded query={review}>
      {(value) => <ReviewPage key={value.plan.id} review={value} today={today} locked={locked} />}
    </Loaded>
  )
}

function Reading({ plan }: { plan: PlanSummary }) {
  const { stage, page, pages } = plan.progress
  const steps = ['queued', 'opening', 'ocr', 'facts', 'done']
  const done = stage === 'ocr' && pages > 0 ? 2 + page / pages : steps.indexOf(stage) + 1
  return (
    <Card
      title={t.plans.stages[stage]}
      side={pages > 1 && <span className="small-text soft">{t.plans.readingPage(page, pages)}</span>}
    >
      <div className="card-in stack" aria-busy="true">
        <p role="status" className="unseen">
          {t.plans.stages[stage]} {pages > 1 && t.plans.readingPage(page, pages)}
        </p>
        <Bar label={t.plans.states.reading} value={done} max={steps.length} />
        <Skeleton rows={4} />
        <p className="small-text soft">{t.plans.mayLeave}</p>
      </div>
    </Card>
  )
}

function Failed({ plan }: { plan: PlanSummary }) {
  const navigate = useNavigate()
  return (
    <Note
      tone="bad"
      icon="no"
      role="alert"
      title={t.plans.failed}
      acts={
        <>
          <ButtonLink kind="primary" to={paths.plans()}>
            {t.plans.another}
          </ButtonLink>
          <ButtonFile href={files.planFile(plan.id)} download icon="download">
            {t.plans.original}
          </ButtonFile>
          <DiscardPlan plan={plan} then={() => void navigate(paths.plans())} />
        </>
      }
    >
      {plan.refusal?.text}
    </Note>
  )
}

function Discarded({ plan }: { plan: PlanSummary }) {
  const recover = useCommand(
    (id: string, key) =>
      valueOf(
        api.POST('/api/plans/{id}/recover', {
          params: { path: { id } },
          body: { key, version: plan.version },
        }),
      ),
    ['plans', 'home'],
  )
  return (
    <div className="stack">
      {recover.error && <ProblemNote error={recover.error} />}
      <Note
        tone="info"
        title={t.plans.discardedTitle}
        acts={
          <Button
            small
            icon="undo"
            busy={recover.isPending ? t.common.saving : false}
            onClick={() => recover.mutate(plan.id)}
          >
            {t.plans.recover}
          </Button>
        }
      >
        {t.plans.discardedHint}
      </Note>
    </div>
  )
}
