import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { Authenticator, type Lies } from '../support/authenticator.ts'
import { trailOf } from '../support/entries.ts'
import { firstClerk, key, testServer, type Answer, type Client, type TestServer } from '../support/server.ts'

const PASSWORD = 'nang-len-som-mai'
let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await firstClerk(server)
})
afterAll(() => server.close())
beforeEach(() => {
  server.today.ahead = 0
})

const signedIn = async (login: string): Promise<{ id: string; client: Client }> => {
  const { kit } = server.running
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: `Người ${login}`, login, password: PASSWORD, grants: [] }))
  if (!made.ok) throw new Error(made.refusal.code)
  const client = server.client()
  await client.send('POST', '/api/session', { login, password: PASSWORD })
  return { id: made.value, client }
}
const device = (): Authenticator => new Authenticator(server.running.url)
async function enrol(client: Client, authenticator: Authenticator, lies: Lies = {}): Promise<Answer> {
  const options = await client.send('POST', '/api/me/passkeys/options', { password: PASSWORD })
  return client.send('POST', '/api/me/passkeys', { name: 'Điện thoại', response: authenticator.create(options.body, lies), key: key() })
}
async function enter(authenticator: Authenticator, lies: Lies = {}, door = server.client()): Promise<Answer> {
  const options = await door.send('POST', '/api/sign-in/passkey/options')
  return door.send('POST', '/api/sign-in/passkey', { response: authenticator.get(options.body, lies) })
}

