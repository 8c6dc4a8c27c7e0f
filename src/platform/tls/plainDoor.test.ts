import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { amongAddresses, proxiesOf } from '../config/proxies.ts'
import { outside } from './constraints.ts'
import { plainDoor } from './plainDoor.ts'

interface Asked {
  readonly from: string
  readonly url?: string
  readonly method?: string
  readonly host?: string
}
function ask({ from, url = '/', method = 'GET', host = '192.168.7.20:4680' }: Asked, trustProxy: readonly string[] = []): string {
  let said = ''
  const response = { writeHead: (status: number, headers: { location?: string }) => ((said = `${status} ${headers.location ?? ''}`.trim()), response), end: () => response }
  const app = (): void => void (said = 'app')
  plainDoor(app, trustProxy)({ url, method, headers: { host }, socket: { remoteAddress: from } } as unknown as IncomingMessage, response as unknown as ServerResponse)
  return said
}

describe('what is answered without encryption', () => {
  it('everything to this machine and to a proxy that is trusted', () => {
    expect(ask({ from: '127.0.0.1', method: 'POST' })).toBe('app')
    expect(ask({ from: '::ffff:127.0.0.1' })).toBe('app')
    expect(ask({ from: '10.0.0.4' }, ['10.0.0.0/24'])).toBe('app')
  })
  it('to others the page with the root certificate, and the way to https', () => {
    expect(ask({ from: '192.168.7.9', url: '/chung-thu' })).toBe('app')
    expect(ask({ from: '192.168.7.9', url: '/chung-thu/bang-vang.crt' })).toBe('app')
    expect(ask({ from: '192.168.7.9', url: '/ho-so?q=an' })).toBe('307 https://192.168.7.20:4680/ho-so?q=an')
    expect(ask({ from: '192.168.7.9', url: '/api/session', method: 'POST' })).toBe('403')
    expect(ask({ from: '192.168.7.9', url: '/chung-thu/../api/session', method: 'POST' })).toBe('403')
    expect(ask({ from: '192.168.7.9', host: 'a b' })).toBe('403')
  })
})

describe('the proxies that are trusted', () => {
  it('are addresses and networks, never everybody', () => {
    expect(proxiesOf(undefined)).toEqual([])
    expect(proxiesOf('127.0.0.1, 192.168.1.0/24 fd00::/8')).toEqual(['127.0.0.1', '192.168.1.0/24', 'fd00::/8'])
    for (const wrong of ['true', 'proxy.anlac', '10.0.0.0/33', '0.0.0.0/0', '::/0', '1.2.3.4/8/9']) expect(() => proxiesOf(wrong)).toThrow('TRUST_PROXY')
    const among = amongAddresses(['192.168.1.0/24', '::1'])
    expect([among('192.168.1.77'), among('::ffff:192.168.1.77'), among('::1'), among('192.168.2.1'), among(undefined)]).toEqual([true, true, true, false, false])
  })
})

it('an office vouches for its own names and for addresses within an office', () => {
  const permitted = { names: ['bang-vang.vi-du.vn'], addresses: ['203.0.113.7'] }
  expect(outside(permitted, { names: ['may-1.local', 'bang-vang.vi-du.vn', 'x.bang-vang.vi-du.vn'], addresses: ['192.168.1.2', '203.0.113.7', 'fd00::1'] })).toBe(null)
  expect(outside(permitted, { names: ['vi-du.vn'], addresses: [] })).toBe('vi-du.vn')
  expect(outside(permitted, { names: ['notlocal'], addresses: [] })).toBe('notlocal')
  expect(outside(permitted, { names: [], addresses: ['8.8.8.8'] })).toBe('8.8.8.8')
})
