import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { openReceiver, type Receiver } from '../support/receiver.ts'
import { firstClerk, key, testServer, type Answer, type Client, type TestServer } from '../support/server.ts'

let server: TestServer
let clerk: Client
let receiver: Receiver
const pool = (): pg.Pool => (server.running.kit.db as unknown as { pool: pg.Pool }).pool

beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
  receiver = await openReceiver()
})
afterAll(async () => {
  await receiver.close()
  await server.close()
})
async function until(there: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await there()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('it did not come about in ten seconds')
}

describe('an API key', () => {
  const withKey = (token: string, method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> => server.client().send(method, path, body, { authorization: `Bearer ${token}`, ...more })
  const make = (more: object = {}): Promise<Answer> => clerk.send('POST', '/api/keys', { name: 'Cổng tỉnh', actions: ['people.see', 'people.record', 'people.change', 'units.see'], expiresOn: null, key: key(), ...more })
  const person = { name: 'Vũ Ân', post: 'Chuyên viên', unitId: null, leader: false, sex: 'nam', born: '1991' }

  it('is shown once, kept as a hash, and does what was chosen in its body', async () => {
    const k = key()
    const made = await make({ key: k })
    const { token } = made.body
    expect(token).toMatch(/^bv_[\w-]{43}$/)
    expect((await make({ key: k })).body).toEqual({ id: made.body.id, token: null })
    const { rows } = await pool().query('select to_jsonb(k) as row from api_keys k union all select to_jsonb(c) from commands c union all select to_jsonb(t) from trail_details t')
    expect(JSON.stringify(rows)).not.toContain(token)
    const added = await withKey(token, 'POST', '/api/people', { person, key: key() })
    expect(added.status).toBe(200)
    expect((await withKey(token, 'GET', '/api/people')).body.total).toBe(1)
    expect((await clerk.get('/api/keys')).body.keys).toMatchObject([{ id: made.body.id, prefix: token.slice(0, 9), createdBy: 'Nguyễn Thu Hà', lastUsedAt: expect.any(String) }])
    const via = await pool().query(`select via from trail where action = 'people.added'`)
    expect(via.rows).toEqual([{ via: 'key' }])
    // another page cannot make a browser send the header: what guards cookies does not bind a key
    expect((await withKey(token, 'POST', '/api/people', { person, key: key() }, { origin: 'https://he-thong-khac.example', 'sec-fetch-site': 'cross-site' })).status).toBe(200)
  })
  it('does nothing beyond, and nothing that belongs to a session', async () => {
    const { token } = (await make()).body
    for (const [method, path] of [['GET', '/api/plans'], ['GET', '/api/session'], ['GET', '/api/notices'], ['GET', '/api/keys'], ['GET', '/api/mails'], ['DELETE', '/api/session']] as const) expect([path, (await withKey(token, method, path)).status]).toEqual([path, 403])
    expect((await withKey(token, 'PUT', '/api/session/password', { current: 'mat-khau-dai', next: 'mat-khau-khac', key: key() })).status).toBe(403)
    expect((await withKey(token, 'POST', '/api/keys', { name: 'Con', actions: ['people.see'], expiresOn: null, key: key() })).status).toBe(403)
    for (const actions of [['keys.change'], ['accounts.change'], ['backups.see'], ['settings.change'], ['session.use'], ['personal.erase']]) expect((await make({ actions })).body.code).toBe('account.not-allowed')
  })
  it('is refused beside a cookie, and when it is no key', async () => {
    const { token } = (await make()).body
    expect((await clerk.send('GET', '/api/people', undefined, { authorization: `Bearer ${token}` })).body.code).toBe('request.invalid')
    for (const wrong of [`bv_${'A'.repeat(43)}`, token.slice(0, -1), 'x', `${token}x`]) expect((await withKey(wrong, 'GET', '/api/people')).status).toBe(401)
    expect((await server.client().send('GET', '/api/people', undefined, { authorization: 'Basic aGE6bWF0LWtoYXU=' })).status).toBe(401)
  })
  it('ends when it is revoked, when its day is over, and with the account that made it', async () => {
    const revoked = (await make()).body
    expect((await clerk.send('POST', `/api/keys/${revoked.id}/revocation`, { key: key() })).status).toBe(204)
    expect((await withKey(revoked.token, 'GET', '/api/people')).status).toBe(401)
    expect((await clerk.send('POST', `/api/keys/${revoked.id}/revocation`, { key: key() })).body.code).toBe('state.forbids')
    const old = (await make({ expiresOn: '2026-12-31' })).body
    await pool().query(`update api_keys set expires_at = now() - interval '1 second' where id = $1`, [old.id])
    expect((await withKey(old.token, 'GET', '/api/people')).status).toBe(401)
    expect((await make({ expiresOn: '2026-03-09' })).body.code).toBe('request.invalid')
    expect((await make({ expiresOn: '2026-02-30' })).body.code).toBe('request.invalid')
    const { kit } = server.running
    const bodyId = (await clerk.get('/api/session')).body.body.id
    const second = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: 'Quản Trị Hai', login: 'quantri2', password: 'mat-khau-dai-quan-tri', grants: [{ role: 'administrator', bodyId, unitId: null }] }))
    if (!second.ok) throw new Error(second.refusal.code)
    const other = server.client()
    await other.send('POST', '/api/session', { login: 'quantri2', password: 'mat-khau-dai-quan-tri' })
    const theirs = (await other.send('POST', '/api/keys', { name: 'Của người hai', actions: ['people.see', 'people.change'], expiresOn: null, key: key() })).body
    expect((await withKey(theirs.token, 'GET', '/api/people')).status).toBe(200)
    // the maker becomes an official: the key can do no more than that
    await pool().query(`update grants set role = 'official' where account_id = $1`, [second.value])
    expect((await withKey(theirs.token, 'GET', '/api/people')).status).toBe(200)
    expect((await withKey(theirs.token, 'POST', '/api/people', { person, key: key() })).status).toBe(403)
    await pool().query('update accounts set disabled_at = now() where id = $1', [second.value])
    expect((await withKey(theirs.token, 'GET', '/api/people')).status).toBe(401)
  })
  it('is counted over all processes, and told how long to wait', async () => {
    const { id, token } = (await make()).body
    expect((await withKey(token, 'GET', '/api/people')).status).toBe(200)
    // what other processes counted meanwhile
    await pool().query('update limits set count = 119 where bucket = $1', [`key ${id}`])
    expect((await withKey(token, 'GET', '/api/people')).status).toBe(200)
    const much = await withKey(token, 'GET', '/api/people')
    expect(much.status).toBe(429)
    expect(Number(much.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(much.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    await pool().query(`update limits set until = now() - interval '1 second' where bucket = $1`, [`key ${id}`])
    expect((await withKey(token, 'GET', '/api/people')).status).toBe(200)
  })
  it('counts each of many at the same moment', async () => {
    const { id, token } = (await make()).body
    const answers = await Promise.all(Array.from({ length: 40 }, () => withKey(token, 'GET', '/api/units')))
    expect(answers.every((a) => a.status === 200)).toBe(true)
    expect((await pool().query('select count from limits where bucket = $1', [`key ${id}`])).rows).toEqual([{ count: 40 }])
  })
})

describe('a webhook', () => {
  const words = (more: object = {}) => ({ name: 'Trục liên thông', url: `${receiver.url}/nhan`, events: ['people.added', 'units.changed'], ...more })
  let hook: { id: string; secret: string }
  let added = 0
  const addPerson = async (): Promise<void> => {
    added++
    const person = { name: `Người Thứ ${String.fromCharCode(64 + added)}`, post: 'Chuyên viên', unitId: null, leader: false, sex: null, born: null }
    expect((await clerk.send('POST', '/api/people', { person, key: key() })).status).toBe(200)
  }
  const deliveries = async () => (await clerk.get(`/api/webhooks/${hook.id}/deliveries`)).body.deliveries
  const seen = async () => (await clerk.get('/api/webhooks')).body.webhooks.find((h: { id: string }) => h.id === hook.id)
  const hurry = async (): Promise<void> => {
    await pool().query(`update jobs set run_at = now() where state = 'queued' and kind = 'deliver-webhook'`)
    server.running.kit.wake()
  }
  beforeEach(() => {
    receiver.received.length = 0
    receiver.answer = () => 200
  })

  it('goes inside the office only by leave of who may set it for all', async () => {
    expect((await clerk.send('POST', '/api/webhooks', { ...words(), key: key() })).body.code).toBe('webhook.address-refused')
    expect((await clerk.send('PUT', '/api/webhooks-private', { allowed: true, key: key() })).status).toBe(204)
    expect((await clerk.send('POST', '/api/webhooks', { ...words({ url: 'http://169.254.169.254/latest' }), key: key() })).body.code).toBe('webhook.address-refused')
    const k = key()
    const made = await clerk.send('POST', '/api/webhooks', { ...words(), key: k })
    hook = made.body
    expect(hook.secret).toMatch(/^bvs_/)
    expect((await clerk.send('POST', '/api/webhooks', { ...words(), key: k })).body).toEqual({ id: hook.id, secret: null })
    expect(JSON.stringify((await clerk.get('/api/webhooks')).body)).not.toContain(hook.secret)
  })
  it('is told of a command with ids and no names, signed with the time', async () => {
    await addPerson()
    await until(() => receiver.received.length === 1)
    const [got] = receiver.received
    const payload = JSON.parse(got?.body ?? '')
    expect(payload).toMatchObject({ event: 'people.added', bodyId: expect.any(String), personId: expect.any(String) })
    expect(got?.body).not.toContain('Người Thứ')
    const [, seconds = '', signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(got?.headers['x-bang-vang-signature'])) ?? []
    expect(signature).toBe(createHmac('sha256', hook.secret).update(`${seconds}.${got?.body}`).digest('hex'))
    expect(got?.headers['x-bang-vang-event']).toBe('people.added')
    await until(async () => (await deliveries())[0]?.state === 'sent')
  })
  it('is not told of what it did not choose, nor of what was refused', async () => {
    await clerk.send('POST', '/api/setup/skip', { step: 'plan', key: key() })
    expect((await clerk.send('POST', '/api/people', { person: { name: '' }, key: key() })).status).toBe(400)
    await addPerson()
    await until(() => receiver.received.length > 0)
    expect(receiver.received.map((r) => r.headers['x-bang-vang-event'])).toEqual(['people.added'])
  })
  it('is tried again after a 500, in order, and shows no secret of the other side', async () => {
    await until(async () => (await seen()).waiting === 0)
    const before = receiver.received.length
    receiver.answer = () => 500
    await addPerson()
    await addPerson()
    await until(() => receiver.received.length > before)
    await until(async () => (await deliveries()).some((d: { status: number }) => d.status === 500))
    const failing = (await deliveries()).find((d: { status: number }) => d.status === 500)
    expect(failing).toMatchObject({ state: 'queued', attempts: 1 })
    expect(failing.answer).not.toContain('bi-mat-cua-may-kia')
    expect((await seen()).failingSince).not.toBeNull()
    receiver.answer = () => 200
    await until(async () => {
      await hurry()
      return (await seen()).waiting === 0
    })
    const ids = receiver.received.map((r) => r.headers['x-bang-vang-delivery'])
    expect(ids[0]).toBe(ids[1])
    expect(new Set(ids).size).toBe(2)
    expect((await seen()).failingSince).toBeNull()
  })
  it('does not follow a redirect', async () => {
    receiver.answer = (r) => (r.path === '/nhan' ? { to: `${receiver.url}/noi-khac` } : 200)
    await addPerson()
    await until(async () => (await deliveries()).some((d: { status: number }) => d.status === 302))
    expect(receiver.received.map((r) => r.path)).toEqual(['/nhan'])
    receiver.answer = () => 200
    await until(async () => {
      await hurry()
      return (await seen()).waiting === 0
    })
  })
  it('gives up who never answers, and sends again when asked', async () => {
    receiver.answer = () => 'hang'
    await addPerson()
    await until(() => receiver.received.length === 1)
    // eleven attempts have gone by
    await until(async () => (await pool().query(`select 1 from jobs where kind = 'deliver-webhook' and state = 'running'`)).rowCount === 1)
    await pool().query(`update jobs set attempts = 12 where kind = 'deliver-webhook' and state = 'running'`)
    await receiver.close()
    await until(async () => (await deliveries()).some((d: { state: string; answer: string | null }) => d.state === 'queued' && d.answer !== null))
    await pool().query(`update jobs set attempts = 12 where kind = 'deliver-webhook' and state = 'queued'`)
    await until(async () => {
      await hurry()
      return (await seen()).failed === 1
    })
    const failed = (await deliveries()).find((d: { state: string }) => d.state === 'failed')
    receiver = await openReceiver()
    const { version } = await seen()
    expect((await clerk.send('PUT', `/api/webhooks/${hook.id}`, { ...words(), enabled: true, key: key(), version })).status).toBe(204)
    expect((await clerk.send('POST', `/api/deliveries/${failed.id}/again`, { key: key() })).status).toBe(204)
    await until(() => receiver.received.length === 1)
    expect(receiver.received[0]?.headers['x-bang-vang-delivery']).toBe(failed.id)
  })
  it('is switched off after five days at which nothing arrived, with a notice', async () => {
    receiver.answer = () => 500
    await until(async () => (await seen()).waiting === 0)
    await addPerson()
    await until(async () => (await seen()).failingSince !== null)
    await pool().query(`update webhooks set failing_since = now() - interval '6 days' where id = $1`, [hook.id])
    await pool().query(`update jobs set attempts = 12 where kind = 'deliver-webhook' and state = 'queued'`)
    await until(async () => {
      await hurry()
      return (await seen()).disabledAt !== null
    })
    const told = (await clerk.get('/api/notices')).body.notices
    expect(told).toContainEqual(expect.objectContaining({ kind: 'webhook-disabled', params: { name: 'Trục liên thông', days: 5 } }))
    receiver.received.length = 0
    await addPerson()
    expect((await clerk.send('POST', `/api/webhooks/${hook.id}/test`, { key: key() })).body.code).toBe('state.forbids')
    expect((await seen()).waiting).toBe(0)
  })
  it('gets a new secret, is tested, changed with its version and removed', async () => {
    receiver.answer = () => 200
    const { version } = await seen()
    expect((await clerk.send('PUT', `/api/webhooks/${hook.id}`, { ...words({ name: 'Trục mới' }), enabled: true, key: key(), version })).status).toBe(204)
    expect((await clerk.send('PUT', `/api/webhooks/${hook.id}`, { ...words(), enabled: true, key: key(), version })).body.code).toBe('version.stale')
    const { secret } = (await clerk.send('POST', `/api/webhooks/${hook.id}/secret`, { key: key(), version: version + 1 })).body
    expect(secret).not.toBe(hook.secret)
    receiver.received.length = 0
    await clerk.send('POST', `/api/webhooks/${hook.id}/test`, { key: key() })
    await until(() => receiver.received.length === 1)
    const [got] = receiver.received
    const [, seconds = '', signature] = /^t=(\d+),v1=(.+)$/.exec(String(got?.headers['x-bang-vang-signature'])) ?? []
    expect(signature).toBe(createHmac('sha256', secret).update(`${seconds}.${got?.body}`).digest('hex'))
    expect((await clerk.send('POST', `/api/webhooks/${hook.id}/end`, { key: key(), version: version + 2 })).status).toBe(204)
    expect((await clerk.get('/api/webhooks')).body.webhooks).toEqual([])
    expect((await clerk.get(`/api/webhooks/${hook.id}/deliveries`)).status).toBe(404)
  })
})
