import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { firstClerk, key, testServer, type Answer, type Client, type TestServer } from '../support/server.ts'

let server: TestServer
/** the first account: administrator of the whole tenant, and clerk of the first body */
let root: Client
let bodyId: string
let otherBody: string
const units: Record<string, string> = {}

const PASSWORD = 'mat-khau-dai'
type Role = Parameters<typeof ensureAccount>[2]['grants'][number]['role']

async function account(login: string, name: string, grants: readonly { role: Role; bodyId: string | null; unitId: string | null }[]): Promise<{ id: string; client: Client }> {
  const { kit } = server.running
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name, login, password: PASSWORD, grants }))
  if (!made.ok) throw new Error(made.refusal.code)
  const client = server.client()
  await client.send('POST', '/api/session', { login, password: PASSWORD })
  return { id: made.value, client }
}
const sql = (words: string, values: unknown[] = []) => (server.running.kit.db as unknown as { pool: { query: (words: string, values: unknown[]) => Promise<{ rows: Record<string, unknown>[] }> } }).pool.query(words, values)
const view = async (id: string, as: Client = root): Promise<Answer> => as.get(`/api/accounts/${id}`)
const give = async (as: Client, id: string, grant: object): Promise<Answer> =>
  as.send('POST', `/api/accounts/${id}/grants`, { key: key(), version: (await view(id)).body.version, grant: { bodyId: null, unitId: null, validFrom: null, validTo: null, ...grant } })
const role = (roleName: Role, unitId: string | null = null, body: string | null = bodyId) => ({ role: roleName, bodyId: body, unitId, validFrom: null, validTo: null })

beforeAll(async () => {
  server = await testServer()
  root = await firstClerk(server)
  bodyId = (await root.get('/api/session')).body.body.id
  const saved = await root.send('PUT', '/api/units', { units: [{ name: 'Phòng Lễ tân', kind: 'division' }, { name: 'Phòng Lãnh sự', kind: 'division' }], key: key(), version: 0 })
  for (const unit of saved.body.units) units[unit.name] = unit.id
  otherBody = randomUUID()
  const { kit } = server.running
  await sql(`insert into bodies (tenant_id, id, name, abbreviation, kind, year_kind, search_key, created_at, version) values ($1, $2, 'Sở Tư pháp tỉnh An Lạc', 'STP', 'specialised-agency', 'calendar', 'so tu phap tinh an lac', now(), 1)`, [kit.tenant, otherBody])
})
afterAll(() => server.close())

describe('the list of accounts', () => {
  it('is searched without accents, and filtered by role, unit and state', async () => {
    const { id } = await account('anh.tuyet', 'Trần Thị Ánh Tuyết', [{ role: 'unit-head', bodyId, unitId: units['Phòng Lễ tân'] ?? null }])
    for (const ask of ['q=anh%20tuyet', 'role=unit-head', `unitId=${units['Phòng Lễ tân']}`, `bodyId=${bodyId}&role=unit-head`]) {
      const found = await root.get(`/api/accounts?${ask}`)
      expect([ask, found.body.accounts.map((a: { id: string }) => a.id)]).toEqual([ask, [id]])
    }
    expect((await root.get('/api/accounts?state=disabled')).body).toMatchObject({ accounts: [], total: 0 })
    expect((await root.get('/api/accounts?q=%25')).body.total).toBeGreaterThan(1)
    expect((await root.get(`/api/accounts?q=tuyet&unitId=${units['Phòng Lãnh sự']}`)).body.total).toBe(0)
  })
  it('shows an administrator of one body nobody of another', async () => {
    const mine = await account('qt.ngoaivu', 'Đỗ Văn Khải', [{ role: 'administrator', bodyId, unitId: null }])
    const strange = await account('nguoila', 'Lê Văn Lạ', [{ role: 'official', bodyId: otherBody, unitId: null }])
    const listed = (await mine.client.get('/api/accounts')).body.accounts.map((a: { id: string }) => a.id)
    expect(listed).toContain(mine.id)
    expect(listed).not.toContain(strange.id)
    expect((await view(strange.id, mine.client)).status).toBe(404)
    expect((await mine.client.send('POST', `/api/accounts/${strange.id}/disable`, { key: key(), version: 0 })).status).toBe(404)
    expect((await mine.client.send('POST', `/api/accounts/${strange.id}/end-sessions`, { key: key() })).status).toBe(404)
  })
})

