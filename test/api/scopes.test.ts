import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RoleName } from '../../src/core/people/may.ts'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'

/** Ways in which a right that holds in one place could be used in another. */
let server: TestServer
/** administrator of the whole tenant, clerk of the first body */
let root: Client
let bodyId = ''
const other = randomUUID()
const units: Record<string, string> = {}
const PASSWORD = 'mat-khau-dai-cua-thu'

const sql = (words: string, values: unknown[] = []) => (server.running.kit.db as unknown as { pool: { query: (words: string, values: unknown[]) => Promise<{ rows: Record<string, unknown>[] }> } }).pool.query(words, values)

async function account(login: string, grants: readonly { readonly role: RoleName; readonly bodyId: string | null; readonly unitId: string | null }[]): Promise<{ readonly id: string; readonly client: Client }> {
  const { kit } = server.running
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: `Người ${login}`, login, password: PASSWORD, grants }))
  if (!made.ok) throw new Error(made.refusal.code)
  const client = server.client()
  expect((await client.send('POST', '/api/session', { login, password: PASSWORD })).status).toBe(200)
  return { id: made.value, client }
}

beforeAll(async () => {
  server = await testServer()
  root = await firstClerk(server)
  bodyId = (await root.get('/api/session')).body.body.id
  const saved = await root.send('PUT', '/api/units', { units: [{ name: 'Phòng Lễ tân', kind: 'division' }, { name: 'Phòng Lãnh sự', kind: 'division' }], key: key(), version: 0 })
  for (const unit of saved.body.units) units[unit.name] = unit.id
  await sql(`insert into bodies (tenant_id, id, name, abbreviation, kind, year_kind, search_key, created_at, version) values ($1, $2, 'Sở Tư pháp tỉnh An Lạc', 'STP', 'specialised-agency', 'calendar', 'so tu phap tinh an lac', now(), 1)`, [server.running.kit.tenant, other])
})
afterAll(() => server.close())

describe('who administers a unit', () => {
  it('links no account to a record of another unit, whose whole it would then show', async () => {
    const { client } = await account('qt.don.vi', [{ role: 'administrator', bodyId, unitId: units['Phòng Lễ tân'] ?? null }])
    const person = async (name: string, unit: string) => (await root.send('POST', '/api/people', { person: { name, post: 'Chuyên viên', unitId: units[unit], leader: false, sex: null, born: '1980-01-02' }, key: key() })).body.id
    const invite = (personId: string) => client.send('POST', '/api/invitations', { name: 'Người Được Mời', email: '', roles: [{ role: 'official', bodyId, unitId: units['Phòng Lễ tân'], validFrom: null, validTo: null }], personId, key: key() })
    expect((await invite(await person('Lê Thị Lãnh', 'Phòng Lãnh sự'))).body.params?.problems?.[0]?.at).toBe('personId')
    expect((await invite(await person('Lê Thị Lễ', 'Phòng Lễ tân'))).status).toBe(200)
  })
})

describe('who administers one body of several', () => {
  it('changes nothing of the machine that serves all of them', async () => {
    const { client } = await account('qt.mot', [{ role: 'administrator', bodyId, unitId: null }])
    expect((await client.send('POST', '/api/network/certificate', { names: ['bang-vang.anlac'], addresses: ['127.0.0.1'], open: true, newRoot: false, key: key() })).body.code).toBe('account.not-allowed')
    expect((await client.get('/api/network')).body.code).toBe('account.not-allowed')
    expect((await root.get('/api/network')).status).toBe(200)
  })
})

describe('a clerk over the whole tenant', () => {
  it('sets neither the mail server nor the provider through which an administrator signs in', async () => {
    const { client } = await account('vt.tinh', [{ role: 'clerk', bodyId: null, unitId: null }])
    const rules = { idleMinutes: 60, adminSecondStep: false, singleSignOn: { name: 'Cổng lạ', issuer: 'https://cong-la.example', clientId: 'bv', linkByEmail: true }, secret: 'bi-mat-cua-cong-la', key: key(), version: 0 }
    expect((await client.send('PUT', '/api/sign-in/rules', rules)).body.code).toBe('account.not-allowed')
    const mail = { host: '127.0.0.1', port: 2525, tls: 'none', user: null, password: null, fromName: 'Sở', fromAddress: 'a@an-lac.example', certificate: null, site: null, key: key(), version: 0 }
    expect((await client.send('PUT', '/api/mail-server', mail)).body.code).toBe('account.not-allowed')
    expect((await client.send('POST', '/api/mail-server/test', { to: 'a@an-lac.example', key: key() })).body.code).toBe('account.not-allowed')
  })
})

