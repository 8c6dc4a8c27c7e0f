import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { showDate } from '../../../core/kernel/dates.ts'
import { api, valueOf } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import type { Person, PersonInput } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { EvidenceDoor } from '../../ui/evidence/evidence-door.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { PersonForm } from './person-form.tsx'
import { PostsCard } from './posts-card.tsx'

const TOUCHED = ['people', 'units', 'home']

export function PersonPage() {
  const { id = '' } = useParams()
  const query = useQuery(queries.person(id))
  const [removed, setRemoved] = useState<Person | null>(null)
  if (removed) return <Removed person={removed} onBack={() => setRemoved(null)} />
  return (
    <Loaded query={query}>
      {(person) => <PersonFace key={person.id} person={person} onRemoved={() => setRemoved(person)} />}
    </Loaded>
  )
}

const factsOf = (person: Person): string =>
  [
    person.post,
    person.unit,
    person.sex && (person.sex === 'nam' ? t.people.male : t.people.female),
    person.born && `${t.people.bornIn} ${showDate(person.born)}`,
    person.leader && t.people.leader,
  ]
    .filter(Boolean)
    .join(' · ')

function PersonFace({ person, onRemoved }: { person: Person; onRemoved: () => void }) {
  const [editing, setEditing] = useState(false)
  const mayChange = useMay('people.change')
  const seesTrail = useMay('trail.see')
  const seesRequests = useMay('requests.change')
  const mend = useCommand(
    (input: PersonInput, key) =>
      valueOf(
        api.PATCH('/api/people/{id}', {
          params: { path: { id: person.id } },
          body: { person: input, key, version: person.version },
        }),
      ),
    TOUCHED,
  )
  const remove = useCommand((_: null, key) =>
    valueOf(
      api.POST('/api/people/{id}/removal', {
        params: { path: { id: person.id } },
        body: { key, version: person.version },
      }),
    ),
  )
  return (
    <Page
      title={person.name}
      facts={factsOf(person)}
      guide="ho-so"
      crumb={
        <Crumb to={paths.people()} here={person.unit ?? t.people.noUnit}>
          {t.nav.people}
        </Crumb>
      }
      acts={
        <>
          {seesRequests && (
            <ButtonLink to={paths.personalData(person.id)}>{t.people.personalData}</ButtonLink>
          )}
          {seesTrail && (
            <ButtonLink to={paths.trail({ person: person.id })}>{t.programme.history}</ButtonLink>
          )}
          {mayChange && person.sight === 'whole' && !editing && (
            <>
              <Button
                kind="danger"
                icon="trash"
                busy={remove.isPending ? t.common.saving : false}
                onClick={() => remove.mutate(null, { onSuccess: onRemoved })}
              >
                {t.people.remove}
              </Button>
              <Button kind="primary" icon="pen" onClick={() => setEditing(true)}>
                {t.people.edit}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="stack">
        {remove.error && <ProblemNote error={remove.error} />}
        {mend.isSuccess && !editing && (
          <Note tone="ok" role="status">
            {t.people.mended}
          </Note>
        )}
        {editing && (
          <Card title={t.people.editTitle}>
            <div className="card-in">
              <PersonForm
                person={person}
                busy={mend.isPending}
                error={mend.error}
                submit={t.common.save}
                onCancel={() => setEditing(false)}
                onSubmit={(input) => mend.mutate(input, { onSuccess: () => setEditing(false) })}
              />
            </div>
          </Card>
        )}
        <PostsCard personId={person.id} />
        <Card title={t.people.years}>
          {person.sight === 'card' ? (
            <Empty icon="people" title={t.people.cardOnly}>
              {t.people.cardOnlyHint}
            </Empty>
          ) : person.years.length === 0 ? (
            <Empty icon="flag" title={t.people.noYears}>
              {t.people.noYearsHint}
            </Empty>
          ) : (
            <Years years={person.years} />
          )}
          {person.sight === 'whole' && (
            <div className="card-in">
              <EvidenceDoor of="person" thingId={person.id} title={person.name} label={t.people.evidence} />
            </div>
          )}
        </Card>
      </div>
    </Page>
  )
}

function Years({ years }: { years: Person['years'] }) {
  return (
    <Table
      caption={t.people.years}
      heads={[{ label: t.people.year }, { label: t.people.rating }, { label: t.people.awards }]}
    >
      {[...years]
        .sort((a, b) => b.year - a.year)
        .map((year) => (
          <tr key={year.year}>
            <th scope="row">{year.year}</th>
            <td data-label={t.people.rating}>
              {year.rating ?? <span className="faint">{t.people.noRating}</span>}{' '}
              {year.ratingId && (
                <EvidenceDoor
                  of="rating"
                  thingId={year.ratingId}
                  title={`${year.year}: ${year.rating ?? ''}`}
                />
              )}
            </td>
            <td data-label={t.people.awards}>
              {year.awards.length > 0 && (
                <ul>
                  {year.awards.map((award) => (
                    <li key={award.id}>
                      <b>{award.name}</b>{' '}
                      <span className="soft small-text">
                        {[award.decision, award.decidedOn && showDate(award.decidedOn), award.conferrer]
                          .filter(Boolean)
                          .join(', ')}
                      </span>{' '}
                      <EvidenceDoor of="honour" thingId={award.id} title={award.name} />
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
    </Table>
  )
}

function Removed({ person, onBack }: { person: Person; onBack: () => void }) {
  const back = useCommand(
    (_: null, key) =>
      valueOf(api.POST('/api/people/{id}/return', { params: { path: { id: person.id } }, body: { key } })),
    TOUCHED,
  )
  return (
    <Page title={person.name} narrow guide="ho-so">
      <div className="stack">
        {back.error && <ProblemNote error={back.error} />}
        <Note
          tone="ok"
          role="status"
          title={t.people.removed(person.name)}
          acts={
            <>
              <Button
                icon="undo"
                busy={back.isPending ? t.common.saving : false}
                onClick={() => back.mutate(null, { onSuccess: onBack })}
              >
                {t.people.takeBack}
              </Button>
              <ButtonLink to={paths.people()}>{t.people.backToList}</ButtonLink>
            </>
          }
        />
      </div>
    </Page>
  )
}
