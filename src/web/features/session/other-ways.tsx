import { startAuthentication } from '@simplewebauthn/browser'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import { queries } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { Entered } from './use-entered.ts'
import { words } from './words.ts'

async function byPasskey(): Promise<Entered> {
  const options = await valueOf(api.POST('/api/sign-in/passkey/options'))
  const given = await startAuthentication({
    optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
  })
  return valueOf(
    api.POST('/api/sign-in/passkey', { body: { response: { ...given } as Record<string, unknown> } }),
  )
}

/** Passkey, single sign-on, a forgotten password: what this house offers. */
export function OtherWays({ onEntered }: { onEntered: (answer: Entered) => Promise<void> }) {
  const w = words()
  const door = useQuery(queries.door())
  const passkey = useMutation({ mutationFn: byPasskey, onSuccess: onEntered })
  const signOn = useMutation({
    mutationFn: () => valueOf(api.POST('/api/sign-on/start')),
    onSuccess: ({ url }) => location.assign(url),
  })
  const said = passkey.error ?? signOn.error
  return (
    <div className="stack">
      {said instanceof ProblemError && <ProblemNote error={said} />}
      {said && !(said instanceof ProblemError) && <Note tone="warn" role="alert" title={w.passkeyStopped} />}
      {door.data?.passkeys && (
        <Button busy={passkey.isPending ? w.passkeyBusy : false} onClick={() => passkey.mutate()}>
          {w.passkey}
        </Button>
      )}
      {door.data?.singleSignOn && (
        <Button busy={signOn.isPending ? w.goingThere : false} onClick={() => signOn.mutate()}>
          {w.singleSignOn(door.data.singleSignOn.name)}
        </Button>
      )}
      {door.data && (
        <p className="small-text soft">
          {door.data.mail ? <Link to={paths.forgotten()}>{w.forgotten}</Link> : w.forgottenNoMail}
        </p>
      )}
    </div>
  )
}
