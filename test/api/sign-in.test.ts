import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { firstClerk, key, testServer, type Answer, type Client, type TestServer } from '../support/server.ts'
import { trailOf } from '../support/entries.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const PASSWORD = 'nang-len-som-mai'
let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
})
afterAll(() => server.close())
beforeEach(() => {
  server.today.ahead = 0
})

const account = async (login: string): Promise<string> => {
  const { kit } = server.running
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: `Người ${login}`, login, password: PASSWORD, grants: [] }))
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value
}
const enter = (client: Client, login: string, password = PASSWORD): Promise<Answer> => client.send('POST', '/api/session', { login, password })

describe('attempts', () => {
  it('wait ever longer after five wrong ones, and the right password waits too', async () => {
    await account('doithu')
    const client = server.client()
    for (let i = 0; i < 5; i++) expect((await enter(client, 'doithu', 'sai')).body.code).toBe('account.wrong-password')
    const locked = await enter(client, 'doithu')
    expect([locked.status, locked.body.code]).toEqual([429, 'account.locked'])
    expect(locked.body.params.seconds).toBeGreaterThan(25)
    expect(locked.headers.get('retry-after')).toBe(String(locked.body.params.seconds))
    server.today.ahead = 31 * SECOND
    expect((await enter(client, 'doithu', 'sai')).status).toBe(401)
    expect((await enter(client, 'doithu')).body.params.seconds).toBeGreaterThan(55)
    server.today.ahead = 31 * SECOND + 61 * SECOND
    expect((await enter(client, 'doithu')).status).toBe(200)
    expect((await enter(client, 'doithu', 'sai')).status).toBe(401)
  })
  it('are the same for a login that nobody has', async () => {
    await account('cothat')
    const [known, unknown] = [server.client(), server.client()]
    for (let i = 0; i < 7; i++) {
      const [a, b] = [await enter(known, 'cothat', 'sai'), await enter(unknown, 'khongco', 'sai')]
      const told = ({ status, body }: Answer): unknown => [status, body.code, body.title.replace(/\d+/, 'n')]
      expect(told(b)).toEqual(told(a))
    }
  })
  it('are counted for every process that serves the same database', async () => {
    await account('hainoi')
    const { kit } = server.running
    const { Attempts } = await import('../../src/modules/accounts/attempts.ts')
    const { loginBucket } = await import('../../src/modules/accounts/signIn.ts')
    const other = new Attempts(kit)
    for (let i = 0; i < 5; i++) expect((await other.take([loginBucket('hainoi')])).ok).toBe(true)
    expect((await enter(server.client(), 'hainoi')).body.code).toBe('account.locked')
  })
  it('of one address come to an end as well, whatever account they try', async () => {
    const { kit } = server.running
    const count = (n: number) => kit.db.write(kit.tenant, async (w) => {
      await sql`update limits set count = ${n}, until = ${new Date().toISOString()} where tenant_id = ${w.tenant} and bucket like 'sign-in from %'`.execute(w.q)
      return { ok: true, value: undefined }
    })
    await count(199)
    expect((await enter(server.client(), 'nguoi-thu-200', 'sai')).status).toBe(401)
    expect((await enter(server.client(), 'ha', 'mat-khau-dai')).body.code).toBe('account.locked')
    await count(0)
    expect((await enter(server.client(), 'ha', 'mat-khau-dai')).status).toBe(200)
  })
  it('leave an entry that holds neither the password nor an unknown login', async () => {
    const id = await account('vetlai')
    const before = new Set((await trailOf(server, 'account.sign-in-refused')).map((e) => e.details))
    await enter(server.client(), 'vetlai', 'mot-loi-go-nham')
    await enter(server.client(), 'mat-khau-go-nham-o', 'gi-cung-duoc')
    const fresh = (await trailOf(server, 'account.sign-in-refused')).filter((e) => !before.has(e.details))
    const [known, unknown] = [fresh.find((e) => e.thing === id), fresh.find((e) => e.thing === null)]
    expect(fresh).toHaveLength(2)
    expect(known).toMatchObject({ thing: id, account: null, via: 'nobody' })
    expect(unknown).toMatchObject({ thing: null, account: null })
    expect(known?.details).toContain('"after":"password"')
    const everything = JSON.stringify([known, unknown])
    for (const typed of ['mot-loi-go-nham', 'mat-khau-go-nham-o', 'gi-cung-duoc']) expect(everything).not.toContain(typed)
  })
  it('that are refused again and again do not fill the trail', async () => {
    await account('lapdi')
    const before = (await trailOf(server, 'account.sign-in-refused')).length
    await Promise.all(Array.from({ length: 25 }, () => enter(server.client(), 'lapdi', 'sai')))
    expect((await trailOf(server, 'account.sign-in-refused')).length - before).toBe(6)
  })
})