describe('one account', () => {
  it('is mended against the version that was seen; a stale change says what stands there', async () => {
    const { id } = await account('binh', 'Lê Văn Bình', [role('official')])
    const seen = (await view(id)).body
    const first = await root.send('PATCH', `/api/accounts/${id}`, { key: key(), version: seen.version, name: 'Lê Văn Bình', login: 'binh.le', email: 'binh@anlac.example', personId: null })
    expect(first.body).toMatchObject({ login: 'binh.le', email: 'binh@anlac.example' })
    const late = await root.send('PATCH', `/api/accounts/${id}`, { key: key(), version: seen.version, name: 'Lê Văn Bình', login: 'binh', email: null, personId: null })
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ code: 'version.stale', params: { changed: ['tên đăng nhập: binh.le', 'thư điện tử: binh@anlac.example'] } })
    const other = await account('cuong', 'Vũ Cường', [role('official')])
    const same = await root.send('PATCH', `/api/accounts/${other.id}`, { key: key(), version: (await view(other.id)).body.version, name: 'Vũ Cường', login: 'BINH.LÊ', email: null, personId: null })
    expect(same.body.code).toBe('account.login-taken')
    const mail = await root.send('PATCH', `/api/accounts/${other.id}`, { key: key(), version: (await view(other.id)).body.version, name: 'Vũ Cường', login: 'cuong', email: 'Binh@AnLac.example', personId: null })
    expect(mail.body.code).toBe('account.email-taken')
  })
  it('is closed with its sessions, and opened again', async () => {
    const { id, client } = await account('dung', 'Phạm Dũng', [role('official')])
    expect((await view(id)).body.sessions).toBe(1)
    const closed = await root.send('POST', `/api/accounts/${id}/disable`, { key: key(), version: (await view(id)).body.version })
    expect(closed.body).toMatchObject({ disabled: true, sessions: 0 })
    expect((await client.get('/api/session')).status).toBe(401)
    expect((await client.send('POST', '/api/session', { login: 'dung', password: PASSWORD })).status).toBe(401)
    const opened = await root.send('POST', `/api/accounts/${id}/enable`, { key: key(), version: closed.body.version })
    expect(opened.body.disabled).toBe(false)
    expect((await client.send('POST', '/api/session', { login: 'dung', password: PASSWORD })).status).toBe(200)
    expect((await root.send('POST', `/api/accounts/${id}/end-sessions`, { key: key() })).body).toEqual({ ended: 1 })
    expect((await client.get('/api/session')).status).toBe(401)
  })
  it('is not closed by itself', async () => {
    const mine = (await root.get('/api/session')).body.account.id
    expect((await root.send('POST', `/api/accounts/${mine}/disable`, { key: key(), version: (await view(mine)).body.version })).body.code).toBe('account.not-oneself')
  })
  it('takes and loses a role, each once, within its days', async () => {
    const { id, client } = await account('giang', 'Hồ Giang', [role('official')])
    const given = await give(root, id, { ...role('auditor'), validFrom: '2026-03-12', validTo: '2026-03-20' })
    expect(given.body.roles).toMatchObject([{ role: 'official', now: true }, { role: 'auditor', now: false, validTo: '2026-03-20' }])
    const may = async () => (await client.get('/api/session')).body.may.includes('trail.see')
    expect(await may()).toBe(false)
    server.today.value = '2026-03-12'
    expect(await may()).toBe(true)
    server.today.value = '2026-03-21'
    expect(await may()).toBe(false)
    server.today.value = '2026-03-10'
    const auditor = given.body.roles[1].id
    expect((await root.send('POST', `/api/grants/${auditor}/end`, { key: key(), lastDay: null })).status).toBe(204)
    expect((await root.send('POST', `/api/grants/${auditor}/end`, { key: key(), lastDay: null })).status).toBe(404)
    for (const [wrong, at] of [[{ ...role('auditor'), validFrom: '2026-04-02', validTo: '2026-04-01' }, 'grant.validTo'], [{ ...role('auditor'), validTo: '2026-01-01' }, 'grant.validTo'], [{ ...role('unit-head', units['Phòng Lễ tân'] ?? null, otherBody) }, 'grant.unitId'], [{ ...role('official', null, randomUUID()) }, 'grant.bodyId']] as const)
      expect((await give(root, id, wrong)).body.params.problems[0].at).toBe(at)
  })
})

