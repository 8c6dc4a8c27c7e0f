const STORE = 'bang-vang.shortcuts'

/** Single-key shortcuts can be switched off (WCAG 2.1.4). */
export function shortcutsOn(): boolean {
  try {
    return localStorage.getItem(STORE) !== 'off'
  } catch {
    return true
  }
}
export const setShortcuts = (on: boolean): void => localStorage.setItem(STORE, on ? 'on' : 'off')

export interface Press {
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
}

/**
 * The action of a key press. The place of the key counts (`code`), because Telex and VNI keyboards change the letter;
 * a word being composed, or a chord, is never a shortcut. "?" stands on Shift+Slash.
 */
export function actionOf<A extends string>(press: Press, keys: Readonly<Record<string, A>>): A | null {
  if (press.isComposing || press.ctrlKey || press.altKey || press.metaKey) return null
  return keys[press.shiftKey ? `Shift+${press.code}` : press.code] ?? null
}

interface Place {
  readonly tagName: string
  readonly isContentEditable: boolean
}

/** Text is being typed here, or a list is open: the keys belong to it. */
export const takesText = (place: Place | null): boolean =>
  place !== null && (place.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(place.tagName))
