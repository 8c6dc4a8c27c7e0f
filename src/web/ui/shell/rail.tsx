import { useQuery } from '@tanstack/react-query'
import { Link, NavLink } from 'react-router'
import { queries } from '../../api/queries.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon.tsx'

/** Only rooms that exist. */
export function Rail() {
  const home = useQuery(queries.home())
  const late = home.data?.overdue.length ?? 0
  return (
    <nav className="rail" aria-label={t.nav.label}>
      <Link className="brand" to={paths.home()} aria-label="Bảng Vàng">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <span>Bảng Vàng</span>
      </Link>
      <Room to={paths.home()} icon="home" word={t.nav.home} end>
        {late > 0 && (
          <span className="room-count" aria-label={t.nav.late(late)}>
            {late}
          </span>
        )}
      </Room>
      <Room to={paths.plans()} icon="document" word={t.nav.plans} />
      <Room to={paths.people()} icon="people" word={t.nav.people} />
      <hr className="room-gap" />
      <Room to={paths.guides()} icon="book" word={t.nav.guide} />
      <Room to={paths.settings()} icon="gear" word={t.nav.settings} />
    </nav>
  )
}

function Room({
  to,
  icon,
  word,
  end,
  children,
}: {
  to: string
  icon: IconName
  word: string
  end?: boolean
  children?: React.ReactNode
}) {
  return (
    <NavLink className="room" to={to} title={word} {...(end ? { end } : {})}>
      <Icon name={icon} />
      <span className="room-word">{word}</span>
      {children}
    </NavLink>
  )
}
