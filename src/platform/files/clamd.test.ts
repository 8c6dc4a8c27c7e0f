import { afterEach, describe, expect, it } from 'vitest'
import { fakeClamd, type FakeClamd } from '../../../test/support/clamd.ts'
import { clamdAt, scanWith } from './clamd.ts'

let clamd: FakeClamd | null = null
afterEach(async () => clamd?.stop())

describe('the virus scanner', () => {
  it('gets the whole file in pieces and says that it is clean', async () => {
    clamd = await fakeClamd()
    const bytes = Buffer.alloc(200_001, 7)
    expect(await scanWith(clamd.at, bytes)).toEqual({ kind: 'clean' })
    expect(clamd.received.at(-1)?.equals(bytes)).toBe(true)
  })
  it('names what it found', async () => {
    clamd = await fakeClamd()
    expect(await scanWith(clamd.at, Buffer.from('… VIRUS-MAU …'))).toEqual({ kind: 'infected', found: 'An-Lac.Mau' })
  })
  it.each([['hangs up', 'hang-up'], ['says that the file is too large for it', 'error'], ['says nothing that we know', 'chatter']] as const)('counts as unavailable when it %s', async (_what, mood) => {
    clamd = await fakeClamd(mood)
    expect((await scanWith(clamd.at, Buffer.from('x'))).kind).toBe('unavailable')
  })
  it('counts as unavailable when nobody listens, or nobody answers', async () => {
    clamd = await fakeClamd('silent')
    expect(await scanWith(clamd.at, Buffer.from('x'), 50)).toEqual({ kind: 'unavailable', why: 'timed out' })
    const { at } = clamd
    await clamd.stop()
    expect((await scanWith(at, Buffer.from('x'))).kind).toBe('unavailable')
  })
  it('is named by an address or a socket', () => {
    expect(clamdAt('127.0.0.1:3310')).toEqual({ host: '127.0.0.1', port: 3310 })
    expect(clamdAt('[::1]:3310')).toEqual({ host: '::1', port: 3310 })
    expect(clamdAt('unix:/run/clamd.sock')).toEqual({ path: '/run/clamd.sock' })
    expect(() => clamdAt('clamd')).toThrow('CLAMD')
  })
})
