import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '../../src/contract/endpoint.ts'
import { endpoints } from '../../src/contract/endpoints.ts'
import { ok } from '../../src/core/kernel/result.ts'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { sampleOf } from '../support/sample.ts'
import { firstClerk, key, testServer, type Answer, type Client, type TestServer } from '../support/server.ts'

/** Every door of the published API, tried by those who have no business there. New endpoints are tried without a line being added. */
let server: TestServer
let clerk: Client
let official: Client
const other = { tenant: randomUUID(), body: randomUUID(), unit: randomUUID(), person: randomUUID(), account: randomUUID(), plan: randomUUID(), programme: randomUUID() }
const AT = '2026-01-05T02:00:00.000Z'

/** A second tenant in the same database, whose ids the first one somehow knows. */
async function plantOther(): Promise<void> {
  const { kit } = server.running
  const done = await kit.db.write(other.tenant, async (w) => {
    await w.q.insertInto('tenants').values({ id: other.tenant, name: 'Tỉnh khác', created_at: AT }).execute()
    const keyed = { tenant_id: other.tenant }
    await w.q.insertInto('bodies').values({ ...keyed, id: other.body, name: 'Sở của tỉnh khác', abbreviation: 'SK', kind: 'specialised-agency', superior: null, year_kind: 'calendar', search_key: 'so cua tinh khac', created_at: AT, version: 1 }).execute()
    await w.q.insertInto('units').values({ ...keyed, id: other.unit, body_id: other.body, name: 'Phòng của tỉnh khác', kind: 'division', place: 0, search_key: 'phong cua tinh khac', import_id: null, removed_at: null }).execute()
    await w.q.insertInto('people').values({ ...keyed, id: other.person, body_id: other.body, name: 'Người Tỉnh Khác', post: null, unit_id: other.unit, leader: false, sex: null, born: '1970', sort_key: 'khac', search_key: 'nguoi tinh khac', import_id: null, removed_at: null, created_at: AT, version: 1 }).execute()
    await w.q.insertInto('accounts').values({ ...keyed, id: other.account, login: 'khac', login_key: 'khac', name: 'Tài khoản tỉnh khác', password_hash: 'x', person_id: null, disabled_at: null, created_at: AT, version: 1 }).execute()
    await w.q.insertInto('plans').values({ ...keyed, id: other.plan, body_id: other.body, name: 'ke-hoach-tinh-khac.txt', sha256: '0'.repeat(64), size: 1, title: null, number: null, dated: null, issuer: null, kind: null, state: 'failed', state_before: null, relation: null, stage: 'x', refusal: null, programme_id: null, created_at: AT, created_by: 'x', search_key: 'x', version: 1 }).execute()
    return ok(undefined)
  })
  expect(done.ok).toBe(true)
}

/** Every row of the other tenant, as words. */
async function otherRows(): Promise<string> {
  const { kit } = server.running
  const { rows: tables } = await poolQuery<{ name: string }>(`select c.table_name as name from information_schema.columns c where c.table_schema = 'public' and c.column_name = 'tenant_id' order by 1`)
  const said: string[] = []
  for (const { name } of tables) {
    const { rows } = await poolQuery(`select * from ${name} where tenant_id = '${other.tenant}'`)
    said.push(`${name} ${JSON.stringify(rows)}`)
  }
  expect(kit.tenant).not.toBe(other.tenant)
  return said.join('\n')
}
const poolQuery = <T extends object>(sql: string): Promise<{ rows: T[] }> => (server.running.kit.db as unknown as { pool: { query: (q: string) => Promise<{ rows: T[] }> } }).pool.query(sql)

beforeAll(async () => {
  server = await testServer('2026-06-15')
  clerk = await firstClerk(server)
  const { kit } = server.running
  const bodyId = (await clerk.get('/api/session')).body.body.id
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: 'Công Chức', login: 'congchuc', password: 'mat-khau-dai-cua-thu', grants: [{ role: 'official', bodyId, unitId: null }] }))
  expect(made.ok).toBe(true)
  official = server.client()
  expect((await official.send('POST', '/api/session', { login: 'congchuc', password: 'mat-khau-dai-cua-thu' })).status).toBe(200)
  await plantOther()
})
afterAll(() => server.close())

