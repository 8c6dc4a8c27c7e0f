import type { MouseEvent } from 'react'
import { Link } from 'react-router'
import type { Source } from '../api/types.ts'
import { t } from '../i18n/text.ts'
import { paths } from '../paths.ts'

/** § and the short place of a sentence. With `onOpen` it opens beside the page; otherwise, or in a new window, in its plan. */
export function SourceLink({ source, onOpen }: { source: Source; onOpen?: (source: Source) => void }) {
  const open = (event: MouseEvent): void => {
    if (!onOpen || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onOpen(source)
  }
  return (
    <Link
      className="source"
      to={paths.plan(source.planId, source.fact)}
      onClick={open}
      title={t.common.sourceOf(source.place)}
    >
      {source.place}
    </Link>
  )
}

export function Sources({
  sources,
  onOpen,
}: {
  sources: readonly Source[]
  onOpen?: (source: Source) => void
}) {
  return sources.map((source) => (
    <SourceLink key={source.planId + source.fact} source={source} {...(onOpen ? { onOpen } : {})} />
  ))
}
