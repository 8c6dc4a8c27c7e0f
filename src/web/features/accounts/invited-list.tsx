import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Table } from '../../ui/data.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { CopyButton, wholeLink } from './link-once.tsx'
import type { Invited } from './queries.ts'
import { words } from './words.ts'

interface Props {
  readonly listId: string
  readonly invited: readonly Invited[]
  readonly onUndone: () => void
}

/** A list that went out: links that no mail carries are shown this once. */
export function InvitedList({ listId, invited, onUndone }: Props) {
  const w = words()
  const undo = useCommand(
    (id: string, key) =>
      valueOf(api.POST('/api/invitations/list/{id}/undo', { params: { path: { id } }, body: { key } })),
    ['invitations'],
  )
  const byHand = invited.flatMap((one) => (one.path === null ? [] : [{ ...one, link: wholeLink(one.path) }]))
  if (undo.data)
    return (
      <Note
        tone="ok"
        role="status"
        title={w.undone(undo.data.revoked)}
        acts={<Button onClick={onUndone}>{w.otherSheet}</Button>}
      />
    )
  return (
    <div className="stack">
      {undo.error && <ProblemNote error={undo.error} />}
      <Note
        tone="ok"
        role="status"
        title={w.invitedRows(invited.length)}
        acts={
          <>
            <ButtonLink kind="primary" to={paths.invitations()}>
              {w.invitations}
            </ButtonLink>
            <Button
              icon="undo"
              busy={undo.isPending ? t.common.saving : false}
              onClick={() => undo.mutate(listId)}
            >
              {w.undoList}
            </Button>
          </>
        }
      >
        {byHand.length > 0 ? w.linkOnce : w.mailed}
      </Note>
      {byHand.length > 0 && (
        <Card
          title={w.links}
          side={
            <CopyButton text={byHand.map((one) => `${one.name}\t${one.link}`).join('\n')} label={w.copyAll} />
          }
        >
          <Table caption={w.links} heads={[{ label: w.name }, { label: w.copy }]}>
            {byHand.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.name}</th>
                <td data-label={w.copy}>
                  <input
                    className="input"
                    readOnly
                    value={one.link}
                    aria-label={`${w.copy}, ${one.name}`}
                    onFocus={(event) => event.target.select()}
                  />
                </td>
              </tr>
            ))}
          </Table>
        </Card>
      )}
    </div>
  )
}
