import { generate } from 'otplib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureAccount, type NewAccount } from '../../src/modules/accounts/index.ts'
import { firstClerk, key, testServer, type Answer, type Client, type TestServer } from '../support/server.ts'
import { trailOf } from '../support/entries.ts'

const STEP = 30_000
const PASSWORD = 'nang-len-som-mai'
let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
})
afterAll(() => server.close())
/** Puts the clock so many steps ahead, into the middle of a step: no code grows old between being read and being typed. */
const ahead = (steps: number): void => {
  server.today.ahead = steps * STEP + STEP / 2 - (Date.now() % STEP)
}
beforeEach(() => ahead(0))

const account = async (login: string, grants: NewAccount['grants'] = []): Promise<string> => {
  const { kit } = server.running
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: `Người ${login}`, login, password: PASSWORD, grants }))
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value
}
const enter = (client: Client, login: string, password = PASSWORD): Promise<Answer> => client.send('POST', '/api/session', { login, password })
/** The code that an app would show, so many steps from now. */
const codeOf = (secret: string, steps = 0): Promise<string> => generate({ secret, epoch: Math.floor((Date.now() + (server.today.ahead ?? 0)) / 1000) + steps * 30 })
const step = (client: Client, code: string): Promise<Answer> => client.send('POST', '/api/sign-in/second-step', { code })

/** An account with an app. @returns a signed-in client, the secret, the recovery codes, and the code that was used to confirm */
async function withApp(login: string, grants: NewAccount['grants'] = []): Promise<{ id: string; client: Client; secret: string; recovery: string[]; used: string }> {
  const id = await account(login, grants)
  const client = server.client()
  await enter(client, login)
  const begun = await client.send('POST', '/api/me/totp', { password: PASSWORD, key: key() })
  const used = await codeOf(begun.body.secret)
  const confirmed = await client.send('POST', '/api/me/totp/confirm', { code: used, key: key() })
  return { id, client, secret: begun.body.secret, recovery: confirmed.body.recoveryCodes, used }
}

describe('an authenticator app', () => {
  it('is begun with the password, confirmed by a code, and then asked for at the door', async () => {
    const id = await account('ungdung')
    const client = server.client()
    await enter(client, 'ungdung')
    expect((await client.send('POST', '/api/me/totp', { password: 'sai-roi', key: key() })).body.code).toBe('account.wrong-password')
    const begun = (await client.send('POST', '/api/me/totp', { password: PASSWORD, key: key() })).body
    expect(begun.picture).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(begun.uri).toContain(`secret=${begun.secret}`)
    const other = server.client()
    expect((await enter(other, 'ungdung')).body.account.login).toBe('ungdung')
    expect((await client.send('POST', '/api/me/totp/confirm', { code: '000000', key: key() })).body.code).toBe('account.second-step-wrong')
    const confirming = { code: await codeOf(begun.secret), key: key() }
    const confirmed = await client.send('POST', '/api/me/totp/confirm', confirming)
    expect(confirmed.body.recoveryCodes).toHaveLength(10)
    expect((await client.send('POST', '/api/me/totp/confirm', confirming)).body).toEqual({ recoveryCodes: [] })
    expect((await client.get('/api/me')).body.totp).toMatchObject({ recoveryCodesLeft: 10 })
    expect((await trailOf(server, 'account.factor-added')).filter((e) => e.thing === id)).toHaveLength(1)
    const door = server.client()
    const asked = await enter(door, 'ungdung')
    expect(asked.body).toEqual({ step: 'code', enrol: null })
    expect((await door.get('/api/session')).status).toBe(401)
    ahead(1)
    const inside = await step(door, await codeOf(begun.secret))
    expect(inside.body.account.id).toBe(id)
    expect((await door.get('/api/me/sessions')).body.sessions.find((s: { here: boolean }) => s.here).method).toBe('second-step')
  })
  it('gives codes that are used once, also when two come at the same moment', async () => {
    const { secret, used } = await withApp('motlan')
    const doors = await Promise.all(Array.from({ length: 4 }, async () => {
      const door = server.client()
      await enter(door, 'motlan')
      return door
    }))
    expect((await step(doors[0] as Client, used)).body.code).toBe('account.second-step-wrong')
    ahead(1)
    const code = await codeOf(secret)
    const answers = await Promise.all(doors.map((door) => step(door, code)))
    expect(answers.map((a) => a.status).sort()).toEqual([200, 401, 401, 401])
    expect(answers.filter((a) => a.status === 401).map((a) => a.body.code)).toEqual(Array.from({ length: 3 }, () => 'account.second-step-wrong'))
  })
  it('may be a step fast or slow, and no more', async () => {
    const { secret } = await withApp('lechgio')
    for (const [far, steps, status] of [[2, -2, 401], [2, -1, 200], [4, 1, 200], [8, 2, 401]] as const) {
      const door = server.client()
      await enter(door, 'lechgio')
      ahead(far)
      expect([far, steps, (await step(door, await codeOf(secret, steps))).status]).toEqual([far, steps, status])
    }
  })
  it('is not guessed: five wrong codes lock the second step, and a new pass does not help', async () => {
    const { id, secret } = await withApp('doma')
    ahead(1)
    const door = server.client()
    await enter(door, 'doma')
    for (let i = 0; i < 5; i++) expect((await step(door, '000000')).status).toBe(401)
    await enter(door, 'doma')
    const locked = await step(door, await codeOf(secret))
    expect([locked.status, locked.body.code]).toEqual([429, 'account.locked'])
    expect((await trailOf(server, 'account.sign-in-refused')).filter((e) => e.thing === id).length).toBeGreaterThanOrEqual(6)
    ahead(3)
    expect((await step(door, await codeOf(secret))).status).toBe(200)
  })
  it('lets nobody in with a pass that is old, used or of another browser', async () => {
    const { secret } = await withApp('vequa')
    const door = server.client()
    await enter(door, 'vequa')
    ahead(12)
    expect((await step(door, await codeOf(secret))).body.code).toBe('account.sign-in-first')
    await enter(door, 'vequa')
    expect((await step(server.client(), await codeOf(secret))).body.code).toBe('account.sign-in-first')
    const { cookie } = door
    expect((await step(door, await codeOf(secret))).status).toBe(200)
    ahead(13)
    const again = server.client()
    again.cookie = cookie
    expect((await step(again, await codeOf(secret))).body.code).toBe('account.sign-in-first')
  })
  it('is taken away with the password, and its recovery codes with it', async () => {
    const { client, recovery } = await withApp('goapp')
    expect((await client.send('POST', '/api/me/totp/removal', { password: 'sai-roi', key: key() })).status).toBe(401)
    expect((await client.send('POST', '/api/me/totp/removal', { password: PASSWORD, key: key() })).status).toBe(204)
    expect((await client.get('/api/me')).body.totp).toBeNull()
    expect((await enter(server.client(), 'goapp')).body.account.login).toBe('goapp')
    expect(recovery).toHaveLength(10)
  })
})

