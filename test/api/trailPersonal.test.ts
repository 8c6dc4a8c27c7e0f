import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { showHead } from '../../src/core/audit/chain.ts'
import { ok } from '../../src/core/kernel/result.ts'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { byProgram, command } from '../../src/platform/trail/command.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'
import { check, trailOf, whenSealed } from '../support/trail.ts'

let server: TestServer
let clerk: Client
let reader: Client
let bodyId = ''
const NAME = 'Khương Thị Xuyến Lạ'
const person = (name: string, post = 'Chuyên viên hiếm') => ({ name, post, unitId: null, leader: false, sex: 'nữ', born: '1987-03-29' })
const add = async (name: string) => (await clerk.send('POST', '/api/people', { person: person(name), key: key() })).body

beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
  bodyId = (await clerk.get('/api/session')).body.body.id
  const { kit } = server.running
  await kit.db.write(kit.tenant, async (w) => ok(await ensureAccount(kit, w, { name: 'Người Đọc', login: 'doc', password: 'mat-khau-dai', grants: [{ role: 'auditor', bodyId, unitId: null }] })))
  reader = server.client()
  await reader.send('POST', '/api/session', { login: 'doc', password: 'mat-khau-dai' })
})
afterAll(() => server.close())

/** Every row of every table of the database, as text. */
const dump = (): Promise<string> =>
  server.running.kit.db.read(server.running.kit.tenant, async (r) => {
    const tables = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(r.q)
    const parts: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await sql<{ row: string }>`select to_jsonb(x)::text as row from ${sql.table(name)} x`.execute(r.q)
      parts.push(...rows.map(({ row }) => `${name}: ${row}`))
    }
    return parts.join('\n')
  })

/** The person with an account, an award, a rating, a mail, a notice and a request. */
async function plant(): Promise<{ id: string; version: number }> {
  const made = await add(NAME)
  const { kit } = server.running
  await clerk.send('PATCH', `/api/people/${made.id}`, { person: person(NAME, 'Phó Trưởng phòng hiếm'), key: key(), version: made.version })
  await clerk.send('POST', '/api/requests', { personId: made.id, name: NAME, kind: 'erase', words: `Đề nghị xóa dữ liệu của ${NAME}`, receivedOn: '2026-03-09', dueOn: null, key: key() })
  await kit.db.write(kit.tenant, async (w) => {
    const account = await ensureAccount(kit, w, { name: NAME, login: 'xuyenla', password: 'mat-khau-dai', grants: [{ role: 'official', bodyId, unitId: null }] })
    if (!account.ok) return account
    const t = w.tenant
    const at = kit.clock.now()
    await sql`update accounts set person_id = ${made.id}::uuid, email = 'xuyenla@anlac.example', email_key = 'xuyenla@anlac.example' where id = ${account.value}::uuid`.execute(w.q)
    await w.q.insertInto('ratings').values({ tenant_id: t, id: randomUUID(), person_id: made.id, year: 2025, rating: 'Hoàn thành tốt nhiệm vụ' }).execute()
    await w.q.insertInto('honours').values({ tenant_id: t, id: randomUUID(), person_id: made.id, year: 2024, name: 'Lao động tiên tiến', decision: '12/QĐ-SNgV', decided_on: '2024-12-20', conferrer: null }).execute()
    await w.q.insertInto('mails').values({ tenant_id: t, id: randomUUID(), body_id: bodyId, to_address: 'xuyenla@anlac.example', to_name: NAME, account_id: account.value, subject: `Gửi ${NAME}`, text: `Chào ${NAME}`, kind: 'invite', message_id: 'm1', search_key: 'khuong thi xuyen la', state: 'sent', created_at: at, version: 1 }).execute()
    await w.q.insertInto('notices').values({ tenant_id: t, id: randomUUID(), account_id: account.value, body_id: bodyId, kind: 'note', params: JSON.stringify({ name: NAME }), path: '/', at }).execute()
    return ok(undefined)
  })
  await command(kit, byProgram(bodyId), { action: 'group.changed', key: null, sent: null, about: { title: 'Tổ giúp việc', changes: [{ field: 'members', before: null, after: `Trần Bình\n${NAME}` }] } }, async () => ok(undefined))
  return (await clerk.get(`/api/people/${made.id}`)).body
}

