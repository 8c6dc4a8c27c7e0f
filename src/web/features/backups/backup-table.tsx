import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/data.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { RemoveDialog, TakeDialog } from './backup-dialogs.tsx'
import './backups.css'
import type { BackupRow } from './queries.ts'
import { words } from './words.ts'

export function BackupTable({ backups, mayChange }: { backups: readonly BackupRow[]; mayChange: boolean }) {
  const w = words()
  return (
    <Table
      caption={w.list}
      heads={[
        { label: w.made },
        { label: w.size, number: true },
        { label: w.content },
        { label: w.state },
        ...(mayChange ? [{ label: w.acts, hidden: true }] : []),
      ]}
    >
      {backups.map((backup) => (
        <tr key={backup.id}>
          <th scope="row">
            <div>
              {moment(backup.beganAt)}
              <div className="soft">{w.reasons[backup.reason]}</div>
            </div>
          </th>
          <td data-label={w.size} className="number">
            {backup.size === null ? '' : w.bytes(backup.size)}
          </td>
          <td data-label={w.content}>
            <div className="backup-cell">
              <Content backup={backup} />
            </div>
          </td>
          <td data-label={w.state}>
            <div className="backup-cell">
              <State backup={backup} />
            </div>
          </td>
          {mayChange && (
            <td data-label={w.acts}>
              <Acts backup={backup} />
            </td>
          )}
        </tr>
      ))}
    </Table>
  )
}

function Content({ backup }: { backup: BackupRow }) {
  const w = words()
  if (backup.rows === null)
    return backup.progress ? (
      <span role="status">{w.written(backup.progress.rows, backup.progress.files)}</span>
    ) : null
  return (
    <>
      {w.counts(backup.rows, backup.files ?? 0)}
      <details>
        <summary>{w.proof}</summary>
        <p className="soft">{w.proofSays}</p>
        <p>
          {w.digest}: <code>{backup.sha256}</code>
        </p>
        <p>
          {w.head}: <code>{backup.head ?? w.noHead}</code>
        </p>
      </details>
    </>
  )
}

function State({ backup }: { backup: BackupRow }) {
  const w = words()
  const { state, fault, checking, verifiedAt } = backup
  if (state === 'making') return <Tag tone="gold">{w.states.making}</Tag>
  if (checking) return <Tag tone="gold">{w.states.checking}</Tag>
  if (state === 'gone') return <Tag tone="warn">{w.states.gone}</Tag>
  if (fault !== null)
    return (
      <>
        <Tag tone="bad">{state === 'failed' ? w.states.failed : w.states.broken}</Tag>
        <p>{fault}</p>
      </>
    )
  if (verifiedAt === null) return <Tag tone="unknown">{w.states.unverified}</Tag>
  return (
    <>
      <Tag tone="ok">{w.states.verified}</Tag>
      <div className="soft">{w.verifiedAt(moment(verifiedAt))}</div>
    </>
  )
}

function Acts({ backup }: { backup: BackupRow }) {
  const w = words()
  const [asking, setAsking] = useState<'remove' | 'take' | null>(null)
  const trial = useCommand(
    (_: null, key) =>
      valueOf(api.POST('/api/backups/{id}/trial', { params: { path: { id: backup.id } }, body: { key } })),
    ['backups'],
  )
  const busy = backup.state === 'making' || backup.checking
  const when = moment(backup.beganAt)
  if (busy) return null
  return (
    <div className="line wraps">
      {trial.error && <ProblemNote error={trial.error} />}
      {backup.state === 'done' && (
        <>
          <Button
            small
            aria-label={w.trialOf(when)}
            busy={trial.isPending ? w.trial : false}
            onClick={() => trial.mutate(null)}
          >
            {w.trial}
          </Button>
          <Button small aria-label={w.downloadOf(when)} onClick={() => setAsking('take')}>
            {w.download}
          </Button>
        </>
      )}
      <Button small kind="danger" aria-label={w.removeOf(when)} onClick={() => setAsking('remove')}>
        {w.remove}
      </Button>
      {asking === 'remove' && <RemoveDialog backup={backup} onClose={() => setAsking(null)} />}
      {asking === 'take' && <TakeDialog backup={backup} onClose={() => setAsking(null)} />}
    </div>
  )
}
