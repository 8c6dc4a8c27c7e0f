import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { LINKING } from '../../ui/secrets/linking.ts'
import type { Me } from './mine.ts'
import { PasswordAsk } from './password-ask.tsx'
import { words } from './words.ts'

/** Who I am at the provider of single sign-on. */
export function SignOnCard({ me }: { me: Me }) {
  const w = words()
  const [asking, setAsking] = useState(false)
  const provider = me.door.singleSignOn
  const start = useMutation({
    mutationFn: (password: string | undefined) =>
      valueOf(api.POST('/api/me/identities/start', { body: password === undefined ? {} : { password } })),
    onSuccess: ({ url }) => {
      sessionStorage.setItem(LINKING, 'yes')
      location.assign(url)
    },
  })
  const unlink = useCommand(
    (id: string, key) =>
      valueOf(api.POST('/api/me/identities/{id}/removal', { params: { path: { id } }, body: { key } })),
    ['me'],
  )
  if (!provider && me.identities.length === 0) return null
  return (
    <Card title={w.signOn}>
      <div className="card-in stack">
        {unlink.error && <ProblemNote error={unlink.error} />}
        {me.identities.map((identity) => (
          <div className="line wraps" key={identity.id}>
            <span className="fills">{w.linkedSince(identity.issuer, moment(identity.createdAt))}</span>
            <Button
              small
              busy={unlink.isPending ? t.common.saving : false}
              onClick={() => unlink.mutate(identity.id)}
            >
              {w.unlink}
            </Button>
          </div>
        ))}
        {provider && me.identities.length === 0 && (
          <>
            <p className="soft">{w.signOnNone(provider.name)}</p>
            <div>
              <Button onClick={() => setAsking(true)}>{w.link(provider.name)}</Button>
            </div>
          </>
        )}
        {provider && asking && (
          <PasswordAsk
            title={w.link(provider.name)}
            act={w.goOn}
            busy={start.isPending ? t.common.saving : false}
            error={start.error}
            hasPassword={me.hasPassword}
            onGiven={(password) => start.mutate(password)}
            onClose={() => setAsking(false)}
          />
        )}
      </div>
    </Card>
  )
}
