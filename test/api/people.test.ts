import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
})
afterAll(() => server.close())

const SHEET = 'STT\tHọ và tên\tChức vụ\tĐơn vị\tGiới tính\tNăm sinh\n1\tTrần Thị Ánh\tTrưởng phòng\tPhòng Lễ tân\tNữ\t1980\n2\tVũ Ân\tChuyên viên\tPhong le tan\tNam\t15/6/1991\n3\tLê Văn Án\tVăn thư\tVăn phòng\tNam\t1988'
const preview = async (text: string) => (await clerk.send('POST', '/api/people/import/preview-text', { text })).body

describe('first run', () => {
  it('goes from body to units, people and plan, and lets each wait', async () => {
    expect((await clerk.get('/api/session')).body.setup).toBe('units')
    expect((await clerk.send('POST', '/api/setup/skip', { step: 'plan', key: key() })).body.code).toBe('setup.step-out-of-order')
    expect((await clerk.send('POST', '/api/setup/skip', { step: 'units', key: key() })).body).toEqual({ next: 'people' })
    expect((await clerk.send('POST', '/api/setup/skip', { step: 'people', key: key() })).body).toEqual({ next: 'plan' })
    expect((await clerk.send('POST', '/api/setup/skip', { step: 'plan', key: key() })).body).toEqual({ next: 'done' })
  })
})

describe('units', () => {
  it('are replaced as a list; those with an id are kept', async () => {
    const first = (await clerk.send('PUT', '/api/units', { units: [{ name: 'Văn phòng', kind: 'office' }, { name: 'Thanh tra', kind: 'division' }], key: key(), version: 0 })).body
    const [office] = first.units
    const next = await clerk.send('PUT', '/api/units', { units: [{ id: office.id, name: 'Văn phòng Sở', kind: 'office' }], key: key(), version: first.version })
    expect(next.body.units).toMatchObject([{ id: office.id, name: 'Văn phòng Sở', headcount: 0 }])
    expect((await clerk.send('PUT', '/api/units', { units: [], key: key(), version: first.version })).body.code).toBe('version.stale')
    const twice = await clerk.send('PUT', '/api/units', { units: [{ name: 'Phòng Một', kind: 'division' }, { name: 'phong mot', kind: 'division' }], key: key(), version: next.body.version })
    expect(twice.body.params.problems).toEqual([{ at: 'units.1.name', problem: 'Trùng tên với đơn vị thứ 1' }])
  })
})

describe('an import', () => {
  it('shows what would be written, and writes nothing', async () => {
    const seen = await preview(SHEET)
    expect(seen.columns.map((c: { field: string }) => c.field)).toEqual(['ignored', 'name', 'post', 'unit', 'sex', 'born'])
    expect(seen.newUnits).toEqual(['Phòng Lễ tân', 'Văn phòng'])
    expect(seen.rows[0]).toMatchObject({ line: 2, name: 'Trần Thị Ánh', leader: true, sex: 'nữ', born: '1980', problems: [] })
    expect((await clerk.get('/api/people')).body.total).toBe(0)
  })
  it('is all or nothing, sorts by given name, and is taken back whole', async () => {
    const { rows } = await preview(SHEET)
    const spoilt = await clerk.send('POST', '/api/people/import', { rows: [...rows, { ...rows[0], line: 9, name: 'Hoa' }], key: key() })
    expect(spoilt.body.params.problems).toContainEqual({ at: 'Dòng 9', problem: 'Họ tên chỉ có một chữ, cần cả họ và tên' })
    expect((await clerk.get('/api/people')).body.total).toBe(0)
    const sent = { rows, key: key() }
    const done = (await clerk.send('POST', '/api/people/import', sent)).body
    expect(done).toMatchObject({ added: 3, unitsAdded: 2 })
    expect((await clerk.send('POST', '/api/people/import', sent)).body).toEqual(done)
    // án < ánh: the letters of the given name come before its tone, ân is another letter
    expect((await clerk.get('/api/people')).body.people.map((p: { name: string }) => p.name)).toEqual(['Lê Văn Án', 'Trần Thị Ánh', 'Vũ Ân'])
    expect((await clerk.get('/api/people?q=tran anh')).body.total).toBe(1)
    expect((await preview(SHEET)).rows[0].problems).toEqual(['Đã có trong danh sách của cơ quan'])
    expect((await clerk.send('POST', `/api/people/import/${done.importId}/undo`, { key: key() })).body).toEqual({ removed: 3 })
    expect((await clerk.get('/api/people')).body.total).toBe(0)
    expect((await clerk.get('/api/units')).body.units.map((u: { name: string }) => u.name)).not.toContain('Phòng Lễ tân')
  })
  it('reads an Excel sheet, and refuses what is none', async () => {
    const rows = [['Danh sách công chức'], ['Họ tên', 'Ngày sinh', 'Phòng'], ['Đỗ Thị Mận', new Date(Date.UTC(1990, 4, 20)), 'Thanh tra']]
    const sheet = await writeXlsx({ sheets: [{ name: 'Trang 1', rows }] })
    const seen = (await clerk.upload('/api/people/import/preview', 'ds.xlsx', sheet)).body
    expect(seen.code).toBeUndefined()
    expect(seen.rows).toMatchObject([{ line: 3, name: 'Đỗ Thị Mận', born: '1990-05-20', unit: 'Thanh tra', problems: [] }])
    expect((await clerk.upload('/api/people/import/preview', 'ds.xlsx', 'không phải Excel')).body.code).toBe('file.kind-unknown')
  })
})

