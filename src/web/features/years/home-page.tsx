import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { queries } from '../../api/queries.ts'
import type { Home, PlanSummary, ProgrammeSummary, Source, TargetRow } from '../../api/types.ts'
import { fullDate } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Empty } from '../../ui/data.tsx'
import { PlanIntake } from '../../ui/intake/plan-intake.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Shortened } from '../../ui/shortened.tsx'
import { useMay, useSession } from '../../ui/shell/session.tsx'
import { DueCard } from './due-card.tsx'
import { PassagePanel } from './passage-panel.tsx'
import { ProgrammesCard } from './programme-list.tsx'
import { SamenessCard } from './sameness-card.tsx'
import { Duties, QuotasTable, Sessions, TargetsTable } from './tables.tsx'
import { bySoonest } from './sessions.ts'
import { byDemand } from './targets.ts'
import { Timeline } from './timeline.tsx'

/** The clerk's home: what is due, the year in one band, targets; at the right what is left and who does what. */
export function HomePage() {
  const home = useQuery(queries.home())
  return (
    <Loaded query={home}>
      {(value) => (value.programmes.length === 0 ? <EmptyHome home={value} /> : <FullHome home={value} />)}
    </Loaded>
  )
}

const factsOf = (home: Home): string =>
  [
    fullDate(home.today),
    home.overdue.length > 0 && t.home.overdueCount(home.overdue.length),
    home.week.length > 0 && t.home.weekCount(home.week.length),
  ]
    .filter(Boolean)
    .join(' · ')

function EmptyHome({ home }: { home: Home }) {
  const navigate = useNavigate()
  const mayBring = useMay('plans.bring')
  const opened = (plan: PlanSummary): void => void navigate(paths.plan(plan.id))
  return (
    <Page title={home.greeting} facts={fullDate(home.today)} guide="bat-dau" narrow>
      <div className="stack">
        <Waiting count={home.plansWaiting} />
        <SetupLeft />
        <Card title={t.home.noPlan(home.today.slice(0, 4))}>
          <div className="card-in">
            {mayBring ? (
              <PlanIntake onTaken={opened} primary={home.plansWaiting === 0} />
            ) : (
              <Empty title={t.home.noPlanYet}>{t.home.noPlanHint}</Empty>
            )}
          </div>
        </Card>
      </div>
    </Page>
  )
}

function SetupLeft() {
  const { setup } = useSession()
  if (setup === 'done' || setup === 'plan') return null
  return (
    <Note
      tone="info"
      title={t.home.setupLeft}
      acts={
        <ButtonLink small to={paths.setup()}>
          {t.home.goOn}
        </ButtonLink>
      }
    >
      {t.setup.steps[setup]}
    </Note>
  )
}

function Waiting({ count }: { count: number }) {
  const mayReview = useMay('plans.review')
  if (count === 0) return null
  return (
    <Note
      tone="warn"
      icon="document"
      title={t.home.waiting(count)}
      acts={
        <ButtonLink small to={paths.plans()}>
          {mayReview ? t.home.review : t.home.lookAt}
        </ButtonLink>
      }
    />
  )
}

const adoptedIn = (state: unknown): string | null =>
  typeof state === 'object' && state !== null && 'adopted' in state && typeof state.adopted === 'string'
    ? state.adopted
    : null

function JustAdopted({ programmes }: { programmes: readonly ProgrammeSummary[] }) {
  const adopted = adoptedIn(useLocation().state)
  const programme = programmes.find((one) => one.id === adopted)
  if (!programme) return null
  return (
    <Note tone="ok" role="status" title={t.home.adopted(programme.number ?? programme.title)}>
      <Link to={paths.programme(programme.id)}>{t.home.seeProgramme}</Link>
    </Note>
  )
}

function FullHome({ home }: { home: Home }) {
  const [source, setSource] = useState<Source | null>(null)
  const mayBring = useMay('plans.bring')
  return (
    <Page
      title={home.greeting}
      facts={factsOf(home)}
      guide="tong-quan"
      acts={
        <>
          <Button icon="print" onClick={() => print()}>
            {t.home.print}
          </Button>
          {mayBring && (
            <ButtonLink kind="primary" icon="plus" to={paths.plans()}>
              {t.home.addPlan}
            </ButtonLink>
          )}
        </>
      }
    >
      <div className="columns">
        <div className="column">
          <JustAdopted programmes={home.programmes} />
          <Waiting count={home.plansWaiting} />
          <DueCard home={home} onSource={setSource} />
          <Timeline
            title={t.home.timeline}
            band={home.timeline}
            entries={home.timeline.entries}
            today={home.today}
            onSource={setSource}
          />
          <SamenessCard home={home} onSource={setSource} />
          {home.targets.length > 0 && <TargetsCard targets={home.targets} onSource={setSource} />}
        </div>
        <HomeSide home={home} onSource={setSource} />
      </div>
      {source && <PassagePanel source={source} onClose={() => setSource(null)} />}
    </Page>
  )
}

type Open = (source: Source) => void
const ROWS = 8
const SESSIONS = 3
const DUTIES = 5

function TargetsCard({ targets, onSource }: { targets: readonly TargetRow[]; onSource: Open }) {
  return (
    <Card
      title={t.home.targets}
      side={<span className="small-text soft">{t.home.targetsFrom}</span>}
      foot={targets.length > ROWS && <Link to={paths.targets()}>{t.home.allTargets(targets.length)}</Link>}
    >
      <TargetsTable targets={byDemand(targets).slice(0, ROWS)} onSource={onSource} />
    </Card>
  )
}

function HomeSide({ home, onSource }: { home: Home; onSource: Open }) {
  return (
    <div className="column">
      <ProgrammesCard programmes={home.programmes} />
      {home.quotas.length > 0 && (
        <Card title={t.home.quotas}>
          <Shortened items={home.quotas} most={ROWS} all={t.home.allQuotas}>
            {(shown) => <QuotasTable quotas={shown} onSource={onSource} />}
          </Shortened>
        </Card>
      )}
      {home.sessions.length > 0 && (
        <Card title={t.home.sessions}>
          <Shortened items={bySoonest(home.sessions, home.today)} most={SESSIONS} all={t.home.allSessions}>
            {(shown) => <Sessions sessions={shown} onSource={onSource} />}
          </Shortened>
        </Card>
      )}
      {home.duties.length > 0 && (
        <Card title={t.home.duties}>
          <Shortened items={home.duties} most={DUTIES} all={t.home.allDuties}>
            {(shown) => <Duties duties={shown} onSource={onSource} />}
          </Shortened>
        </Card>
      )}
    </div>
  )
}
