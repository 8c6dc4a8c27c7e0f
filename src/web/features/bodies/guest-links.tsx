import { useState } from 'react'
import { showDate } from '../../../core/kernel/dates.ts'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/data.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'
import type { GuestLink } from './queries.ts'
import { words } from './words.ts'

const TONES: Readonly<Record<GuestLink['state'], Tone>> = { open: 'ok', expired: 'idle', revoked: 'bad' }

export function GuestLinks({ links }: { links: readonly GuestLink[] }) {
  const w = words().partners
  const [closing, setClosing] = useState<GuestLink | null>(null)
  return (
    <>
      <Table
        caption={w.links}
        heads={[
          { label: w.label },
          { label: w.name },
          { label: w.programmes },
          { label: w.until },
          { label: w.revoke, hidden: true },
        ]}
      >
        {links.map((link) => (
          <tr key={link.id}>
            <th scope="row">
              <span>
                {link.label} <Tag tone={TONES[link.state]}>{w.states[link.state]}</Tag>{' '}
                <span className="soft small-text">{w.uses(link.uses)}</span>
              </span>
            </th>
            <td data-label={w.name}>{link.partner}</td>
            <td data-label={w.programmes}>{link.programmes.map((one) => one.title).join('; ')}</td>
            <td data-label={w.until}>{showDate(link.expiresAt.slice(0, 10))}</td>
            <td>
              {link.state === 'open' && (
                <Button
                  small
                  kind="danger"
                  aria-label={`${w.revoke}: ${link.label}`}
                  onClick={() => setClosing(link)}
                >
                  {w.revoke}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {closing && <Revoke link={closing} onClose={() => setClosing(null)} />}
    </>
  )
}

function Revoke({ link, onClose }: { link: GuestLink; onClose: () => void }) {
  const w = words().partners
  const revoke = useCommand(
    (id: string, key) =>
      valueOf(api.POST('/api/guest-links/{id}/revocation', { params: { path: { id } }, body: { key } })),
    ['partners'],
  )
  return (
    <Dialog
      title={w.revokeTitle}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            kind="danger"
            busy={revoke.isPending ? t.common.saving : false}
            onClick={() => revoke.mutate(link.id, { onSuccess: onClose })}
          >
            {w.revoke}
          </Button>
        </>
      }
    >
      {revoke.error && <ProblemNote error={revoke.error} />}
      <p>{link.label}</p>
      <p className="soft">{w.revokeSays}</p>
    </Dialog>
  )
}
