import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import type { ComponentType } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { statusOf } from '../../api/problem.ts'
import { queries } from '../../api/queries.ts'
import type { Session } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Broken } from '../error-page.tsx'
import { OfflineNote } from '../offline.tsx'
import { useKeys } from '../use-keys.ts'
import { PlainLine } from './plain-line.tsx'
import { Rail } from './rail.tsx'
import { SessionContext } from './session.tsx'
import { TopBar } from './top-bar.tsx'
import { ViewingBanner } from './viewing.tsx'

const SHELL_KEYS = { Slash: 'search' } as const

interface ShellProps {
  readonly Search: ComponentType<{ onClose: () => void }>
}

/** The office: rooms at the left, the body and the search on top, the page. */
export function Shell({ Search }: ShellProps) {
  const session = useQuery(queries.session())
  const place = useLocation()
  if (statusOf(session.error) === 401)
    return <Navigate to={paths.signIn(place.pathname + place.search)} replace />
  if (session.data) {
    if (session.data.setup === 'body' && !place.pathname.startsWith(paths.guides()))
      return <Navigate to={paths.setup()} replace />
    return <Office session={session.data} Search={Search} />
  }
  if (session.error) return <Broken error={session.error} />
  return null
}

function Office({ session, Search }: ShellProps & { session: Session }) {
  const [searching, setSearching] = useState(false)
  useKeys(SHELL_KEYS, () => setSearching(true))
  return (
    <SessionContext value={session}>
      <a className="skip" href="#main">
        {t.common.skip}
      </a>
      <div className="shell">
        <Rail />
        <div className="desk">
          <TopBar session={session} onSearch={() => setSearching(true)} />
          <main id="main" tabIndex={-1}>
            <OfflineNote />
            <ViewingBanner session={session} />
            <PlainLine />
            <Outlet />
          </main>
        </div>
      </div>
      {searching && (
        <Suspense>
          <Search onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </SessionContext>
  )
}
