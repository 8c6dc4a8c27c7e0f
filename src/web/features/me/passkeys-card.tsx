import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { Me } from './mine.ts'
import { NewPasskey } from './new-passkey.tsx'
import { PasswordAsk } from './password-ask.tsx'
import { words } from './words.ts'

export function PasskeysCard({ me }: { me: Me }) {
  const w = words()
  return (
    <Card title={w.passkeys}>
      <div className="card-in stack">
        <p className="soft">{w.passkeysAbout}</p>
        {me.passkeys.length > 0 ? (
          <ul className="plain-list stack">
            {me.passkeys.map((passkey) => (
              <li key={passkey.id}>
                <PasskeyRow me={me} passkey={passkey} />
              </li>
            ))}
          </ul>
        ) : (
          me.door.passkeys && <p>{w.passkeysNone}</p>
        )}
        {me.door.passkeys ? <NewPasskey me={me} /> : <Note tone="info" title={w.passkeysTls} />}
      </div>
    </Card>
  )
}

function PasskeyRow({ me, passkey }: { me: Me; passkey: Me['passkeys'][number] }) {
  const w = words()
  const [act, setAct] = useState<'rename' | 'remove' | null>(null)
  const [name, setName] = useState(passkey.name)
  const params = { path: { id: passkey.id } }
  const rename = useCommand(
    (next: string, key) => valueOf(api.PATCH('/api/me/passkeys/{id}', { params, body: { name: next, key } })),
    ['me'],
  )
  const remove = useCommand(
    (password: string | undefined, key) =>
      valueOf(
        api.POST('/api/me/passkeys/{id}/removal', {
          params,
          body: { key, ...(password === undefined ? {} : { password }) },
        }),
      ),
    ['me'],
  )
  const uses = passkey.lastUsedAt ? w.used(moment(passkey.lastUsedAt)) : w.unused
  return (
    <>
      <div className="line wraps">
        <div className="fills">
          <b>{passkey.name}</b>
          <div className="small-text soft">
            {w.made(moment(passkey.createdAt))}, {uses}
          </div>
        </div>
        <Button small onClick={() => setAct('rename')} aria-label={`${w.passkeyRename}: ${passkey.name}`}>
          {w.passkeyRename}
        </Button>
        <Button small kind="danger" onClick={() => setAct('remove')} aria-label={w.removeOf(passkey.name)}>
          {w.remove}
        </Button>
      </div>
      {rename.error && <ProblemNote error={rename.error} />}
      {act === 'rename' && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            rename.mutate(name, { onSuccess: () => setAct(null) })
          }}
        >
          <TextField label={w.passkeyName} value={name} onText={setName} maxLength={100} required autoFocus />
          <Button type="submit" busy={rename.isPending ? t.common.saving : false}>
            {w.passkeyRenamed}
          </Button>
        </form>
      )}
      {act === 'remove' && (
        <PasswordAsk
          title={w.removePasskey(passkey.name)}
          act={w.remove}
          kind="danger"
          busy={remove.isPending ? t.common.saving : false}
          error={remove.error}
          hasPassword={me.hasPassword}
          onGiven={(password) => remove.mutate(password, { onSuccess: () => setAct(null) })}
          onClose={() => setAct(null)}
        >
          <p>{w.removePasskeyWhat}</p>
        </PasswordAsk>
      )}
    </>
  )
}
