import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { HooksCard } from './hooks-card.tsx'
import { KeysCard } from './keys-card.tsx'
import { hooksQuery, keysQuery } from './queries.ts'
import { SecretNote } from './secret-note.tsx'
import { words } from './words.ts'

export function ConnectionsPage() {
  const w = words()
  const keys = useQuery(keysQuery())
  const hooks = useQuery(hooksQuery())
  const mayChange = useMay('keys.change')
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Page
      title={w.title}
      facts={w.facts}
      guide="ket-noi"
      crumb={
        <Crumb to={paths.settings()} here={w.title}>
          {t.nav.settings}
        </Crumb>
      }
    >
      <div className="stack">
        {secret !== null && <SecretNote secret={secret} onClose={() => setSecret(null)} />}
        <Loaded query={keys}>
          {(value) => (
            <KeysCard
              keys={value.keys}
              actions={value.actions}
              perMinute={value.perMinute}
              mayChange={mayChange}
              onSecret={setSecret}
            />
          )}
        </Loaded>
        <Loaded query={hooks}>
          {(value) => <HooksCard hooks={value} mayChange={mayChange} onSecret={setSecret} />}
        </Loaded>
      </div>
    </Page>
  )
}