describe('what is held on a person', () => {
  it('is given out as one whole, without what opens a door, and leaves an entry', async () => {
    const made = await add('Lương Văn Tám')
    const held = await clerk.send('POST', `/api/people/${made.id}/held`, { key: key() })
    expect(held.body.sections[0].rows).toContainEqual({ label: 'Ngày sinh', value: '29/03/1987' })
    expect((await trailOf(server.running)).at(-1)).toMatchObject({ action: 'personal.exported', personId: made.id })
    expect((await reader.send('POST', `/api/people/${made.id}/held`, { key: key() })).status).toBe(403)
  })
})

describe('an erasure', () => {
  it('shows first what would go, then takes it out of every table, and the chain stays whole', async () => {
    const { id, version } = await plant()
    const before = await dump()
    for (const value of [NAME, '1987-03-29', 'xuyenla@anlac.example', 'Phó Trưởng phòng hiếm']) expect(before).toContain(value)
    const preview = (await clerk.get(`/api/people/${id}/erasure`)).body
    expect(Object.fromEntries(preview.goes.map((g: { what: string; count: number }) => [g.what, g.count]))).toMatchObject({ record: 1, account: 1, ratings: 1, honours: 1, mails: 1, notices: 1, requests: 1 })
    const sealed = showHead((await whenSealed(server.running)).head)

    const erase = { reason: `Theo yêu cầu của ${NAME}`, key: key(), version }
    const done = await clerk.send('POST', `/api/people/${id}/erasure`, erase)
    expect(done.status).toBe(200)
    expect(done.body.erased).toBeGreaterThanOrEqual(4)
    const after = await dump()
    for (const value of [NAME, 'Xuyến Lạ', 'xuyen la', 'xuyenla', 'Phó Trưởng phòng hiếm', '12/QĐ-SNgV']) expect(after.split('\n').filter((row) => row.includes(value)), value).toEqual([])
    expect(after.split('\n').filter((row) => row.includes(id) && row.includes('1987-03-29'))).toEqual([])

    expect((await clerk.send('POST', `/api/people/${id}/erasure`, erase)).body).toEqual(done.body)
    const told = (await trailOf(server.running)).filter((e) => e.action === 'personal.erased')
    expect(told).toHaveLength(1)
    expect(told[0]?.details?.entries).toHaveLength(done.body.erased)
    await whenSealed(server.running)
    expect((await check(server.running, sealed)).breaches).toEqual([])
    const shown = (await clerk.get(`/api/trail?personId=${id}`)).body.entries
    expect(shown.filter((e: { shown: string }) => e.shown === 'erased').length).toBeGreaterThan(1)
    expect((await server.client().send('POST', '/api/session', { login: 'xuyenla', password: 'mat-khau-dai' })).status).toBe(401)
  })

  it('leaves alone whoever is only called or written to alike', async () => {
    const { kit } = server.running
    const [short, longer] = [await add('Đoàn Văn Hạ'), await add('Đoàn Văn Hạnh')]
    await add('Đoàn Văn Hạ Long')
    const mail = async (to: string, name: string): Promise<string> => {
      const id = randomUUID()
      const at = kit.clock.now()
      await kit.db.write(kit.tenant, async (w) => ok(await w.q.insertInto('mails').values({ tenant_id: w.tenant, id, body_id: bodyId, to_address: to, to_name: name, subject: 'Lời mời', text: `Kính gửi ${name},`, kind: 'invite', message_id: id, search_key: '', state: 'draft', created_at: at, version: 1 }).execute()))
      return id
    }
    await kit.db.write(kit.tenant, async (w) => {
      const made = await ensureAccount(kit, w, { name: 'Đoàn Văn Hạ', login: 'ha.doan', password: 'mat-khau-dai', grants: [{ role: 'official', bodyId, unitId: null }] })
      if (made.ok) await sql`update accounts set person_id = ${short.id}::uuid, email = 'an@anlac.example', email_key = 'an@anlac.example' where id = ${made.value}::uuid`.execute(w.q)
      return made
    })
    const strangers = [await mail('hanh@anlac.example', 'Đoàn Văn Hạnh'), await mail('lan@anlac.example', 'Lan'), await mail('long@anlac.example', 'Đoàn Văn Hạ Long')]
    const own = await mail('an@anlac.example', 'Anh Hạ')
    const held = await clerk.send('POST', `/api/people/${short.id}/held`, { key: key() })
    expect(JSON.stringify(held.body)).not.toMatch(/Đoàn Văn Hạnh|lan@|Hạ Long/)
    const { version } = (await clerk.get(`/api/people/${short.id}`)).body
    expect((await clerk.send('POST', `/api/people/${short.id}/erasure`, { reason: 'Theo yêu cầu', key: key(), version })).status).toBe(200)
    for (const id of strangers) expect((await clerk.get(`/api/mails/${id}`)).body).toMatchObject({ state: 'draft', subject: 'Lời mời' })
    expect((await clerk.get(`/api/mails/${own}`)).body).toMatchObject({ state: 'discarded', text: '' })
    expect((await clerk.get(`/api/trail?personId=${longer.id}`)).body.entries.map((e: { shown: string }) => e.shown)).toEqual(['whole'])
  })
  it('takes the invitation along that names the person', async () => {
    const made = await add('Lưu Thị Mời Vắng')
    const invited = await clerk.send('POST', '/api/invitations', { name: 'Lưu Thị Mời Vắng', email: 'moivang@anlac.example', roles: [{ role: 'official', bodyId, unitId: null, validFrom: null, validTo: null }], personId: made.id, key: key() })
    expect(invited.status).toBe(200)
    expect((await clerk.send('POST', `/api/people/${made.id}/erasure`, { reason: 'Theo yêu cầu', key: key(), version: made.version })).status).toBe(200)
    const after = await dump()
    for (const value of ['Lưu Thị Mời Vắng', 'moivang']) expect(after.split('\n').filter((row) => row.includes(value)), value).toEqual([])
  })
  it('takes every account along that was the person\'s, a closed one too', async () => {
    const made = await add('Thái Thị Hai Cửa')
    const { kit } = server.running
    await kit.db.write(kit.tenant, async (w) => {
      for (const login of ['haicua.cu', 'haicua.moi']) {
        const account = await ensureAccount(kit, w, { name: 'Thái Thị Hai Cửa', login, password: 'mat-khau-dai', grants: [{ role: 'official', bodyId, unitId: null }] })
        if (!account.ok) return account
        await sql`update accounts set person_id = ${made.id}::uuid, email = ${`${login}@anlac.example`}, disabled_at = ${login.endsWith('cu') ? kit.clock.now() : null}::timestamptz where id = ${account.value}::uuid`.execute(w.q)
      }
      return ok(undefined)
    })
    expect((await clerk.send('POST', `/api/people/${made.id}/erasure`, { reason: 'Theo yêu cầu', key: key(), version: made.version })).status).toBe(200)
    const after = await dump()
    for (const value of ['Hai Cửa', 'haicua']) expect(after.split('\n').filter((row) => row.includes(value)), value).toEqual([])
  })

  it('waits while the body keeps the record, and is for those only who may', async () => {
    const made = await add('Lý Thị Chín')
    const { version } = (await clerk.get('/api/retention')).body
    const months = { access: null, details: null, mails: null, notices: null, requests: null }
    expect((await clerk.send('PUT', '/api/retention', { months, keepRecords: 120, key: key(), version })).status).toBe(200)
    expect((await clerk.get(`/api/people/${made.id}/erasure`)).body.keptUntil).toBe('9999-12-31')
    const refused = await clerk.send('POST', `/api/people/${made.id}/erasure`, { reason: 'theo yêu cầu', key: key(), version: made.version })
    expect(refused.body.code).toBe('personal.kept-by-law')
    expect((await reader.send('POST', `/api/people/${made.id}/erasure`, { reason: 'theo yêu cầu', key: key(), version: made.version })).status).toBe(403)
    expect((await clerk.send('PUT', '/api/retention', { months, keepRecords: null, key: key(), version: version + 1 })).status).toBe(200)
  })
})

