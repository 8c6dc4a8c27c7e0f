import { useState } from 'react'
import type { ReactNode } from 'react'
import { t } from '../i18n/text.ts'
import { Button } from './button.tsx'
import { usePrinting } from './use-printing.ts'

interface ShortenedProps<T> {
  readonly items: readonly T[]
  readonly most: number
  /** what the door to all of them says */
  readonly all: (count: number) => string
  /** paper gets all of them */
  readonly printed?: boolean
  readonly children: (shown: readonly T[]) => ReactNode
}

/** The first of a list, and a door to all of it that can be closed again. */
export function Shortened<T>({ items, most, all, printed = false, children }: ShortenedProps<T>) {
  const [open, setOpen] = useState(false)
  const printing = usePrinting(printed)
  if (items.length <= most) return children(items)
  return (
    <>
      {children(open || printing ? items : items.slice(0, most))}
      <p className="all-door no-print">
        <Button small kind="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t.common.fold : all(items.length)}
        </Button>
      </p>
    </>
  )
}
