import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { TRAIL_ACTIONS } from '../../../core/audit/entry.ts'
import { api, valueOf } from '../../api/client.ts'
import type { TrailQuery } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { files, paths } from '../../paths.ts'
import { Button, ButtonFile, ButtonLink } from '../../ui/button.tsx'
import { Card, Empty, Skeleton } from '../../ui/data.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import { SealCard } from './seal-card.tsx'
import { EntryRow } from './trail-entry.tsx'
import { actionWords, words } from './words.ts'

/** The address says what is shown, so that a link leads to the same entries. */
function askOf(params: URLSearchParams): TrailQuery {
  const one = (name: string) => params.get(name) || undefined
  const what = one('viec')
  const ask = {
    q: one('q'),
    action: what?.includes('.') ? what : undefined,
    group: what?.includes('.') ? undefined : what,
    accountId: one('taikhoan'),
    personId: one('nguoi'),
    thingId: one('vat'),
    from: one('tu'),
    to: one('den'),
  }
  return Object.fromEntries(Object.entries(ask).filter(([, value]) => value !== undefined)) as TrailQuery
}

export function TrailPage() {
  const w = words()
  const [params, setParams] = useSearchParams()
  const ask = askOf(params)
  const state = useQuery({
    queryKey: ['trail', 'state'],
    queryFn: () => valueOf(api.GET('/api/trail/state')),
    refetchInterval: 5000,
  })
  const set = (name: string, value: string): void =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return (
    <Page
      title={w.title}
      crumb={
        <Crumb to={paths.settings()} here={w.title}>
          {t.nav.settings}
        </Crumb>
      }
      facts={w.facts}
      guide="nhat-ky"
      acts={
        <>
          <ButtonFile icon="download" href={files.trail({ ...ask, as: 'xlsx' })} download>
            {w.excel}
          </ButtonFile>
          <ButtonFile icon="download" href={files.trail({ ...ask, as: 'csv' })} download>
            {w.csv}
          </ButtonFile>
        </>
      }
    >
      <div className="stack">
        <Filters params={params} set={set} />
        {(ask.accountId ?? ask.personId ?? ask.thingId) && (
          <p className="line wraps">
            {w.only} <ButtonLink to={paths.trail()}>{w.showAll}</ButtonLink>
          </p>
        )}
        <Entries ask={ask} />
        {state.data && <SealCard state={state.data} />}
      </div>
    </Page>
  )
}

function Filters({ params, set }: { params: URLSearchParams; set: (name: string, value: string) => void }) {
  const w = words()
  const { today } = useSession()
  const [q, setQ] = useState(params.get('q') ?? '')
  useEffect(() => {
    if (q === (params.get('q') ?? '')) return
    const timer = setTimeout(() => set('q', q), 250)
    return () => clearTimeout(timer)
  })
  const choices = TRAIL_ACTIONS.map((action) => ({ value: action as string, label: actionWords()[action] }))
  const groups = Object.entries(w.groups).map(([value, label]) => ({ value, label: w.allOf(label) }))
  return (
    <search className="people-search">
      <TextField label={w.search} hint={w.searchHint} type="search" value={q} onText={setQ} />
      <SelectField
        label={w.action}
        value={params.get('viec') ?? ''}
        choices={[
          { value: '', label: w.anyAction },
          ...groups,
          ...choices.sort((a, b) => a.label.localeCompare(b.label, 'vi')),
        ]}
        onText={(value) => set('viec', value)}
      />
      <DateField
        label={w.from}
        hint={w.dayHint}
        value={params.get('tu')}
        today={today}
        wholeDay
        past
        onDate={(day) => day !== undefined && set('tu', day ?? '')}
      />
      <DateField
        label={w.to}
        hint={w.dayHint}
        value={params.get('den')}
        today={today}
        wholeDay
        past
        onDate={(day) => day !== undefined && set('den', day ?? '')}
      />
    </search>
  )
}

function Entries({ ask }: { ask: TrailQuery }) {
  const w = words()
  const pages = useInfiniteQuery({
    queryKey: ['trail', 'entries', ask],
    queryFn: ({ pageParam }) =>
      valueOf(
        api.GET('/api/trail', {
          params: { query: { ...ask, ...(pageParam === null ? {} : { before: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  if (pages.error && !pages.data)
    return <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
  const entries = pages.data?.pages.flatMap((page) => page.entries)
  return (
    <Card title={w.list}>
      {entries === undefined ? (
        <Skeleton rows={8} />
      ) : entries.length === 0 ? (
        <Empty icon="search" title={w.none}>
          {w.noneHint}
        </Empty>
      ) : (
        <ul className="card-in stack plain-list">
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <p className="card-in">
          <Button
            busy={pages.isFetchingNextPage ? w.loading : false}
            onClick={() => void pages.fetchNextPage()}
          >
            {w.older}
          </Button>
        </p>
      )}
    </Card>
  )
}
