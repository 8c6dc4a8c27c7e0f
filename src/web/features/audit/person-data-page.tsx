import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { showDate } from '../../../core/kernel/dates.ts'
import { api, valueOf } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import type { Held, Person } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { words } from './personal-words.ts'

/** What can be done for a person who asks about their own data. */
export function PersonDataPage() {
  const w = words()
  const { id = '' } = useParams()
  const person = useQuery(queries.person(id))
  const mayChange = useMay('requests.change')
  const mayErase = useMay('personal.erase')
  return (
    <Loaded query={person}>
      {(value) => (
        <Page
          title={value.name}
          facts={w.one}
          guide="du-lieu-ca-nhan"
          crumb={
            <Crumb to={paths.person(id)} here={w.one}>
              {value.name}
            </Crumb>
          }
        >
          <div className="stack">
            {mayChange && <ExportCard person={value} />}
            {mayChange && <RestrictCard id={id} />}
            {mayErase && <EraseCard person={value} />}
          </div>
        </Page>
      )}
    </Loaded>
  )
}

function save(held: Held): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'du-lieu-ca-nhan.json'
  link.click()
  URL.revokeObjectURL(url)
}

function ExportCard({ person }: { person: Person }) {
  const w = words()
  const make = useCommand((_: null, key) =>
    valueOf(api.POST('/api/people/{id}/held', { params: { path: { id: person.id } }, body: { key } })),
  )
  const held = make.data
  return (
    <Card title={w.export}>
      <div className="card-in stack">
        <p className="soft">{w.exportHint}</p>
        {make.error && <ProblemNote error={make.error} />}
        <p className="line wraps no-print">
          <Button busy={make.isPending ? w.making : false} onClick={() => make.mutate(null)}>
            {w.make}
          </Button>
          {held && <Button onClick={() => save(held)}>{w.download}</Button>}
          {held && <Button onClick={() => window.print()}>{w.print}</Button>}
        </p>
        {held?.sections.map((section) => (
          <section key={section.title}>
            <h3>{section.title}</h3>
            <dl>
              {section.rows.map((row, i) => (
                <div key={i} className="line wraps">
                  <dt className="soft">{row.label}</dt>
                  <dd>{row.value}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Card>
  )
}

function RestrictCard({ id }: { id: string }) {
  const w = words()
  const [reason, setReason] = useState('')
  const send = useCommand(
    ({ on }: { on: boolean; reason: string }, key) =>
      valueOf(
        api.POST('/api/people/{id}/restriction', { params: { path: { id } }, body: { on, reason, key } }),
      ),
    ['people'],
  )
  return (
    <Card title={w.restrict}>
      <div className="card-in stack">
        <p className="soft">{w.restrictHint}</p>
        {send.error && <ProblemNote error={send.error} />}
        {send.isSuccess && (
          <Note tone="ok" role="status">
            {send.variables.on ? w.restricted : w.freed}
          </Note>
        )}
        <TextField label={w.reason} value={reason} onText={setReason} />
        <p className="line wraps">
          <Button onClick={() => send.mutate({ on: true, reason })}>{w.restrictNow}</Button>
          <Button onClick={() => send.mutate({ on: false, reason })}>{w.freeNow}</Button>
        </p>
      </div>
    </Card>
  )
}

function EraseCard({ person }: { person: Person }) {
  const w = words()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const preview = useQuery({
    queryKey: ['people', person.id, 'erasure'],
    queryFn: () => valueOf(api.GET('/api/people/{id}/erasure', { params: { path: { id: person.id } } })),
  })
  const erase = useCommand(
    (version: number, key) =>
      valueOf(
        api.POST('/api/people/{id}/erasure', {
          params: { path: { id: person.id } },
          body: { reason, key, version },
        }),
      ),
    ['people', 'trail', 'requests'],
  )
  return (
    <Card title={w.erase}>
      <div className="card-in stack">
        {erase.error && <ProblemNote error={erase.error} />}
        {erase.data && (
          <Note tone="ok" role="status">
            {w.erased(erase.data.erased)}
          </Note>
        )}
        <Loaded query={preview} rows={3}>
          {({ goes, stays, keptUntil, version }) => (
            <>
              {keptUntil && <Note tone="warn">{w.keptUntil(showDate(keptUntil))}</Note>}
              <h3>{w.goes}</h3>
              <ul>
                {goes.map((g) => (
                  <li key={g.what}>
                    {w.goesNames[g.what]}: {g.count}
                  </li>
                ))}
              </ul>
              <h3>{w.stays}</h3>
              <ul>
                {stays.map((s) => (
                  <li key={s.what}>{w.staysNames[s.what]}</li>
                ))}
              </ul>
              <p>
                <Button
                  kind="danger"
                  why={keptUntil ? w.keptUntil(showDate(keptUntil)) : null}
                  onClick={() => setAsking(true)}
                >
                  {w.eraseNow}
                </Button>
              </p>
              {asking && (
                <Dialog
                  title={w.eraseTitle(person.name)}
                  onClose={() => setAsking(false)}
                  acts={
                    <>
                      <Button onClick={() => setAsking(false)}>{t.common.cancel}</Button>
                      <Button
                        kind="danger"
                        busy={erase.isPending ? w.saving : false}
                        onClick={() => erase.mutate(version, { onSettled: () => setAsking(false) })}
                      >
                        {w.eraseNow}
                      </Button>
                    </>
                  }
                >
                  <p>{w.eraseWarning}</p>
                  <TextField label={w.reason} value={reason} onText={setReason} />
                </Dialog>
              )}
            </>
          )}
        </Loaded>
      </div>
    </Card>
  )
}
