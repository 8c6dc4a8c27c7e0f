import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { statusOf } from '../../api/problem.ts'
import { queries } from '../../api/queries.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { CheckField, TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import '../../ui/secrets/secrets.css'
import type { Provider, Rules } from './mine.ts'
import { ProviderFields } from './provider-fields.tsx'
import { words } from './words.ts'

const NOBODY: Provider = { name: '', issuer: '', clientId: '', linkByEmail: false }

/** How people sign in to this installation: for administrators of all of it. */
export function SignInRulesPage() {
  const w = words().rules
  const rules = useQuery(queries.signInRules())
  // the form is made anew with what was saved; that it was saved outlives it
  const [saved, setSaved] = useState(false)
  return (
    <Page
      title={w.title}
      narrow
      guide="tai-khoan"
      crumb={
        <Crumb to={paths.settings()} here={w.title}>
          {t.settings.title}
        </Crumb>
      }
    >
      {statusOf(rules.error) === 403 ? (
        <Note tone="info" title={w.see} />
      ) : (
        <Loaded query={rules}>
          {(now) => <RulesForm key={now.version} rules={now} saved={saved} onSaved={() => setSaved(true)} />}
        </Loaded>
      )}
    </Page>
  )
}

function RulesForm({ rules, saved, onSaved }: { rules: Rules; saved: boolean; onSaved: () => void }) {
  const w = words().rules
  const [idle, setIdle] = useState(String(rules.idleMinutes))
  const [admin, setAdmin] = useState(rules.adminSecondStep)
  const [on, setOn] = useState(rules.singleSignOn !== null)
  const [provider, setProvider] = useState(rules.singleSignOn ?? NOBODY)
  const [secret, setSecret] = useState('')
  const [attempt, setAttempt] = useState(0)
  const save = useCommand(
    (_: null, key) =>
      valueOf(
        api.PUT('/api/sign-in/rules', {
          body: {
            idleMinutes: Number(idle),
            adminSecondStep: admin,
            singleSignOn: on ? provider : null,
            version: rules.version,
            key,
            ...(secret === '' ? {} : { secret }),
          },
        }),
      ),
    ['sign-in-rules', 'door'],
  )
  const minutes = Number(idle)
  const missing = (id: string, text: string): { id: string; text: string }[] =>
    on && text.trim() === ''
      ? [{ id, text: `${w.missing}: ${id === 'secret' ? w.secret : w[id as 'name']}` }]
      : []
  const wrongs = [
    ...(Number.isInteger(minutes) && minutes >= 5 && minutes <= 10_080
      ? []
      : [{ id: 'idle', text: w.idleWrong }]),
    ...missing('name', provider.name),
    ...missing('issuer', provider.issuer),
    ...missing('clientId', provider.clientId),
    ...(rules.hasSecret ? [] : missing('secret', secret)),
  ]
  const errorOf = (id: string): string | null =>
    attempt > 0 ? (wrongs.find((wrong) => wrong.id === id)?.text ?? null) : null
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt(attempt + 1)
        if (wrongs.length === 0) save.mutate(null, { onSuccess: onSaved })
      }}
    >
      <ErrorSummary wrongs={wrongs} attempt={attempt} />
      {save.error && <ProblemNote error={save.error} />}
      <Card title={words().sessions}>
        <div className="card-in form">
          <TextField
            id="idle"
            label={w.idle}
            hint={w.idleHint}
            inputMode="numeric"
            value={idle}
            onText={setIdle}
            error={errorOf('idle')}
          />
          <CheckField label={w.admin} checked={admin} onCheck={setAdmin} />
          <p className="hint">{w.adminHint}</p>
        </div>
      </Card>
      <Card title={words().signOn}>
        <div className="card-in form">
          <CheckField label={w.on} checked={on} onCheck={setOn} />
          {on && (
            <ProviderFields
              provider={provider}
              secret={secret}
              rules={rules}
              errorOf={errorOf}
              onProvider={setProvider}
              onSecret={setSecret}
            />
          )}
        </div>
      </Card>
      <div className="line wraps">
        <Button kind="primary" type="submit" busy={save.isPending ? t.common.saving : false}>
          {w.save}
        </Button>
      </div>
      {saved && (
        <Note tone="ok" role="status">
          {w.saved}
        </Note>
      )}
    </form>
  )
}
