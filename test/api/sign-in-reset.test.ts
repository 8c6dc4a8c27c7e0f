import { generate } from 'otplib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureAccount, firstLink } from '../../src/modules/accounts/index.ts'
import { trailOf } from '../support/entries.ts'
import { openPostOffice, type Arrived, type PostOffice } from '../support/postOffice.ts'
import { firstClerk, key, testServer, type Answer, type Client, type TestServer } from '../support/server.ts'

const PASSWORD = 'nang-len-som-mai'
const NEXT = 'mua-roi-mai-ngoi'
const SITE = 'https://thidua.an-lac.example'
let server: TestServer
let office: PostOffice
beforeAll(async () => {
  office = await openPostOffice()
  server = await testServer('2026-03-10', { SMTP_URL: `smtp://127.0.0.1:${office.port}?tls=none&from=bang-vang@an-lac.example&site=${encodeURIComponent(SITE)}` })
  await firstClerk(server)
})
afterAll(async () => {
  await server.close()
  await office.close()
})
beforeEach(() => {
  server.today.ahead = 0
  office.arrived.length = 0
})

const enter = (client: Client, login: string, password: string): Promise<Answer> => client.send('POST', '/api/session', { login, password })
async function account(login: string, email: string | null = `${login}@an-lac.example`): Promise<{ id: string; client: Client }> {
  const { kit } = server.running
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: `Người ${login}`, login, password: PASSWORD, grants: [] }))
  if (!made.ok) throw new Error(made.refusal.code)
  const client = server.client()
  await enter(client, login, PASSWORD)
  if (email !== null) expect((await client.send('PUT', '/api/me', { name: `Người ${login}`, email, password: PASSWORD, key: key(), version: 0 })).status).toBe(200)
  return { id: made.value, client }
}
const ask = (who: string): Promise<Answer> => server.client().send('POST', '/api/password-reset', { who })
const reset = (token: string, password = NEXT): Promise<Answer> => server.client().send('PUT', '/api/password-reset', { token, password })
const good = async (token: string): Promise<boolean> => (await server.client().get(`/api/password-reset?token=${token}`)).body.good

async function arrivals(count: number): Promise<readonly Arrived[]> {
  for (let i = 0; i < 400 && office.arrived.length < count; i++) await new Promise((resolve) => setTimeout(resolve, 25))
  expect(office.arrived).toHaveLength(count)
  return office.arrived
}
/** Asks for a link and reads it from the mail that comes. */
async function linkFor(who: string): Promise<string> {
  const before = office.arrived.length
  expect((await ask(who)).status).toBe(204)
  const mail = (await arrivals(before + 1)).at(-1)
  const token = /\/dat-lai\?token=([\w-]+)/.exec(mail?.mail.text ?? '')?.[1] ?? ''
  expect(mail?.mail.text).toContain(`${SITE}/dat-lai?token=${token}`)
  return token
}

