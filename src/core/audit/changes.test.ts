import { describe, expect, it } from 'vitest'
import { changesOf, listed } from './changes.ts'

describe('changes', () => {
  it('names only what differs', () => {
    expect(changesOf({ name: 'Lê An', post: null, leader: false }, { name: 'Lê An', post: 'Chuyên viên', leader: true })).toEqual([
      { field: 'post', before: null, after: 'Chuyên viên' },
      { field: 'leader', before: 'không', after: 'có' },
    ])
  })
  it('tells a new thing as a whole and leaves empty fields out', () => {
    expect(changesOf(null, { name: 'Lê An', post: null, unit: '' })).toEqual([{ field: 'name', before: null, after: 'Lê An' }])
  })
  it('shortens a long list by a count', () => {
    expect(listed(['a', 'b', 'c'], 2)).toBe('a, b và 1 mục khác')
    expect(listed([])).toBeNull()
  })
})
