import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { showDate } from '../../../core/kernel/dates.ts'
import { api, valueOf } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { useMay, useSession } from '../../ui/shell/session.tsx'
import { Tag } from '../../ui/tag.tsx'
import { PostsForm, type Post } from './posts-form.tsx'
import { words } from './posts-words.ts'

const postsQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', id, 'posts'],
    queryFn: () => valueOf(api.GET('/api/people/{id}/posts', { params: { path: { id } } })),
  })

/** What a person is and was, where, from when to when; one of the posts held is the main one. */
export function PostsCard({ personId }: { personId: string }) {
  const w = words()
  const { data } = useQuery(postsQuery(personId))
  const { today } = useSession()
  const mayChange = useMay('people.change')
  // what stood there when the form was opened: the form outlives what is read anew beneath it
  const [editing, setEditing] = useState<typeof data | null>(null)
  if (!data) return null
  const held = data.posts.filter((post) => post.to === null || post.to >= today)
  const before = data.posts.filter((post) => !held.includes(post))
  return (
    <Card
      title={w.title}
      side={
        mayChange &&
        !editing && (
          <Button small icon="pen" onClick={() => setEditing(data)}>
            {w.edit}
          </Button>
        )
      }
    >
      <div className="card-in stack">
        {editing ? (
          <PostsForm
            personId={personId}
            posts={editing.posts}
            version={editing.version}
            onDone={() => setEditing(null)}
          />
        ) : (
          <>
            {data.posts.length === 0 && <p className="soft">{w.none}</p>}
            {held.length > 0 && <Posts title={w.held} posts={held} />}
            {before.length > 0 && <Posts title={w.before} posts={before} />}
          </>
        )}
      </div>
    </Card>
  )
}

const days = (post: Post): string =>
  [post.from && showDate(post.from), post.to && showDate(post.to)].filter(Boolean).length === 0
    ? ''
    : `${post.from ? showDate(post.from) : '…'} – ${post.to ? showDate(post.to) : '…'}`

function Posts({ title, posts }: { title: string; posts: readonly Post[] }) {
  return (
    <section>
      <h3 className="small-text bold">{title}</h3>
      <ul className="plain-list">
        {posts.map((post) => (
          <li key={post.id ?? 'main'}>
            {post.post} <span className="soft">· {[post.unit, post.body].filter(Boolean).join(', ')}</span>{' '}
            {post.main && (
              <Tag tone="pen" icon="flag">
                {words().main}
              </Tag>
            )}{' '}
            <span className="soft small-text">{days(post)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
