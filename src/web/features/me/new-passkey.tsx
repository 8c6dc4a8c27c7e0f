import { startRegistration } from '@simplewebauthn/browser'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import type { Me } from './mine.ts'
import { PasswordAsk } from './password-ask.tsx'
import { words } from './words.ts'

interface Wish {
  readonly name: string
  readonly password: string | undefined
}

async function make({ name, password }: Wish, key: string): Promise<{ id: string }> {
  const options = await valueOf(
    api.POST('/api/me/passkeys/options', { body: password === undefined ? {} : { password } }),
  )
  const made = await startRegistration({
    optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
  })
  return valueOf(
    api.POST('/api/me/passkeys', { body: { name, key, response: { ...made } as Record<string, unknown> } }),
  )
}

/** A name, the password, then the device's own question. */
export function NewPasskey({ me }: { me: Me }) {
  const w = words()
  const [asking, setAsking] = useState(false)
  const [name, setName] = useState('')
  const add = useCommand(make, ['me'])
  const refused = add.error instanceof ProblemError ? add.error : null
  return (
    <>
      <div>
        <Button onClick={() => setAsking(true)}>{w.passkeyAdd}</Button>
      </div>
      {asking && (
        <PasswordAsk
          title={w.passkeys}
          act={w.passkeyMake}
          busy={add.isPending ? w.passkeyBusy : false}
          error={refused}
          hasPassword={me.hasPassword}
          onGiven={(password) =>
            add.mutate(
              { name, password },
              {
                onSuccess: () => {
                  setAsking(false)
                  setName('')
                },
              },
            )
          }
          onClose={() => setAsking(false)}
        >
          {add.error && !refused && <Note tone="warn" role="alert" title={w.passkeyStopped} />}
          <TextField
            label={w.passkeyName}
            hint={w.passkeyNameHint}
            value={name}
            onText={setName}
            maxLength={100}
            required
          />
        </PasswordAsk>
      )}
    </>
  )
}
