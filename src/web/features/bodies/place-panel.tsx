import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { showDate } from '../../../core/kernel/dates.ts'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { AddBody, AddUnit } from './add-forms.tsx'
import { MendForm, MoveForm } from './mend-forms.tsx'
import type { Place } from './nodes.ts'
import { queries, TOUCHED, type TreeBody } from './queries.ts'
import { words } from './words.ts'

type Doing = 'unit' | 'body' | 'mend' | 'move' | null

/** One place of the tree: what it is, what it was called, and what may be done with it. */
export function PlacePanel({ place, places }: { place: Place; places: readonly Place[] }) {
  const w = words().tree
  const [doing, setDoing] = useState<Doing>(null)
  const [saved, setSaved] = useState(false)
  const { body, unit } = place
  const done = (): void => {
    setDoing(null)
    setSaved(true)
  }
  const act = (next: Doing): void => {
    setSaved(false)
    setDoing(next)
  }
  const node = unit ?? body
  const open = node.endedOn === null
  const mayMend = unit ? body.mayChangeUnits : body.mayChange
  return (
    <Card title={place.name}>
      <div className="card-in stack">
        {saved && (
          <Note tone="ok" role="status">
            {w.saved}
          </Note>
        )}
        <Facts place={place} />
        {!unit && open && body.offer && body.mayMove && <Offer body={body} onDone={done} />}
        {doing === null && open && (
          <div className="line wraps">
            {body.mayChangeUnits && <Button onClick={() => act('unit')}>{w.addUnit}</Button>}
            {!unit && body.mayMove && <Button onClick={() => act('body')}>{w.addBody}</Button>}
            {mayMend && <Button onClick={() => act('mend')}>{w.mend}</Button>}
            {(unit ? body.mayChangeUnits : body.mayMove) && (
              <Button onClick={() => act('move')}>{w.move}</Button>
            )}
            {mayMend && (
              <ButtonLink to={paths.orgChange({ level: unit ? 'unit' : 'body', from: place.id })}>
                {w.change}
              </ButtonLink>
            )}
          </div>
        )}
        {doing === 'unit' && (
          <AddUnit bodyId={body.id} parentId={unit?.id ?? null} onDone={() => act(null)} />
        )}
        {doing === 'body' && <AddBody parentId={body.id} onDone={() => act(null)} />}
        {doing === 'mend' && <MendForm place={place} onDone={done} onCancel={() => act(null)} />}
        {doing === 'move' && (
          <MoveForm place={place} places={places} onDone={done} onCancel={() => act(null)} />
        )}
        <Names id={place.id} />
        {!unit && <Seats bodyId={body.id} />}
      </div>
    </Card>
  )
}

function Facts({ place: { body, unit } }: { place: Place }) {
  const w = words().tree
  const node = unit ?? body
  return (
    <dl className="facts-list">
      <dt>{w.kind}</dt>
      <dd>{unit ? t.unitKinds[unit.kind] : t.bodyKinds[body.kind]}</dd>
      {!unit && (
        <>
          <dt>{w.abbreviation}</dt>
          <dd>{body.abbreviation}</dd>
          {body.code && (
            <>
              <dt>{w.code}</dt>
              <dd>{body.code}</dd>
            </>
          )}
          {body.superior && (
            <>
              <dt>{w.superior}</dt>
              <dd>{body.superior}</dd>
            </>
          )}
        </>
      )}
      {(node.beganOn || node.endedOn) && (
        <>
          <dt>{w.history}</dt>
          <dd>
            {[
              node.beganOn && w.beganOn(showDate(node.beganOn)),
              node.endedOn && w.endedOn(showDate(node.endedOn)),
            ]
              .filter(Boolean)
              .join(', ')}
          </dd>
        </>
      )}
    </dl>
  )
}

function Offer({ body, onDone }: { body: TreeBody; onDone: () => void }) {
  const w = words().tree
  const take = useCommand(
    (parentId: string, key) =>
      valueOf(
        api.PUT('/api/tree/bodies/{id}/parent', {
          params: { path: { id: body.id } },
          body: { parentId, version: body.version, key },
        }),
      ),
    TOUCHED,
  )
  if (!body.offer) return null
  const { id, name } = body.offer
  return (
    <>
      {take.error && <ProblemNote error={take.error} />}
      <Note
        tone="unknown"
        title={w.offer(name)}
        acts={
          <Button
            small
            busy={take.isPending ? t.common.saving : false}
            onClick={() => take.mutate(id, { onSuccess: onDone })}
          >
            {w.takeOffer}
          </Button>
        }
      />
    </>
  )
}

function Names({ id }: { id: string }) {
  const w = words().tree
  const names = useQuery(queries.names(id))
  const { data } = names
  if (!data) return null
  const period = (from: string | null, to: string | null): string =>
    [from && `${w.from} ${showDate(from)}`, to ? `${w.to} ${showDate(to)}` : w.present]
      .filter(Boolean)
      .join(' ')
  const kin = (label: string, list: readonly { id: string; name: string }[]) =>
    list.length > 0 && (
      <p className="small-text">
        <span className="soft">{label}:</span> {list.map((one) => one.name).join(', ')}
      </p>
    )
  return (
    <section className="stack-tight">
      {data.names.length > 1 && (
        <>
          <h3 className="small-text bold">{w.names}</h3>
          <ul className="plain-list small-text">
            {data.names.map((one) => (
              <li key={`${one.name}${one.from}${one.to}`}>
                {one.name} <span className="soft">({period(one.from, one.to)})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {kin(w.before, data.predecessors)}
      {kin(w.after, data.successors)}
    </section>
  )
}

function Seats({ bodyId }: { bodyId: string }) {
  const w = words()
  const { data } = useQuery(queries.blocs())
  const seats = (data?.blocs ?? []).flatMap((bloc) =>
    bloc.members
      .filter((member) => member.bodyId === bodyId && member.to === null)
      .map((member) => ({ bloc, member })),
  )
  if (seats.length === 0) return null
  return (
    <section className="stack-tight">
      <h3 className="small-text bold">{w.tree.seats}</h3>
      <ul className="plain-list small-text">
        {seats.map(({ bloc, member }) => (
          <li key={member.id}>
            <Link to={paths.bloc(bloc.id)}>{bloc.name}</Link>{' '}
            <span className="soft">
              {w.blocs.parts[member.part]}
              {member.unitId !== null && ` · ${member.name}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