describe('nobody gives more than they hold', () => {
  it('refuses a clerk, a head of unit and an official at the door', async () => {
    const { id } = await account('muctieu', 'Mai Mục Tiêu', [role('official')])
    for (const [login, who] of [['thuky', role('clerk')], ['truongphong', role('unit-head', units['Phòng Lễ tân'] ?? null)], ['cv', role('official')], ['gd', role('director')], ['kt', role('auditor')]] as const) {
      const { client } = await account(login, `Người ${login}`, [who])
      const answer = await give(client, id, { ...role('administrator'), bodyId: null })
      expect([login, answer.status, answer.body.code]).toEqual([login, 403, 'account.not-allowed'])
      expect((await client.send('POST', '/api/invitations', { key: key(), name: 'Người Mới', email: null, roles: [role('official')], personId: null })).body.code).toBe('account.not-allowed')
    }
  })
  it('keeps an administrator of one body within it', async () => {
    const { client } = await account('qt2', 'Quản Trị Hai', [role('administrator')])
    const { id } = await account('muctieu2', 'Mai Mục Tiêu Hai', [role('official')])
    expect((await give(client, id, { ...role('administrator'), bodyId: null })).body.code).toBe('account.scope-too-wide')
    expect((await give(client, id, role('official', null, otherBody))).body.code).toBe('account.scope-too-wide')
    expect((await give(client, id, role('administrator'))).status).toBe(200)
    const rootId = (await root.get('/api/session')).body.account.id
    const grants = await sql(`select id from grants where account_id = $1 and body_id is null and ended_at is null`, [rootId])
    expect((await client.send('POST', `/api/grants/${String(grants.rows[0]?.['id'])}/end`, { key: key(), lastDay: null })).status).toBe(404)
    // the first account also works in this body, so it is seen; it is not to be touched
    expect((await client.send('POST', `/api/accounts/${rootId}/disable`, { key: key(), version: (await view(rootId)).body.version })).body.code).toBe('account.scope-too-wide')
    expect((await client.send('PATCH', `/api/accounts/${rootId}`, { key: key(), version: 0, name: 'Kẻ Khác', login: 'ha', email: 'ke@khac.example', personId: null })).body.code).toBe('account.scope-too-wide')
    expect((await client.send('POST', `/api/accounts/${rootId}/end-sessions`, { key: key() })).body.code).toBe('account.scope-too-wide')
  })
  it('keeps an administrator of one unit within it', async () => {
    const { client } = await account('qtdv', 'Quản Trị Đơn Vị', [role('administrator', units['Phòng Lễ tân'] ?? null)])
    const inside = await account('trongphong', 'Người Trong Phòng', [role('official', units['Phòng Lễ tân'] ?? null)])
    const outside = await account('ngoaiphong', 'Người Ngoài Phòng', [role('official', units['Phòng Lãnh sự'] ?? null)])
    expect((await give(client, inside.id, role('unit-head', units['Phòng Lễ tân'] ?? null))).status).toBe(200)
    expect((await give(client, inside.id, role('unit-head', units['Phòng Lãnh sự'] ?? null))).body.code).toBe('account.scope-too-wide')
    expect((await give(client, inside.id, role('director'))).body.code).toBe('account.scope-too-wide')
    expect((await view(outside.id, client)).status).toBe(404)
  })
  it('does not reach another tenant, whatever id is sent', async () => {
    const [tenant, strange, strangeBody, strangeGroup, grant] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    await sql(`insert into tenants (id, name, created_at) values ($1, 'Nơi khác', now() + interval '1 day')`, [tenant])
    await sql(`insert into bodies (tenant_id, id, name, abbreviation, kind, year_kind, search_key, created_at, version) values ($1, $2, 'Sở khác', 'SK', 'other', 'calendar', 'so khac', now(), 1)`, [tenant, strangeBody])
    await sql(`insert into accounts (tenant_id, id, login, login_key, name, search_key, created_at, version) values ($1, $2, 'la', 'la', 'Người Nơi Khác', 'nguoi noi khac la', now(), 0)`, [tenant, strange])
    await sql(`insert into groups (tenant_id, id, body_id, name, search_key, created_at, version) values ($1, $2, $3, 'Nhóm khác', 'nhom khac', now(), 1)`, [tenant, strangeGroup, strangeBody])
    await sql(`insert into grants (tenant_id, id, account_id, role, body_id, granted_at) values ($1, $2, $3, 'administrator', null, now())`, [tenant, grant, strange])
    expect((await root.get('/api/accounts?q=noi%20khac')).body.total).toBe(0)
    expect((await view(strange)).status).toBe(404)
    for (const [method, path, body] of [
      ['POST', `/api/accounts/${strange}/disable`, { version: 0 }], ['POST', `/api/accounts/${strange}/end-sessions`, {}], ['POST', `/api/accounts/${strange}/grants`, { version: 0, grant: role('official') }], ['POST', `/api/grants/${grant}/end`, { lastDay: null }],
      ['PATCH', `/api/groups/${strangeGroup}`, { version: 1, name: 'Của tôi' }], ['POST', `/api/groups/${strangeGroup}/members`, { version: 1, add: [], remove: [] }], ['POST', '/api/session/view', { accountId: strange }], ['POST', `/api/groups/${strangeGroup}/end`, { version: 1 }],
    ] as const) expect([path, (await root.send(method, path, { key: key(), ...body })).status]).toEqual([path, 404])
    const mine = (await root.get('/api/session')).body.account.id
    expect((await give(root, mine, role('official', null, strangeBody))).status).toBe(400)
    expect((await root.send('POST', '/api/groups', { key: key(), name: 'Nhóm ở nơi khác', bodyId: strangeBody })).status).toBe(400)
    const group = (await root.send('POST', '/api/groups', { key: key(), name: 'Nhóm thử', bodyId: null })).body
    expect((await root.send('POST', `/api/groups/${group.id}/members`, { key: key(), version: group.version, add: [strange], remove: [] })).status).toBe(400)
    const handed = { form: 'KT', from: mine, to: strange, bodyId, unitId: null, actions: [], document: 'Quyết định 1', validFrom: '2026-03-10', validTo: null }
    expect((await root.send('POST', '/api/delegations', { key: key(), delegation: handed })).status).toBe(400)
    expect((await sql(`select disabled_at, version from accounts where id = $1`, [strange])).rows).toEqual([{ disabled_at: null, version: 0 }])
  })
})

