import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpoints } from '../../src/contract/endpoints.ts'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { BODY, firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
})
afterAll(() => server.close())

const SOME_ID = '00000000-0000-4000-8000-000000000000'

describe('the door', () => {
  it('answers every closed endpoint with 401 to a stranger, as problem+json with a trace', async () => {
    const stranger = server.client()
    for (const e of endpoints.filter((x) => !x.open)) {
      const answer = await stranger.send(e.method, e.path.replace(':id', SOME_ID))
      expect([e.path, answer.status]).toEqual([e.path, 401])
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(answer.body).toMatchObject({ code: 'account.sign-in-first', status: 401 })
      expect(answer.body.traceId).toBe(answer.headers.get('x-trace-id'))
    }
  })
  it('refuses a write that another site sends', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await clerk.send('PUT', '/api/units', { units: [], key: key(), version: 0 }, headers)
      expect(answer.status).toBe(403)
    }
  })
  it('names the field of a malformed request, in Vietnamese', async () => {
    const answer = await clerk.send('POST', '/api/people', { person: { name: 'A' }, key: 'x' })
    expect(answer.status).toBe(400)
    expect(answer.body.params.problems).toContainEqual({ at: 'key', problem: 'Cần ít nhất 8 ký tự' })
    expect(answer.body.params.problems.some((p: { at: string; problem: string }) => p.at === 'person.leader' && p.problem === 'Còn thiếu')).toBe(true)
  })
  it('answers an unknown address in the language that is asked for', async () => {
    const vi = await clerk.get('/api/no-such')
    expect(vi.status).toBe(404)
    const en = await clerk.send('GET', '/api/no-such', undefined, { 'accept-language': 'en' })
    expect(en.body.title).not.toBe(vi.body.title)
  })
  it('publishes its contract and its health', async () => {
    expect((await clerk.get('/api/openapi.json')).body.openapi).toBe('3.1.0')
    expect((await clerk.get('/healthz')).status).toBe(200)
    expect((await clerk.get('/readyz')).body).toEqual({ ready: true })
    expect((await clerk.get('/metrics')).body).toContain('http_requests_total')
  })
  it('lets no script but its own run', async () => {
    const csp = (await clerk.get('/healthz')).headers.get('content-security-policy') ?? ''
    expect(csp).toContain("script-src 'self'")
    expect(csp).not.toContain('unsafe')
  })
})

describe('accounts', () => {
  it('are founded by a link that works once', async () => {
    const other = await testServer()
    const token = other.running.firstLink?.split('token=')[1] ?? ''
    const client = other.client()
    expect((await client.get(`/api/first-account?token=${token}`)).body).toEqual({ good: true })
    const weak = await client.send('POST', '/api/first-account', { token, name: 'Lê Văn Bình', login: 'binh', password: 'ngan' })
    expect(weak.body).toMatchObject({ code: 'account.password-weak', params: { minimum: 8 } })
    const made = await client.send('POST', '/api/first-account', { token, name: 'Lê Văn Bình', login: 'binh', password: 'du-dai-roi' })
    expect(made.body).toMatchObject({ setup: 'body', body: null })
    expect(made.headers.get('set-cookie')).toMatch(/HttpOnly/)
    expect(made.headers.get('set-cookie')).toMatch(/SameSite=Lax/)
    expect((await client.get(`/api/first-account?token=${token}`)).body).toEqual({ good: false })
    const twice = await other.client().send('POST', '/api/first-account', { token, name: 'Kẻ Khác', login: 'khac', password: 'du-dai-roi' })
    expect(twice.body.code).toBe('account.link-used')
    const again = await other.restart()
    expect(again.running.firstLink).toBeNull()
    await again.close()
  })
  it('sign in without case or accents in the name, and out', async () => {
    const client = server.client()
    expect((await client.send('POST', '/api/session', { login: 'HÀ', password: 'mat-khau-dai' })).status).toBe(200)
    expect((await client.get('/api/session')).body.account.name).toBe('Nguyễn Thu Hà')
    const { cookie } = client
    expect((await client.send('DELETE', '/api/session')).status).toBe(204)
    client.cookie = cookie
    expect((await client.get('/api/session')).status).toBe(401)
  })
  it('are held off after five wrong passwords', async () => {
    const client = server.client()
    for (let i = 0; i < 5; i++) expect((await client.send('POST', '/api/session', { login: 'ai-do', password: 'sai' })).status).toBe(401)
    const held = await client.send('POST', '/api/session', { login: 'ai-do', password: 'sai' })
    expect(held.status).toBe(429)
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0)
  })
  it('change their password and end the other sessions', async () => {
    const [one, two] = [server.client(), server.client()]
    for (const c of [one, two]) await c.send('POST', '/api/session', { login: 'ha', password: 'mat-khau-dai' })
    expect((await one.send('PUT', '/api/session/password', { current: 'sai-roi', next: 'mat-khau-moi', key: key() })).body.code).toBe('account.wrong-password')
    const change = { current: 'mat-khau-dai', next: 'mat-khau-moi', key: key() }
    expect((await one.send('PUT', '/api/session/password', change)).status).toBe(204)
    expect((await one.send('PUT', '/api/session/password', change)).status).toBe(204)
    expect((await two.get('/api/session')).status).toBe(401)
    await one.send('PUT', '/api/session/password', { current: 'mat-khau-moi', next: 'mat-khau-dai', key: key() })
    await clerk.send('POST', '/api/session', { login: 'ha', password: 'mat-khau-dai' })
  })
})

describe('roles', () => {
  it('decide what may be done, and the session says the same', async () => {
    const { kit } = server.running
    const bodyId = (await clerk.get('/api/session')).body.body.id
    await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: 'Kiều Văn Đạt', login: 'kiemtra', password: 'kiem-tra-dai', grants: [{ role: 'auditor', bodyId, unitId: null }] }))
    const auditor = server.client()
    const session = (await auditor.send('POST', '/api/session', { login: 'kiemtra', password: 'kiem-tra-dai' })).body
    expect(session.may).toContain('plans.see')
    expect(session.may).not.toContain('plans.bring')
    expect((await auditor.get('/api/home')).status).toBe(200)
    const barred = await auditor.send('POST', '/api/plans/pasted', { name: 'x', text: 'y', key: key() })
    expect(barred.body).toMatchObject({ status: 403, code: 'account.not-allowed', params: { action: 'plans.bring' } })
  })
  it('never show one body to those who work for another', async () => {
    const { kit } = server.running
    const mine = (await clerk.get('/api/session')).body.body.id
    const other = server.client()
    await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: 'Người Lạ', login: 'nguoila', password: 'nguoi-la-dai', grants: [] }))
    await other.send('POST', '/api/session', { login: 'nguoila', password: 'nguoi-la-dai' })
    expect((await other.get('/api/session')).body).toMatchObject({ body: null, bodies: [] })
    expect((await other.send('PUT', '/api/session/body', { bodyId: mine })).status).toBe(404)
    expect((await other.get('/api/people')).status).toBe(403)
  })
  it('let the body be renamed by who saw it as it is', async () => {
    const other = await testServer()
    const client = await firstClerk(other)
    const changed = await client.send('PUT', '/api/body', { ...BODY, name: 'Sở Đối ngoại tỉnh An Lạc', key: key(), version: 1 })
    expect(changed.body.version).toBe(2)
    expect((await client.send('PUT', '/api/body', { ...BODY, key: key(), version: 1 })).body.code).toBe('version.stale')
    await other.close()
  })
})
