import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Empty } from '../../ui/data.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { Chip } from '../../ui/tag.tsx'
import { ActDialog } from './act-dialog.tsx'
import type { JobAct } from './act-dialog.tsx'
import { JobTable } from './job-table.tsx'
import { JOB_STATES, jobsQuery } from './queries.ts'
import type { JobState } from './queries.ts'
import { words } from './words.ts'

const stateIn = (text: string | null): JobState => JOB_STATES.find((state) => state === text) ?? 'queued'

export function JobsPage() {
  const w = words()
  const [params, setParams] = useSearchParams()
  const state = stateIn(params.get('trangthai'))
  const [kind, setKind] = useState('')
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [act, setAct] = useState<JobAct | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const jobs = useQuery(jobsQuery({ state, kind, page }))
  const mayChange = useMay('jobs.change')
  const turn = (change: () => void): void => {
    change()
    setPage(1)
    setChosen(new Set())
  }
  return (
    <Page
      title={w.title}
      crumb={
        <Crumb to={paths.settings()} here={w.title}>
          {t.nav.settings}
        </Crumb>
      }
      facts={w.facts}
      guide="viec-nen"
    >
      <Loaded query={jobs}>
        {(value) => (
          <div className="stack">
            <div className="line wraps">
              {JOB_STATES.map((one) => (
                <Chip
                  key={one}
                  on={one === state}
                  count={value.counts[one] ?? 0}
                  onPress={() => turn(() => setParams({ trangthai: one }, { replace: true }))}
                >
                  {w.states[one]}
                </Chip>
              ))}
            </div>
            <SelectField
              label={w.kind}
              value={kind}
              choices={[
                { value: '', label: w.allKinds },
                ...value.kinds.map((one) => ({ value: one, label: w.kinds[one] ?? one })),
              ]}
              onText={(next) => turn(() => setKind(next))}
            />
            {done && (
              <Note tone="ok" role="status">
                {done}
              </Note>
            )}
            <Card
              title={w.list}
              side={
                mayChange && chosen.size > 0 ? (
                  <span className="line wraps">
                    <span className="soft">{w.chosen(chosen.size)}</span>
                    {(state === 'failed' || state === 'dropped') && (
                      <Button small onClick={() => setAct('retry')}>
                        {w.retry}
                      </Button>
                    )}
                    {(state === 'failed' || state === 'queued') && (
                      <Button small kind="danger" onClick={() => setAct('drop')}>
                        {w.drop}
                      </Button>
                    )}
                  </span>
                ) : undefined
              }
            >
              {value.jobs.length === 0 ? (
                <Empty icon="check" title={w.none}>
                  {w.noneHint}
                </Empty>
              ) : (
                <JobTable jobs={value.jobs} chosen={chosen} onChoose={mayChange ? setChosen : null} />
              )}
              {value.total > value.pageSize && (
                <footer className="line wraps">
                  {page > 1 && (
                    <Button small onClick={() => setPage(page - 1)}>
                      {w.before}
                    </Button>
                  )}
                  {page * value.pageSize < value.total && (
                    <Button small onClick={() => setPage(page + 1)}>
                      {w.after}
                    </Button>
                  )}
                </footer>
              )}
            </Card>
          </div>
        )}
      </Loaded>
      {act && (
        <ActDialog
          act={act}
          ids={[...chosen]}
          onClose={() => setAct(null)}
          onDone={(said) => {
            setDone(said)
            setChosen(new Set())
            setAct(null)
          }}
        />
      )}
    </Page>
  )
}
