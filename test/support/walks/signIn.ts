import { generate } from 'otplib'
import { Authenticator } from '../authenticator.ts'
import { CLIENT, goThrough, openProvider } from '../provider.ts'
import { PASSWORD, type Walk } from './walk.ts'

const REFUSED = ['account.sign-in-refused']
const NEXT = 'mua-roi-mai-ngoi'

export async function walkSession(w: Walk): Promise<void> {
  const { client } = await w.account('minh', [], { email: 'minh@an-lac.example' })
  const at = w.server.client()
  await w.step('POST /api/session', { as: at, keyless: true, own: true, refused: REFUSED, body: { login: 'minh', password: PASSWORD } })
  await w.step('DELETE /api/session', { as: at, keyless: true, own: true })
  await w.step('PUT /api/me', { as: client, own: true, body: { name: 'Vừ A Minh', email: 'minh@an-lac.example', version: (await client.get('/api/me')).body.version } })
  const other = w.server.client()
  await other.send('POST', '/api/session', { login: 'minh', password: PASSWORD })
  const sessions = (await client.get('/api/me/sessions')).body.sessions
  await w.step('POST /api/me/sessions/:id/end', { as: client, own: true, id: sessions.find((s: { here: boolean }) => !s.here).id })
  await other.send('POST', '/api/session', { login: 'minh', password: PASSWORD })
  await w.step('POST /api/me/sessions/end-others', { as: client, own: true })
  await w.step('PUT /api/session/password', { as: client, own: true, body: { current: PASSWORD, next: NEXT } })
  const before = w.office.arrived.length
  await w.step('POST /api/password-reset', { as: w.server.client(), keyless: true, own: true, asked: true, body: { who: 'minh' } })
  await w.until(async () => w.office.arrived.length > before)
  const token = /dat-lai\?token=([\w-]+)/.exec(w.office.arrived.at(-1)?.mail.text ?? '')?.[1] ?? ''
  await w.step('PUT /api/password-reset', { as: w.server.client(), keyless: true, own: true, body: { token, password: PASSWORD } })
}

export async function walkFactors(w: Walk): Promise<void> {
  const { client } = await w.account('ungdung')
  const code = (secret: string): Promise<string> => generate({ secret, epoch: Math.floor((Date.now() + (w.server.today.ahead ?? 0)) / 1000) })
  const { secret } = (await client.send('POST', '/api/me/totp', { password: PASSWORD, key: 'mot-khoa-lap' })).body
  await w.step('POST /api/me/totp/confirm', { as: client, own: true, body: { code: await code(secret) } })
  const { recoveryCodes } = await w.step('POST /api/me/recovery-codes', { as: client, own: true, body: { password: PASSWORD } })
  const door = w.server.client()
  await door.send('POST', '/api/session', { login: 'ungdung', password: PASSWORD })
  await w.step('POST /api/sign-in/second-step', { as: door, keyless: true, own: true, body: { code: recoveryCodes[0] } })
  await w.step('POST /api/me/totp/removal', { as: client, own: true, body: { password: PASSWORD } })
  const device = new Authenticator(w.server.running.url)
  const asked = await client.send('POST', '/api/me/passkeys/options', { password: PASSWORD })
  const { id } = await w.step('POST /api/me/passkeys', { as: client, own: true, body: { name: 'Điện thoại', response: device.create(asked.body) } })
  const in2 = w.server.client()
  const options = await in2.send('POST', '/api/sign-in/passkey/options')
  await w.step('POST /api/sign-in/passkey', { as: in2, keyless: true, own: true, refused: REFUSED, body: { response: device.get(options.body) } })
  await w.step('PATCH /api/me/passkeys/:id', { as: client, own: true, id, body: { name: 'Máy bàn' } })
  await w.step('POST /api/me/passkeys/:id/removal', { as: client, own: true, id, body: { password: PASSWORD } })
}

export async function walkSignOn(w: Walk): Promise<void> {
  const callback = `${w.server.running.url}/dang-nhap/mot-lan`
  const provider = await openProvider(callback)
  try {
    const { version } = (await w.clerk.get('/api/sign-in/rules')).body
    const singleSignOn = { name: 'Cổng cán bộ', issuer: provider.issuer, clientId: CLIENT.id, linkByEmail: false }
    await w.step('PUT /api/sign-in/rules', { body: { idleMinutes: 480, adminSecondStep: false, singleSignOn, secret: CLIENT.secret, version } })
    const { client } = await w.account('gan')
    provider.person = { sub: 'cb-01', email: 'gan@cong.example', verified: true }
    const begun = await client.send('POST', '/api/me/identities/start', { password: PASSWORD })
    const linked = { as: client, keyless: true, own: true, action: 'account.identity-linked' } as const
    await w.step('POST /api/sign-on', { ...linked, body: { query: await goThrough(begun.body.url, callback) } })
    const door = w.server.client()
    const url = (await door.send('POST', '/api/sign-on/start')).body.url
    await w.step('POST /api/sign-on', { ...linked, as: door, action: 'account.sign-in', body: { query: await goThrough(url, callback) } })
    const [identity] = (await client.get('/api/me')).body.identities
    await w.step('POST /api/me/identities/:id/removal', { as: client, own: true, id: identity.id })
  } finally {
    await provider.stop()
  }
}
