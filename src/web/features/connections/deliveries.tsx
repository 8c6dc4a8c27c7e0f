import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { deliveriesQuery } from './queries.ts'
import type { Hook } from './queries.ts'
import { words } from './words.ts'

const TONES = { queued: 'gold', sent: 'ok', failed: 'bad' } as const

/** What was sent to a webhook, with what was answered. */
export function Deliveries({ hook, mayChange }: { hook: Hook; mayChange: boolean }) {
  const w = words()
  const [page, setPage] = useState(1)
  const deliveries = useQuery(deliveriesQuery(hook.id, page))
  const again = useCommand(
    (id: string, key) =>
      valueOf(api.POST('/api/deliveries/{id}/again', { params: { path: { id } }, body: { key } })),
    ['webhooks'],
  )
  return (
    <Loaded query={deliveries} rows={2}>
      {(value) =>
        value.deliveries.length === 0 ? (
          <p className="soft">{w.noDeliveries}</p>
        ) : (
          <>
            {again.error && <ProblemNote error={again.error} />}
            <Table
              caption={w.deliveries}
              heads={[
                { label: w.event },
                { label: w.state },
                { label: w.answer },
                { label: w.at },
                { label: w.act, hidden: true },
              ]}
            >
              {value.deliveries.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{w.eventName(one.event)}</th>
                  <td data-label={w.state}>
                    <Tag tone={TONES[one.state]}>{w.states[one.state]}</Tag>
                  </td>
                  <td data-label={w.answer}>{[one.status, one.answer].filter(Boolean).join(' · ')}</td>
                  <td data-label={w.at}>{moment(one.sentAt ?? one.at)}</td>
                  <td>
                    {mayChange && one.state === 'failed' && hook.disabledAt === null && (
                      <Button small onClick={() => again.mutate(one.id)}>
                        {w.again}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </Table>
            {value.total > value.pageSize && (
              <div className="line wraps">
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
              </div>
            )}
          </>
        )
      }
    </Loaded>
  )
}
