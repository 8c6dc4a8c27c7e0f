import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import { ok } from '../../src/core/kernel/result.ts'
import type { RoleName } from '../../src/core/people/may.ts'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'
import { whenSealed } from '../support/trail.ts'

let server: TestServer
let clerk: Client
let unit = ''
let other = ''
const person = (name: string, unitId: string | null, post = 'Chuyên viên') => ({ name, post, unitId, leader: false, sex: null, born: '1990-05-02' })

async function signedIn(login: string, role: RoleName, unitId: string | null): Promise<Client> {
  const { kit } = server.running
  const bodyId = (await clerk.get('/api/session')).body.body.id
  await kit.db.write(kit.tenant, async (w) => ok(await ensureAccount(kit, w, { name: `Người ${login}`, login, password: 'mat-khau-dai', grants: [{ role, bodyId, unitId }] })))
  const client = server.client()
  expect((await client.send('POST', '/api/session', { login, password: 'mat-khau-dai' })).status).toBe(200)
  return client
}

beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
  const units = await clerk.send('PUT', '/api/units', { units: [{ name: 'Văn phòng', kind: 'office' }, { name: 'Phòng Hợp tác', kind: 'division' }], key: key(), version: 0 })
  unit = units.body.units[0].id
  await clerk.send('POST', '/api/people', { person: person('Đặng Thị Yến', unit), key: key() })
  const made = (await clerk.send('POST', '/api/people', { person: person('=Trần Bá Ước', units.body.units[1].id), key: key() })).body
  other = made.id
  await clerk.send('PATCH', `/api/people/${other}`, { person: person('=Trần Bá Ước', units.body.units[1].id, 'Trưởng phòng'), key: key(), version: made.version })
})
afterAll(() => server.close())

const actions = (body: { entries: { action: string }[] }): string[] => body.entries.map((e) => e.action)

describe('reading the trail', () => {
  it('is by person, by action, by group, by day and by who did it', async () => {
    expect(actions((await clerk.get(`/api/trail?personId=${other}`)).body)).toEqual(['people.changed', 'people.added'])
    expect(actions((await clerk.get('/api/trail?action=units.changed')).body)).toEqual(['units.changed'])
    expect(new Set(actions((await clerk.get('/api/trail?group=people')).body))).toEqual(new Set(['people.changed', 'people.added']))
    const me = (await clerk.get('/api/session')).body.account.id
    expect((await clerk.get(`/api/trail?accountId=${me}`)).body.entries.every((e: { by: { name: string } }) => e.by.name === 'Nguyễn Thu Hà')).toBe(true)
    expect((await clerk.get('/api/trail?to=2020-01-01')).body.entries).toEqual([])
    expect((await clerk.get('/api/trail?from=2020-01-01')).body.entries.length).toBeGreaterThan(3)
  })

  it('forgives missing accents, in what was touched and in who did it', async () => {
    expect((await clerk.get('/api/trail?q=dang%20thi%20yen')).body.entries).toMatchObject([{ action: 'people.added', title: 'Đặng Thị Yến' }])
    expect((await clerk.get('/api/trail?q=thu%20ha')).body.entries.length).toBeGreaterThan(3)
    expect((await clerk.get('/api/trail?q=%25')).status).toBe(200)
  })

  it('goes back page by page and shows every entry once', async () => {
    for (let i = 0; i < 60; i++) await clerk.send('POST', '/api/people', { person: person(`Nguyễn Văn ${'ABCDEFGH'[i % 8]}${'aeiouyng'[Math.floor(i / 8)]}`, null), key: key() })
    const all: string[] = []
    for (let before = ''; ; ) {
      const { entries, next } = (await clerk.get(`/api/trail${before && `?before=${encodeURIComponent(before)}`}`)).body
      all.push(...entries.map((e: { id: string }) => e.id))
      if (next === null) break
      before = next
    }
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(60)
  })

  it('shows before and after, and from where', async () => {
    const [changed] = (await clerk.get(`/api/trail?personId=${other}&action=people.changed`)).body.entries
    expect(changed).toMatchObject({ shown: 'whole', changes: [{ field: 'post', before: 'Chuyên viên', after: 'Trưởng phòng' }], origin: { address: expect.stringMatching(/127\.0\.0\.1|::1/) } })
  })

  it('is not for who may not', async () => {
    for (const role of ['unit-head', 'official'] as const) {
      const client = await signedIn(role, role, role === 'unit-head' ? unit : null)
      for (const path of ['/api/trail', '/api/trail/state', '/api/trail/file?as=csv']) expect((await client.get(path)).status, `${role} ${path}`).toBe(403)
    }
  })

  it('hides from a reader the values of a record that is a card to them', async () => {
    const { kit } = server.running
    const reader = await signedIn('doc', 'official', null)
    const [from, to] = [(await clerk.get('/api/session')).body, (await reader.get('/api/session')).body.account.id]
    // somebody hands on the trail alone, without the records of people
    await kit.db.write(kit.tenant, async (w) => {
      const row = { tenant_id: w.tenant, id: randomUUID(), body_id: from.body.id, unit_id: null, from_account: from.account.id, to_account: to, form: 'TUQ', actions: '["trail.see"]', document: 'Giấy ủy quyền 01', valid_from: '2020-01-01', valid_to: null }
      return ok(await w.q.insertInto('delegations').values({ ...row, created_at: kit.clock.now(), created_by: from.account.id, ended_at: null, ended_by: null, version: 1 }).execute())
    })
    const [entry] = (await reader.get(`/api/trail?personId=${other}&action=people.changed`)).body.entries
    expect(entry).toMatchObject({ personId: other, title: '=Trần Bá Ước', shown: 'hidden', changes: [], origin: null })
    const csv = (await reader.get(`/api/trail/file?as=csv&personId=${other}`)).body as string
    expect(csv).not.toContain('Trưởng phòng')
    expect(csv).toContain('không hiện với tài khoản này')
  })

  it('says how far it is sealed', async () => {
    // the last readings of records are noted after their answers: until they are, the head moves on
    await expect
      .poll(async () => {
        const { head } = await whenSealed(server.running)
        const { body } = await clerk.get('/api/trail/state')
        return body.head === `${head.seq}:${head.hash}` ? body : { moved: true }
      }, { timeout: 15_000 })
      .toMatchObject({ waiting: 0, guard: kind() })
  })

  it('is given out as a sheet in which nothing runs, with the head at its foot', async () => {
    const { head } = await whenSealed(server.running)
    const csv = (await clerk.get('/api/trail/file?as=csv')).body as string
    expect(csv).toContain(`"${head.seq}:${head.hash}"`)
    expect(csv).toContain(`"'=Trần Bá Ước"`)
    expect(csv).not.toMatch(/(^|,)"[=+@]/m)
    const xlsx = await fetch(`${server.running.url}/api/trail/file?as=xlsx`, { headers: { cookie: clerk.cookie } })
    const book = await readXlsx(new Uint8Array(await xlsx.arrayBuffer()))
    const cells = (book.sheets[0]?.rows ?? []).flat().map(String)
    expect(cells).toContain(`${head.seq}:${head.hash}`)
    expect(cells).toContain(`'=Trần Bá Ước`)
  })
})

/** On a test server the program owns its tables: it says so. */
const kind = (): string => (server.running.kit.db.engine === 'embedded' ? 'engine' : 'open')
