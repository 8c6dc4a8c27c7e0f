import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ensureAccount, type NewAccount } from '../../src/modules/accounts/index.ts'
import { trailOf } from '../support/entries.ts'
import { CLIENT, goThrough, openProvider, type TestProvider } from '../support/provider.ts'
import { firstClerk, key, testServer, type Answer, type Client, type TestServer } from '../support/server.ts'

const PASSWORD = 'nang-len-som-mai'
let server: TestServer
let admin: Client
let provider: TestProvider
let callback = ''
beforeAll(async () => {
  server = await testServer()
  admin = await firstClerk(server)
  callback = `${server.running.url}/dang-nhap/mot-lan`
  provider = await openProvider(callback)
  await setUp({ linkByEmail: false })
})
afterAll(async () => {
  await server.close()
  await provider.stop()
})
afterEach(() => setUp({ linkByEmail: false }))

async function setUp(given: { linkByEmail?: boolean; issuer?: string; adminSecondStep?: boolean }): Promise<Answer> {
  const { version } = (await admin.get('/api/sign-in/rules')).body
  const singleSignOn = { name: 'Cổng cán bộ An Lạc', issuer: given.issuer ?? provider.issuer, clientId: CLIENT.id, linkByEmail: given.linkByEmail ?? false }
  return admin.send('PUT', '/api/sign-in/rules', { idleMinutes: 480, adminSecondStep: given.adminSecondStep ?? false, singleSignOn, secret: CLIENT.secret, key: key(), version })
}
const account = async (login: string, email: string | null = null, grants: NewAccount['grants'] = []): Promise<{ id: string; client: Client }> => {
  const { kit } = server.running
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: `Người ${login}`, login, password: PASSWORD, grants }))
  if (!made.ok) throw new Error(made.refusal.code)
  const client = server.client()
  await client.send('POST', '/api/session', { login, password: PASSWORD })
  if (email !== null) {
    const done = await client.send('PUT', '/api/me', { name: `Người ${login}`, email, password: PASSWORD, key: key(), version: 0 })
    if (done.status !== 200) throw new Error(done.body.code)
  }
  return { id: made.value, client }
}
const finish = (client: Client, query: string): Promise<Answer> => client.send('POST', '/api/sign-on', { query })
const start = async (client: Client): Promise<URL> => new URL((await client.send('POST', '/api/sign-on/start')).body.url)
/** The whole way from the door and back. */
async function enter(client = server.client()): Promise<Answer> {
  return finish(client, await goThrough((await start(client)).href, callback))
}
async function link(client: Client, sub: string): Promise<Answer> {
  provider.person = { sub, email: `${sub}@cong.example`, verified: true }
  const begun = await client.send('POST', '/api/me/identities/start', { password: PASSWORD })
  return finish(client, await goThrough(begun.body.url, callback))
}
const reasonOf = (answer: Answer): unknown => [answer.status, answer.body.code, answer.body.params?.reason]
const failed = (reason: string): unknown => [401, 'account.sign-on-failed', reason]

describe('single sign-on', () => {
  it('asks the provider with a state, a nonce and a proof key, and shows the secret to nobody', async () => {
    const url = await start(server.client())
    expect(url.origin).toBe(provider.issuer)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ client_id: CLIENT.id, redirect_uri: callback, response_type: 'code', code_challenge_method: 'S256', state: expect.stringMatching(/.{20}/), nonce: expect.stringMatching(/.{20}/) })
    const rules = await admin.get('/api/sign-in/rules')
    expect(rules.body).toMatchObject({ hasSecret: true, callback, singleSignOn: { name: 'Cổng cán bộ An Lạc' } })
    const trail = JSON.stringify(await trailOf(server, 'settings.changed'))
    expect(JSON.stringify(rules.body) + trail).not.toContain(CLIENT.secret)
    expect((await server.client().get('/api/sign-in')).body.singleSignOn).toEqual({ name: 'Cổng cán bộ An Lạc' })
  })
  it('lets in who linked the two while signed in, until they are unlinked', async () => {
    const { id, client } = await account('gan')
    expect((await client.send('POST', '/api/me/identities/start', { password: 'sai-roi' })).body.code).toBe('account.wrong-password')
    expect((await link(client, 'cb-01')).body.account.id).toBe(id)
    const [identity] = (await client.get('/api/me')).body.identities
    expect(identity.issuer).toBe(provider.issuer)
    expect((await trailOf(server, 'account.identity-linked')).filter((e) => e.thing === id)).toHaveLength(1)
    const inside = await enter()
    expect(inside.body.account.id).toBe(id)
    expect((await trailOf(server, 'account.sign-in')).filter((e) => e.account === id).at(-1)?.details).toContain('single-sign-on')
    const other = await account('gan2')
    expect(reasonOf(await link(other.client, 'cb-01'))).toEqual(failed('already-linked'))
    expect((await client.send('POST', `/api/me/identities/${identity.id}/removal`, { key: key() })).status).toBe(204)
    provider.person = { sub: 'cb-01', email: 'cb-01@cong.example', verified: true }
    expect(reasonOf(await enter())).toEqual(failed('unknown-account'))
  })
  it('refuses people whom nobody knows here', async () => {
    provider.person = { sub: 'nguoi-la', email: 'la@noi-khac.example', verified: true }
    await setUp({ linkByEmail: true })
    expect(reasonOf(await enter())).toEqual(failed('unknown-account'))
    expect((await trailOf(server, 'account.sign-in-refused')).at(-1)?.details).toContain('single-sign-on')
  })
  it('links by a verified e-mail only where the rules say so', async () => {
    const { id } = await account('thudientu', 'hoa@an-lac.example')
    provider.person = { sub: 'cb-02', email: 'Hoa@an-lac.example', verified: true }
    expect(reasonOf(await enter())).toEqual(failed('unknown-account'))
    await setUp({ linkByEmail: true })
    provider.person = { sub: 'ke-mao-danh', email: 'hoa@an-lac.example', verified: false }
    expect(reasonOf(await enter())).toEqual(failed('unknown-account'))
    provider.person = { sub: 'cb-02', email: 'Hoa@an-lac.example', verified: true }
    expect((await enter()).body.account.id).toBe(id)
    await setUp({ linkByEmail: false })
    expect((await enter()).body.account.id).toBe(id)
  })
  it('does not stand for the second step that administrators must have', async () => {
    const { client } = await account('quantri3', null, [{ role: 'administrator', bodyId: null, unitId: null }])
    await link(client, 'cb-03')
    const { version } = (await admin.get('/api/sign-in/rules')).body
    expect(version).toBeGreaterThan(0)
    await setUp({ adminSecondStep: true })
    const asked = await enter()
    expect(asked.body.step).toBe('enrol')
    await setUp({})
  })
})

