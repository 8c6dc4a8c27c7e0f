import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import '../../ui/secrets/secrets.css'
import { AppCard } from './app-card.tsx'
import { PasskeysCard } from './passkeys-card.tsx'
import { PasswordCard } from './password-card.tsx'
import { ProfileCard } from './profile-card.tsx'
import { SessionsCard } from './sessions-card.tsx'
import { SignOnCard } from './sign-on-card.tsx'
import { words } from './words.ts'

/** What opens my account, and where it stands open. */
export function MePage() {
  const me = useQuery(queries.me())
  // the card is made anew with what was saved; that it was saved outlives it
  const [saved, setSaved] = useState(false)
  return (
    <Loaded query={me}>
      {(mine) => (
        <Page title={words().title} narrow guide="tai-khoan" facts={mine.login}>
          <div className="stack">
            <ProfileCard key={mine.version} me={mine} saved={saved} onSaved={() => setSaved(true)} />
            <PasswordCard me={mine} />
            <AppCard me={mine} />
            <PasskeysCard me={mine} />
            <SignOnCard me={mine} />
            <SessionsCard />
          </div>
        </Page>
      )}
    </Loaded>
  )
}
