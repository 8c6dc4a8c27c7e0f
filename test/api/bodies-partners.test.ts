import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '../../src/core/kernel/result.ts'
import { PLAN } from '../support/planText.ts'
import { firstClerk, key, testServer, whenRead, type Client, type TestServer } from '../support/server.ts'

type Json = ReturnType<typeof JSON.parse>
let server: TestServer
let clerk: Client
let partner = ''
let programme = ''

async function adopt(): Promise<string> {
  const { id } = (await clerk.upload('/api/plans', 'ke-hoach.txt', PLAN)).body
  await whenRead(clerk, id)
  const say = async (version: number, command: object): Promise<Json> => (await clerk.send('POST', `/api/plans/${id}/review`, { command, key: key(), version })).body
  let now = await say((await clerk.get(`/api/plans/${id}/review`)).body.version, { type: 'accept-sure' })
  for (const q of now.questions) now = await say(now.version, { type: 'accept', facts: q.facts })
  for (const c of now.checks.filter((x: Json) => x.severity === 'must' && x.state === 'open')) now = await say(now.version, { type: 'keep-check', check: c.id, reason: 'giữ như văn bản' })
  return (await clerk.send('POST', `/api/plans/${id}/adoption`, { key: key(), version: now.version })).body.programmeId
}
beforeAll(async () => {
  server = await testServer('2026-03-10')
  clerk = await firstClerk(server)
  programme = await adopt()
  const contact = { person: 'Phan Văn Đối', phone: '0200 000 000', email: 'doi@doitac.example', address: '' }
  partner = (await clerk.send('POST', '/api/partners', { name: 'Hội Hữu nghị An Lạc', abbreviation: 'HHN', kind: 'other', contact, key: key() })).body.id
})
afterAll(() => server.close())

const lay = (more: object = {}) => clerk.send('POST', '/api/guest-links', { partnerId: partner, label: 'Phối hợp năm 2026', programmeIds: [programme], key: key(), ...more })
const guest = (token: string) => server.client().send('POST', '/api/guest', { token })
const links = async (): Promise<Json[]> => (await clerk.get('/api/partners')).body.links
const used = () => server.running.kit.db.read(server.running.kit.tenant, (r) => r.q.selectFrom('trail').select(['id', 'via', 'account_id']).where('tenant_id', '=', r.tenant).where('action', '=', 'guest-link.used').execute())

describe('a guest link', () => {
  it('is shown once, opens what was laid out and nothing else, and leaves one trace a day', async () => {
    const sent = { key: key() }
    const made = (await lay(sent)).body
    expect(made.token).toMatch(/^[\w-]{43}$/)
    expect((await lay(sent)).body).toEqual({ id: made.id, token: null })
    const seen = (await guest(made.token)).body
    expect(Object.keys(seen).sort()).toEqual(['body', 'expiresAt', 'label', 'partner', 'programmes'])
    expect(seen.programmes).toHaveLength(1)
    expect(Object.keys(seen.programmes[0]).sort()).toEqual(['campaigns', 'dues', 'title'])
    expect(seen.programmes[0].campaigns).toEqual([expect.stringContaining('Nụ cười nơi tiếp dân')])
    expect(seen.programmes[0].dues.map((d: Json) => d.due)).toContain('2026-03-14')
    expect(JSON.stringify(seen)).not.toMatch(/Nguyễn|quote|done|Phan Văn/)
    await guest(made.token)
    expect((await links()).find((l) => l.id === made.id)).toMatchObject({ uses: 2, state: 'open' })
    expect(await used()).toMatchObject([{ via: 'guest-link', account_id: null }])
  })

  it('is refused in the same words when it is unknown, closed or over', async () => {
    const [closed, over] = [(await lay()).body, (await lay()).body]
    expect((await clerk.send('POST', `/api/guest-links/${closed.id}/revocation`, { key: key() })).status).toBe(204)
    const { db, tenant } = server.running.kit
    await db.write(tenant, async (w) => ok(void (await w.q.updateTable('guest_links').set({ expires_at: '2020-01-01T00:00:00Z' }).where('tenant_id', '=', w.tenant).where('id', '=', over.id).execute())))
    const answers = [await guest(closed.token), await guest(over.token), await guest('x'.repeat(43))]
    expect(answers.map((a) => [a.status, a.body.code, a.body.title])).toEqual(Array.from({ length: 3 }, () => [410, 'guest-link.ended', answers[0]?.body.title]))
    expect((await links()).map((l) => l.state).sort()).toEqual(['expired', 'open', 'revoked'])
  })

  it('keeps its token to itself: only its hash is stored, and no command remembers it', async () => {
    const { token } = (await lay()).body
    const { db, tenant } = server.running.kit
    const rows = await db.read(tenant, async (r) => JSON.stringify([await r.q.selectFrom('guest_links').selectAll().execute(), await r.q.selectFrom('commands').selectAll().execute(), await r.q.selectFrom('trail_details').selectAll().execute()]))
    expect(rows).not.toContain(token)
  })

  it('lays out only what is the body’s own, for a partner of its own', async () => {
    expect((await lay({ programmeIds: ['00000000-0000-4000-8000-000000000001'] })).body.code).toBe('request.not-found')
    expect((await lay({ partnerId: '00000000-0000-4000-8000-000000000001' })).body.code).toBe('request.not-found')
    expect((await lay({ programmeIds: [] })).status).toBe(400)
    expect((await server.client().get('/api/partners')).status).toBe(401)
  })

  it('is not tried out at leisure', async () => {
    const answers = []
    for (let i = 0; i < 40; i++) answers.push((await guest('y'.repeat(43))).body.code)
    expect(answers).toContain('request.too-many')
  })
})

