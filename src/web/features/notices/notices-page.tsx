import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { isOurPath } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Empty } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Chip, Tag } from '../../ui/tag.tsx'
import { ChoicesCard } from './choices-card.tsx'
import { noticesQuery } from './queries.ts'
import type { NoticeRow } from './queries.ts'
import { words } from './words.ts'

export function NoticesPage() {
  const w = words()
  const [unread, setUnread] = useState(false)
  const [page, setPage] = useState(1)
  const notices = useQuery(noticesQuery(unread, page))
  const read = useCommand(
    (ids: readonly string[] | null) =>
      valueOf(api.POST('/api/notices/read', { body: { ids: ids === null ? null : [...ids] } })),
    ['notices'],
  )
  const filter = (on: boolean): void => {
    setUnread(on)
    setPage(1)
  }
  return (
    <Page
      title={w.title}
      facts={notices.data ? w.unread(notices.data.unread) : '\u00a0'}
      guide="thu-va-thong-bao"
      narrow
      acts={
        notices.data !== undefined &&
        notices.data.unread > 0 && <Button onClick={() => read.mutate(null)}>{w.readAll}</Button>
      }
    >
      <div className="stack">
        {read.error && <ProblemNote error={read.error} />}
        <div className="line wraps">
          <Chip on={!unread} onPress={() => filter(false)}>
            {w.all}
          </Chip>
          <Chip on={unread} onPress={() => filter(true)}>
            {w.onlyUnread}
          </Chip>
        </div>
        <Loaded query={notices}>
          {(value) => (
            <Card title={w.list}>
              {value.notices.length === 0 ? (
                <Empty icon="check" title={unread ? w.noneUnread : w.none}>
                  {w.noneHint}
                </Empty>
              ) : (
                <ul className="card-in stack plain-list">
                  {value.notices.map((notice) => (
                    <Told key={notice.id} notice={notice} onRead={() => read.mutate([notice.id])} />
                  ))}
                </ul>
              )}
              <Pages page={page} pages={Math.ceil(value.total / value.pageSize)} onPage={setPage} />
            </Card>
          )}
        </Loaded>
        <ChoicesCard />
      </div>
    </Page>
  )
}

function Told({ notice, onRead }: { notice: NoticeRow; onRead: () => void }) {
  const w = words()
  const said = w.say(notice.kind, notice.params)
  const isNew = notice.readAt === null
  return (
    <li className="line wraps">
      <div className="fills">
        {isNew && (
          <>
            <Tag tone="pen">{w.isNew}</Tag>{' '}
          </>
        )}
        {isOurPath(notice.path) ? (
          <Link to={notice.path} onClick={() => isNew && onRead()}>
            {said}
          </Link>
        ) : (
          said
        )}
        <div className="soft">{moment(notice.at)}</div>
      </div>
      {isNew && (
        <Button small onClick={onRead} aria-label={`${w.read}: ${said}`}>
          {w.read}
        </Button>
      )}
    </li>
  )
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const w = words()
  if (pages <= 1) return null
  return (
    <footer className="line wraps">
      <span className="fills">{`${page} / ${pages}`}</span>
      {page > 1 && (
        <Button small onClick={() => onPage(page - 1)}>
          {w.before}
        </Button>
      )}
      {page < pages && (
        <Button small onClick={() => onPage(page + 1)}>
          {w.after}
        </Button>
      )}
    </footer>
  )
}
