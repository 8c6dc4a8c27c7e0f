import { useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'

const places = new Map<string, number>()

/** A new page begins at its top; going back finds the place that was left. */
export function ScrollPlace() {
  const { key, pathname, hash } = useLocation()
  const kind = useNavigationType()
  useEffect(() => {
    const keep = (): void => void places.set(key, scrollY)
    addEventListener('scroll', keep, { passive: true })
    return () => removeEventListener('scroll', keep)
  }, [key])
  const shown = useRef(pathname)
  useLayoutEffect(() => {
    // a change of the query alone is the same page
    if (shown.current === pathname) return
    shown.current = pathname
    if (kind === 'POP') scrollTo(0, places.get(key) ?? 0)
    else if (hash === '') scrollTo(0, 0)
  }, [pathname, kind, key, hash])
  return null
}