describe('an account of one body', () => {
  it('neither founds a body at the root nor changes one that it does not keep', async () => {
    const { kit } = server.running
    const stranger = kit.newId()
    const row = { tenant_id: kit.tenant, id: stranger, name: 'Sở Xa', abbreviation: 'SX', kind: 'other', superior: null, year_kind: 'calendar', skipped: '[]', search_key: 'so xa', created_at: kit.clock.now(), version: 1 }
    await kit.db.write(kit.tenant, async (w) => {
      await w.q.insertInto('bodies').values(row).execute()
      // what the first account holds over the whole tenant goes; what it holds in its body stays
      await w.q.updateTable('grants').set({ ended_at: kit.clock.now() }).where('tenant_id', '=', w.tenant).where('body_id', 'is', null).execute()
      return ok(undefined)
    })
    const add = { name: 'Cơ quan gốc', abbreviation: 'G', kind: 'other', code: null, parentId: null, superior: null, key: key() }
    expect((await clerk.send('POST', '/api/tree/bodies', add)).body.code).toBe('account.not-allowed')
    const home = (await clerk.get('/api/session')).body.body.id
    const change = { level: 'body', on: '2026-03-01', document: { number: '1', date: '2026-02-01' }, decisions: {} }
    const heir = (id: string) => ({ id, name: 'Tên chiếm', abbreviation: 'T', kind: 'other' })
    expect((await clerk.send('POST', '/api/body-changes/preview', { ...change, kind: 'rename', from: [stranger], heirs: [heir(stranger)] })).body.code).toBe('account.not-allowed')
    expect((await clerk.send('POST', '/api/body-changes/preview', { ...change, kind: 'rename', from: [home], heirs: [heir(stranger)] })).body.code).toBe('request.invalid')
    expect((await clerk.send('POST', '/api/body-changes/preview', { ...change, kind: 'merge', from: [home, stranger], heirs: [heir(stranger)] })).body.code).toBe('account.not-allowed')
    const moved = await clerk.send('PUT', `/api/tree/bodies/${stranger}/parent`, { parentId: home, version: 1, key: key() })
    expect(moved.body.code).toBe('account.not-allowed')
    const seen = (await clerk.get('/api/tree')).body.bodies.find((b: Json) => b.id === stranger)
    expect(seen).toMatchObject({ people: null, mayChange: false, mayMove: false, mayChangeUnits: false })
  })
})

describe('a partner', () => {
  it('is changed with the version that was seen, and two of one name are refused', async () => {
    const fields = { name: 'Hội Hữu nghị tỉnh An Lạc', abbreviation: 'HHN', kind: 'other', contact: null }
    expect((await clerk.send('PATCH', `/api/partners/${partner}`, { ...fields, version: 1, key: key() })).status).toBe(204)
    expect((await clerk.send('PATCH', `/api/partners/${partner}`, { ...fields, version: 1, key: key() })).body.code).toBe('version.stale')
    expect((await clerk.send('POST', '/api/partners', { ...fields, name: 'hoi huu nghi tinh an lac', key: key() })).body.code).toBe('body.exists')
    expect((await clerk.get(`/api/tree/names/${partner}`)).body.names.map((n: Json) => n.name)).toEqual(['Hội Hữu nghị An Lạc', 'Hội Hữu nghị tỉnh An Lạc'])
  })
})
