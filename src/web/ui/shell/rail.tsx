import { useQuery } from '@tanstack/react-query'
import { Link, NavLink, useLocation } from 'react-router'
import { queries } from '../../api/queries.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon.tsx'

/** Rooms that are found by the settings though their addresses stand beside it. */
const BEHIND_SETTINGS = [
  paths.me(),
  paths.organisation(),
  paths.trail(),
  paths.mails(),
  paths.notices(),
  paths.settings(),
]
const behindSettings = (pathname: string): boolean =>
  BEHIND_SETTINGS.some((path) => pathname === path || pathname.startsWith(`${path}/`))

/** Only rooms that exist. */
export function Rail() {
  const home = useQuery(queries.home())
  const { pathname } = useLocation()
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
      <Room to={paths.settings()} icon="gear" word={t.nav.settings} inside={behindSettings(pathname)} />
    </nav>
  )
}

function Room({
  to,
  icon,
  word,
  end,
  inside,
  children,
}: {
  to: string
  icon: IconName
  word: string
  end?: boolean
  /** the page on show belongs to this room, whatever its address */
  inside?: boolean
  children?: React.ReactNode
}) {
  const face = (
    <>
      <Icon name={icon} />
      <span className="room-word">{word}</span>
      {children}
    </>
  )
  if (inside)
    return (
      <Link className="room" to={to} title={word} aria-current="page">
        {face}
      </Link>
    )
  return (
    <NavLink className="room" to={to} title={word} {...(end ? { end } : {})}>
      {face}
    </NavLink>
  )
}
