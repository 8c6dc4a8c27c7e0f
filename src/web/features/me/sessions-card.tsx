import { useQuery } from '@tanstack/react-query'
import { api, valueOf } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Skeleton, Table } from '../../ui/data.tsx'
import { deviceOf } from '../../ui/device.ts'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { MySession } from './mine.ts'
import { words } from './words.ts'

/** Where the account stands open, and how to close it there. */
export function SessionsCard() {
  const w = words()
  const list = useQuery(queries.mySessions())
  const others = useCommand(
    (_: null, key) => valueOf(api.POST('/api/me/sessions/end-others', { body: { key } })),
    ['my-sessions'],
  )
  const sessions = list.data?.sessions ?? []
  return (
    <Card
      title={w.sessions}
      foot={
        sessions.length > 1 && (
          <Button busy={others.isPending ? t.common.saving : false} onClick={() => others.mutate(null)}>
            {w.endOthers}
          </Button>
        )
      }
    >
      <div className="card-in stack">
        <p className="soft">{w.sessionsAbout}</p>
        {list.isPending && <Skeleton rows={2} />}
        {(list.error ?? others.error) && <ProblemNote error={list.error ?? others.error} />}
        {others.data && (
          <Note tone="ok" role="status">
            {w.endedOthers(others.data.ended)}
          </Note>
        )}
        {sessions.length > 0 && (
          <Table
            caption={w.sessions}
            heads={[
              { label: w.device },
              { label: w.address },
              { label: w.method },
              { label: w.seen },
              { label: w.acts, hidden: true },
            ]}
          >
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </Table>
        )}
      </div>
    </Card>
  )
}

function SessionRow({ session }: { session: MySession }) {
  const w = words()
  const device = deviceOf(session.agent)
  const name = device ? w.deviceOn(device.browser, device.system) : w.unknownDevice
  const end = useCommand(
    (_: null, key) =>
      valueOf(api.POST('/api/me/sessions/{id}/end', { params: { path: { id: session.id } }, body: { key } })),
    ['my-sessions'],
  )
  return (
    <tr>
      <td data-label={w.device}>
        {name}{' '}
        {session.here && (
          <Tag tone="pen" icon="ok">
            {w.here}
          </Tag>
        )}
      </td>
      <td data-label={w.address}>{session.address ?? ''}</td>
      <td data-label={w.method}>{w.methods[session.method]}</td>
      <td data-label={w.seen}>{moment(session.lastSeenAt ?? session.createdAt)}</td>
      <td data-label={w.acts}>
        {!session.here && (
          <Button
            small
            busy={end.isPending ? t.common.saving : false}
            aria-label={`${w.end}: ${name}, ${session.address ?? ''}`}
            onClick={() => end.mutate(null)}
          >
            {w.end}
          </Button>
        )}
      </td>
    </tr>
  )
}
