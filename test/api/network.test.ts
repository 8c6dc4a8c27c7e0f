import { readFile, stat } from 'node:fs/promises'
import { request as askPlain } from 'node:http'
import { request as askSecure, type RequestOptions } from 'node:https'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellOfCertificate } from '../../src/modules/network/index.ts'
import { factsOf } from '../../src/platform/tls/folder.ts'
import { makeAuthority, makeServer } from '../../src/platform/tls/make.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'

const NAME = 'bang-vang.anlac.local'
const ACCOUNT = { login: 'ha', password: 'mat-khau-dai' }
const FORWARDED = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'bang-vang.vi-du.vn', 'x-forwarded-for': '203.0.113.7' }

type Kit = TestServer['running']['kit'] & Parameters<typeof tellOfCertificate>[0]
const kitOf = (server: TestServer): Kit => server.running.kit as Kit
const signInAs = (server: TestServer, headers: Record<string, string>): Promise<Response> =>
  fetch(`${server.running.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(ACCOUNT) })
async function addressInTrail(server: TestServer): Promise<string> {
  const { kit } = server.running
  const rows = await kit.db.read(kit.tenant, (r) => r.q.selectFrom('trail as t').innerJoin('trail_details as d', (j) => j.onRef('d.tenant_id', '=', 't.tenant_id').onRef('d.entry_id', '=', 't.id')).select('d.details').where('t.action', '=', 'account.sign-in').orderBy('t.at', 'desc').limit(1).execute())
  return (JSON.parse(rows[0]?.details ?? '{}') as { origin?: { address?: string } }).origin?.address ?? ''
}

describe('a proxy in front', () => {
  it('is believed when it is named', async () => {
    const server = await testServer('2026-03-10', { TRUST_PROXY: '127.0.0.0/8, 10.0.0.4' })
    try {
      await firstClerk(server)
      const answer = await signInAs(server, { ...FORWARDED, origin: 'https://bang-vang.vi-du.vn' })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('set-cookie')).toContain('Secure')
      expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
      expect(await addressInTrail(server)).toBe('203.0.113.7')
      // the proxy's own name for us is no longer ours
      expect((await signInAs(server, { ...FORWARDED, origin: server.running.url })).status).toBe(403)
    } finally {
      await server.close()
    }
  })
  it.each([['nobody is', {}], ['another is', { TRUST_PROXY: '10.0.0.4' }]] as const)('changes nothing by forged headers when %s', async (_who, env) => {
    const server = await testServer('2026-03-10', env)
    try {
      await firstClerk(server)
      const answer = await signInAs(server, { ...FORWARDED, origin: server.running.url })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('set-cookie')).not.toContain('Secure')
      expect(answer.headers.get('strict-transport-security')).toBe(null)
      expect(await addressInTrail(server)).toBe('127.0.0.1')
      expect((await signInAs(server, { ...FORWARDED, origin: 'https://bang-vang.vi-du.vn' })).status).toBe(403)
    } finally {
      await server.close()
    }
  })
})

describe('the counters', () => {
  it('are read on the machine itself, or with the token', async () => {
    const server = await testServer('2026-03-10', { METRICS_TOKEN: 'ma-doc-so-dem-cua-thu' })
    try {
      const status = async (headers: Record<string, string>): Promise<number> => (await fetch(`${server.running.url}/metrics`, { headers })).status
      expect(await status({})).toBe(200)
      expect(await status({ 'x-forwarded-for': '203.0.113.7' })).toBe(404)
      expect(await status({ 'x-forwarded-for': '203.0.113.7', authorization: 'Bearer ma-doc-so-dem-cua-thu' })).toBe(200)
      expect(await status({ authorization: 'Bearer ma-khac' })).toBe(404)
    } finally {
      await server.close()
    }
  })
})

describe('the certificate of the office', () => {
  let server: TestServer
  let clerk: Client
  let ca = ''
  let port = 0
  const folder = (): string => join(server.running.where.dataDir, 'tls')
  const make = (more: object = {}) => clerk.send('POST', '/api/network/certificate', { names: [NAME], addresses: ['127.0.0.1', '192.168.7.20', 'fd00::2'], open: false, newRoot: false, key: key(), ...more })
  const shake = (servername: string, trusted = ca): Promise<{ readonly fault: string | null; readonly serial: string }> =>
    new Promise((resolve) => {
      const socket: TLSSocket = connect({ host: '127.0.0.1', port, servername, ca: trusted }, () => {
        resolve({ fault: null, serial: socket.getPeerCertificate().serialNumber })
        socket.destroy()
      })
      socket.on('error', (fault: NodeJS.ErrnoException) => resolve({ fault: fault.code ?? fault.message, serial: '' }))
    })
  const overTls = (path: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const options: RequestOptions = { host: '127.0.0.1', port, path, servername: NAME, ca, headers: { host: `${NAME}:${port}` }, agent: false }
      askSecure(options, (answer) => resolve((answer.resume(), answer.statusCode ?? 0))).on('error', reject).end()
    })
  const plainly = (path: string): Promise<{ readonly status: number; readonly body: string }> =>
    new Promise((resolve, reject) => {
      askPlain({ host: '127.0.0.1', port, path, agent: false }, (answer) => {
        let body = ''
        answer.on('data', (data: Buffer) => (body += data.toString('latin1')))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
      }).on('error', reject).end()
    })

  beforeAll(async () => {
    server = await testServer()
    clerk = await firstClerk(server)
  })
  afterAll(() => server.close())

  it('is made on the page; its keys stay in the folder', async () => {
    expect((await clerk.get('/api/network')).body).toMatchObject({ tls: 'none', certificate: null, open: false, doors: [], restartNeeded: false })
    const made = await make()
    expect(made.status).toBe(200)
    expect(made.body).toMatchObject({ tls: 'none', restartNeeded: true, certificate: { source: 'office', names: [NAME], addresses: ['127.0.0.1', '192.168.7.20', 'fd00::2'], nearEnd: false } })
    expect(made.body.certificate.daysLeft).toBe(396)
    expect(made.body.doors[0].qr).toMatch(/^data:image\/png;base64,/)
    expect(JSON.stringify(made.body)).not.toContain('PRIVATE KEY')
    for (const name of ['office-ca.pem', 'server.pem', 'listen.json']) expect((await stat(join(folder(), name))).mode & 0o777).toBe(0o600)
    expect((await stat(folder())).mode & 0o777).toBe(0o700)
    const { kit } = server.running
    const told = await kit.db.read(kit.tenant, (r) => r.q.selectFrom('trail').select('id').where('action', '=', 'certificate.made').execute())
    expect(told).toHaveLength(1)
  })
  it('is shown after a restart to whoever trusts that root alone, and for no other name', async () => {
    ca = (await readFile(join(folder(), 'office-ca.pem'), 'utf8')).split('-----BEGIN PRIVATE KEY-----')[0] ?? ''
    server = await server.restart()
    port = Number(new URL(server.running.url).port)
    expect((await shake(NAME)).fault).toBe(null)
    expect((await shake('khac.anlac.local')).fault).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
    const stranger = await makeAuthority('Nơi khác', { names: [NAME], addresses: [] }, new Date().toISOString())
    expect((await shake(NAME, stranger.cert)).fault).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE')
    expect(await overTls('/healthz')).toBe(200)
  })
  it('leaves this machine its plain address, and everybody the page with the root', async () => {
    expect((await plainly('/healthz')).status).toBe(200)
    const page = await plainly('/chung-thu')
    expect(page.body).toContain(factsOf(ca).fingerprint.replaceAll(':', ' '))
    expect(page.body).not.toContain('<script')
    const root = await plainly('/chung-thu/bang-vang.crt')
    expect(Buffer.from(root.body, 'latin1').equals(Buffer.from(ca.replace(/-----[^-]+-----|\s/g, ''), 'base64'))).toBe(true)
  })
  it('is renewed by a click and shown at once, under the same root', async () => {
    const { serial } = await shake(NAME)
    clerk.cookie = ''
    const again = server.client()
    await again.send('POST', '/api/session', ACCOUNT)
    clerk = again
    expect((await make()).body).toMatchObject({ tls: 'office', restartNeeded: false })
    const renewed = await shake(NAME)
    expect(renewed.fault).toBe(null)
    expect(renewed.serial).not.toBe(serial)
  })
  it('vouches for no name outside the office', async () => {
    const refused = await make({ names: ['vi-du.vn'] })
    expect([refused.status, refused.body.code]).toEqual([409, 'certificate.outside'])
    expect((await make({ names: [], addresses: [] })).status).toBe(400)
    expect((await make({ names: ['tên có dấu'] })).status).toBe(400)
    const widened = await make({ names: ['vi-du.vn', NAME], newRoot: true })
    expect(widened.body.certificate.root.fingerprint).not.toBe(factsOf(ca).fingerprint)
  })
  it('its end is told in the log and on the page', async () => {
    const said: string[] = []
    const kit = kitOf(server)
    const at = (days: number): Kit => ({ ...kit, clock: { today: () => '2027-01-01', now: () => new Date(Date.now() + days * 86_400_000).toISOString() }, log: { info: () => {}, warn: () => said.push('warn'), error: () => said.push('error') } })
    for (const days of [0, 300, 380, 400]) await tellOfCertificate(at(days))
    expect(said).toEqual(['warn', 'error'])
  })
  it('closes although somebody keeps a line open', async () => {
    const idle = connect({ host: '127.0.0.1', port, servername: NAME, rejectUnauthorized: false })
    await new Promise((resolve) => idle.once('secureConnect', resolve))
    const closed = new Promise((resolve) => idle.once('close', resolve))
    idle.on('error', () => {})
    server = await server.restart()
    await closed
    port = Number(new URL(server.running.url).port)
    expect((await plainly('/healthz')).status).toBe(200)
  })
})

describe('the root of an office', () => {
  it('cannot be misused for the site of somebody else', async () => {
    const now = new Date().toISOString()
    const root = await makeAuthority('Sở Ngoại vụ', { names: [NAME], addresses: [] }, now)
    const forged = await makeServer(root, { names: ['ngan-hang.vi-du.vn'], addresses: [] }, now)
    const { createServer } = await import('node:tls')
    const server = createServer({ cert: forged.cert, key: forged.key })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const fault = await new Promise<string | null>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port, servername: 'ngan-hang.vi-du.vn', ca: root.cert }, () => resolve(null))
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    })
    await new Promise((resolve) => server.close(resolve))
    // the names differ in nothing but that the root may not vouch for this one
    expect(fault).not.toBe(null)
    expect(fault).not.toBe('ERR_TLS_CERT_ALTNAME_INVALID')
  })
})