describe('a person', () => {
  it('is added, mended, removed and brought back', async () => {
    const person = { name: 'Phạm Thị Bưởi', post: 'Chuyên viên', unitId: null, leader: false, sex: 'nữ', born: '1992-02-29' }
    const made = (await clerk.send('POST', '/api/people', { person, key: key() })).body
    const mended = await clerk.send('PATCH', `/api/people/${made.id}`, { person: { ...person, post: 'Phó Trưởng phòng' }, key: key(), version: made.version })
    expect(mended.body).toMatchObject({ post: 'Phó Trưởng phòng', version: 2 })
    expect((await clerk.send('PATCH', `/api/people/${made.id}`, { person, key: key(), version: 1 })).body.code).toBe('version.stale')
    expect((await clerk.send('POST', `/api/people/${made.id}/removal`, { key: key(), version: 2 })).status).toBe(204)
    expect((await clerk.get('/api/people?q=buoi')).body.total).toBe(0)
    expect((await clerk.send('POST', `/api/people/${made.id}/return`, { key: key() })).body.name).toBe('Phạm Thị Bưởi')
    expect((await clerk.get(`/api/people/${made.id}`)).body.years).toEqual([])
  })
})

describe('who has one unit only', () => {
  it('changes the people of that unit, and of no other', async () => {
    const { kit } = server.running
    const bodyId = (await clerk.get('/api/session')).body.body.id
    const { version } = (await clerk.get('/api/units')).body
    const { units } = (await clerk.send('PUT', '/api/units', { units: [{ name: 'Phòng Một', kind: 'division' }, { name: 'Phòng Hai', kind: 'division' }], key: key(), version })).body
    const [mine, theirs] = units
    const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: 'Văn Thư Phòng Một', login: 'phongmot', password: 'mot-mat-khau-dai', grants: [{ role: 'clerk', bodyId, unitId: mine.id }] }))
    expect(made.ok).toBe(true)
    const small = server.client()
    await small.send('POST', '/api/session', { login: 'phongmot', password: 'mot-mat-khau-dai' })
    const person = { name: 'Ngô Văn Một', post: null, unitId: mine.id, leader: false, sex: null, born: null }
    const own = (await small.send('POST', '/api/people', { person, key: key() })).body
    expect(own.name).toBe('Ngô Văn Một')
    expect((await small.send('POST', '/api/people', { person: { ...person, unitId: theirs.id }, key: key() })).body.code).toBe('account.not-allowed')
    // nor is somebody pushed over the edge of the unit
    expect((await small.send('PATCH', `/api/people/${own.id}`, { person: { ...person, unitId: theirs.id }, key: key(), version: own.version })).body.code).toBe('account.not-allowed')
    const other = (await clerk.send('POST', '/api/people', { person: { ...person, name: 'Ngô Văn Hai', unitId: theirs.id }, key: key() })).body
    expect((await small.send('POST', `/api/people/${other.id}/removal`, { key: key(), version: other.version })).body.code).toBe('account.not-allowed')
    expect((await small.get(`/api/people/${other.id}`)).body).toMatchObject({ sight: 'card', born: null })
  })
})
