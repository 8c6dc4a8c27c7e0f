import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { queries } from '../../api/queries.ts'
import type { PersonRow } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { Tag } from '../../ui/tag.tsx'

export function PeoplePage() {
  const [params, setParams] = useSearchParams()
  const [q, setQ] = useState(params.get('q') ?? '')
  const unitId = params.get('donvi') ?? ''
  const page = Math.max(1, Number(params.get('trang') ?? 1) || 1)
  const people = useQuery(
    queries.people({
      ...(params.get('q') ? { q: params.get('q') ?? '' } : {}),
      ...(unitId ? { unitId } : {}),
      page,
    }),
  )
  const units = useQuery(queries.units())
  const mayChange = useMay('people.change')
  const go = (change: { q?: string; unit?: string; page?: number }): void => {
    const next = paths.people({ q, unit: unitId, page: 1, ...change })
    setParams(new URLSearchParams(next.split('?')[1] ?? ''), { replace: true })
  }
  useEffect(() => {
    if (q === (params.get('q') ?? '')) return
    const timer = setTimeout(() => go({ q }), 200)
    return () => clearTimeout(timer)
  })
  return (
    <Page
      title={t.people.title}
      facts={people.data ? t.people.count(people.data.total) : '\u00a0'}
      guide="ho-so"
      acts={mayChange && <PeopleActs />}
    >
      <search className="people-search">
        <TextField label={t.people.search} type="search" value={q} onText={setQ} />
        <SelectField
          label={t.people.unit}
          value={unitId}
          choices={[
            { value: '', label: t.people.allUnits },
            ...(units.data?.units ?? []).map((unit) => ({ value: unit.id, label: unit.name })),
          ]}
          onText={(unit) => go({ unit })}
        />
      </search>
      <Loaded query={people}>
        {(value) => (
          <Card title={t.people.list}>
            {value.people.length === 0 ? (
              <NoPeople searched={q !== '' || unitId !== ''} />
            ) : (
              <PeopleTable people={value.people} />
            )}
            <Pages
              page={page}
              size={value.pageSize}
              total={value.total}
              onPage={(next) => go({ page: next })}
            />
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

function PeopleActs() {
  return (
    <>
      <ButtonLink icon="document" to={paths.importPeople()}>
        {t.people.import}
      </ButtonLink>
      <ButtonLink kind="primary" icon="plus" to={paths.newPerson()}>
        {t.people.add}
      </ButtonLink>
    </>
  )
}

function NoPeople({ searched }: { searched: boolean }) {
  if (searched)
    return (
      <Empty icon="search" title={t.people.noneFound}>
        {t.people.noneFoundHint}
      </Empty>
    )
  return (
    <Empty
      icon="people"
      title={t.people.none}
      acts={<ButtonLink to={paths.importPeople()}>{t.people.import}</ButtonLink>}
    >
      {t.people.noneHint}
    </Empty>
  )
}

function PeopleTable({ people }: { people: readonly PersonRow[] }) {
  return (
    <Table
      caption={t.people.list}
      heads={[
        { label: t.people.name },
        { label: t.people.post },
        { label: t.people.unit },
        { label: t.people.bornShort },
      ]}
    >
      {people.map((person) => (
        <tr key={person.id}>
          <th scope="row">
            <span>
              <Link to={paths.person(person.id)}>{person.name}</Link>{' '}
              {person.leader && (
                <Tag tone="pen" icon="flag">
                  {t.people.leader}
                </Tag>
              )}
            </span>
          </th>
          <td data-label={t.people.post}>{person.post}</td>
          <td data-label={t.people.unit}>{person.unit}</td>
          <td data-label={t.people.bornShort}>{person.born?.slice(0, 4)}</td>
        </tr>
      ))}
    </Table>
  )
}

function Pages({
  page,
  size,
  total,
  onPage,
}: {
  page: number
  size: number
  total: number
  onPage: (page: number) => void
}) {
  const pages = Math.ceil(total / size)
  if (pages <= 1) return null
  return (
    <footer className="line wraps">
      <span className="fills">{t.people.page(page, pages)}</span>
      <Button small why={page <= 1 ? t.people.firstPage : null} onClick={() => onPage(page - 1)}>
        {t.people.before}
      </Button>
      <Button small why={page >= pages ? t.people.lastPage : null} onClick={() => onPage(page + 1)}>
        {t.people.after}
      </Button>
    </footer>
  )
}
