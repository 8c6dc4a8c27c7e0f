import { Link } from 'react-router'
import type { ProgrammeSummary } from '../../api/types.ts'
import { range } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
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

export function ProgrammeList({ programmes }: { programmes: readonly ProgrammeSummary[] }) {
  return (
    <ul className="rows">
      {programmes.map((programme) => (
        <li key={programme.id}>
          <div className="line high">
            <Link className="bold fills" to={paths.programme(programme.id)}>
              {programme.title}
            </Link>
            <ProgrammeState state={programme.state} />
          </div>
          <div className="small-text soft">
            {[programme.number, range(programme.from, programme.to)].filter(Boolean).join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  )
}