describe('a passkey', () => {
  it('is made while signed in, with the password, and then opens the door alone', async () => {
    const { id, client } = await signedIn('khoa')
    expect((await client.send('POST', '/api/me/passkeys/options', { password: 'sai-roi' })).body.code).toBe('account.wrong-password')
    const mine = device()
    expect((await enrol(client, mine)).status).toBe(200)
    expect((await client.get('/api/me')).body.passkeys).toMatchObject([{ name: 'Điện thoại', lastUsedAt: null }])
    expect((await enrol(client, mine)).body.code).toBe('account.passkey-refused')
    const inside = await enter(mine)
    expect(inside.body.account.id).toBe(id)
    expect((await client.get('/api/me')).body.passkeys[0].lastUsedAt).not.toBeNull()
    expect((await trailOf(server, 'account.factor-added')).find((e) => e.thing === id)?.details).toContain('Điện thoại')
    expect((await trailOf(server, 'account.sign-in')).filter((e) => e.account === id).at(-1)?.details).toContain('"after":"passkey"')
  })
  it('is named anew and taken away by its owner only', async () => {
    const { client } = await signedIn('chukhoa')
    const { client: other } = await signedIn('nguoikhac')
    const mine = device()
    const { id } = (await enrol(client, mine)).body
    expect((await other.send('PATCH', `/api/me/passkeys/${id}`, { name: 'Của tôi', key: key() })).status).toBe(404)
    expect((await other.send('POST', `/api/me/passkeys/${id}/removal`, { password: PASSWORD, key: key() })).status).toBe(404)
    expect((await client.send('PATCH', `/api/me/passkeys/${id}`, { name: 'Máy bàn', key: key() })).status).toBe(204)
    expect((await client.get('/api/me')).body.passkeys[0].name).toBe('Máy bàn')
    expect((await client.send('POST', `/api/me/passkeys/${id}/removal`, { password: PASSWORD, key: key() })).status).toBe(204)
    expect((await enter(mine)).body.code).toBe('account.passkey-refused')
  })
  it.each<[string, Lies]>([
    ['asked by another page', { origin: 'https://bang-vang.example' }],
    ['of another site', { rpId: 'bang-vang.example' }],
    ['to another question', { challenge: Buffer.from('mot-cau-hoi-khac').toString('base64url') }],
    ['of a device that nobody unlocked', { unverified: true }],
    ['signed with another key', { forged: true }],
  ])('does not open the door with an answer %s', async (_what, lies) => {
    const { id, client } = await signedIn('dangnghi')
    const mine = device()
    await enrol(client, mine)
    expect((await enter(mine, lies)).body).toMatchObject({ status: 401, code: 'account.passkey-refused' })
    expect((await trailOf(server, 'account.sign-in-refused')).some((e) => e.thing === id && e.details.includes('"after":"passkey"'))).toBe(true)
    expect((await enter(mine)).status).toBe(200)
  })
  it.each<[string, Lies]>([
    ['asked by another page', { origin: 'https://bang-vang.example' }],
    ['of a device that nobody unlocked', { unverified: true }],
    ['to another question', { challenge: Buffer.from('mot-cau-hoi-khac').toString('base64url') }],
  ])('is not kept from an answer %s', async (_what, lies) => {
    const { client } = await signedIn('khongnhan')
    expect((await enrol(client, device(), lies)).body.code).toBe('account.passkey-refused')
    expect((await client.get('/api/me')).body.passkeys).toEqual([])
  })
  it('that was copied is found out: a count that went back is refused', async () => {
    const { client } = await signedIn('saochep')
    const mine = device()
    await enrol(client, mine)
    for (let i = 0; i < 3; i++) expect((await enter(mine)).status).toBe(200)
    expect((await enter(mine, { counter: 2 })).body.code).toBe('account.passkey-refused')
    expect((await enter(mine, { counter: mine.counter })).body.code).toBe('account.passkey-refused')
    expect((await enter(mine)).status).toBe(200)
  })
  it('answers a question once, in the browser that asked, within five minutes', async () => {
    const { client } = await signedIn('mothoi')
    const mine = device()
    await enrol(client, mine)
    const door = server.client()
    const options = (await door.send('POST', '/api/sign-in/passkey/options')).body
    const { cookie } = door
    const response = mine.get(options)
    expect((await server.client().send('POST', '/api/sign-in/passkey', { response })).body.code).toBe('account.passkey-refused')
    expect((await door.send('POST', '/api/sign-in/passkey', { response })).status).toBe(200)
    const again = server.client()
    again.cookie = cookie
    expect((await again.send('POST', '/api/sign-in/passkey', { response: mine.get(options) })).body.code).toBe('account.passkey-refused')
    const late = server.client()
    const old = (await late.send('POST', '/api/sign-in/passkey/options')).body
    server.today.ahead = 6 * 60_000
    expect((await late.send('POST', '/api/sign-in/passkey', { response: mine.get(old) })).body.code).toBe('account.passkey-refused')
  })
  it('is bound to the session that it is made in', async () => {
    const { client } = await signedIn('phienkhac')
    const options = (await client.send('POST', '/api/me/passkeys/options', { password: PASSWORD })).body
    await client.send('POST', '/api/session', { login: 'phienkhac', password: PASSWORD })
    const kept = await client.send('POST', '/api/me/passkeys', { name: 'Lạ', response: device().create(options), key: key() })
    expect(kept.body.code).toBe('account.passkey-refused')
  })
  it('is not offered without https from another machine, and the words say why', async () => {
    const { client } = await signedIn('khonghttps')
    for (const host of ['bang-vang.an-lac.example:4680', '192.168.1.20:4680']) {
      const bare = await ask('GET', '/api/sign-in', host)
      expect(bare.body.passkeys).toBe(false)
      const refused = await ask('POST', '/api/sign-in/passkey/options', host)
      expect([refused.status, refused.body.code]).toEqual([409, 'account.needs-tls'])
      expect(refused.body.title).toContain('https')
    }
    expect((await client.get('/api/sign-in')).body.passkeys).toBe(true)
  })
  it('that is nonsense is refused, not a fault', async () => {
    for (const response of [{}, { id: 7 }, { id: 'x'.repeat(5000) }, { id: 'abc', response: null }]) {
      const door = server.client()
      await door.send('POST', '/api/sign-in/passkey/options')
      expect((await door.send('POST', '/api/sign-in/passkey', { response })).status).toBe(401)
    }
  })
})

/** A request under another host name, as another machine would send it. */
async function ask(method: string, path: string, host: string): Promise<{ status: number; body: ReturnType<typeof JSON.parse> }> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const sent = request(server.running.url + path, { method, headers: { host } }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }))
    })
    sent.on('error', reject)
    sent.end()
  })
}
