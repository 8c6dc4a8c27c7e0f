import { useState } from 'react'
import type { Action } from '../../../core/people/may.ts'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ChooseList } from './choose-list.tsx'
import type { ApiKey } from './queries.ts'
import { words } from './words.ts'

interface KeysCardProps {
  readonly keys: readonly ApiKey[]
  readonly actions: readonly string[]
  readonly perMinute: number
  readonly mayChange: boolean
  readonly onSecret: (secret: string) => void
}

export function KeysCard({ keys, actions, perMinute, mayChange, onSecret }: KeysCardProps) {
  const w = words()
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  return (
    <Card
      title={w.keys}
      side={
        mayChange && (
          <Button small icon="plus" onClick={() => setMaking(true)}>
            {w.newKey}
          </Button>
        )
      }
    >
      <div className="card-in">
        <p className="soft">{w.keysHint(perMinute)}</p>
      </div>
      {keys.length === 0 ? (
        <Empty icon="lock" title={w.noKeys}>
          {w.noKeysHint}
        </Empty>
      ) : (
        <Table
          caption={w.keys}
          heads={[{ label: w.name }, { label: w.may }, { label: w.state }, { label: w.act, hidden: true }]}
        >
          {keys.map((key) => (
            <tr key={key.id}>
              <th scope="row">
                {key.name} <span className="soft">{key.prefix}…</span>
              </th>
              <td data-label={w.may}>{key.actions.map(w.actionName).join(', ')}</td>
              <td data-label={w.state}>
                <KeyState apiKey={key} />
              </td>
              <td>
                {mayChange && key.revokedAt === null && (
                  <Button
                    small
                    kind="danger"
                    onClick={() => setRevoking(key)}
                    aria-label={`${w.revoke} ${key.name}`}
                  >
                    {w.revoke}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {making && <NewKey actions={actions} onClose={() => setMaking(false)} onSecret={onSecret} />}
      {revoking && <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />}
    </Card>
  )
}

function KeyState({ apiKey }: { apiKey: ApiKey }) {
  const w = words()
  const { today } = useSession()
  // the last moment of a day in Việt Nam is of the same day in UTC
  const ended = apiKey.expiresAt !== null && apiKey.expiresAt.slice(0, 10) < today
  return (
    <>
      {apiKey.revokedAt !== null ? (
        <Tag>{w.revoked(moment(apiKey.revokedAt))}</Tag>
      ) : ended ? (
        <Tag>{w.expired}</Tag>
      ) : (
        <Tag tone="ok">{w.live}</Tag>
      )}
      <div className="soft">
        {apiKey.lastUsedAt === null ? w.neverUsed : w.lastUsed(moment(apiKey.lastUsedAt))}
        {apiKey.expiresAt !== null && ` · ${w.until(moment(apiKey.expiresAt))}`}
        {apiKey.createdBy !== null && ` · ${w.madeBy(apiKey.createdBy)}`}
      </div>
    </>
  )
}

function NewKey({
  actions,
  onClose,
  onSecret,
}: {
  actions: readonly string[]
  onClose: () => void
  onSecret: (s: string) => void
}) {
  const w = words()
  const { today } = useSession()
  const [name, setName] = useState('')
  const [until, setUntil] = useState<string | null | undefined>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const make = useCommand(
    (body: { name: string; actions: Action[]; expiresOn: string | null }, key) =>
      valueOf(api.POST('/api/keys', { body: { ...body, key } })),
    ['keys'],
  )
  const missing =
    name.trim() === '' || chosen.length === 0 ? w.keyMissing : until === undefined ? t.date.wrong : null
  const submit = (): void =>
    make.mutate(
      { name, actions: chosen as Action[], expiresOn: until ?? null },
      {
        onSuccess: ({ token }) => {
          if (token !== null) onSecret(token)
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={w.newKey}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            kind="primary"
            why={missing}
            busy={make.isPending ? t.common.saving : false}
            onClick={submit}
          >
            {w.make}
          </Button>
        </>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (missing === null) submit()
        }}
      >
        {make.error && <ProblemNote error={make.error} />}
        <TextField label={w.name} hint={w.keyNameHint} required value={name} onText={setName} />
        <DateField
          label={w.untilDay}
          hint={w.untilHint}
          value={until ?? null}
          today={today}
          wholeDay
          onDate={setUntil}
        />
        <ChooseList legend={w.may} all={actions} chosen={chosen} label={w.actionName} onChoose={setChosen} />
      </form>
    </Dialog>
  )
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const w = words()
  const revoke = useCommand(
    (id: string, key) =>
      valueOf(api.POST('/api/keys/{id}/revocation', { params: { path: { id } }, body: { key } })),
    ['keys'],
  )
  return (
    <Dialog
      title={w.revokeTitle(apiKey.name)}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button
            kind="danger"
            busy={revoke.isPending ? t.common.saving : false}
            onClick={() => revoke.mutate(apiKey.id, { onSuccess: onClose })}
          >
            {w.revoke}
          </Button>
        </>
      }
    >
      {revoke.error && <ProblemNote error={revoke.error} />}
      <p>{w.revokeWhat}</p>
    </Dialog>
  )
}
