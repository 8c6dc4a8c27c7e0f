import type { DutyRow, QuotaRow, SessionRow, Source, TargetRow } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { Table } from '../../ui/data.tsx'
import { Sources } from '../../ui/source-link.tsx'

type Open = (source: Source) => void

/** "46 người, tức ít nhất 7": what a share is counted on, and how many that makes. */
function baseOf(row: TargetRow): string {
  if (row.base === null) return row.population ?? ''
  const counted = row.population ? `${row.base} ${row.population}` : t.home.people(row.base)
  return row.need === null ? counted : `${counted}, ${t.home.atLeast(row.need)}`
}

export function TargetsTable({ targets, onSource }: { targets: readonly TargetRow[]; onSource: Open }) {
  return (
    <Table
      caption={t.home.targets}
      heads={[{ label: t.home.target }, { label: t.home.goal, number: true }, { label: t.home.base }]}
    >
      {targets.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <div>
              <span className="sentence">{row.metric}</span>
              <div className="source-line">
                <Sources sources={row.sources} onOpen={onSource} />
              </div>
            </div>
          </th>
          <td className="number" data-label={t.home.goal}>
            <b>{row.goal || '–'}</b>
          </td>
          <td data-label={t.home.base}>{baseOf(row)}</td>
        </tr>
      ))}
    </Table>
  )
}

/** A share keeps its sign: the row says "15%" in words, the number alone would read as people. */
const quantityOf = (row: QuotaRow): string =>
  row.shown.includes(`${row.quantity}%`) || row.shown.includes(`${row.quantity} %`)
    ? `${row.quantity}%`
    : String(row.quantity)

export function QuotasTable({
  quotas,
  onSource,
  campaign = true,
}: {
  quotas: readonly QuotaRow[]
  onSource: Open
  campaign?: boolean
}) {
  return (
    <Table caption={t.home.quotas} heads={[{ label: t.home.form }, { label: t.home.quantity, number: true }]}>
      {quotas.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <div>
              <span className="sentence">{row.form}</span>
              {row.recipientKind && <span className="soft regular"> · {row.recipientKind}</span>}
              <div className="label-text soft regular quota-line">
                <Sources sources={row.sources} onOpen={onSource} />
                <span className="clipped" title={row.campaign}>
                  {[row.conferringBody, campaign ? row.campaign : null].filter(Boolean).join(' · ')}
                </span>
              </div>
            </div>
          </th>
          <td className="number" data-label={t.home.quantity}>
            {row.quantity === null ? (
              <span className="soft">{t.home.noQuantity}</span>
            ) : (
              <b>{quantityOf(row)}</b>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

export function Sessions({ sessions, onSource }: { sessions: readonly SessionRow[]; onSource: Open }) {
  return (
    <ul className="rows">
      {sessions.map((session) => (
        <li key={session.id}>
          <b className="sentence">{session.title}</b>
          <div className="small-text soft">
            {[session.shown, session.chair && t.home.chair(session.chair)].filter(Boolean).join(' · ')}
          </div>
          {session.agenda.length > 0 && (
            <details className="instances">
              <summary>{t.programme.content(session.agenda.length)}</summary>
              <ul className="plain-list small-text">
                {session.agenda.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            </details>
          )}
          <Sources sources={session.sources} onOpen={onSource} />
        </li>
      ))}
    </ul>
  )
}

export function Duties({ duties, onSource }: { duties: readonly DutyRow[]; onSource: Open }) {
  return (
    <ul className="rows">
      {duties.map((duty) => (
        <li key={duty.id}>
          <b className="sentence">{duty.who.join(', ')}</b>
          {duty.role && <span className="label-text soft"> {duty.role}</span>}
          <div>
            {duty.what !== duty.who.join(', ') && <span className="sentence">{duty.what}</span>}{' '}
            <Sources sources={duty.sources} onOpen={onSource} />
          </div>
        </li>
      ))}
    </ul>
  )
}
