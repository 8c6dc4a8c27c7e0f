import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '../../src/core/kernel/result.ts'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { queueMail } from '../../src/modules/notices/index.ts'
import { addJob } from '../../src/platform/jobs/queue.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'

let server: TestServer
let admin: Client
let bodyId: string
const pool = (): pg.Pool => (server.running.kit.db as unknown as { pool: pg.Pool }).pool

/** A job of tomorrow, so that it waits while the test looks at it. */
async function waiting(kind = 'send-mail', body: string | null = bodyId, subject: string = randomUUID()): Promise<string> {
  const { kit } = server.running
  const id = randomUUID()
  const runAt = new Date(Date.now() + 86_400_000).toISOString()
  await kit.db.write(kit.tenant, async (w) => ok(await addJob(w, { id, kind, subject, at: kit.clock.now(), runAt, bodyId: body })))
  return id
}
async function failed(kind = 'deliver-webhook', body: string | null = bodyId, subject?: string): Promise<string> {
  const id = await waiting(kind, body, subject)
  await pool().query(`update jobs set state = 'failed', attempts = 8, fault = 'không nối được', ended_at = now() where id = $1`, [id])
  return id
}
const ids = (answer: { body: { jobs: { id: string }[] } }): string[] => answer.body.jobs.map((job) => job.id)

beforeAll(async () => {
  server = await testServer()
  admin = await firstClerk(server)
  bodyId = (await admin.get('/api/session')).body.body.id
})
afterAll(() => server.close())

describe('the page of background work', () => {
  it('shows what waits and what failed, with its fault and what may be done', async () => {
    const queued = await waiting()
    const dead = await failed()
    const list = (await admin.get('/api/jobs?state=failed')).body
    expect(list.jobs).toContainEqual(expect.objectContaining({ id: dead, kind: 'deliver-webhook', fault: 'không nối được', attempts: 8, mostAttempts: 12, acts: ['retry', 'drop'] }))
    expect(ids(await admin.get('/api/jobs?state=queued'))).toContain(queued)
    expect(list.counts.failed).toBe(1)
    expect((await admin.get('/api/jobs?state=queued&kind=deliver-webhook')).body.total).toBe(0)
  })
  it('shows the administrator of one body that body alone, and others nothing', async () => {
    const { kit } = server.running
    const elsewhere = randomUUID()
    await pool().query(`insert into bodies (tenant_id, id, name, abbreviation, kind, year_kind, search_key, created_at, version) values ($1, $2, 'Sở khác', 'SK', 'specialised-agency', 'calendar', 'so khac', now(), 1)`, [kit.tenant, elsewhere])
    const [own, theirs, nobodys] = [await failed('send-mail'), await failed('send-mail', elsewhere), await failed('send-mail', null)]
    const add = async (login: string, role: 'administrator' | 'clerk'): Promise<Client> => {
      await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: login, login, password: 'mat-khau-dai-cua-thu', grants: [{ role, bodyId, unitId: null }] }))
      const client = server.client()
      expect((await client.send('POST', '/api/session', { login, password: 'mat-khau-dai-cua-thu' })).status).toBe(200)
      return client
    }
    const one = await add('quantri-so', 'administrator')
    const seen = ids(await one.get('/api/jobs?state=failed'))
    expect(seen).toContain(own)
    expect(seen).not.toContain(theirs)
    expect(seen).not.toContain(nobodys)
    expect(ids(await admin.get('/api/jobs?state=failed'))).toContain(nobodys)
    expect((await one.send('POST', '/api/jobs/drop', { ids: [own, nobodys], key: key() })).body.code).toBe('request.not-found')
    expect((await one.send('POST', '/api/jobs/preview', { act: 'drop', ids: [own, theirs, nobodys] })).body).toMatchObject({ count: 1, left: 2 })
    const clerk = await add('vanthu-so', 'clerk')
    expect((await clerk.get('/api/jobs')).status).toBe(403)
    expect((await clerk.send('POST', '/api/jobs/drop', { ids: [own], key: key() })).status).toBe(403)
  })
  it('drops several at once after a preview, once for a key, with one entry in the trail', async () => {
    const some = [await waiting('tidy-jobs'), await waiting('tidy-jobs'), await failed('tidy-jobs')]
    expect((await admin.send('POST', '/api/jobs/preview', { act: 'drop', ids: some })).body).toMatchObject({ count: 3, left: 0 })
    expect((await admin.send('POST', '/api/jobs/preview', { act: 'retry', ids: some })).body).toMatchObject({ count: 1, left: 2 })
    expect((await admin.send('POST', '/api/jobs/retry', { ids: some, key: key() })).body.code).toBe('state.forbids')
    const k = key()
    for (const _ of [1, 2]) expect((await admin.send('POST', '/api/jobs/drop', { ids: some, key: k })).body).toEqual({ count: 3 })
    expect((await admin.send('POST', '/api/jobs/drop', { ids: some, key: key() })).body.code).toBe('state.forbids')
    expect((await pool().query(`select 1 from trail where action = 'job.dropped'`)).rowCount).toBe(1)
    // what was dropped can be done after all
    expect((await admin.send('POST', '/api/jobs/retry', { ids: some.slice(0, 1), key: key() })).body).toEqual({ count: 1 })
    for (let i = 0; i < 400 && (await pool().query(`select state from jobs where id = $1`, [some[0]])).rows[0].state !== 'done'; i++) await new Promise((resolve) => setTimeout(resolve, 25))
    expect((await pool().query(`select state, attempts from jobs where id = $1`, [some[0]])).rows).toEqual([{ state: 'done', attempts: 1 }])
  })
  it('tells a mail that its sending was dropped, and takes it up again', async () => {
    const { kit } = server.running
    const version = (await admin.get('/api/mail-server')).body.version
    const set = { host: '127.0.0.1', port: 9, tls: 'none', user: null, password: null, fromName: 'Sở', fromAddress: 'thidua@an-lac.example', certificate: null, site: null }
    expect((await admin.send('PUT', '/api/mail-server', { ...set, key: key(), version })).status).toBe(200)
    const made = await kit.db.write(kit.tenant, (w) => queueMail(kit, w, { bodyId, to: { address: 'a@an-lac.example', name: 'A', accountId: null }, kind: 'invite', subject: 'x', text: 'x', secret: null, auto: false }))
    if (!made.ok) throw new Error(made.refusal.code)
    await pool().query(`update mails set state = 'queued' where id = $1`, [made.value])
    const job = await waiting('send-mail', bodyId, made.value)
    expect((await admin.send('POST', '/api/jobs/drop', { ids: [job], key: key() })).body).toEqual({ count: 1 })
    expect((await admin.get(`/api/mails/${made.value}`)).body).toMatchObject({ state: 'failed', fault: 'Đã bị bỏ' })
    await admin.send('POST', '/api/mails/discard', { mails: [{ id: made.value, version: (await admin.get(`/api/mails/${made.value}`)).body.version }], key: key() })
    // nothing waits for it any more
    expect((await admin.send('POST', '/api/jobs/retry', { ids: [job], key: key() })).body.code).toBe('state.forbids')
  })
  it('leaves alone what runs', async () => {
    const id = await waiting('tidy-jobs')
    await pool().query(`update jobs set state = 'running', worker = $2, lease_until = now() + interval '1 minute' where id = $1`, [id, randomUUID()])
    for (const act of ['drop', 'retry']) expect((await admin.send('POST', `/api/jobs/${act}`, { ids: [id], key: key() })).body.code).toBe('state.forbids')
    expect(ids(await admin.get('/api/jobs?state=running'))).toContain(id)
  })
})
