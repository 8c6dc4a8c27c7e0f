import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import { queries } from '../../api/queries.ts'
import type { SearchHit } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { isOurPath } from '../../paths.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import './search.css'

const ICON: Record<SearchHit['kind'], IconName> = {
  person: 'people',
  plan: 'document',
  fact: 'law',
  programme: 'flag',
}

/** Search over people, plans, programmes and facts; arrows choose, Enter opens. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const [q, setQ] = useState('')
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  const navigate = useNavigate()
  const listId = useId()
  useEffect(() => {
    const timer = setTimeout(() => setAsked(q.trim()), 150)
    return () => clearTimeout(timer)
  }, [q])
  const query = useQuery(queries.search(asked))
  const hits = (asked === '' ? [] : (query.data?.hits ?? [])).filter((hit) => isOurPath(hit.path))
  const open = (hit: SearchHit | undefined): void => {
    if (!hit) return
    onClose()
    void navigate(hit.path)
  }
  const key = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') open(hits[at])
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || hits.length === 0) return
    event.preventDefault()
    setAt((at + step + hits.length) % hits.length)
  }
  return (
    <Dialog title={t.search.title} onClose={onClose}>
      <input
        className="input"
        type="search"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={hits[at] ? `${listId}-${at}` : undefined}
        aria-label={t.search.title}
        placeholder={t.search.door}
        autoFocus
        autoComplete="off"
        value={q}
        onChange={(event) => {
          setQ(event.target.value)
          setAt(0)
        }}
        onKeyDown={key}
      />
      <p className="hint" role="status">
        {asked === '' ? t.search.hint : query.isFetching ? t.common.loading : t.search.found(hits.length)}
      </p>
      {query.error && <ProblemNote error={query.error} />}
      <ul className="hits" role="listbox" id={listId} aria-label={t.search.results}>
        {hits.map((hit, index) => (
          <li
            key={hit.path + hit.title}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => open(hit)}
            onPointerMove={() => setAt(index)}
          >
            <Icon name={ICON[hit.kind]} />
            <span className="fills">
              <b>{hit.title}</b>
              <span className="soft small-text">{hit.detail}</span>
            </span>
            <span className="label-text faint">
              {hit.factKind ? t.kinds[hit.factKind] : t.search.kinds[hit.kind]}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
