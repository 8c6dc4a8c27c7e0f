import { describe, expect, it } from 'vitest'
import { actionOf, takesText } from './shortcuts.ts'

const KEYS = { KeyJ: 'next', 'Shift+Slash': 'keys', Slash: 'search' } as const
const press = (code: string, more: object = {}) => ({
  code,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  ...more,
})

describe('actionOf', () => {
  it('goes by the place of the key', () => expect(actionOf(press('KeyJ'), KEYS)).toBe('next'))
  it('tells ? from /', () => {
    expect(actionOf(press('Slash'), KEYS)).toBe('search')
    expect(actionOf(press('Slash', { shiftKey: true }), KEYS)).toBe('keys')
  })
  it('leaves a capital letter alone', () =>
    expect(actionOf(press('KeyJ', { shiftKey: true }), KEYS)).toBeNull())
  it.each(['isComposing', 'ctrlKey', 'altKey', 'metaKey'])('does nothing with %s', (flag) =>
    expect(actionOf(press('KeyJ', { [flag]: true }), KEYS)).toBeNull(),
  )
})

describe('takesText', () => {
  it.each(['INPUT', 'TEXTAREA', 'SELECT'])('is true in %s', (tagName) =>
    expect(takesText({ tagName, isContentEditable: false })).toBe(true),
  )
  it('is true where text is edited in place', () =>
    expect(takesText({ tagName: 'DIV', isContentEditable: true })).toBe(true))
  it('is false on a button and nowhere', () => {
    expect(takesText({ tagName: 'BUTTON', isContentEditable: false })).toBe(false)
    expect(takesText(null)).toBe(false)
  })
})
