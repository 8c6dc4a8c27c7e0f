export type ReviewAction =
  'next' | 'previous' | 'accept' | 'mend' | 'refuse' | 'sentence' | 'check' | 'add' | 'undo' | 'keys'

/** By the place of the key; "?" is Shift+Slash. */
export const REVIEW_KEYS: Readonly<Record<string, ReviewAction>> = {
  KeyJ: 'next',
  KeyK: 'previous',
  KeyA: 'accept',
  KeyS: 'mend',
  KeyB: 'refuse',
  KeyG: 'sentence',
  KeyC: 'check',
  KeyT: 'add',
  KeyU: 'undo',
  'Shift+Slash': 'keys',
}

export const KEY_OF: Readonly<Record<ReviewAction, string>> = {
  next: 'J',
  previous: 'K',
  accept: 'A',
  mend: 'S',
  refuse: 'B',
  sentence: 'G',
  check: 'C',
  add: 'T',
  undo: 'U',
  keys: '?',
}