describe('an answer of the provider', () => {
  const known = async (login: string): Promise<void> => {
    const { client } = await account(login)
    expect((await link(client, `cb-${login}`)).status).toBe(200)
  }
  it('with another state is refused', async () => {
    await known('trangthai')
    const client = server.client()
    const query = await goThrough((await start(client)).href, callback)
    const params = new URLSearchParams(query)
    params.set('state', 'mot-trang-thai-khac')
    const before = (await trailOf(server, 'account.sign-in-refused')).length
    expect(reasonOf(await finish(client, `?${params}`))).toEqual(failed('answer-wrong'))
    expect((await trailOf(server, 'account.sign-in-refused')).length).toBe(before + 1)
    expect(reasonOf(await finish(client, query))).toEqual(failed('ended'))
  })
  it('with another nonce is refused', async () => {
    await known('motlan')
    const client = server.client()
    const url = await start(client)
    url.searchParams.set('nonce', 'mot-so-khac')
    expect(reasonOf(await finish(client, await goThrough(url.href, callback)))).toEqual(failed('answer-wrong'))
  })
  it('that is played again is refused: in the same browser, in another, and as the code of another attempt', async () => {
    await known('choilai')
    const client = server.client()
    const query = await goThrough((await start(client)).href, callback)
    const { cookie } = client
    expect((await finish(client, query)).status).toBe(200)
    const thief = server.client()
    thief.cookie = cookie
    expect(reasonOf(await finish(thief, query))).toEqual(failed('ended'))
    expect(reasonOf(await finish(server.client(), query))).toEqual(failed('ended'))
    const fresh = server.client()
    const url = await start(fresh)
    const params = new URLSearchParams(query)
    params.set('state', url.searchParams.get('state') ?? '')
    expect(reasonOf(await finish(fresh, `?${params}`))).toEqual(failed('answer-wrong'))
  })
  it('of another issuer is refused', async () => {
    await known('noikhac')
    const client = server.client()
    const params = new URLSearchParams(await goThrough((await start(client)).href, callback))
    expect(params.get('iss')).toBe(provider.issuer)
    params.set('iss', 'https://cong.example')
    expect(reasonOf(await finish(client, `?${params}`))).toEqual(failed('answer-wrong'))
    const other = await openProvider(callback)
    const between = server.client()
    const query = await goThrough((await start(between)).href, callback)
    await setUp({ issuer: other.issuer })
    expect(reasonOf(await finish(between, query))).toEqual(failed('answer-wrong'))
    await other.stop()
  })
  it('to an attempt that began too long ago is refused', async () => {
    await known('muon')
    const client = server.client()
    const query = await goThrough((await start(client)).href, callback)
    server.today.ahead = 11 * 60_000
    expect(reasonOf(await finish(client, query))).toEqual(failed('ended'))
    server.today.ahead = 0
  })
  it('that a person refused to give is refused', async () => {
    const client = server.client()
    const url = await start(client)
    expect(reasonOf(await finish(client, `?error=access_denied&state=${url.searchParams.get('state')}&iss=${encodeURIComponent(provider.issuer)}`))).toEqual(failed('answer-wrong'))
  })
  it('links nothing to a session that did not ask for it', async () => {
    const mine = await account('chuphien')
    const other = await account('phienla')
    provider.person = { sub: 'cb-04', email: 'cb-04@cong.example', verified: true }
    const begun = await mine.client.send('POST', '/api/me/identities/start', { password: PASSWORD })
    const query = await goThrough(begun.body.url, callback)
    const pass = mine.client.cookie.split('; ').find((pair) => pair.startsWith('bang_vang_pass=')) ?? ''
    other.client.cookie = `${other.client.cookie}; ${pass}`
    expect(reasonOf(await finish(other.client, query))).toEqual(failed('ended'))
    expect((await other.client.get('/api/me')).body.identities).toEqual([])
  })
})

describe('a provider that is down', () => {
  it('says so at the start and on the way back, and the password still works', async () => {
    const other = await openProvider(callback)
    await setUp({ issuer: other.issuer })
    const client = server.client()
    const query = await goThrough((await start(client)).href, callback)
    await other.stop()
    expect(reasonOf(await finish(client, query))).toEqual(failed('provider-down'))
    const refused = await server.client().send('POST', '/api/sign-on/start')
    expect(reasonOf(refused)).toEqual(failed('provider-down'))
    expect(refused.body.title).toContain('không trả lời')
    await account('vanvao')
    expect((await server.client().send('POST', '/api/session', { login: 'vanvao', password: PASSWORD })).status).toBe(200)
  })
})
