import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { ensureAccount, type NewAccount } from '../../src/modules/accounts/index.ts'
import { tellOfDueRequests } from '../../src/modules/audit/index.ts'
import { tellOfLateBackup } from '../../src/modules/backups/index.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'

const PASSWORD = 'nang-len-som-mai'
let server: TestServer
let clerk: Client
let bodyId = ''
let me = ''
const kitOf = () => server.running.kit as TestServer['running']['kit'] & Parameters<typeof tellOfLateBackup>[0]
const pool = (): pg.Pool => (server.running.kit.db as unknown as { pool: pg.Pool }).pool

async function account(login: string, grants: NewAccount['grants']): Promise<{ id: string; client: Client }> {
  const { kit } = server.running
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: `Người ${login}`, login, password: PASSWORD, grants }))
  if (!made.ok) throw new Error(made.refusal.code)
  const client = server.client()
  expect((await client.send('POST', '/api/session', { login, password: PASSWORD })).status).toBe(200)
  return { id: made.value, client }
}
const told = async (client: Client): Promise<[string, string][]> => (await client.get('/api/notices')).body.notices.map((n: { kind: string; path: string }) => [n.kind, n.path])
const kinds = async (client: Client): Promise<string[]> => (await told(client)).map(([kind]) => kind)

beforeAll(async () => {
  server = await testServer('2026-03-10')
  clerk = await firstClerk(server)
  const session = (await clerk.get('/api/session')).body
  bodyId = session.body.id
  me = session.account.id
})
afterAll(() => server.close())

describe('people are told of what is done to them', () => {
  it('when a role is given and ends', async () => {
    const { id, client } = await account('vai', [])
    const { version } = (await clerk.get(`/api/accounts/${id}`)).body
    const grant = { role: 'unit-head', bodyId, unitId: null, validFrom: null, validTo: null }
    expect((await clerk.send('POST', `/api/accounts/${id}/grants`, { grant, key: key(), version })).status).toBe(200)
    expect(await kinds(client)).toEqual(['role-given'])
    const [role] = (await clerk.get(`/api/accounts/${id}`)).body.roles
    expect((await clerk.send('POST', `/api/grants/${role.id}/end`, { lastDay: null, key: key() })).status).toBe(204)
    expect((await kinds(client)).sort()).toEqual(['role-ended', 'role-given'])
    expect(await kinds(clerk)).toEqual([])
  })
  it('when something is delegated and that ends', async () => {
    const { id, client } = await account('nhan', [{ role: 'official', bodyId, unitId: null }])
    const delegation = { form: 'TUQ', from: me, to: id, bodyId, unitId: null, actions: ['plans.see'], document: '12/UQ-SNgV', validFrom: '2026-03-10', validTo: '2026-04-10' }
    const made = (await clerk.send('POST', '/api/delegations', { delegation, key: key() })).body
    expect(await kinds(client)).toEqual(['delegation-given'])
    expect((await clerk.send('POST', `/api/delegations/${made.id}/end`, { key: key(), version: made.version })).status).toBe(200)
    expect((await kinds(client)).sort()).toEqual(['delegation-ended', 'delegation-given'])
  })
  it('when an invitation is accepted: who sent it', async () => {
    const roles = [{ role: 'official', bodyId, unitId: null, validFrom: null, validTo: null }]
    const made = (await clerk.send('POST', '/api/invitations', { name: 'Lê Thị Mời', email: null, roles, personId: null, key: key() })).body
    const token = /token=([\w-]+)/.exec(made.path)?.[1] ?? ''
    expect((await server.client().send('POST', '/api/join', { token, login: 'moi', password: PASSWORD })).status).toBe(200)
    expect(await kinds(clerk)).toEqual(['invitation-accepted'])
  })
})

describe('those who answer for it are told', () => {
  it('of a request whose last day is tomorrow or past, once while they have not read it, and of no other', async () => {
    const ask = (name: string, dueOn: string) => clerk.send('POST', '/api/requests', { personId: null, name, kind: 'see', words: '', receivedOn: '2026-03-02', dueOn, key: key() })
    const [late, tomorrow, answered] = [(await ask('Bà Muộn', '2026-03-05')).body, (await ask('Ông Mai', '2026-03-11')).body, (await ask('Ông Xong', '2026-03-10')).body]
    await ask('Bà Lâu', '2026-03-12')
    await clerk.send('POST', `/api/requests/${answered.id}/answer`, { state: 'done', answer: 'Đã gửi', key: key(), version: 1 })
    const reader = await account('kiem', [{ role: 'auditor', bodyId, unitId: null }])
    expect(await tellOfDueRequests(kitOf())).toBe(2)
    expect(await tellOfDueRequests(kitOf())).toBe(2)
    const { rows } = await pool().query("select thing_id, account_id from notices where kind = 'request-due' order by thing_id")
    expect(rows).toEqual([late.id, tomorrow.id].sort().map((id) => ({ thing_id: id, account_id: me })))
    expect((await told(clerk)).filter(([kind]) => kind === 'request-due')).toEqual([['request-due', '/cai-dat/du-lieu-ca-nhan'], ['request-due', '/cai-dat/du-lieu-ca-nhan']])
    expect(await kinds(reader.client)).toEqual([])
  })
  it('of a backup that is late by the schedule, once', async () => {
    expect(await tellOfLateBackup(kitOf())).toBe(null)
    server.today.ahead = 50 * 3_600_000
    expect(await tellOfLateBackup(kitOf())).not.toBe(null)
    await tellOfLateBackup(kitOf())
    server.today.ahead = 0
    expect((await told(clerk)).filter(([kind]) => kind === 'backup-failed')).toEqual([['backup-failed', '/cai-dat/sao-luu']])
  })
  it('of a backup that cannot be made', async () => {
    await pool().query("update notices set read_at = now() where kind = 'backup-failed'")
    const failing = kitOf().shelf as unknown as { make: unknown }
    failing.make = () => Promise.reject(new Error('ổ đĩa đầy'))
    expect((await clerk.send('POST', '/api/backups', { key: key() })).status).toBe(200)
    for (let i = 0; i < 400 && (await kinds(clerk)).filter((kind) => kind === 'backup-failed').length < 2; i++) {
      await pool().query("update jobs set attempts = 99, run_at = now() where kind = 'backup' and state = 'queued'")
      server.running.kit.wake?.()
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    expect((await kinds(clerk)).filter((kind) => kind === 'backup-failed')).toHaveLength(2)
    expect(await kinds(clerk)).not.toContain('job-failed')
  })
})