describe('looking as another account', () => {
  it('ends when the other comes to hold more, or oneself less, by the mere passing of days', async () => {
    const helper = await account('nguoi.giup', [{ role: 'administrator', bodyId, unitId: null }])
    const target = await account('duoc.giup', [{ role: 'official', bodyId, unitId: null }])
    await sql(`insert into grants (tenant_id, id, account_id, role, body_id, granted_at, valid_from) values ($1, $2, $3, 'clerk', $4, now(), '2026-03-12')`, [server.running.kit.tenant, randomUUID(), target.id, other])
    expect((await helper.client.send('POST', '/api/session/view', { key: key(), accountId: target.id })).status).toBe(204)
    expect((await helper.client.get('/api/session')).body.viewing).not.toBeNull()
    server.today.value = '2026-03-12'
    expect((await helper.client.get('/api/session')).body).toMatchObject({ account: { id: helper.id }, viewing: null })
    server.today.value = '2026-03-10'
  })
})

describe('a link to a new password', () => {
  it('is void once an administrator has taken the address away to which it went', async () => {
    const { id } = await account('mat.hop.thu', [{ role: 'official', bodyId, unitId: null }])
    const { kit } = server.running
    await sql(`insert into passes (tenant_id, id, kind, token_hash, account_id, data, created_at, expires_at) values ($1, $2, 'reset', $3, $4, '{}', now(), now() + interval '30 minutes')`, [kit.tenant, randomUUID(), 'x'.repeat(64), id])
    const seen = (await root.get(`/api/accounts/${id}`)).body
    expect((await root.send('PATCH', `/api/accounts/${id}`, { key: key(), version: seen.version, name: seen.name, login: seen.login, email: 'moi@an-lac.example', personId: null })).status).toBe(200)
    expect((await sql(`select revoked_at from passes where account_id = $1 and kind = 'reset'`, [id])).rows[0]?.['revoked_at']).not.toBeNull()
  })
})

describe('the trail of an account', () => {
  it('is read where the account works, not where its administrator happens to', async () => {
    const reader = await account('kiem.tra', [{ role: 'auditor', bodyId, unitId: null }])
    const there = await account('kiem.tra.khac', [{ role: 'auditor', bodyId: other, unitId: null }])
    const { id } = await account('ben.kia', [{ role: 'official', bodyId: other, unitId: null }])
    const seen = (await root.get(`/api/accounts/${id}`)).body
    expect((await root.send('PATCH', `/api/accounts/${id}`, { key: key(), version: seen.version, name: 'Người Bên Kia', login: seen.login, email: 'ben.kia@an-lac.example', personId: null })).status).toBe(200)
    expect((await reader.client.get(`/api/trail?thingId=${id}`)).body.entries).toEqual([])
    expect((await there.client.get(`/api/trail?thingId=${id}`)).body.entries).toHaveLength(1)
  })
})

describe('what is handed on', () => {
  it('leaves out what outlasts it: archives of all there is, and the machine', async () => {
    const giver = await account('nguoi.giao', [{ role: 'administrator', bodyId, unitId: null }])
    const taker = await account('nguoi.nhan', [{ role: 'official', bodyId, unitId: null }])
    const delegation = { form: 'TUQ', from: giver.id, to: taker.id, bodyId, unitId: null, actions: [], document: '12/UQ', validFrom: '2026-03-01', validTo: null }
    expect((await giver.client.send('POST', '/api/delegations', { delegation, key: key() })).status).toBe(200)
    const { may } = (await taker.client.get('/api/session')).body
    expect(may).toContain('settings.change')
    for (const action of ['backups.change', 'network.change']) expect([action, may.includes(action)]).toEqual([action, false])
  })
  it('is not taken over with the address of whoever acts for another', async () => {
    const head = await account('gd.ben.kia', [{ role: 'director', bodyId: other, unitId: null }])
    const both = await account('hai.noi', [{ role: 'official', bodyId, unitId: null }])
    await sql(`insert into delegations (tenant_id, id, form, from_account, to_account, body_id, actions, document, valid_from, created_at, created_by, version) values ($1, $2, 'KT', $3, $4, $5, '[]', '7/QĐ', '2026-03-01', now(), $3, 1)`, [server.running.kit.tenant, randomUUID(), head.id, both.id, other])
    const here = await account('qt.o.day', [{ role: 'administrator', bodyId, unitId: null }])
    const seen = (await here.client.get(`/api/accounts/${both.id}`)).body
    const mend = (email: string | null, name: string, version: number) => here.client.send('PATCH', `/api/accounts/${both.id}`, { key: key(), version, name, login: seen.login, email, personId: null })
    expect((await mend('ke.gian@an-lac.example', seen.name, seen.version)).body.code).toBe('account.scope-too-wide')
    expect((await mend(null, 'Người Hai Nơi', seen.version)).status).toBe(200)
  })
})

describe('whoever stands at the door', () => {
  it('does not make us ask the provider and write without end', async () => {
    const client = server.client()
    const codes = new Set<string>()
    for (let i = 0; i < 302; i++) codes.add((await client.send('POST', '/api/sign-on/start', {})).body.code)
    expect([...codes]).toEqual(['account.sign-on-failed', 'request.too-many'])
  })
})
