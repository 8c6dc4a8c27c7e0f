import { Link } from 'react-router'
import type { TrailEntry } from '../../api/types.ts'
import { paths } from '../../paths.ts'
import { Table } from '../../ui/data.tsx'
import { Tag } from '../../ui/tag.tsx'
import { deviceOf } from '../../ui/device.ts'
import { actionWords, fieldName, shownAt, words } from './words.ts'

/** Where the thing of an entry is looked at; things without a page of their own have none. */
const placeOf = ({ thing }: TrailEntry): string | null =>
  thing === null
    ? null
    : thing.kind === 'person'
      ? paths.person(thing.id)
      : thing.kind === 'plan'
        ? paths.plan(thing.id)
        : thing.kind === 'programme'
          ? paths.programme(thing.id)
          : null

function whoOf({ by, via }: TrailEntry): string {
  const w = words()
  if (by.name !== null) return by.name
  if (by.accountId !== null) return w.gone
  return via === 'program' ? w.program : w.nobody
}

/** One entry as a sentence: who did what to what; the rest opens below. */
export function EntryRow({ entry }: { entry: TrailEntry }) {
  const w = words()
  const place = placeOf(entry)
  const via = entry.via === 'key' ? w.viaKey : entry.via === 'guest-link' ? w.viaGuest : null
  return (
    <li className="stack" style={{ listStyle: 'none' }}>
      <div>
        {entry.by.accountId === null ? (
          <b>{whoOf(entry)}</b>
        ) : (
          <Link className="bold" to={paths.trail({ account: entry.by.accountId })}>
            {whoOf(entry)}
          </Link>
        )}{' '}
        {actionWords()[entry.action]}
        {via && ` ${via}`}{' '}
        {entry.title && (place ? <Link to={place}>{entry.title}</Link> : <b>{entry.title}</b>)}
      </div>
      <div className="soft small-text">
        <time dateTime={entry.at}>{shownAt(entry.at)}</time>
        {entry.body && ` · ${entry.body}`} ·{' '}
        {entry.seq === null ? <Tag tone="gold">{w.waiting}</Tag> : w.sealNumber(entry.seq)}
      </div>
      <EntryDetails entry={entry} />
    </li>
  )
}

function EntryDetails({ entry }: { entry: TrailEntry }) {
  const w = words()
  return (
    <details>
      <summary>{w.details}</summary>
      {entry.shown === 'erased' && <p className="soft">{w.erased}</p>}
      {entry.shown === 'hidden' && <p className="soft">{w.hidden}</p>}
      {entry.shown === 'whole' && entry.changes.length === 0 && <p className="soft">{w.noChanges}</p>}
      {entry.changes.length > 0 && (
        <Table caption={w.details} heads={[{ label: w.what }, { label: w.before }, { label: w.after }]}>
          {entry.changes.map((change, i) => (
            <tr key={i}>
              <th scope="row">{fieldName(change.field)}</th>
              <td data-label={w.before}>{change.before ?? w.empty}</td>
              <td data-label={w.after}>{change.after ?? w.empty}</td>
            </tr>
          ))}
        </Table>
      )}
      {entry.origin && (
        <p className="soft small-text" title={entry.origin.agent}>
          {w.origin(entry.origin.address, deviceOf(entry.origin.agent) ?? entry.origin.agent)}
        </p>
      )}
    </details>
  )
}