describe('groups', () => {
  it('hand their roles to their members, in bulk after a preview', async () => {
    const [an, ba] = [await account('an.group', 'Nguyễn Văn An', [role('official')]), await account('ba.group', 'Trần Ba', [role('official')])]
    await account('an.kia', 'Nguyễn Văn An', [role('official')])
    const group = (await root.send('POST', '/api/groups', { key: key(), name: 'Tổ thư ký', bodyId })).body
    expect((await root.send('POST', '/api/groups', { key: key(), name: 'to thu ky', bodyId })).body.params.problems[0].at).toBe('name')
    const rows = (await root.send('POST', `/api/groups/${group.id}/members/preview`, { text: 'an.group\nNguyễn Văn An\nTRẦN BA\nba.group\nkhông có ai' })).body.rows
    expect(rows.map((r: { accountId: string | null; problem: string | null }) => [r.accountId, r.problem])).toEqual([[an.id, null], [null, '2 tài khoản cùng tên: ghi tên đăng nhập (an.group, an.kia)'], [ba.id, null], [null, 'Trùng với dòng 3'], [null, 'Không tìm thấy tài khoản']])
    const filled = (await root.send('POST', `/api/groups/${group.id}/members`, { key: key(), version: group.version, add: [an.id, ba.id], remove: [] })).body
    expect(filled.members).toHaveLength(2)
    expect((await root.send('POST', `/api/groups/${group.id}/members`, { key: key(), version: group.version, add: [], remove: [an.id] })).body.code).toBe('version.stale')
    const given = (await root.send('POST', `/api/groups/${group.id}/grants`, { key: key(), version: filled.version, grant: role('clerk') })).body
    const may = async () => (await an.client.get('/api/session')).body.may.includes('plans.adopt')
    expect(await may()).toBe(true)
    expect((await view(an.id)).body).toMatchObject({ groups: [{ name: 'Tổ thư ký' }], roles: [{ role: 'official', groupId: null }, { role: 'clerk', group: 'Tổ thư ký' }] })
    const ended = (await root.send('POST', `/api/groups/${group.id}/end`, { key: key(), version: given.version })).body
    expect(await may()).toBe(false)
    const back = await root.send('POST', `/api/groups/${group.id}/return`, { key: key(), version: ended.version })
    expect([back.status, await may()]).toEqual([200, true])
    const renamed = await root.send('PATCH', `/api/groups/${group.id}`, { key: key(), version: back.body.version, name: 'Tổ thư ký Hội đồng' })
    expect(renamed.body.name).toBe('Tổ thư ký Hội đồng')
    expect((await root.get('/api/groups')).body.groups.find((g: { id: string }) => g.id === group.id)).toMatchObject({ members: 2, roles: [{ role: 'clerk' }] })
  })
  it('are no way to more than one holds', async () => {
    const { client } = await account('qt3', 'Quản Trị Ba', [role('administrator')])
    const target = await account('muctieu3', 'Mai Mục Tiêu Ba', [role('official')])
    const wide = (await root.send('POST', '/api/groups', { key: key(), name: 'Ban quản trị', bodyId })).body
    const withRole = (await root.send('POST', `/api/groups/${wide.id}/grants`, { key: key(), version: wide.version, grant: { ...role('administrator'), bodyId: null } })).body
    for (const [path, body] of [['members', { add: [target.id], remove: [] }], ['grants', { grant: { ...role('administrator'), bodyId: null } }], ['end', {}]] as const)
      expect([path, (await client.send('POST', `/api/groups/${wide.id}/${path}`, { key: key(), version: withRole.version, ...body })).body.code]).toEqual([path, 'account.scope-too-wide'])
    expect((await client.send('POST', '/api/groups', { key: key(), name: 'Nhóm toàn hệ thống', bodyId: null })).body.code).toBe('account.scope-too-wide')
  })
})