describe('a restriction', () => {
  it('hides the record from all but those who answer requests, until it ends', async () => {
    const made = await add('Mạc Văn Mười')
    expect((await reader.get(`/api/people/${made.id}`)).status).toBe(200)
    expect((await clerk.send('POST', `/api/people/${made.id}/restriction`, { on: true, reason: 'Đang xác minh', key: key() })).status).toBe(204)
    expect((await reader.get(`/api/people/${made.id}`)).status).toBe(404)
    expect((await reader.get('/api/people?q=mac%20van%20muoi')).body.total).toBe(0)
    expect((await reader.get('/api/trail?q=mac%20van%20muoi')).body.entries).toEqual([])
    expect((await reader.get(`/api/trail?personId=${made.id}`)).body.entries.every((e: { title: string | null; changes: unknown[] }) => e.title === null && e.changes.length === 0)).toBe(true)
    // what hangs on the record is as hidden as the record
    expect((await reader.get(`/api/people/${made.id}/posts`)).status).toBe(404)
    expect((await clerk.get(`/api/people/${made.id}/posts`)).status).toBe(200)
    expect((await reader.get(`/api/evidence?of=person&thingId=${made.id}`)).status).toBe(404)
    expect((await clerk.get(`/api/evidence?of=person&thingId=${made.id}`)).status).toBe(200)
    const { kit } = server.running
    const at = kit.clock.now()
    await kit.db.write(kit.tenant, async (w) => ok(await w.q.insertInto('mails').values({ tenant_id: w.tenant, id: randomUUID(), body_id: bodyId, to_address: 'a@anlac.example', to_name: 'A', subject: 'Về ông Mười', text: 'Mạc Văn Mười', kind: 'note', thing_kind: 'person', thing_id: made.id, message_id: 'm2', search_key: 'muoi', state: 'draft', created_at: at, version: 1 }).execute()))
    expect((await reader.get('/api/mails?q=muoi')).body.total).toBe(0)
    expect((await clerk.get('/api/mails?q=muoi')).body.total).toBe(1)
    expect((await clerk.get(`/api/people/${made.id}`)).status).toBe(200)
    expect((await clerk.send('POST', `/api/people/${made.id}/restriction`, { on: true, reason: 'Lần nữa', key: key() })).body.code).toBe('state.forbids')
    expect((await clerk.send('POST', `/api/people/${made.id}/restriction`, { on: false, reason: 'Đã xong', key: key() })).status).toBe(204)
    expect((await reader.get(`/api/people/${made.id}`)).status).toBe(200)
  })
})

