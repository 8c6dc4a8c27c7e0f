import { useEffect, useRef } from 'react'
import type { Source } from '../../api/types.ts'
import { range } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Sources } from '../../ui/source-link.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Cluster } from './clusters.ts'

interface DotsProps {
  readonly clusters: readonly Cluster[]
  readonly look: 'point' | 'diamond'
  readonly opened: string | null
  readonly onToggle: (id: string) => void
}

/** One lane of points, near ones gathered under a count. Pressing a dot lists what lies there. */
export function Dots({ clusters, look, opened, onToggle }: DotsProps) {
  if (clusters.length === 0) return null
  return (
    <ul className="band-lane band-dots">
      {clusters.map((cluster) => (
        <li key={cluster.id} style={{ left: `${cluster.at}%` }} className={cluster.anchor}>
          <button
            type="button"
            className={`band-dot ${look} ${cluster.state}`}
            aria-expanded={cluster.id === opened}
            aria-label={t.home.dot(
              range(cluster.from, cluster.to),
              cluster.entries.map((entry) => entry.title),
              t.home.dotStates[cluster.state],
            )}
            title={cluster.entries.map((entry) => entry.title).join('\n')}
            onClick={() => onToggle(cluster.id)}
          >
            <i>
              <span>{cluster.entries.length > 1 ? cluster.entries.length : ''}</span>
            </i>
          </button>
          {cluster.label && (
            <span className="band-label sentence" aria-hidden="true">
              {cluster.label}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

const TONE = { past: 'idle', running: 'gold', ahead: 'gold', done: 'ok' } as const

interface DotsListProps {
  readonly cluster: Cluster
  readonly onSource: (source: Source) => void
  readonly onClose: () => void
}

/** What lies under one dot, below the band. Esc closes it and gives the focus back. */
export function DotsList({ cluster, onSource, onClose }: DotsListProps) {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    list.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const close = (): void => {
    document.querySelector<HTMLElement>('.band-dot[aria-expanded="true"]')?.focus()
    onClose()
  }
  const when = range(cluster.from, cluster.to)
  return (
    <section
      className="band-list"
      ref={list}
      aria-label={when}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header className="line">
        <h3 className="fills">{when}</h3>
        <Button small kind="ghost" icon="close" onClick={close}>
          {t.common.close}
        </Button>
      </header>
      <ul>
        {cluster.entries.map((entry) => (
          <li key={entry.id}>
            <span className="band-when">{range(entry.from, entry.to)}</span>
            <span className="sentence">{entry.title}</span>
            <Tag tone={TONE[entry.state]}>{t.entryStates[entry.state]}</Tag>
            <Sources sources={entry.sources} onOpen={onSource} />
          </li>
        ))}
      </ul>
    </section>
  )
}