describe('looking as another account', () => {
  it('shows what the other sees, changes nothing, and leaves a trail', async () => {
    const helper = await account('hotro', 'Người Hỗ Trợ', [{ role: 'administrator', bodyId: null, unitId: null }])
    const target = await account('canhotro', 'Người Cần Giúp', [role('unit-head', units['Phòng Lễ tân'] ?? null)])
    expect((await helper.client.send('POST', '/api/session/view', { key: key(), accountId: target.id })).status).toBe(204)
    const session = (await helper.client.get('/api/session')).body
    expect(session).toMatchObject({ account: { name: 'Người Cần Giúp' }, viewing: { name: 'Người Hỗ Trợ' } })
    expect(session.may).not.toContain('accounts.change')
    expect((await helper.client.get('/api/accounts')).status).toBe(403)
    for (const [method, path, body] of [['POST', '/api/setup/skip', { step: 'plan', key: key() }], ['POST', '/api/session/view', { key: key(), accountId: target.id }], ['PUT', '/api/session/body', { bodyId }]] as const)
      expect((await helper.client.send(method, path, body)).body.code).toBe('account.viewing-only')
    expect((await helper.client.send('DELETE', '/api/session/view')).status).toBe(204)
    expect((await helper.client.get('/api/session')).body).toMatchObject({ account: { name: 'Người Hỗ Trợ' }, viewing: null })
    expect((await helper.client.send('DELETE', '/api/session/view')).body.code).toBe('state.forbids')
    const trail = await sql(`select action, account_id, thing_id from trail where action in ('account.view-as', 'account.view-ended') and account_id = $1 order by at`, [helper.id])
    expect(trail.rows).toEqual([{ action: 'account.view-as', account_id: helper.id, thing_id: target.id }, { action: 'account.view-ended', account_id: helper.id, thing_id: target.id }])
  })
  it('never goes beyond the powers of the one who looks', async () => {
    const { client } = await account('qt4', 'Quản Trị Bốn', [role('administrator')])
    const rootId = (await root.get('/api/session')).body.account.id
    expect((await client.send('POST', '/api/session/view', { key: key(), accountId: rootId })).body.code).toBe('account.view-too-wide')
    const both = await account('haico', 'Người Hai Nơi', [role('official'), role('clerk', null, otherBody)])
    expect((await client.send('POST', '/api/session/view', { key: key(), accountId: both.id })).body.code).toBe('account.view-too-wide')
    const one = await account('motco', 'Người Một Nơi', [role('official')])
    expect((await client.send('POST', '/api/session/view', { key: key(), accountId: one.id })).status).toBe(204)
    // the other is given more while it is looked at: the view ends
    expect((await give(root, one.id, role('clerk', null, otherBody))).status).toBe(200)
    expect((await client.get('/api/session')).body).toMatchObject({ account: { name: 'Quản Trị Bốn' }, viewing: null })
    const { client: thuky } = await account('thuky2', 'Thư Ký Hai', [role('clerk')])
    expect((await thuky.send('POST', '/api/session/view', { key: key(), accountId: one.id })).status).toBe(403)
  })
})

