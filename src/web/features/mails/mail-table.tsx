import { Link } from 'react-router'
import { moment } from '../../i18n/dates.ts'
import { paths } from '../../paths.ts'
import { Table } from '../../ui/data.tsx'
import { CheckField } from '../../ui/field.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Tone } from '../../ui/tag.tsx'
import type { MailRow, MailState } from './queries.ts'
import { words } from './words.ts'

export const TONES: Readonly<Record<MailState, Tone>> = {
  draft: 'idle',
  queued: 'pen',
  sent: 'ok',
  failed: 'bad',
  discarded: 'idle',
}
const isOpen = (mail: MailRow): boolean => mail.state !== 'sent' && mail.state !== 'discarded'

interface MailTableProps {
  readonly mails: readonly MailRow[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: ((chosen: ReadonlySet<string>) => void) | null
}

export function MailTable({ mails, chosen, onChoose }: MailTableProps) {
  const w = words()
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    onChoose?.(next)
  }
  return (
    <Table
      caption={w.list}
      heads={[{ label: w.subject }, { label: w.to }, { label: w.state }, { label: w.at }]}
    >
      {mails.map((mail) => (
        <tr key={mail.id}>
          <th scope="row">
            <span className="line">
              {onChoose && isOpen(mail) && (
                <CheckField
                  label={<span className="unseen">{w.choose(mail.subject)}</span>}
                  checked={chosen.has(mail.id)}
                  onCheck={(on) => toggle(mail.id, on)}
                />
              )}
              <Link to={paths.mail(mail.id)}>{mail.subject}</Link>
            </span>
          </th>
          <td data-label={w.to}>
            {mail.toName} <span className="soft">{mail.toAddress}</span>
          </td>
          <td data-label={w.state}>
            <Tag tone={TONES[mail.state]}>{w.states[mail.state]}</Tag>{' '}
            {mail.fault && <span className="soft">{mail.fault}</span>}
          </td>
          <td data-label={w.at}>{moment(mail.sentAt ?? mail.createdAt)}</td>
        </tr>
      ))}
    </Table>
  )
}
