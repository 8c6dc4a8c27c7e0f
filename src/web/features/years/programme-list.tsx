import { Link } from 'react-router'
import type { ProgrammeSummary } from '../../api/types.ts'
import { range } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/data.tsx'
import { Shortened } from '../../ui/shortened.tsx'
import { Tag } from '../../ui/tag.tsx'

export function ProgrammeState({ state }: { state: ProgrammeSummary['state'] }) {
  return (
    <Tag
      tone={state === 'running' ? 'ok' : state === 'ahead' ? 'gold' : 'idle'}
      {...(state === 'ahead' ? { icon: 'clock' } : {})}
    >
      {t.programme.states[state]}
    </Tag>
  )
}

const SHOWN = 5

/** Our own programmes before those of others; what has ended lies folded below. */
export function ProgrammesCard({ programmes }: { programmes: readonly ProgrammeSummary[] }) {
  const ended = programmes.filter((one) => one.state === 'ended')
  const alive = programmes
    .filter((one) => one.state !== 'ended')
    .sort((a, b) => Number(a.relation === 'inherit') - Number(b.relation === 'inherit'))
  return (
    <Card title={t.home.programmes(alive.length)}>
      <Shortened items={alive} most={SHOWN} all={t.home.allProgrammes}>
        {(shown) => <ProgrammeRows programmes={shown} />}
      </Shortened>
      {ended.length > 0 && (
        <details className="folded" open={alive.length === 0}>
          <summary>{t.home.ended(ended.length)}</summary>
          <ProgrammeRows programmes={ended} />
        </details>
      )}
    </Card>
  )
}

function ProgrammeRows({ programmes }: { programmes: readonly ProgrammeSummary[] }) {
  return (
    <ul className="rows">
      {programmes.map((programme) => (
        <li key={programme.id}>
          <Link className="bold" to={paths.programme(programme.id)}>
            {programme.title}
          </Link>
          <div className="line wraps small-text soft">
            <span className="fills">
              {[programme.number, range(programme.from, programme.to)].filter(Boolean).join(' · ')}
            </span>
            {programme.state === 'ahead' && <ProgrammeState state={programme.state} />}
          </div>
        </li>
      ))}
    </ul>
  )
}