describe('the last administrator', () => {
  it('stays, by whatever way they are taken away', async () => {
    const alone = await testServer()
    const first = await firstClerk(alone)
    const me = (await first.get('/api/session')).body.account.id
    const mine = (await first.get(`/api/accounts/${me}`)).body
    const whole = mine.roles.find((r: { bodyId: string | null }) => r.bodyId === null).id
    for (const lastDay of [null, '2026-12-31']) expect((await first.send('POST', `/api/grants/${whole}/end`, { key: key(), lastDay })).body.code).toBe('account.last-administrator')
    const group = (await first.send('POST', '/api/groups', { key: key(), name: 'Quản trị', bodyId: null })).body
    const withRole = (await first.send('POST', `/api/groups/${group.id}/grants`, { key: key(), version: group.version, grant: { role: 'administrator', bodyId: null, unitId: null, validFrom: null, validTo: null } })).body
    const withMe = (await first.send('POST', `/api/groups/${group.id}/members`, { key: key(), version: withRole.version, add: [me], remove: [] })).body
    // through the group one is left, so the own role may go; then the group is what holds it
    expect((await first.send('POST', `/api/grants/${whole}/end`, { key: key(), lastDay: null })).status).toBe(204)
    expect((await first.send('POST', `/api/groups/${group.id}/members`, { key: key(), version: withMe.version, add: [], remove: [me] })).body.code).toBe('account.last-administrator')
    expect((await first.send('POST', `/api/groups/${group.id}/end`, { key: key(), version: withMe.version })).body.code).toBe('account.last-administrator')
    expect((await first.send('POST', `/api/grants/${withMe.roles[0].id}/end`, { key: key(), lastDay: null })).body.code).toBe('account.last-administrator')
    await alone.close()
  })
  it('stays when two administrators remove each other at one time', async () => {
    const alone = await testServer()
    const first = await firstClerk(alone)
    const { kit } = alone.running
    const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: 'Quản Trị Hai', login: 'hai', password: PASSWORD, grants: [{ role: 'administrator', bodyId: null, unitId: null }] }))
    const second = alone.client()
    await second.send('POST', '/api/session', { login: 'hai', password: PASSWORD })
    const me = (await first.get('/api/session')).body.account.id
    const other = made.ok ? made.value : ''
    const versions = { me: (await first.get(`/api/accounts/${me}`)).body.version, other: (await first.get(`/api/accounts/${other}`)).body.version }
    const [a, b] = await Promise.all([first.send('POST', `/api/accounts/${other}/disable`, { key: key(), version: versions.other }), second.send('POST', `/api/accounts/${me}/disable`, { key: key(), version: versions.me })])
    expect([a.status, b.status].filter((status) => status === 200)).toHaveLength(1)
    const left = await kit.db.read(kit.tenant, async (r) => r.q.selectFrom('accounts').select('id').where('disabled_at', 'is', null).execute())
    expect(left).toHaveLength(1)
    await alone.close()
  })
})

it('every change leaves one entry in the trail, and a repeat none', async () => {
  const { id } = await account('vet', 'Người Để Vết', [role('official')])
  const sent = { key: key(), version: (await view(id)).body.version, grant: role('auditor') }
  const once = await root.send('POST', `/api/accounts/${id}/grants`, sent)
  const again = await root.send('POST', `/api/accounts/${id}/grants`, sent)
  expect([once.status, again.status, again.body.roles.length]).toEqual([200, 200, 2])
  expect((await sql(`select action from trail where thing_id = $1 and action not like 'account.sign%'`, [id])).rows).toEqual([{ action: 'account.granted' }])
})
