import { moment } from '../../i18n/dates.ts'
import { Bar, Table } from '../../ui/data.tsx'
import { CheckField } from '../../ui/field.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Tone } from '../../ui/tag.tsx'
import type { JobRow, JobState } from './queries.ts'
import { words } from './words.ts'

const TONES: Readonly<Record<JobState, Tone>> = {
  queued: 'gold',
  running: 'pen',
  failed: 'bad',
  dropped: 'idle',
  done: 'ok',
}

interface JobTableProps {
  readonly jobs: readonly JobRow[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: ((chosen: ReadonlySet<string>) => void) | null
}

export function JobTable({ jobs, chosen, onChoose }: JobTableProps) {
  const w = words()
  const open = jobs.filter((job) => job.acts.length > 0)
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    onChoose?.(next)
  }
  return (
    <>
      {onChoose && open.length > 1 && (
        <div className="card-in">
          <CheckField
            label={w.chooseAll}
            checked={open.every((job) => chosen.has(job.id))}
            onCheck={(on) => onChoose(new Set(on ? open.map((job) => job.id) : []))}
          />
        </div>
      )}
      <Table
        caption={w.list}
        heads={[{ label: w.job }, { label: w.state }, { label: w.when }, { label: w.fault }]}
      >
        {jobs.map((job) => (
          <JobLine
            key={job.id}
            job={job}
            chosen={chosen.has(job.id)}
            onChoose={onChoose && job.acts.length > 0 ? (on) => toggle(job.id, on) : null}
          />
        ))}
      </Table>
    </>
  )
}

interface JobLineProps {
  readonly job: JobRow
  readonly chosen: boolean
  readonly onChoose: ((on: boolean) => void) | null
}

function JobLine({ job, chosen, onChoose }: JobLineProps) {
  const w = words()
  const name = w.kinds[job.kind] ?? job.kind
  return (
    <tr>
      <th scope="row">{onChoose ? <CheckField label={name} checked={chosen} onCheck={onChoose} /> : name}</th>
      <td data-label={w.state}>
        <Tag tone={TONES[job.state]}>{w.states[job.state]}</Tag>{' '}
        {job.attempts > 0 && <span className="soft">{w.attempts(job.attempts, job.mostAttempts)}</span>}
        {job.progress && job.progress.total > 0 && (
          <>
            <Bar label={name} value={job.progress.done} max={job.progress.total} />
            <span className="soft">{w.progress(job.progress.done, job.progress.total)}</span>
          </>
        )}
      </td>
      <td data-label={w.when}>
        {job.state === 'queued' && job.runAt
          ? w.runAt(moment(job.runAt))
          : moment(job.endedAt ?? job.createdAt)}
      </td>
      <td data-label={w.fault}>{job.fault}</td>
    </tr>
  )
}
