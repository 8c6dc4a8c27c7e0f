import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { showDate } from '../../../core/kernel/dates.ts'
import { api, valueOf } from '../../api/client.ts'
import { Card, Skeleton, Table } from '../../ui/data.tsx'
import { usePageTitle } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { GuestView } from './queries.ts'
import { words } from './words.ts'

/** Neither a search engine nor another site learns of this address. */
function useQuiet(): void {
  useEffect(() => {
    const metas = (
      [
        ['robots', 'noindex, nofollow, noarchive'],
        ['referrer', 'no-referrer'],
      ] as const
    ).map(([name, content]) => {
      const meta = document.createElement('meta')
      meta.name = name
      meta.content = content
      document.head.append(meta)
      return meta
    })
    return () => metas.forEach((meta) => meta.remove())
  }, [])
}

/** What was laid out for a partner, without an account. */
export function GuestPage() {
  const { token = '' } = useParams()
  useQuiet()
  const view = useQuery({
    queryKey: ['guest', token],
    queryFn: () => valueOf(api.POST('/api/guest', { body: { token } })),
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
  })
  const heading = usePageTitle(view.data?.label ?? words().guest.title)
  return (
    <main className="page narrow">
      <div className="page-head">
        <div>
          <p className="brand">
            <img src="/icon.svg" alt="" width="28" height="28" />
            <span className="brand-word">Bảng Vàng</span>
          </p>
          <h1 ref={heading} tabIndex={-1}>
            {view.data?.label ?? words().guest.title}
          </h1>
          {view.data && (
            <p className="soft">
              {words().guest.from(view.data.body, view.data.partner)} ·{' '}
              {words().guest.until(showDate(view.data.expiresAt.slice(0, 10)))}
            </p>
          )}
        </div>
      </div>
      <div className="stack">
        {view.isPending && <Skeleton />}
        {view.error && <ProblemNote error={view.error} />}
        {view.data?.programmes.map((programme) => (
          <Programme key={programme.title} programme={programme} />
        ))}
      </div>
    </main>
  )
}

function Programme({ programme }: { programme: GuestView['programmes'][number] }) {
  const w = words().guest
  return (
    <Card title={programme.title}>
      {programme.campaigns.length > 0 && (
        <div className="card-in">
          <h3 className="bold">{w.campaigns}</h3>
          <ul className="plain-list">
            {programme.campaigns.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </div>
      )}
      {programme.dues.length === 0 ? (
        <p className="card-in soft">{w.noDues}</p>
      ) : (
        <Table caption={w.dues} showCaption heads={[{ label: w.what }, { label: w.due }]}>
          {programme.dues.map((due) => (
            <tr key={due.title + due.due}>
              <th scope="row">{due.title}</th>
              <td data-label={w.due}>{due.shown}</td>
            </tr>
          ))}
        </Table>
      )}
    </Card>
  )
}