describe('a forgotten password', () => {
  it('is mended by a link in a mail, once; every session and the wait of the account end', async () => {
    const { id, client } = await account('quen')
    for (let i = 0; i < 5; i++) await enter(server.client(), 'quen', 'sai')
    expect((await enter(server.client(), 'quen', PASSWORD)).body.code).toBe('account.locked')
    const token = await linkFor('quen')
    expect(office.arrived[0]?.to).toEqual(['quen@an-lac.example'])
    expect(office.arrived[0]?.mail.subject).toBe('Đặt lại mật khẩu Bảng Vàng')
    expect(await good(token)).toBe(true)
    expect((await reset(token, 'nguoiquen1')).body.code).toBe('account.password-weak')
    expect((await reset(token)).status).toBe(204)
    expect((await client.get('/api/session')).status).toBe(401)
    expect((await enter(server.client(), 'quen', NEXT)).status).toBe(200)
    expect((await enter(server.client(), 'quen', PASSWORD)).status).toBe(401)
    expect(await good(token)).toBe(false)
    expect((await reset(token, 'lan-nua-xem-sao')).body.code).toBe('account.link-used')
    for (const action of ['account.reset-asked', 'account.reset']) expect((await trailOf(server, action)).filter((e) => e.thing === id)).toHaveLength(1)
  })
  it('is answered the same whether there is such an account or not, and mails go only to accounts', async () => {
    await account('cothu')
    await account('khongthu', null)
    const answers = await Promise.all(['cothu', 'khongthu', 'khong-ai-ca', 'la@noi-khac.example', 'COTHU@an-lac.example'].map(ask))
    expect(answers.map((a) => [a.status, a.body])).toEqual(Array.from({ length: 5 }, () => [204, '']))
    const mails = await arrivals(2)
    expect(mails.map((m) => m.to)).toEqual([['cothu@an-lac.example'], ['cothu@an-lac.example']])
  })
  it('is not found by asking again and again', async () => {
    await account('hoinhieu')
    for (const who of ['hoinhieu', 'khong-co-that']) {
      const answers = []
      for (let i = 0; i < 5; i++) answers.push((await ask(who)).status)
      expect(answers).toEqual([204, 204, 204, 429, 429])
    }
    await arrivals(3)
  })
  it('has a link for half an hour, and only the last one that was sent', async () => {
    await account('haduong')
    const first = await linkFor('haduong')
    const second = await linkFor('haduong')
    expect([await good(first), await good(second)]).toEqual([false, true])
    server.today.ahead = 31 * 60_000
    expect(await good(second)).toBe(false)
    expect((await reset(second)).body.code).toBe('account.link-used')
  })
  it('is set once by two who hold the same link', async () => {
    await account('haitay')
    const token = await linkFor('haitay')
    const answers = await Promise.all([reset(token, 'nguoi-thu-nhat-dat'), reset(token, 'nguoi-thu-hai-dat')])
    expect(answers.map((a) => a.status).sort()).toEqual([204, 410])
  })
  it('does not do away with the second step', async () => {
    const { client } = await account('haibuoc')
    const { secret } = (await client.send('POST', '/api/me/totp', { password: PASSWORD, key: key() })).body
    await client.send('POST', '/api/me/totp/confirm', { code: await generate({ secret }), key: key() })
    expect((await reset(await linkFor('haibuoc'))).status).toBe(204)
    expect((await enter(server.client(), 'haibuoc', NEXT)).body).toEqual({ step: 'code', enrol: null })
  })
  it('cannot be mended with a link sent before the password or the e-mail changed', async () => {
    const { client } = await account('doithu2')
    const token = await linkFor('doithu2')
    await client.send('PUT', '/api/session/password', { current: PASSWORD, next: NEXT, key: key() })
    expect(await good(token)).toBe(false)
  })
  it('leaves no link in the database once it was sent', async () => {
    await account('khongvet')
    const token = await linkFor('khongvet')
    const { kit } = server.running
    for (let i = 0; i < 100; i++) {
      const kept = await kit.db.read(kit.tenant, async (r) => JSON.stringify([await r.q.selectFrom('mails').selectAll().execute(), await r.q.selectFrom('passes').selectAll().execute(), await r.q.selectFrom('trail_details').selectAll().execute()]))
      if (!kept.includes(token)) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('the link still lies in the database')
  })
})

describe('the first link of an installation', () => {
  it('is good for a day; a new start prints a new one', async () => {
    const fresh = await testServer()
    const token = fresh.running.firstLink?.split('token=')[1] ?? ''
    const goodFirst = async (of: string): Promise<boolean> => (await fresh.client().get(`/api/first-account?token=${of}`)).body.good
    expect(await goodFirst(token)).toBe(true)
    fresh.today.ahead = 24 * 3_600_000 + 1000
    expect(await goodFirst(token)).toBe(false)
    const late = await fresh.client().send('POST', '/api/first-account', { token, name: 'Người Đến Muộn', login: 'muon', password: NEXT })
    expect(late.body.code).toBe('account.link-used')
    const next = (await firstLink(fresh.running.kit)) ?? ''
    expect([await goodFirst(token), await goodFirst(next)]).toEqual([false, true])
    await fresh.close()
  })
})
