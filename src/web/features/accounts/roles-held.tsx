import { useState } from 'react'
import { Link } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/data.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { RoleHeld } from './queries.ts'
import { periodWords, placeWords } from './role-words.ts'
import { words } from './words.ts'

interface Props {
  readonly roles: readonly RoleHeld[]
  readonly caption: string
  /** on the page of the group itself a role is not "through a group" */
  readonly ofGroup?: boolean
  readonly onEnded: () => void
}

export function RolesHeld({ roles, caption, ofGroup = false, onEnded }: Props) {
  const w = words()
  const [ending, setEnding] = useState<RoleHeld | null>(null)
  return (
    <>
      <Table
        caption={caption}
        heads={[
          { label: w.role },
          { label: w.scope },
          { label: w.period },
          { label: w.endRole, hidden: true },
        ]}
      >
        {roles.map((role) => (
          <tr key={role.id}>
            <th scope="row">
              <span>
                {t.roles[role.role]}{' '}
                {!role.now && (
                  <Tag tone="gold" icon="clock">
                    {w.ahead}
                  </Tag>
                )}
              </span>
            </th>
            <td data-label={w.scope}>{placeWords(role)}</td>
            <td data-label={w.period}>{periodWords(role.validFrom, role.validTo)}</td>
            <td>
              {role.groupId && !ofGroup ? (
                <Link to={paths.group(role.groupId)}>{w.through(role.group ?? '')}</Link>
              ) : (
                role.mayEnd && (
                  <Button small kind="danger" onClick={() => setEnding(role)}>
                    {w.endRole}…
                  </Button>
                )
              )}
            </td>
          </tr>
        ))}
      </Table>
      {ending && (
        <EndRole
          role={ending}
          onClose={() => setEnding(null)}
          onEnded={() => {
            setEnding(null)
            onEnded()
          }}
        />
      )}
    </>
  )
}

function EndRole({ role, onClose, onEnded }: { role: RoleHeld; onClose: () => void; onEnded: () => void }) {
  const w = words()
  const { today } = useSession()
  const [lastDay, setLastDay] = useState<string | null | undefined>(null)
  const end = useCommand(
    (day: string | null, key) =>
      valueOf(
        api.POST('/api/grants/{id}/end', { params: { path: { id: role.id } }, body: { key, lastDay: day } }),
      ),
    ['accounts', 'groups'],
  )
  return (
    <Dialog
      title={w.endRoleTitle(t.roles[role.role])}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button
            kind="danger"
            busy={end.isPending ? t.common.saving : false}
            why={lastDay === undefined ? w.dateWrong : null}
            onClick={() => end.mutate(lastDay ?? null, { onSuccess: onEnded })}
          >
            {w.endRole}
          </Button>
        </>
      }
    >
      <div className="stack">
        {end.error && <ProblemNote error={end.error} />}
        <p>{w.endRoleWhat}</p>
        <DateField
          label={w.lastDay}
          hint={w.lastDayHint}
          value={null}
          today={today}
          wholeDay
          onDate={setLastDay}
        />
      </div>
    </Dialog>
  )
}
