import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is being printed: what a screen shortens, paper shows whole. */
export function usePrinting(wanted = true): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    if (!wanted) return
    const before = (): void => flushSync(() => setPrinting(true))
    const after = (): void => setPrinting(false)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [wanted])
  return printing
}
