import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { range } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { DelegationForm } from './delegation-form.tsx'
import { asks, type Delegation } from './queries.ts'
import { words } from './words.ts'

const TONES: Readonly<Record<Delegation['state'], Tone>> = {
  ahead: 'gold',
  running: 'ok',
  over: 'idle',
  ended: 'idle',
}
const SIDES = ['taken', 'given', 'other'] as const

export function DelegationsPage() {
  const w = words()
  const delegations = useQuery(asks.delegations())
  const [making, setMaking] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const mayMake = useMay('delegations.change')
  const make = mayMake && !making && (
    <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>
      {w.makeDelegation}
    </Button>
  )
  return (
    <Page
      title={w.delegations}
      facts={w.delegationsFacts}
      guide="tai-khoan-va-vai"
      crumb={
        <Crumb to={paths.settings()} here={w.delegations}>
          {t.nav.settings}
        </Crumb>
      }
      acts={make}
    >
      <div className="stack">
        {said && (
          <Note tone="ok" role="status">
            {said}
          </Note>
        )}
        {making && (
          <Card title={w.makeDelegation}>
            <div className="card-in">
              <DelegationForm
                onCancel={() => setMaking(false)}
                onMade={() => {
                  setMaking(false)
                  setSaid(w.delegationMade)
                }}
              />
            </div>
          </Card>
        )}
        <Loaded query={delegations}>
          {(value) => <Sides delegations={value.delegations} onEnded={() => setSaid(w.delegationEnded)} />}
        </Loaded>
      </div>
    </Page>
  )
}

function Sides({ delegations, onEnded }: { delegations: readonly Delegation[]; onEnded: () => void }) {
  const w = words()
  if (delegations.length === 0)
    return (
      <Empty icon="pen" title={w.noDelegations}>
        {w.noDelegationsHint}
      </Empty>
    )
  return SIDES.map((side) => {
    const some = delegations.filter((one) => one.side === side)
    return (
      some.length > 0 && (
        <Card key={side} title={w.sides[side]}>
          <DelegationsTable caption={w.sides[side]} delegations={some} onEnded={onEnded} />
        </Card>
      )
    )
  })
}

interface TableProps {
  readonly caption: string
  readonly delegations: readonly Delegation[]
  readonly onEnded: () => void
}

function DelegationsTable({ caption, delegations, onEnded }: TableProps) {
  const w = words()
  const [ending, setEnding] = useState<Delegation | null>(null)
  return (
    <>
      <Table
        caption={caption}
        heads={[
          { label: w.giver },
          { label: w.taker },
          { label: w.scope },
          { label: w.what },
          { label: w.period },
          { label: w.document },
          { label: w.state },
          { label: w.endDelegation, hidden: true },
        ]}
      >
        {delegations.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.from}</th>
            <td data-label={w.taker}>
              {w.formShort[one.form]} {one.to}
            </td>
            <td data-label={w.scope}>{one.unit ?? one.body}</td>
            <td data-label={w.what}>
              {one.actions.length === 0
                ? w.allActions
                : one.actions.map((action) => w.actions[action] ?? action).join('; ')}
            </td>
            <td data-label={w.period}>
              {one.validTo ? range(one.validFrom, one.validTo) : `${range(one.validFrom, null)}, ${w.always}`}
            </td>
            <td data-label={w.document}>{one.document}</td>
            <td data-label={w.state}>
              <Tag tone={TONES[one.state]}>{w.delegationStates[one.state]}</Tag>
            </td>
            <td>
              {one.mayEnd && (
                <Button small kind="danger" onClick={() => setEnding(one)}>
                  {w.endDelegation}…
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {ending && (
        <EndDelegation
          one={ending}
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

function EndDelegation({
  one,
  onClose,
  onEnded,
}: {
  one: Delegation
  onClose: () => void
  onEnded: () => void
}) {
  const w = words()
  const end = useCommand(
    (version: number, key) =>
      valueOf(
        api.POST('/api/delegations/{id}/end', { params: { path: { id: one.id } }, body: { key, version } }),
      ),
    ['delegations'],
  )
  return (
    <Dialog
      title={w.endDelegationTitle}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button
            kind="danger"
            busy={end.isPending ? t.common.saving : false}
            onClick={() => end.mutate(one.version, { onSuccess: onEnded })}
          >
            {w.endDelegation}
          </Button>
        </>
      }
    >
      {end.error && <ProblemNote error={end.error} />}
      <p>{w.endDelegationWhat(one.to)}</p>
    </Dialog>
  )
}
