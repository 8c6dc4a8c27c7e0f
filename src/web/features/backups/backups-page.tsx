import { useQuery } from '@tanstack/react-query'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Empty } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { BackupTable } from './backup-table.tsx'
import './backups.css'
import { backupsQuery, type BackupsAnswer } from './queries.ts'
import { ScheduleForm } from './schedule-form.tsx'
import { words } from './words.ts'

export function BackupsPage() {
  const w = words()
  const backups = useQuery(backupsQuery())
  const mayChange = useMay('backups.change')
  const make = useCommand((_: null, key) => valueOf(api.POST('/api/backups', { body: { key } })), ['backups'])
  return (
    <Page
      title={w.title}
      guide="sao-luu"
      crumb={
        <Crumb to={paths.settings()} here={w.title}>
          {t.settings.title}
        </Crumb>
      }
      facts={backups.data ? w.facts(backups.data.folder) : '\u00a0'}
      acts={
        mayChange && (
          <Button
            kind="primary"
            icon="plus"
            busy={make.isPending ? w.making : false}
            onClick={() => make.mutate(null)}
          >
            {w.make}
          </Button>
        )
      }
    >
      <Loaded query={backups}>
        {(value) => (
          <div className="stack">
            {make.error && <ProblemNote error={make.error} />}
            {make.isSuccess && (
              <Note tone="ok" role="status">
                {w.begun}
              </Note>
            )}
            <Shelf value={value} mayChange={mayChange} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Shelf({ value, mayChange }: { value: BackupsAnswer; mayChange: boolean }) {
  const w = words()
  return (
    <>
      {value.late && (
        <Note tone="warn" title={w.late}>
          {w.lateSince(moment(value.late))}
        </Note>
      )}
      <Card title={w.list}>
        {value.backups.length === 0 ? (
          <Empty title={w.none}>{w.noneHint}</Empty>
        ) : (
          <BackupTable backups={value.backups} mayChange={mayChange} />
        )}
      </Card>
      <Note tone="info">{w.secret}</Note>
      <Card title={w.schedule}>
        <div className="card-in stack">
          <p className="soft">{value.next ? w.next(moment(value.next)) : w.noNext}</p>
          {mayChange && <ScheduleForm key={value.schedule.version} schedule={value.schedule} />}
        </div>
      </Card>
      <Card title={w.handOver}>
        <div className="card-in">
          <ol className="backup-steps">
            {w.handOverSays.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      </Card>
    </>
  )
}
