import type { Query, QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { LiveMessage } from '../../contract/live.ts'

type Topic = LiveMessage['topic']

/** What is shown of a thing under another name than its own: a query's first word. A query called after the topic is always meant. */
const SHOWN_IN: Readonly<Partial<Record<Topic, readonly string[]>>> = {
  account: ['session', 'people'],
  session: ['session'],
  group: ['session', 'accounts'],
  delegation: ['session', 'accounts'],
  setting: ['session', 'settings'],
  body: ['session', 'units', 'home', 'bodies', 'blocs', 'partners'],
  unit: ['units', 'people', 'bodies', 'home'],
  person: ['people', 'units'],
  import: ['people', 'units'],
  plan: ['plans', 'home', 'programmes'],
  programme: ['programmes', 'home', 'plans'],
  due: ['programmes', 'home'],
  evidence: ['programmes', 'people'],
  key: ['keys', 'api-keys'],
  'guest-link': ['partners'],
  mail: ['mails', 'notices'],
}
/** What a person works on, or what never changes: asked for again only by the page itself. */
const LEFT_ALONE = new Set(['passage', 'first-account', 'search'])
const isUnderEdit = ({ queryKey }: Query): boolean => queryKey[0] === 'plans' && queryKey[2] === 'review'

function concerns(query: Query, topics: ReadonlySet<Topic> | 'all'): boolean {
  const root = String(query.queryKey[0])
  if (LEFT_ALONE.has(root) || isUnderEdit(query)) return false
  if (topics === 'all' || root === 'trail') return true
  return [...topics].some((topic) => root.startsWith(topic) || (SHOWN_IN[topic] ?? []).includes(root))
}

/** Changes that come together are fetched together, and not by every open page in the same moment. */
const GATHER_MS = 300
const SPREAD_MS = 700
/** A line that is back within this time was never worth a word. */
const QUIET_MS = 8_000

/** Gathers what changed and has the queries that show it asked again. */
export function gatherer(client: Pick<QueryClient, 'invalidateQueries'>): {
  readonly tell: (topic: Topic | 'all') => void
  readonly stop: () => void
} {
  let topics: Set<Topic> | 'all' = new Set()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = (): void => {
    const due = topics
    topics = new Set()
    timer = undefined
    void client.invalidateQueries({ predicate: (query) => concerns(query, due) })
  }
  return {
    tell: (topic) => {
      if (topic === 'all') topics = 'all'
      else if (topics !== 'all') topics.add(topic)
      timer ??= setTimeout(flush, GATHER_MS + Math.random() * SPREAD_MS)
    },
    stop: () => clearTimeout(timer),
  }
}

/** Keeps the pages of a signed-in person up to date. @returns whether the line has been down for a while */
export function useLive(): { readonly down: boolean } {
  const client = useQueryClient()
  const [down, setDown] = useState(false)
  useEffect(() => {
    const changes = gatherer(client)
    const source = new EventSource('/api/live')
    let silent: ReturnType<typeof setTimeout> | undefined
    let first = true
    source.addEventListener('open', () => {
      clearTimeout(silent)
      silent = undefined
      setDown(false)
    })
    source.addEventListener('error', () => {
      silent ??= setTimeout(() => setDown(true), QUIET_MS)
      // refused, not broken: the session is over, and asking for it leads to the door
      if (source.readyState === EventSource.CLOSED) void client.invalidateQueries({ queryKey: ['session'] })
    })
    source.addEventListener('changed', (event: MessageEvent<string>) =>
      changes.tell((JSON.parse(event.data) as LiveMessage).topic),
    )
    source.addEventListener('all', () => {
      // the first one only says that the stream has begun: the page was fetched a moment ago
      if (!first) changes.tell('all')
      first = false
    })
    return () => {
      clearTimeout(silent)
      changes.stop()
      source.close()
    }
  }, [client])
  return { down }
}
