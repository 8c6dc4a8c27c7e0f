import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { AreaField, SelectField, TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { serverQuery } from './queries.ts'
import type { MailServer } from './queries.ts'
import { words } from './words.ts'

export function MailServerPage() {
  const w = words()
  const server = useQuery(serverQuery())
  return (
    <Page
      title={w.server}
      narrow
      guide="thu-va-thong-bao"
      crumb={
        <Crumb to={paths.settings()} here={w.server}>
          {t.nav.settings}
        </Crumb>
      }
    >
      <Loaded query={server}>
        {(value) => (
          <div className="stack">
            <Card title={w.server}>
              <div className="card-in">
                {value.fromEnvironment ? (
                  <p>{w.fromEnvironment}</p>
                ) : (
                  <ServerForm key={value.version} server={value} />
                )}
              </div>
            </Card>
            {value.configured && (
              <Card title={w.test}>
                <div className="card-in">
                  <TestForm />
                </div>
              </Card>
            )}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

interface Filled {
  host: string
  port: number
  tls: MailServer['tls']
  user: string | null
  password: string | null
  fromName: string
  fromAddress: string
  certificate: string | null
  site: string | null
  version: number
}
const orNull = (text: string): string | null => text.trim() || null

function ServerForm({ server }: { server: MailServer }) {
  const w = words()
  const [now, setNow] = useState(server)
  const [password, setPassword] = useState('')
  const save = useCommand(
    (body: Filled, key) => valueOf(api.PUT('/api/mail-server', { body: { ...body, key } })),
    ['mail-server', 'mails'],
  )
  const set = (change: Partial<MailServer>): void => setNow({ ...now, ...change })
  const submit = (): void => {
    const { host, port, tls, user, fromName, fromAddress, certificate, site, version } = now
    save.mutate({
      host,
      port,
      tls,
      user,
      password: password || null,
      fromName,
      fromAddress,
      certificate,
      site,
      version,
    })
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {save.error && <ProblemNote error={save.error} />}
      <div className="pair">
        <TextField
          label={w.host}
          hint={w.hostHint}
          required
          value={now.host}
          onText={(host) => set({ host })}
        />
        <TextField
          label={w.port}
          inputMode="numeric"
          required
          value={String(now.port || '')}
          onText={(port) => set({ port: Number(port.replace(/\D/g, '')) })}
        />
      </div>
      <SelectField
        label={w.tls}
        value={now.tls}
        choices={(['starttls', 'tls', 'none'] as const).map((value) => ({
          value,
          label: w.tlsChoices[value],
        }))}
        onText={(tls) => set({ tls: tls as MailServer['tls'] })}
      />
      <div className="pair">
        <TextField
          label={w.user}
          hint={w.userHint}
          value={now.user ?? ''}
          onText={(user) => set({ user: orNull(user) })}
        />
        <TextField
          label={w.password}
          hint={now.hasPassword ? w.passwordKept : undefined}
          type="password"
          autoComplete="new-password"
          value={password}
          onText={setPassword}
        />
      </div>
      <div className="pair">
        <TextField
          label={w.fromName}
          required
          value={now.fromName}
          onText={(fromName) => set({ fromName })}
        />
        <TextField
          label={w.fromAddress}
          type="email"
          required
          value={now.fromAddress}
          onText={(fromAddress) => set({ fromAddress })}
        />
      </div>
      <TextField
        label={w.site}
        hint={w.siteHint}
        type="url"
        value={now.site ?? ''}
        onText={(site) => set({ site: orNull(site) })}
      />
      <AreaField
        label={w.certificate}
        hint={w.certificateHint}
        value={now.certificate ?? ''}
        onText={(certificate) => set({ certificate: certificate || null })}
      />
      <Button type="submit" kind="primary" busy={save.isPending ? t.common.saving : false}>
        {w.save}
      </Button>
      {save.isSuccess && (
        <Note tone="ok" role="status">
          {w.serverSaved}
        </Note>
      )}
    </form>
  )
}

function TestForm() {
  const w = words()
  const [to, setTo] = useState('')
  const test = useCommand((address: string, key) =>
    valueOf(api.POST('/api/mail-server/test', { body: { to: address, key } })),
  )
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        test.mutate(to)
      }}
    >
      {test.error && <ProblemNote error={test.error} />}
      <TextField label={w.testTo} type="email" required value={to} onText={setTo} />
      <Button type="submit" icon="send" busy={test.isPending ? w.testing : false}>
        {w.test}
      </Button>
      {test.isSuccess && (
        <Note tone="ok" role="status">
          {w.tested}
        </Note>
      )}
    </form>
  )
}
