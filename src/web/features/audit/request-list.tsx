import { useState } from 'react'
import { Link } from 'react-router'
import { showDate } from '../../../core/kernel/dates.ts'
import { api, valueOf } from '../../api/client.ts'
import type { SubjectRequest } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Empty } from '../../ui/data.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { words } from './personal-words.ts'

export function RequestList({
  requests,
  mayChange,
}: {
  requests: readonly SubjectRequest[]
  mayChange: boolean
}) {
  const w = words()
  const [answering, setAnswering] = useState<SubjectRequest | null>(null)
  return (
    <Card title={w.requests}>
      {requests.length === 0 ? (
        <Empty icon="document" title={w.none}>
          {w.noneHint}
        </Empty>
      ) : (
        <ul className="card-in stack plain-list">
          {requests.map((request) => (
            <li key={request.id} style={{ listStyle: 'none' }}>
              <div className="line wraps">
                <b>{request.name}</b> {w.kinds[request.kind]}
                <Tag tone={request.daysLate > 0 ? 'bad' : request.state === 'open' ? 'warn' : 'ok'}>
                  {request.daysLate > 0 ? w.late(request.daysLate) : w.states[request.state]}
                </Tag>
              </div>
              <div className="soft small-text">
                {w.received} {showDate(request.receivedOn)} · {w.due} {showDate(request.dueOn)}
              </div>
              {request.words && <p>{request.words}</p>}
              {request.answer && <p className="soft">{request.answer}</p>}
              <div className="line wraps">
                {request.personId && <Link to={paths.personalData(request.personId)}>{w.openPerson}</Link>}
                {mayChange && request.state === 'open' && (
                  <Button small onClick={() => setAnswering(request)}>
                    {w.answer}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {answering && <AnswerDialog request={answering} onClose={() => setAnswering(null)} />}
    </Card>
  )
}

function AnswerDialog({ request, onClose }: { request: SubjectRequest; onClose: () => void }) {
  const w = words()
  const [answer, setAnswer] = useState('')
  const send = useCommand(
    (state: 'done' | 'refused', key) =>
      valueOf(
        api.POST('/api/requests/{id}/answer', {
          params: { path: { id: request.id } },
          body: { state, answer, key, version: request.version },
        }),
      ),
    ['requests'],
  )
  const busy = send.isPending ? w.saving : false
  return (
    <Dialog
      title={w.answer}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button busy={busy} onClick={() => send.mutate('refused', { onSuccess: onClose })}>
            {w.refuse}
          </Button>
          <Button kind="primary" busy={busy} onClick={() => send.mutate('done', { onSuccess: onClose })}>
            {w.done}
          </Button>
        </>
      }
    >
      {send.error && <ProblemNote error={send.error} />}
      <AreaField label={w.answerWords} value={answer} onText={setAnswer} />
    </Dialog>
  )
}