describe('a request', () => {
  it('has its last day from the rule of the body, and is answered once', async () => {
    const { rule } = (await clerk.get('/api/requests')).body
    expect(rule).toMatchObject({ days: 2, confirmed: false })
    const made = await clerk.send('POST', '/api/requests', { personId: null, name: 'Ông Đỗ Văn Sáu', kind: 'see', words: 'Xin xem dữ liệu', receivedOn: '2026-03-06', dueOn: null, key: key() })
    expect(made.body).toMatchObject({ dueOn: '2026-03-10', state: 'open', daysLate: 0 })
    expect((await clerk.send('PUT', '/api/requests/rule', { days: 5, key: key(), version: 0 })).body).toEqual({ days: 5, confirmed: true, version: 1 })
    const later = await clerk.send('POST', '/api/requests', { personId: null, name: 'Bà Đỗ Thị Bảy', kind: 'mend', words: '', receivedOn: '2026-03-06', dueOn: null, key: key() })
    expect(later.body.dueOn).toBe('2026-03-13')
    const answer = (version: number) => clerk.send('POST', `/api/requests/${made.body.id}/answer`, { state: 'done', answer: 'Đã gửi bản trích', key: key(), version })
    expect((await answer(1)).body).toMatchObject({ state: 'done', answeredOn: '2026-03-10' })
    expect((await answer(2)).body.code).toBe('state.forbids')
    expect((await clerk.send('POST', '/api/requests', { personId: null, name: 'Ai đó', kind: 'see', words: '', receivedOn: '2026-03-11', dueOn: null, key: key() })).status).toBe(400)
  })
})

describe('retention', () => {
  it('erases nothing that is not set, shows what would go, and leaves the chain whole', async () => {
    const { kit } = server.running
    expect((await clerk.get('/api/retention')).body.kinds.every((k: { months: null; due: number }) => k.months === null && k.due === 0)).toBe(true)
    const old = { ...kit, clock: { today: () => '2024-01-01', now: () => '2024-01-01T02:00:00.000Z' } }
    await command(old, byProgram(bodyId), { action: 'mail.sent', key: null, sent: null, about: { title: 'Thư cũ' } }, async () => ok(undefined))
    const { version } = (await clerk.get('/api/retention')).body
    const set = await clerk.send('PUT', '/api/retention', { months: { access: null, details: 12, mails: null, notices: null, requests: null }, keepRecords: null, key: key(), version })
    expect(set.body.kinds).toContainEqual({ kind: 'details', months: 12, due: 1 })
    expect((await clerk.send('POST', '/api/retention/application', { key: key() })).body).toEqual({ erased: 1 })
    expect((await trailOf(server.running)).find((e) => e.action === 'mail.sent')).toMatchObject({ details: null })
    await whenSealed(server.running)
    expect((await check(server.running)).breaches).toEqual([])
    expect((await clerk.get('/api/retention')).body.kinds).toContainEqual({ kind: 'details', months: 12, due: 0 })
  })
})
