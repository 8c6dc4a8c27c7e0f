import { useRef } from 'react'
import type { FocusEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'
import type { Session } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Bell } from './bell.tsx'
import { Icon } from '../icon.tsx'
import { Kbd } from '../kbd.tsx'
import { shortcutsOn } from '../shortcuts.ts'
import { BodySwitcher } from './body-switcher.tsx'

export function TopBar({ session, onSearch }: { session: Session; onSearch: () => void }) {
  const year = session.today.slice(0, 4)
  return (
    <header className="topbar">
      <div className="fills">
        <div className="topbar-body">{session.body?.name ?? t.nav.noBody}</div>
        <div className="label-text faint">
          {session.body?.yearKind === 'school'
            ? t.nav.schoolYear(schoolYear(session.today))
            : t.nav.year(year)}
        </div>
      </div>
      <button type="button" className="search-door" onClick={onSearch}>
        <Icon name="search" small />
        <span className="search-words">{t.search.door}</span>
        {shortcutsOn() && (
          <span aria-hidden="true">
            <Kbd>/</Kbd>
          </span>
        )}
      </button>
      <Bell />
      <Me session={session} />
    </header>
  )
}

const schoolYear = (today: string): string => {
  const year = Number(today.slice(0, 4))
  return Number(today.slice(5, 7)) >= 8 ? `${year}–${year + 1}` : `${year - 1}–${year}`
}

/** Two letters of a Vietnamese name: the given name and the one before it. */
const initials = (name: string): string =>
  name
    .split(' ')
    .filter(Boolean)
    .slice(-2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')

function Me({ session }: { session: Session }) {
  const menu = useRef<HTMLDetailsElement>(null)
  const navigate = useNavigate()
  const close = (): void => menu.current?.removeAttribute('open')
  const leave = (event: FocusEvent): void => {
    if (!menu.current?.contains(event.relatedTarget)) close()
  }
  const role = session.roles[0]
  const signOut = async (): Promise<void> => {
    await valueOf(api.DELETE('/api/session'))
    await navigate(paths.signIn())
    queryClient.clear()
  }
  const workFor = async (bodyId: string): Promise<void> => {
    await valueOf(api.PUT('/api/session/body', { body: { bodyId } }))
    close()
    await navigate(paths.home())
    await queryClient.resetQueries()
  }
  return (
    <details
      className="me"
      ref={menu}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <summary>
        <span className="avatar" aria-hidden="true">
          {initials(session.account.name)}
        </span>
        <span className="unseen">{t.nav.me}</span>
        <span className="label-text me-name">
          <span className="bold">{session.account.name}</span>
          <br />
          <span className="faint">{role ? t.roles[role.role] : session.account.login}</span>
        </span>
      </summary>
      <div className="me-menu">
        <BodySwitcher session={session} onChoose={(bodyId) => void workFor(bodyId)} />
        <Link to={paths.me()} onClick={close}>
          {t.nav.myAccount}
        </Link>
        <Link to={paths.settings()} onClick={close}>
          {t.nav.settings}
        </Link>
        <button type="button" onClick={() => void signOut()}>
          {t.nav.signOut}
        </button>
      </div>
    </details>
  )
}