describe('passwords', () => {
  it('that are guessed first are refused, with login, name and body', async () => {
    const client = server.client()
    await account('matkhau1')
    await enter(client, 'matkhau1')
    for (const next of ['ngan', 'password123', 'matkhau2026', 'nguoimatkhau1', 'qwertyuiop']) {
      const refused = await client.send('PUT', '/api/session/password', { current: PASSWORD, next, key: key() })
      expect([next, refused.status, refused.body.code]).toEqual([next, 422, 'account.password-weak'])
    }
    const ofBody = await clerk.send('PUT', '/api/session/password', { current: 'mat-khau-dai', next: 'So Ngoai vu tinh An Lac 1', key: key() })
    expect(ofBody.body.code).toBe('account.password-weak')
  })
  it('that are changed give a new token, end every other session, and leave an entry', async () => {
    const [one, two] = [server.client(), server.client()]
    const id = await account('doimk')
    for (const c of [one, two]) await enter(c, 'doimk')
    const stolen = one.cookie
    expect((await one.send('PUT', '/api/session/password', { current: PASSWORD, next: 'mua-roi-mai-ngoi', key: key() })).status).toBe(204)
    expect(one.cookie).not.toBe(stolen)
    expect((await one.get('/api/session')).status).toBe(200)
    expect((await two.get('/api/session')).status).toBe(401)
    const thief = server.client()
    thief.cookie = stolen
    expect((await thief.get('/api/session')).status).toBe(401)
    expect((await trailOf(server, 'account.password')).find((e) => e.account === id)).toMatchObject({ account: id, thing: id })
  })
})

