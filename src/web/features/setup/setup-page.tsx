import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, useNavigate } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { statusOf } from '../../api/problem.ts'
import { queries } from '../../api/queries.ts'
import type { Session } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { Broken } from '../../ui/error-page.tsx'
import { BodyForm } from '../../ui/forms/body-form.tsx'
import { UnitsForm } from '../../ui/forms/units-form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PlanIntake } from '../../ui/intake/plan-intake.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { usePageTitle } from '../../ui/page.tsx'
import { PeopleImport } from '../../ui/people-import/people-import.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import './setup.css'

const STEPS = ['body', 'units', 'people', 'plan'] as const
type Step = (typeof STEPS)[number]

/** The first hour: my body, its units, its people, the first plan. Every step but the first may wait. */
export function SetupPage() {
  const session = useQuery(queries.session())
  if (statusOf(session.error) === 401) return <Navigate to={paths.signIn(paths.setup())} replace />
  if (session.error) return <Broken error={session.error} />
  if (!session.data) return null
  if (session.data.setup === 'done') return <Navigate to={paths.home()} replace />
  return <Steps session={session.data} step={session.data.setup} />
}

function Steps({ session, step }: { session: Session; step: Step }) {
  const heading = usePageTitle(t.setup.title)
  return (
    <main className="setup page narrow">
      <p className="brand">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <span className="brand-word">Bảng Vàng</span>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {t.setup.title}
      </h1>
      <p className="soft">{t.setup.lead}</p>
      <ol className="setup-steps">
        {STEPS.map((one, at) => (
          <li
            key={one}
            aria-current={one === step ? 'step' : undefined}
            data-done={STEPS.indexOf(step) > at || undefined}
          >
            {STEPS.indexOf(step) > at ? (
              <Icon name="ok" small />
            ) : (
              <span className="setup-number">{at + 1}</span>
            )}{' '}
            {t.setup.steps[one]}
          </li>
        ))}
      </ol>
      <StepFace key={step} session={session} step={step} />
      {step === 'body' && <Examples />}
    </main>
  )
}

function StepFace({ session, step }: { session: Session; step: Step }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const units = useQuery({ ...queries.units(), enabled: step === 'units' })
  const on = (): void => void client.invalidateQueries({ queryKey: ['session'] })
  switch (step) {
    case 'body':
      return (
        <Card title={t.setup.steps.body}>
          <div className="card-in">
            <BodyForm body={session.body} submit={t.common.next} onSaved={on} />
          </div>
        </Card>
      )
    case 'units':
      return (
        <Card title={t.setup.steps.units} side={<Skip step="units" />}>
          <div className="card-in">
            <Loaded query={units}>
              {(value) => (
                <UnitsForm units={value.units} version={value.version} submit={t.common.next} onSaved={on} />
              )}
            </Loaded>
          </div>
        </Card>
      )
    case 'people':
      return (
        <Card title={t.setup.steps.people} side={<Skip step="people" />}>
          <div className="card-in">
            <PeopleImport onDone={on} />
          </div>
        </Card>
      )
    case 'plan':
      return (
        <Card title={t.setup.steps.plan} side={<Skip step="plan" />}>
          <div className="card-in">
            <PlanIntake
              onTaken={(plan) => {
                on()
                void navigate(paths.plan(plan.id))
              }}
            />
          </div>
        </Card>
      )
  }
}

function Skip({ step }: { step: Exclude<Step, 'body'> }) {
  const skip = useCommand(
    (which: typeof step, key) => valueOf(api.POST('/api/setup/skip', { body: { step: which, key } })),
    ['session'],
  )
  return (
    <>
      <Button
        kind="ghost"
        small
        busy={skip.isPending ? t.common.saving : false}
        onClick={() => skip.mutate(step)}
      >
        {t.setup.skip}
      </Button>
      {skip.error && <ProblemNote error={skip.error} />}
    </>
  )
}

function Examples() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const examples = useCommand((_: null, key) => valueOf(api.POST('/api/examples', { body: { key } })))
  return (
    <div className="setup-examples">
      {examples.error && <ProblemNote error={examples.error} />}
      <p>
        {t.setup.examples}{' '}
        <Button
          busy={examples.isPending ? t.setup.makingExamples : false}
          onClick={() =>
            examples.mutate(null, {
              onSuccess: async () => {
                await client.resetQueries()
                await navigate(paths.home())
              },
            })
          }
        >
          {t.setup.lookAround}
        </Button>
      </p>
    </div>
  )
}
