import { Button } from '../../ui/button.tsx'
import { words } from './words.ts'

interface PagesProps {
  readonly page: number
  readonly size: number
  readonly total: number
  readonly onPage: (page: number) => void
}

/** One page of a long list, and the way to the next. */
export function Pages({ page, size, total, onPage }: PagesProps) {
  const w = words()
  const pages = Math.ceil(total / size)
  if (pages <= 1) return null
  return (
    <footer className="line wraps">
      <span className="fills">{w.page(page, pages)}</span>
      <Button small why={page <= 1 ? w.firstPage : null} onClick={() => onPage(page - 1)}>
        {w.before}
      </Button>
      <Button small why={page >= pages ? w.lastPage : null} onClick={() => onPage(page + 1)}>
        {w.after}
      </Button>
    </footer>
  )
}
