import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'

let server: TestServer
let root: Client
let bodyId: string
let unitId: string
const PASSWORD = 'mat-khau-dai'
type Grants = Parameters<typeof ensureAccount>[2]['grants']

async function account(login: string, name: string, grants: Grants): Promise<{ id: string; client: Client }> {
  const { kit } = server.running
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name, login, password: PASSWORD, grants }))
  if (!made.ok) throw new Error(made.refusal.code)
  const client = server.client()
  await client.send('POST', '/api/session', { login, password: PASSWORD })
  return { id: made.value, client }
}
const official = () => ({ role: 'official', bodyId, unitId: null, validFrom: null, validTo: null })
const invite = (name: string, email: string | null = null, as: Client = root) => as.send('POST', '/api/invitations', { key: key(), name, email, roles: [official()], personId: null })
const tokenOf = (path: string): string => path.split('token=')[1] ?? ''
const join = (token: string, login: string) => server.client().send('POST', '/api/join', { token, login, password: PASSWORD })
const open = async (token: string) => (await server.client().get(`/api/join?token=${token}`)).body

beforeAll(async () => {
  server = await testServer()
  root = await firstClerk(server)
  bodyId = (await root.get('/api/session')).body.body.id
  const saved = await root.send('PUT', '/api/units', { units: [{ name: 'Phòng Lễ tân', kind: 'division' }, { name: 'Phòng Lãnh sự', kind: 'division' }], key: key(), version: 0 })
  unitId = saved.body.units[0].id
})
afterAll(() => server.close())

describe('an invitation', () => {
  it('opens with its inviter and roles, and makes one account, once', async () => {
    const sent = { key: key(), name: 'Lê Thị Mời', email: 'moi@anlac.example', roles: [{ ...official(), role: 'unit-head', unitId }], personId: null }
    const made = (await root.send('POST', '/api/invitations', sent)).body
    expect(made).toMatchObject({ name: 'Lê Thị Mời', mailed: false, path: expect.stringMatching(/^\/moi\?token=[\w-]{40,}$/) })
    // the link is told once: a repeat of the same command does not tell it again
    expect((await root.send('POST', '/api/invitations', sent)).body).toEqual({ ...made, path: null })
    const token = tokenOf(made.path)
    expect(await open(token)).toEqual({ good: true, name: 'Lê Thị Mời', by: 'Nguyễn Thu Hà', roles: [{ role: 'unit-head', bodyId, body: 'Sở Ngoại vụ tỉnh An Lạc', unitId, unit: 'Phòng Lễ tân' }] })
    expect((await server.client().send('POST', '/api/join', { token, login: 'moi', password: 'ngan' })).body.code).toBe('account.password-weak')
    expect((await join(token, 'ha')).body.code).toBe('account.login-taken')
    const both = await Promise.all([join(token, 'moi'), join(token, 'moi.hai')])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 410])
    expect((await join(token, 'moi.ba')).body.code).toBe('account.link-used')
    expect(await open(token)).toMatchObject({ good: false, name: null })
    const found = (await root.get('/api/accounts?q=le%20thi%20moi')).body
    expect(found.accounts).toMatchObject([{ name: 'Lê Thị Mời', email: 'moi@anlac.example', roles: [{ role: 'unit-head', unit: 'Phòng Lễ tân' }] }])
    expect((await root.get('/api/invitations?state=joined')).body.invitations).toMatchObject([{ name: 'Lê Thị Mời', state: 'joined', mayChange: false }])
    expect((await root.send('POST', `/api/invitations/${made.id}/revoke`, { key: key() })).body.code).toBe('state.forbids')
    const signedIn = server.client()
    expect((await signedIn.send('POST', '/api/session', { login: found.accounts[0].login, password: PASSWORD })).body.roles).toEqual([{ role: 'unit-head', bodyId, unitId }])
  })
  it('is sent anew with another link, and taken back', async () => {
    const first = (await invite('Trần Gửi Lại')).body
    const second = (await root.send('POST', `/api/invitations/${first.id}/resend`, { key: key() })).body
    expect([(await open(tokenOf(first.path))).good, (await open(tokenOf(second.path))).good]).toEqual([false, true])
    expect((await root.send('POST', `/api/invitations/${first.id}/revoke`, { key: key() })).status).toBe(204)
    expect((await open(tokenOf(second.path))).good).toBe(false)
    expect((await join(tokenOf(second.path), 'guilai')).body.code).toBe('account.link-used')
  })
  it('ends after seven days', async () => {
    const made = (await invite('Phạm Quá Hạn')).body
    const { kit } = server.running
    await kit.db.write(kit.tenant, async (w) => ({ ok: true, value: await w.q.updateTable('passes').set({ expires_at: new Date(Date.parse(kit.clock.now()) - 1000).toISOString() }).where('id', '=', made.id).execute() }))
    expect((await open(tokenOf(made.path))).good).toBe(false)
    expect((await root.get('/api/invitations?state=expired')).body.invitations).toMatchObject([{ id: made.id }])
  })
  it('gives no more than the inviter holds, now and when it is used', async () => {
    const { id, client } = await account('qt', 'Quản Trị Sở', [{ role: 'administrator', bodyId, unitId: null }])
    const wide = await client.send('POST', '/api/invitations', { key: key(), name: 'Kẻ Leo Thang', email: null, roles: [{ ...official(), role: 'administrator', bodyId: null }], personId: null })
    expect(wide.body.code).toBe('account.scope-too-wide')
    const made = (await invite('Người Chờ', null, client)).body
    expect((await open(tokenOf(made.path))).good).toBe(true)
    const version = (await root.get(`/api/accounts/${id}`)).body.version
    await root.send('POST', `/api/accounts/${id}/disable`, { key: key(), version })
    expect((await open(tokenOf(made.path))).good).toBe(false)
    expect((await join(tokenOf(made.path), 'nguoicho')).body.code).toBe('account.link-used')
  })
  it('is kept from strangers and stores no link', async () => {
    expect(await open('khong-co')).toEqual({ good: false, name: null, by: null, roles: [] })
    const made = (await invite('Vũ Bí Mật')).body
    const { kit } = server.running
    const told = await kit.db.read(kit.tenant, async (r) => JSON.stringify([await r.q.selectFrom('commands').selectAll().execute(), await r.q.selectFrom('passes').selectAll().execute(), await r.q.selectFrom('trail_details').selectAll().execute()]))
    expect(told).toContain('Vũ Bí Mật')
    expect(told).not.toContain(tokenOf(made.path))
  })
})

