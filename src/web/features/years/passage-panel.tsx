import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { queries } from '../../api/queries.ts'
import type { Source } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { unmarked } from '../../ui/cleaned.ts'
import { Skeleton } from '../../ui/data.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'

const NUMBERED = /(?<!\n)\n(?!\n|\s*(?:[-+•]|[IVX]+\.|\d+(?:\.\d+)*[.)]|\p{Ll}\)))/gu

/** Lines that were only wrapped flow again; paragraphs and numbered lines stay apart. */
const flowing = (text: string): string =>
  unmarked(text)
    .replace(NUMBERED, ' ')
    .replace(/\n{2,}/g, '\n')

/** The sentence behind a thing, beside the page: the reader keeps the place. Esc closes it and gives the focus back. */
export function PassagePanel({ source, onClose }: { source: Source; onClose: () => void }) {
  const query = useQuery(queries.passage(source.planId, source.fact))
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <aside
      className="passage-panel"
      tabIndex={-1}
      ref={panel}
      aria-label={t.passage.title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className="line">
        <h2 className="fills">{source.place}</h2>
        <button type="button" className="btn ghost" onClick={onClose} aria-label={t.common.close}>
          <Icon name="close" small />
        </button>
      </header>
      {query.isPending && <Skeleton rows={5} />}
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <p className="small-text soft">{query.data.document}</p>
          <p className="passage-text">
            <span className="soft">{flowing(query.data.before)}</span>
            <mark>{flowing(query.data.passage.quote)}</mark>
            <span className="soft">{flowing(query.data.after)}</span>
          </p>
        </>
      )}
      <p>
        <ButtonLink small to={paths.plan(source.planId, source.fact)}>
          {t.passage.open}
        </ButtonLink>
      </p>
    </aside>
  )
}