describe('recovery codes', () => {
  it('let in once each, and are void when new ones are made', async () => {
    const { client, recovery } = await withApp('dutru')
    const [first = '', second = ''] = recovery
    const into = async (code: string): Promise<number> => {
      const door = server.client()
      await enter(door, 'dutru')
      return (await step(door, code)).status
    }
    expect(await Promise.all([into(first), into(first)]).then((s) => s.sort())).toEqual([200, 401])
    expect((await client.get('/api/me')).body.totp.recoveryCodesLeft).toBe(9)
    const fresh = (await client.send('POST', '/api/me/recovery-codes', { password: PASSWORD, key: key() })).body.recoveryCodes
    expect(await into(second)).toBe(401)
    expect(await into(fresh[0].replace('-', ' ').toUpperCase())).toBe(200)
  })
  it('are kept as digests only, in the answers for repeats too', async () => {
    const { recovery } = await withApp('bam')
    const { kit } = server.running
    const kept = await kit.db.read(kit.tenant, async (r) => JSON.stringify([
      await r.q.selectFrom('recovery_codes').selectAll().execute(), await r.q.selectFrom('commands').selectAll().execute(), await r.q.selectFrom('trail_details').selectAll().execute(),
    ]))
    for (const code of recovery) expect(kept).not.toContain(code)
  })
})

describe('a second step that administrators must have', () => {
  it('is set up on the way in, and then asked', async () => {
    const rules = { idleMinutes: 480, adminSecondStep: true, singleSignOn: null, key: key(), version: 0 }
    expect((await clerk.send('PUT', '/api/sign-in/rules', rules)).status).toBe(200)
    const id = await account('quantri2', [{ role: 'administrator', bodyId: null, unitId: null }])
    await account('thuong')
    expect((await enter(server.client(), 'thuong')).body.account.login).toBe('thuong')
    const door = server.client()
    const asked = (await enter(door, 'quantri2')).body
    expect(asked.step).toBe('enrol')
    expect((await door.get('/api/session')).status).toBe(401)
    expect((await step(door, '000000')).body.code).toBe('account.second-step-wrong')
    const inside = (await step(door, await codeOf(asked.enrol.secret))).body
    expect(inside.account.id).toBe(id)
    expect(inside.recoveryCodes).toHaveLength(10)
    expect((await door.get('/api/me')).body).toMatchObject({ secondStepAsked: true, totp: { recoveryCodesLeft: 10 } })
    expect((await enter(server.client(), 'quantri2')).body).toEqual({ step: 'code', enrol: null })
    await clerk.send('PUT', '/api/sign-in/rules', { ...rules, adminSecondStep: false, key: key(), version: 1 })
  })
})
