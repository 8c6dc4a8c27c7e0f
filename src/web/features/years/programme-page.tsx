import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { firstDay, lastDay } from '../../../core/kernel/dates.ts'
import { queries } from '../../api/queries.ts'
import type { ProgrammeView, Source } from '../../api/types.ts'
import { moment, range } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { files, paths } from '../../paths.ts'
import { ButtonFile } from '../../ui/button.tsx'
import { cleaned } from '../../ui/cleaned.ts'
import { Card } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { Shortened } from '../../ui/shortened.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import { SourceLink } from '../../ui/source-link.tsx'
import type { Band } from './band.ts'
import { CampaignCard } from './campaign-card.tsx'
import { ProgrammeDues } from './due-card.tsx'
import { PassagePanel } from './passage-panel.tsx'
import { ProgrammeState } from './programme-list.tsx'
import { groupsOf } from './recurring.ts'
import { Duties, Sessions, TargetsTable } from './tables.tsx'
import { Timeline } from './timeline.tsx'

export function ProgrammePage() {
  const { id = '' } = useParams()
  const query = useQuery(queries.programme(id))
  return <Loaded query={query}>{(view) => <ProgrammeFace view={view} />}</Loaded>
}

/** The programme's own period, or what its timeline covers. */
function bandOf(view: ProgrammeView, today: string): Band {
  const { from, to } = view.summary
  const starts = view.timeline.map((entry) => entry.from).sort()
  const ends = view.timeline.map((entry) => entry.to).sort()
  return {
    from: from ? firstDay(from) : (starts[0] ?? `${today.slice(0, 4)}-01-01`),
    to: to ? lastDay(to) : (ends.at(-1) ?? `${today.slice(0, 4)}-12-31`),
  }
}

function ProgrammeFace({ view }: { view: ProgrammeView }) {
  const [source, setSource] = useState<Source | null>(null)
  const { today } = useSession()
  const { summary } = view
  const groups = groupsOf(view.due)
  const dues = <ProgrammeDues groups={groups} today={today} onSource={setSource} />
  const long = groups.length > 6
  return (
    <Page
      title={summary.title}
      guide="chuong-trinh"
      crumb={
        <Crumb to={paths.home()} here={t.programme.crumb}>
          {t.nav.home}
        </Crumb>
      }
      facts={
        <>
          {[
            summary.number,
            summary.issuer,
            range(summary.from, summary.to),
            summary.revision > 1 && t.programme.revision(summary.revision),
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          <ProgrammeState state={summary.state} />
        </>
      }
      acts={
        <>
          <span className="soft small-text">{t.programme.reprint}</span>
          {(['docx', 'pdf', 'txt'] as const).map((as) => (
            <ButtonFile key={as} icon="download" href={files.planPaper(summary.planId, as)} download>
              {t.programme.paper[as]}
            </ButtonFile>
          ))}
          <ButtonFile kind="ghost" href={files.planFile(summary.planId)} download>
            {t.programme.original}
          </ButtonFile>
        </>
      }
    >
      <div className="columns">
        <div className="column">
          {view.theme && <blockquote className="quoted">{view.theme}</blockquote>}
          {view.timeline.length > 0 && (
            <Timeline
              title={t.programme.timeline}
              band={bandOf(view, today)}
              entries={view.timeline}
              today={today}
              onSource={setSource}
            />
          )}
          {long && dues}
          {view.campaigns.map((campaign) => (
            <CampaignCard key={campaign.id} campaign={campaign} onSource={setSource} />
          ))}
          {view.targets.length > 0 && (
            <Card title={t.home.targets}>
              <Shortened items={view.targets} most={12} all={t.home.allTargets} printed>
                {(shown) => <TargetsTable targets={shown} onSource={setSource} />}
              </Shortened>
            </Card>
          )}
          {view.tasks.length > 0 && (
            <Card title={t.programme.tasks(view.tasks.length)}>
              <Shortened items={view.tasks} most={8} all={t.programme.allTasks} printed>
                {(shown) => (
                  <ul className="rows">
                    {shown.map((task) => (
                      <li key={task.source.fact}>
                        <span className="sentence">{cleaned(task.text)}</span>{' '}
                        <SourceLink source={task.source} onOpen={setSource} />
                      </li>
                    ))}
                  </ul>
                )}
              </Shortened>
            </Card>
          )}
        </div>
        <ProgrammeSide view={view} dues={long ? null : dues} onSource={setSource} />
      </div>
      {source && <PassagePanel source={source} onClose={() => setSource(null)} />}
    </Page>
  )
}

function ProgrammeSide({
  view,
  dues,
  onSource,
}: {
  view: ProgrammeView
  dues: ReactNode
  onSource: (source: Source) => void
}) {
  return (
    <div className="column">
      {dues}
      {view.sessions.length > 0 && (
        <Card title={t.home.sessions}>
          <Sessions sessions={view.sessions} onSource={onSource} />
        </Card>
      )}
      {view.duties.length > 0 && (
        <Card title={t.home.duties}>
          <Shortened items={view.duties} most={8} all={t.home.allDuties} printed>
            {(shown) => <Duties duties={shown} onSource={onSource} />}
          </Shortened>
        </Card>
      )}
      {view.recipients.length > 0 && (
        <Card title={t.kinds.recipient}>
          <div className="card-in small-text">{view.recipients.join('; ')}</div>
        </Card>
      )}
      <Card
        title={t.programme.history}
        foot={<Link to={paths.plan(view.summary.planId)}>{t.passage.open}</Link>}
      >
        <Shortened items={view.history.toReversed()} most={6} all={t.programme.allHistory} printed>
          {(shown) => (
            <ul className="rows">
              {shown.map((entry) => (
                <li key={entry.at + entry.what}>
                  {entry.what}
                  <div className="label-text soft">
                    {entry.by}, {moment(entry.at)}
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Shortened>
      </Card>
    </div>
  )
}
