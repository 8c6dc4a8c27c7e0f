import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { PersonLink } from './person-link.tsx'
import type { AccountView } from './queries.ts'
import { words } from './words.ts'

interface Props {
  readonly account: AccountView
  readonly onSaved: () => void
  readonly onCancel: () => void
}
interface Draft {
  readonly name: string
  readonly login: string
  readonly email: string
  readonly person: { readonly id: string; readonly name: string } | null
}

export function AccountForm({ account, onSaved, onCancel }: Props) {
  const w = words()
  const [draft, setDraft] = useState<Draft>({
    name: account.name,
    login: account.login,
    email: account.email ?? '',
    person: account.person,
  })
  const [asked, setAsked] = useState(false)
  const save = useCommand(
    ({ name, login, email, person }: Draft, key) =>
      valueOf(
        api.PATCH('/api/accounts/{id}', {
          params: { path: { id: account.id } },
          body: {
            key,
            version: account.version,
            name,
            login,
            email: email.trim() || null,
            personId: person?.id ?? null,
          },
        }),
      ),
    ['accounts'],
  )
  const nameless = asked && draft.name.trim().length < 2
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (draft.name.trim().length >= 2) save.mutate(draft, { onSuccess: onSaved })
      }}
    >
      {save.error && <ProblemNote error={save.error} />}
      <TextField
        label={w.name}
        value={draft.name}
        error={nameless ? w.nameMissing : null}
        onText={(name) => setDraft({ ...draft, name })}
        autoFocus
      />
      <div className="pair">
        <TextField
          label={w.login}
          hint={w.loginHint}
          value={draft.login}
          autoCapitalize="none"
          spellCheck={false}
          onText={(login) => setDraft({ ...draft, login })}
        />
        <TextField
          label={w.email}
          type="email"
          value={draft.email}
          onText={(email) => setDraft({ ...draft, email })}
        />
      </div>
      <PersonLink person={draft.person} onPerson={(person) => setDraft({ ...draft, person })} />
      <div className="form-acts">
        <Button kind="primary" type="submit" busy={save.isPending ? t.common.saving : false}>
          {t.common.save}
        </Button>
        <Button onClick={onCancel}>{t.common.cancel}</Button>
      </div>
    </form>
  )
}
