import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { chooseLocale, locale, t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckField, RadioField } from '../../ui/field.tsx'
import { BodyForm } from '../../ui/forms/body-form.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay, useSession } from '../../ui/shell/session.tsx'
import { SettingsLinks } from './settings-links.tsx'
import { setShortcuts, shortcutsOn } from '../../ui/shortcuts.ts'

export function SettingsPage() {
  const session = useSession()
  const mayBody = useMay('body.change')
  const mayExamples = useMay('examples.change')
  return (
    <Page title={t.settings.title} narrow guide="cai-dat">
      <div className="stack">
        {session.body && (
          <Card title={t.settings.body} side={<Link to={paths.units()}>{t.settings.units}</Link>}>
            <div className="card-in">{mayBody ? <MyBody /> : <p>{session.body.name}</p>}</div>
          </Card>
        )}
        <Card title={t.settings.screen}>
          <div className="card-in stack">
            <Screen />
          </div>
        </Card>
        <SettingsLinks />
        {mayExamples && (
          <Card title={t.settings.examples}>
            <div className="card-in">
              <Examples demo={session.demo} />
            </div>
          </Card>
        )}
      </div>
    </Page>
  )
}

function MyBody() {
  const session = useSession()
  const [saved, setSaved] = useState(false)
  return (
    <div className="stack">
      <BodyForm
        key={session.body?.version}
        body={session.body}
        submit={t.settings.saveBody}
        onSaved={() => setSaved(true)}
      />
      {saved && (
        <Note tone="ok" role="status">
          {t.settings.bodySaved}
        </Note>
      )}
    </div>
  )
}

function Screen() {
  const [keys, setKeys] = useState(shortcutsOn)
  return (
    <>
      <RadioField
        legend={t.settings.language}
        name="language"
        value={locale}
        choices={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
        onChoose={(value) => chooseLocale(value === 'en' ? 'en' : 'vi')}
      />
      <CheckField
        label={t.settings.shortcuts}
        checked={keys}
        onCheck={(on) => {
          setShortcuts(on)
          setKeys(on)
        }}
      />
    </>
  )
}

function Examples({ demo }: { demo: boolean }) {
  const [asking, setAsking] = useState(false)
  const client = useQueryClient()
  const navigate = useNavigate()
  const remove = useCommand((_: null, key) =>
    valueOf(api.DELETE('/api/examples', { params: { header: { 'Idempotency-Key': key } } })),
  )
  const make = useCommand((_: null, key) => valueOf(api.POST('/api/examples', { body: { key } })))
  const home = async (): Promise<void> => {
    await client.resetQueries()
    await navigate(paths.home())
  }
  return (
    <div className="stack">
      {(remove.error ?? make.error) && <ProblemNote error={remove.error ?? make.error} />}
      <p className="soft">{demo ? t.settings.demoHint : t.settings.examplesHint}</p>
      <div className="line wraps">
        {!demo && (
          <Button
            busy={make.isPending ? t.setup.makingExamples : false}
            onClick={() => make.mutate(null, { onSuccess: home })}
          >
            {t.setup.lookAround}
          </Button>
        )}
        <Button
          kind="danger"
          busy={remove.isPending ? t.common.saving : false}
          onClick={() => setAsking(true)}
        >
          {demo ? t.settings.resetDemo : t.settings.removeExamples}
        </Button>
      </div>
      {asking && (
        <Dialog
          title={demo ? t.settings.resetTitle : t.settings.removeTitle}
          onClose={() => setAsking(false)}
          acts={
            <>
              <Button autoFocus onClick={() => setAsking(false)}>
                {t.common.cancel}
              </Button>
              <Button
                kind="danger"
                onClick={() => {
                  setAsking(false)
                  remove.mutate(null, { onSuccess: home })
                }}
              >
                {demo ? t.settings.resetDemo : t.settings.removeExamples}
              </Button>
            </>
          }
        >
          <p>{t.settings.removeWhat}</p>
        </Dialog>
      )}
    </div>
  )
}