const SHEET = [
  ['STT', 'Họ và tên', 'Thư điện tử', 'Chức vụ', 'Đơn vị'],
  ['1', 'Nguyễn Văn Một', 'mot@anlac.example', 'Trưởng phòng', 'phong le tan'],
  ['2', 'Trần Thị Hai', 'hai@anlac.example', 'Chuyên viên', 'Phòng Lãnh sự'],
]
const preview = async (rows: readonly (readonly string[])[]) => (await root.send('POST', '/api/invitations/list/preview-text', { text: rows.map((row) => row.join('\t')).join('\n') })).body

describe('a list of invitations', () => {
  it('names the problems of each row before anything is written', async () => {
    await root.send('POST', '/api/invitations', { key: key(), name: 'Có Rồi', email: 'CoRoi@anlac.example', roles: [official()], personId: null })
    const seen = await preview([
      ...SHEET,
      ['3', 'Lê Ba', 'ba@@anlac', 'Chuyên viên', 'Phòng Nào'],
      ['4', 'Phạm Bốn', 'coroi@anlac.example', 'Phó Trưởng phòng', 'Phòng Lễ tân'],
      ['5', 'Vũ Năm', 'MOT@anlac.example', 'Trưởng phòng', ''],
      ['6', '', 'sau@anlac.example', '', ''],
    ])
    expect(seen.rows.map((row: { line: number; role: string | null; problems: string[] }) => [row.line, row.role, row.problems])).toEqual([
      [2, 'unit-head', []],
      [3, 'official', []],
      [4, 'official', ['Địa chỉ thư “ba@@anlac” không đúng dạng', 'Không có đơn vị “Phòng Nào”']],
      [5, null, ['Địa chỉ thư đã có tài khoản hoặc lời mời', 'Chưa rõ vai “Phó Trưởng phòng”, chọn một vai']],
      [6, 'unit-head', ['Vai này cần ghi đơn vị', 'Trùng với dòng 2']],
      [7, null, ['Còn thiếu họ tên', 'Còn thiếu vai']],
    ])
    const bad = await root.send('POST', '/api/invitations/list', { key: key(), rows: seen.rows })
    expect(bad.body.code).toBe('people.row-invalid')
    expect((await root.get('/api/invitations?state=waiting')).body.invitations.some((one: { name: string }) => one.name === 'Nguyễn Văn Một')).toBe(false)
  })
  it('goes out whole, and is taken back whole but for who has joined', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'Mời', rows: SHEET.map((row) => [...row]) }] })
    const seen = (await root.upload('/api/invitations/list/preview', 'moi.xlsx', bytes)).body
    const sent = (await root.send('POST', '/api/invitations/list', { key: key(), rows: seen.rows })).body
    expect(sent.invited).toHaveLength(2)
    expect((await join(tokenOf(sent.invited[0].path), 'mot')).status).toBe(200)
    expect((await root.send('POST', `/api/invitations/list/${sent.listId}/undo`, { key: key() })).body).toEqual({ revoked: 1 })
    expect((await open(tokenOf(sent.invited[1].path))).good).toBe(false)
    expect((await root.get('/api/accounts?q=nguyen%20van%20mot')).body.accounts).toMatchObject([{ login: 'mot', roles: [{ role: 'unit-head', unit: 'Phòng Lễ tân' }] }])
  })
  it('asks what the inviter may give, row by row', async () => {
    const { client } = await account('qtpl', 'Quản Trị Phòng', [{ role: 'administrator', bodyId, unitId }])
    const rows = (await client.send('POST', '/api/invitations/list/preview-text', { text: 'Họ và tên\tVai\tĐơn vị\nMai Một\tChuyên viên\tPhòng Lễ tân\nMai Hai\tChuyên viên\tPhòng Lãnh sự\nMai Ba\tQuản trị\t' })).body.rows
    expect(rows.map((row: { problems: string[] }) => row.problems.length)).toEqual([0, 1, 1])
  })
})

