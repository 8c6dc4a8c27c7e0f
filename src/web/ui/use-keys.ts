import { useEffect, useRef } from 'react'
import { actionOf, shortcutsOn, takesText } from './shortcuts.ts'

/** Listens for single keys outside text boxes and dialogs. */
export function useKeys<A extends string>(keys: Readonly<Record<string, A>>, act: (action: A) => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const place = event.target instanceof HTMLElement ? event.target : null
      if (event.defaultPrevented || takesText(place) || place?.closest('dialog') || !shortcutsOn()) return
      const action = actionOf(event, keys)
      if (!action) return
      event.preventDefault()
      latest.current(action)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [keys])
}
