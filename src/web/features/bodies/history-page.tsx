import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { showDate } from '../../../core/kernel/dates.ts'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { queries, TOUCHED, type BodyChange } from './queries.ts'
import { words } from './words.ts'

/** Every renaming, merger, split and dissolution, the latest first; what nothing rests on can be taken back. */
export function HistoryPage() {
  const w = words()
  const history = useQuery(queries.changes())
  return (
    <Page
      title={w.history.title}
      guide="to-chuc"
      crumb={
        <Crumb to={paths.organisation()} here={w.history.title}>
          {w.tree.title}
        </Crumb>
      }
      acts={<ButtonLink to={paths.orgChange()}>{w.tree.change}</ButtonLink>}
    >
      <Loaded query={history}>
        {({ changes }) => (
          <Card title={w.history.title}>
            {changes.length === 0 ? (
              <Empty title={w.history.none}>{w.history.noneHint}</Empty>
            ) : (
              <Changes changes={changes} />
            )}
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

const said = (change: BodyChange): string =>
  change.to.length === 0 ? change.from.join(', ') : `${change.from.join(', ')} → ${change.to.join(', ')}`

function Changes({ changes }: { changes: readonly BodyChange[] }) {
  const w = words()
  const [undoing, setUndoing] = useState<BodyChange | null>(null)
  return (
    <>
      <Table
        caption={w.history.title}
        heads={[
          { label: w.history.what },
          { label: w.history.on },
          { label: w.history.document },
          { label: w.history.by },
          { label: w.history.undo, hidden: true },
        ]}
      >
        {changes.map((change) => (
          <tr key={change.id}>
            <th scope="row">
              <span>
                {w.kinds[change.kind]}: {said(change)}
              </span>
            </th>
            <td data-label={w.history.on}>{showDate(change.on)}</td>
            <td data-label={w.history.document}>{change.document}</td>
            <td data-label={w.history.by}>{change.by ?? <span className="faint">–</span>}</td>
            <td>
              {change.undoneAt !== null ? (
                <Tag icon="undo">{w.history.undone}</Tag>
              ) : (
                change.mayUndo && (
                  <Button small icon="undo" onClick={() => setUndoing(change)}>
                    {w.history.undo}
                  </Button>
                )
              )}
            </td>
          </tr>
        ))}
      </Table>
      {undoing && <Undo change={undoing} onClose={() => setUndoing(null)} />}
    </>
  )
}

function Undo({ change, onClose }: { change: BodyChange; onClose: () => void }) {
  const w = words()
  const undo = useCommand(
    (id: string, key) =>
      valueOf(api.POST('/api/body-changes/{id}/undo', { params: { path: { id } }, body: { key } })),
    TOUCHED,
  )
  return (
    <Dialog
      title={w.history.undoTitle}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            kind="primary"
            busy={undo.isPending ? t.common.saving : false}
            onClick={() => undo.mutate(change.id, { onSuccess: onClose })}
          >
            {w.history.undo}
          </Button>
        </>
      }
    >
      {undo.error && <ProblemNote error={undo.error} />}
      <p>
        {w.kinds[change.kind]}: {said(change)}
      </p>
      <p className="soft">{w.history.undoSays}</p>
    </Dialog>
  )
}