describe('sessions', () => {
  it('begin under a token that nobody knew before', async () => {
    await account('codinh')
    const planted = server.client()
    planted.cookie = 'bang_vang_session=ke-gian-da-biet-truoc-ma-nay'
    await enter(planted, 'codinh')
    expect(planted.cookie).not.toContain('ke-gian')
    const first = planted.cookie
    await enter(planted, 'codinh')
    expect(planted.cookie).not.toBe(first)
  })
  it('end after the idle time, and stay alive while they are used', async () => {
    await account('nghingoi')
    const client = server.client()
    await enter(client, 'nghingoi')
    for (const minutes of [400, 800, 1200]) {
      server.today.ahead = minutes * MINUTE
      expect([minutes, (await client.get('/api/session')).status]).toEqual([minutes, 200])
    }
    server.today.ahead = (1200 + 481) * MINUTE
    expect((await client.get('/api/session')).status).toBe(401)
  })
  it('end after a week, however much they are used', async () => {
    await account('motuan')
    const client = server.client()
    await enter(client, 'motuan')
    for (let hours = 7; hours < 168; hours += 7) {
      server.today.ahead = hours * 60 * MINUTE
      expect([hours, (await client.get('/api/session')).status]).toEqual([hours, 200])
    }
    server.today.ahead = 168 * 60 * MINUTE + SECOND
    expect((await client.get('/api/session')).status).toBe(401)
  })
  it('note their use once a minute at most', async () => {
    await account('motphut')
    const client = server.client()
    await enter(client, 'motphut')
    const seen = async (): Promise<string> => (await client.get('/api/me/sessions')).body.sessions.find((s: { here: boolean }) => s.here).lastSeenAt
    const first = await seen()
    server.today.ahead = 50 * SECOND
    expect(await seen()).toBe(first)
    server.today.ahead = 70 * SECOND
    await seen()
    const later = await seen()
    expect(Date.parse(later) - Date.parse(first)).toBeGreaterThanOrEqual(60 * SECOND)
  })
  it('are listed with what they are, and ended one by one or all but this one', async () => {
    const id = await account('baphien')
    const clients = [server.client(), server.client(), server.client()]
    for (const c of clients) await c.send('POST', '/api/session', { login: 'baphien', password: PASSWORD }, { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' })
    const [one, two, three] = clients as [Client, Client, Client]
    const { sessions } = (await one.get('/api/me/sessions')).body
    expect(sessions).toHaveLength(3)
    expect(sessions.filter((s: { here: boolean }) => s.here)).toHaveLength(1)
    expect(sessions[0]).toMatchObject({ method: 'password', agent: expect.stringContaining('Firefox') })
    expect(sessions[0].address).toMatch(/127\.0\.0\.1|::1/)
    const ofTwo = (await two.get('/api/me/sessions')).body.sessions.find((s: { here: boolean }) => s.here).id
    expect((await one.send('POST', `/api/me/sessions/${ofTwo}/end`, { key: key() })).status).toBe(204)
    expect((await two.get('/api/session')).status).toBe(401)
    expect((await clerk.send('POST', `/api/me/sessions/${sessions[0].id}/end`, { key: key() })).status).toBe(404)
    expect((await one.send('POST', '/api/me/sessions/end-others', { key: key() })).body).toEqual({ ended: 1 })
    expect((await three.get('/api/session')).status).toBe(401)
    expect((await one.get('/api/session')).status).toBe(200)
    expect((await trailOf(server, 'account.sessions-ended')).filter((e) => e.account === id)).toHaveLength(2)
  })
  it('leave entries when they begin and when their owner ends them', async () => {
    const id = await account('vaora')
    const client = server.client()
    await enter(client, 'vaora')
    await client.send('DELETE', '/api/session')
    expect((await trailOf(server, 'account.sign-in')).find((e) => e.account === id)).toMatchObject({ account: id, thing: id, via: 'session' })
    expect((await trailOf(server, 'account.sign-out')).find((e) => e.account === id)).toMatchObject({ account: id })
  })
})

describe('what ran out', () => {
  it('is swept away a day later, by the next attempt', async () => {
    const { kit } = server.running
    await enter(server.client(), 'ai-do-mot-lan', 'sai')
    const counts = (): Promise<number> => kit.db.read(kit.tenant, async (r) => (await r.q.selectFrom('limits').select('bucket').where('bucket', 'like', 'sign-in as %').execute()).length)
    expect(await counts()).toBeGreaterThan(1)
    server.today.ahead = 26 * 60 * MINUTE
    await enter(server.client(), 'ai-do-khac', 'sai')
    expect(await counts()).toBe(1)
  })
})

describe('the rules of the house', () => {
  it('are set by who administers everything, and the idle time follows at once', async () => {
    const rules = (await clerk.get('/api/sign-in/rules')).body
    expect(rules).toMatchObject({ idleMinutes: 480, adminSecondStep: false, singleSignOn: null, hasSecret: false, version: 0 })
    const next = { idleMinutes: 5, adminSecondStep: false, singleSignOn: null, key: key(), version: 0 }
    expect((await clerk.send('PUT', '/api/sign-in/rules', { ...next, idleMinutes: 4 })).status).toBe(400)
    expect((await clerk.send('PUT', '/api/sign-in/rules', next)).body).toMatchObject({ idleMinutes: 5, version: 1 })
    expect((await clerk.send('PUT', '/api/sign-in/rules', { ...next, key: key() })).body.code).toBe('version.stale')
    await account('namphut')
    const client = server.client()
    await enter(client, 'namphut')
    server.today.ahead = 6 * MINUTE
    expect((await client.get('/api/session')).status).toBe(401)
    server.today.ahead = 0
    expect((await clerk.send('PUT', '/api/sign-in/rules', { ...next, idleMinutes: 480, key: key(), version: 1 })).status).toBe(200)
    expect((await trailOf(server, 'settings.changed'))[0]?.details).toContain('"field":"idleMinutes","before":"480","after":"5"')
  })
  it('are not those of one body', async () => {
    const { kit } = server.running
    const bodyId = (await clerk.get('/api/session')).body.body.id
    await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: 'Văn thư', login: 'vanthu2', password: PASSWORD, grants: [{ role: 'clerk', bodyId, unitId: null }] }))
    const client = server.client()
    await enter(client, 'vanthu2')
    expect((await client.get('/api/sign-in/rules')).status).toBe(403)
    expect((await client.send('PUT', '/api/sign-in/rules', { idleMinutes: 480, adminSecondStep: false, singleSignOn: null, key: key(), version: 2 })).status).toBe(403)
  })
})

describe('my account', () => {
  it('takes another name at once, another e-mail with the password only', async () => {
    await account('toi')
    const client = server.client()
    await enter(client, 'toi')
    const me = (await client.get('/api/me')).body
    expect(me).toMatchObject({ login: 'toi', email: null, hasPassword: true, totp: null, passkeys: [], identities: [] })
    const named = await client.send('PUT', '/api/me', { name: 'Phan Mai Chi', email: null, key: key(), version: me.version })
    expect(named.body).toMatchObject({ name: 'Phan Mai Chi', version: me.version + 1 })
    const mail = { name: 'Phan Mai Chi', email: 'chi@an-lac.example', version: named.body.version }
    expect((await client.send('PUT', '/api/me', { ...mail, key: key() })).body.code).toBe('account.wrong-password')
    expect((await client.send('PUT', '/api/me', { ...mail, password: PASSWORD, key: key() })).body.email).toBe('chi@an-lac.example')
    await account('toi2')
    const other = server.client()
    await enter(other, 'toi2')
    const taken = await other.send('PUT', '/api/me', { name: 'Ai Đó', email: 'CHI@an-lac.example', password: PASSWORD, key: key(), version: 0 })
    expect(taken.body.code).toBe('account.email-taken')
  })
})