const OTHER_IDS = [other.body, other.unit, other.person, other.account, other.plan]
const filled = (path: string, id: string): string => path.replace(/:\w+/g, id)
const knock = (client: Client, e: Endpoint, id: string, headers: Record<string, string> = {}, body?: unknown): Promise<Answer> => {
  if (e.multipart) return e.method === 'POST' && Object.keys(headers).length === 0 ? client.upload(filled(e.path, id), 'thu.txt', 'chữ') : client.send(e.method, filled(e.path, id), undefined, headers)
  return client.send(e.method, filled(e.path, id), body ?? (e.body ? sampleOf(e.body, OTHER_IDS) : undefined), headers)
}
const writes = endpoints.filter((e) => e.method !== 'GET')
const name = (e: Endpoint): string => `${e.method} ${e.path}`
/** ends the session of who asks, so it is asked last or by another */
const LEAVES = new Set(['DELETE /api/session'])

describe('every door', () => {
  it('is closed to who is not signed in', async () => {
    const stranger = server.client()
    const open: string[] = []
    for (const e of endpoints.filter((x) => !x.open)) {
      const { status } = await knock(stranger, e, randomUUID())
      if (status !== 401) open.push(`${name(e)} answers ${status}`)
    }
    expect(open).toEqual([])
  })
  it('takes no write from another site', async () => {
    const open: string[] = []
    for (const e of writes) {
      const { status } = await knock(clerk, e, randomUUID(), { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' })
      if (status !== 403) open.push(`${name(e)} answers ${status}`)
    }
    expect(open).toEqual([])
  })
  it('answers nonsense with a refusal and not with a fault', { timeout: 120_000 }, async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`) as object
    const nonsense: unknown[] = [[], 'chữ', 7, {}, deep, { __proto__: null, key: { $gt: '' }, version: -1 }, { key: 'x'.repeat(9000), version: 1e99, name: '\u0000' }]
    const faults: string[] = []
    for (const e of writes.filter((x) => x.body && !LEAVES.has(name(x)))) {
      for (const body of nonsense) {
        const answer = await knock(official, e, 'khong-phai-id', {}, body)
        if (answer.status >= 500 || answer.status < 400) faults.push(`${name(e)} ${JSON.stringify(body).slice(0, 60)} answers ${answer.status}`)
        else if (!String(answer.headers.get('content-type')).startsWith('application/problem+json')) faults.push(`${name(e)} answers without a problem`)
      }
    }
    expect(faults).toEqual([])
  })
  it('lets an official change only what is their own', async () => {
    // an official may write here: their own session, account, notices and view of things
    const own = /^(?:\w+) \/api\/(?:session|first-account|notices|me)\b/
    const open: string[] = []
    for (const e of writes.filter((x) => !x.open && !own.test(name(x)))) {
      const { status } = await knock(official, e, randomUUID())
      if (status < 400) open.push(`${name(e)} answers ${status}`)
    }
    expect(open).toEqual([])
  })
  it('knows no id of another tenant, reads nothing of it and changes nothing of it', { timeout: 120_000 }, async () => {
    const before = await otherRows()
    const leaks: string[] = []
    for (const e of endpoints.filter((x) => !LEAVES.has(name(x)) && !x.path.startsWith('/api/session') && !(x.path === '/api/examples'))) {
      for (const id of e.path.includes(':') ? OTHER_IDS : [other.person]) {
        const answer = await knock(clerk, e, id)
        const words = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
        if (/tỉnh khác|Tỉnh Khác/.test(words)) leaks.push(`${name(e)} shows the other tenant`)
        if (answer.status >= 500) leaks.push(`${name(e)} with ${id} answers ${answer.status}`)
      }
    }
    expect(leaks).toEqual([])
    expect(await otherRows()).toBe(before)
  })
})

describe('a session', () => {
  it('is never one that the sender chose', async () => {
    const fixed = server.client()
    fixed.cookie = 'bang_vang_session=chosen-by-somebody-else-000000000000000000'
    const answer = await fixed.send('POST', '/api/session', { login: 'congchuc', password: 'mat-khau-dai-cua-thu' })
    expect(answer.status).toBe(200)
    expect(fixed.cookie).not.toContain('chosen-by-somebody-else')
    const again = server.client()
    again.cookie = official.cookie
    await again.send('POST', '/api/session', { login: 'congchuc', password: 'mat-khau-dai-cua-thu' })
    expect(again.cookie).not.toBe(official.cookie)
  })
  it('carries out a command once, however often and however many at a time it is sent', async () => {
    const person = { name: 'Trần Văn Lặp', post: null, unitId: null, leader: false, sex: null, born: null }
    const sent = { person, key: key() }
    const answers = await Promise.all(Array.from({ length: 12 }, () => clerk.send('POST', '/api/people', sent)))
    expect(new Set(answers.map((a) => `${a.status} ${a.body.id}`)).size).toBe(1)
    expect((await clerk.get('/api/people?q=tran van lap')).body.total).toBe(1)
  })
})