describe('a delegation', () => {
  const asked = (from: string, to: string, more: object = {}) => ({ form: 'KT', from, to, bodyId, unitId: null, actions: [], document: 'Quyết định số 12/QĐ-SNgV', validFrom: '2026-03-10', validTo: '2026-03-31', ...more })
  const make = (as: Client, delegation: object) => as.send('POST', '/api/delegations', { key: key(), delegation })

  it('hands on what the giver holds, for its days, and says so to both', async () => {
    const head = await account('giamdoc', 'Hoàng Minh Khuê', [{ role: 'director', bodyId, unitId: null }])
    const deputy = await account('phogd', 'Trần Phó', [{ role: 'official', bodyId, unitId: null }])
    const made = await make(head.client, asked(head.id, deputy.id))
    expect(made.body).toMatchObject({ form: 'KT', from: 'Hoàng Minh Khuê', to: 'Trần Phó', state: 'running', side: 'given', mayEnd: true })
    const session = (await deputy.client.get('/api/session')).body
    expect(session.delegations).toEqual([{ from: 'Hoàng Minh Khuê', form: 'KT', bodyId, until: '2026-03-31' }])
    expect(session.roles).toEqual([{ role: 'official', bodyId, unitId: null }])
    expect(session.may).toContain('plans.adopt')
    expect((await deputy.client.get('/api/delegations')).body.delegations).toMatchObject([{ side: 'taken', mayEnd: false }])
    // it is not handed on again: neither as one's own nor in the giver's name
    const third = await account('nguoiba', 'Lê Ba', [{ role: 'official', bodyId, unitId: null }])
    for (const from of [deputy.id, head.id]) expect((await make(deputy.client, asked(from, third.id))).body.code).toBe('account.not-allowed')
    expect((await deputy.client.send('POST', `/api/delegations/${made.body.id}/end`, { key: key(), version: 1 })).body.code).toBe('delegation.of-another')
    server.today.value = '2026-04-01'
    expect((await deputy.client.get('/api/session')).body).toMatchObject({ delegations: [] })
    expect((await deputy.client.get('/api/session')).body.may).not.toContain('plans.adopt')
    server.today.value = '2026-03-10'
    const twice = await make(head.client, asked(head.id, deputy.id, { form: 'TUQ', validFrom: '2026-03-31', validTo: null }))
    expect(twice.body).toMatchObject({ code: 'delegation.overlaps', params: { to: 'Trần Phó', from: '10/03/2026', until: '31/03/2026' } })
    expect((await make(head.client, asked(head.id, deputy.id, { validFrom: '2026-04-01', validTo: null }))).status).toBe(200)
    expect((await head.client.send('POST', `/api/delegations/${made.body.id}/end`, { key: key(), version: made.body.version })).body.state).toBe('ended')
    expect((await deputy.client.get('/api/session')).body.may).not.toContain('plans.adopt')
    expect((await head.client.send('POST', `/api/delegations/${made.body.id}/end`, { key: key(), version: made.body.version })).body.code).toBe('version.stale')
  })
  it('keeps to its scope and to the chosen actions', async () => {
    const head = await account('tp.letan', 'Ngô Trưởng Phòng', [{ role: 'unit-head', bodyId, unitId }])
    const vice = await account('pp.letan', 'Ngô Phó Phòng', [{ role: 'official', bodyId, unitId }])
    expect((await make(head.client, asked(head.id, vice.id))).body.code).toBe('delegation.nothing-held')
    expect((await make(head.client, asked(head.id, vice.id, { unitId, actions: ['plans.adopt'] }))).body.code).toBe('delegation.nothing-held')
    const good = await make(head.client, asked(head.id, vice.id, { unitId, actions: ['due.mark'] }))
    expect(good.status).toBe(200)
    const { may } = (await vice.client.get('/api/session')).body
    expect([may.includes('due.mark'), may.includes('people.record')]).toEqual([true, false])
  })
  it('is not entered for somebody else without as much power', async () => {
    const head = await account('gd2', 'Giám Đốc Hai', [{ role: 'director', bodyId, unitId: null }])
    const clerk = await account('thuky', 'Thư Ký', [{ role: 'clerk', bodyId, unitId: null }])
    expect((await make(clerk.client, asked(head.id, clerk.id))).body.code).toBe('delegation.of-another')
    expect((await make(root, asked(head.id, clerk.id))).status).toBe(200)
    const nobody = await account('trang', 'Không Vai Trò', [{ role: 'official', bodyId, unitId: null }])
    expect((await make(root, asked(nobody.id, clerk.id))).body.code).toBe('delegation.nothing-held')
    for (const [wrong, at] of [[asked(head.id, head.id), 'delegation.to'], [asked(head.id, nobody.id, { validTo: '2026-03-01' }), 'delegation.validTo'], [asked(head.id, nobody.id, { unitId: bodyId }), 'delegation.unitId']] as const)
      expect((await make(root, wrong)).body.params.problems[0].at).toBe(at)
  })
  it('ends with the account of the giver, and "quyền" stands alone', async () => {
    const head = await account('gd3', 'Giám Đốc Ba', [{ role: 'director', bodyId, unitId: null }])
    const [one, two] = [await account('mot3', 'Người Một', [{ role: 'official', bodyId, unitId: null }]), await account('hai3', 'Người Hai', [{ role: 'official', bodyId, unitId: null }])]
    expect((await make(head.client, asked(head.id, one.id, { form: 'acting' }))).status).toBe(200)
    expect((await make(head.client, asked(head.id, two.id, { form: 'acting' }))).body.code).toBe('delegation.overlaps')
    expect((await make(head.client, asked(head.id, two.id))).status).toBe(200)
    await root.send('POST', `/api/accounts/${head.id}/disable`, { key: key(), version: (await root.get(`/api/accounts/${head.id}`)).body.version })
    expect((await one.client.get('/api/session')).body.may).not.toContain('plans.adopt')
  })
  it('of an administrator does not carry the power over accounts', async () => {
    const admin = await account('qt9', 'Quản Trị Chín', [{ role: 'administrator', bodyId, unitId: null }])
    const taker = await account('nhan9', 'Người Nhận Chín', [{ role: 'official', bodyId, unitId: null }])
    expect((await make(admin.client, asked(admin.id, taker.id))).status).toBe(200)
    const { may } = (await taker.client.get('/api/session')).body
    expect(may).toContain('plans.adopt')
    for (const kept of ['accounts.change', 'accounts.view-as', 'delegations.change', 'keys.change']) expect(may).not.toContain(kept)
    expect((await taker.client.send('POST', '/api/invitations', { key: key(), name: 'Người Nhà', email: null, roles: [{ ...official(), role: 'administrator' }], personId: null })).body.code).toBe('account.not-allowed')
  })
})
