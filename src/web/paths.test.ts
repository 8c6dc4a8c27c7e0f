import { describe, expect, it } from 'vitest'
import { files, isOurPath, paths } from './paths.ts'

describe('paths', () => {
  it('leaves empty parameters out', () => {
    expect(paths.plan('a')).toBe('/ke-hoach/a')
    expect(paths.people({ q: '', unit: null, page: 1 })).toBe('/ho-so')
  })
  it('writes parameters so that they can be read again', () => {
    const fact = 'deadline-3@4351&x=1'
    expect(new URL(paths.plan('a', fact), 'http://x').searchParams.get('muc')).toBe(fact)
    expect(new URL(paths.people({ q: 'Nguyễn Đỗ', page: 2 }), 'http://x').searchParams.get('q')).toBe(
      'Nguyễn Đỗ',
    )
  })
  it('leads to the trail of one thing', () => {
    expect(paths.trail({ thing: 'a' })).toBe('/nhat-ky?vat=a')
    expect(paths.trail({ person: 'b' })).toBe('/nhat-ky?nguoi=b')
  })
  it('does not let an id leave its folder', () =>
    expect(files.planFile('../session')).toBe('/api/plans/..%2Fsession/file'))
  it('knows addresses of other places', () => {
    expect(isOurPath('/ke-hoach/a?muc=1')).toBe(true)
    for (const path of ['//other.example', '/\\other.example', 'https://other.example', 'javascript:1', ''])
      expect(isOurPath(path)).toBe(false)
  })
})
