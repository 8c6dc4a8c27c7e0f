import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addGrant } from '../../src/modules/accounts/index.ts'
import { blocsOf, unitsOfPeople } from '../../src/modules/bodies/index.ts'
import { ok } from '../../src/core/kernel/result.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'

let server: TestServer
let clerk: Client
let home = ''
let account = ''
const kit = () => server.running.kit

/** The first account, with the rights of an administrator over the whole tenant beside those of the clerk. */
beforeAll(async () => {
  server = await testServer('2026-03-10')
  clerk = await firstClerk(server)
  const session = (await clerk.get('/api/session')).body
  home = session.body.id
  account = session.account.id
  await kit().db.write(kit().tenant, async (w) => ok(await addGrant(w, { id: kit().newId(), accountId: account, role: 'administrator', bodyId: null, unitId: null, at: kit().clock.now() })))
})
afterAll(() => server.close())

interface Node {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly version: number
  readonly people: number
  readonly offer: { readonly id: string; readonly name: string } | null
  readonly endedOn: string | null
}
const tree = async (query = ''): Promise<{ bodies: Node[]; units: Node[]; version: number }> => (await clerk.get(`/api/tree${query}`)).body
const find = async (name: string): Promise<Node> => {
  const { bodies, units } = await tree()
  const found = [...bodies, ...units].find((n) => n.name === name)
  if (!found) throw new Error(`No ${name} in the tree`)
  return found
}
const addBody = async (name: string, parentId: string | null, kind = 'specialised-agency'): Promise<string> =>
  (await clerk.send('POST', '/api/tree/bodies', { name, abbreviation: 'X', kind, code: null, parentId, superior: null, key: key() })).body.id
const addUnit = async (name: string, parentId: string | null = null, bodyId = home): Promise<string> => (await clerk.send('POST', '/api/tree/units', { bodyId, name, kind: 'division', parentId, key: key() })).body.id
const move = (what: 'bodies' | 'units', id: string, parentId: string | null, version: number) => clerk.send('PUT', `/api/tree/${what}/${id}/parent`, { parentId, version, key: key() })
const addPerson = async (name: string, unitId: string | null, post = 'Chuyên viên'): Promise<string> =>
  (await clerk.send('POST', '/api/people', { person: { name, post, unitId, leader: false, sex: null, born: null }, key: key() })).body.id

const heir = (id: string | null, name: string, kind = 'division') => ({ id, name, abbreviation: kind === 'division' ? null : 'X', kind })
const request = (kind: string, from: string[], heirs: object[], decisions: object = {}, level = 'unit', on = '2026-03-01') => ({ kind, level, on, document: { number: '12/QĐ-SNgV', date: '2026-02-20' }, from, heirs, decisions })
const preview = async (sent: object) => (await clerk.send('POST', '/api/body-changes/preview', sent)).body
const carryOut = async (sent: object) => clerk.send('POST', '/api/body-changes', { ...sent, version: (await tree()).version, key: key() })

describe('the tree', () => {
  it('takes bodies and units under one another, counts people, and offers the superior that is written', async () => {
    const province = await addBody('UBND tỉnh An Lạc', null, 'province')
    expect((await find('Sở Ngoại vụ tỉnh An Lạc')).offer).toEqual({ id: province, name: 'UBND tỉnh An Lạc' })
    const mine = await find('Sở Ngoại vụ tỉnh An Lạc')
    expect((await move('bodies', home, province, mine.version)).status).toBe(204)
    expect(await find('Sở Ngoại vụ tỉnh An Lạc')).toMatchObject({ parentId: province, offer: null })
    const office = await addUnit('Văn phòng Sở')
    const team = await addUnit('Tổ Lưu trữ', office)
    await addPerson('Lò Văn Lưu', team)
    expect(await find('Tổ Lưu trữ')).toMatchObject({ parentId: office, people: 1 })
    expect((await clerk.send('POST', '/api/tree/units', { bodyId: home, name: 'to luu tru', kind: 'division', parentId: null, key: key() })).body.code).toBe('request.invalid')
    expect((await clerk.send('POST', '/api/tree/bodies', { name: 'Sở Ngoại vụ tỉnh An Lạc', abbreviation: 'X', kind: 'other', code: null, parentId: province, superior: null, key: key() })).body.code).toBe('body.exists')
  })

  it('refuses a circle, and a move from an old sight', async () => {
    const office = await find('Văn phòng Sở')
    const team = await find('Tổ Lưu trữ')
    expect((await move('units', office.id, team.id, office.version)).body).toMatchObject({ code: 'tree.cycle', params: { name: 'Văn phòng Sở' } })
    expect((await move('units', office.id, office.id, office.version)).body.code).toBe('tree.cycle')
    const province = await find('UBND tỉnh An Lạc')
    expect((await move('bodies', province.id, home, province.version)).body.code).toBe('tree.cycle')
    expect((await move('units', team.id, null, team.version)).status).toBe(204)
    expect((await move('units', team.id, office.id, team.version)).body.code).toBe('version.stale')
  })

  it('refuses one of two moves that together would make a circle', async () => {
    for (let round = 0; round < 3; round++) {
      const a = await addUnit(`Phòng Vòng A${round}`)
      const b = await addUnit(`Phòng Vòng B${round}`)
      const [one, two] = await Promise.all([move('units', a, b, 1), move('units', b, a, 1)])
      expect([one.status, two.status].sort()).toEqual([204, 409])
      expect([one.body.code, two.body.code]).toContain('tree.cycle')
    }
    const province = (await find('UBND tỉnh An Lạc')).id
    const [x, y] = [await addBody('Sở Vòng X', province), await addBody('Sở Vòng Y', province)]
    const both = await Promise.all([move('bodies', x, y, 1), move('bodies', y, x, 1)])
    expect(both.map((m) => m.status).sort()).toEqual([204, 409])
  })

  it('mends a slip of the pen without a past, and keeps a renaming by its day', async () => {
    const unit = await addUnit('Phòng Lảnh sự')
    expect((await clerk.send('PATCH', `/api/tree/units/${unit}`, { name: 'Phòng Lãnh sự', kind: 'division', version: 1, key: key() })).status).toBe(204)
    expect((await carryOut(request('rename', [unit], [heir(unit, 'Phòng Lãnh sự và Hộ chiếu')]))).status).toBe(200)
    const { names } = (await clerk.get(`/api/tree/names/${unit}`)).body
    expect(names).toEqual([
      { name: 'Phòng Lãnh sự', abbreviation: null, from: null, to: '2026-02-28' },
      { name: 'Phòng Lãnh sự và Hộ chiếu', abbreviation: null, from: '2026-03-01', to: null },
    ])
    expect((await tree('?on=2026-02-01')).units.find((u) => u.id === unit)?.name).toBe('Phòng Lãnh sự')
  })
})

describe('a merger of units', () => {
  it('previews who goes where, asks for rights, moves people with their records, and is undone exactly', async () => {
    const a = await addUnit('Phòng Hợp tác')
    const b = await addUnit('Phòng Kinh tế đối ngoại')
    const p = await addPerson('Nguyễn Thị Hợp', a)
    const q = await addPerson('Trần Văn Kinh', b)
    await kit().db.write(kit().tenant, async (w) => ok(await addGrant(w, { id: kit().newId(), accountId: account, role: 'unit-head', bodyId: home, unitId: a, at: kit().clock.now() })))
    const sent = request('merge', [a, b], [heir(null, 'Phòng Hợp tác và Kinh tế')])
    const seen = await preview(sent)
    expect(seen.hanging.filter((h: { thing: string }) => h.thing === 'person').map((h: { id: string; to: unknown }) => [h.id, h.to])).toEqual(expect.arrayContaining([[p, 0], [q, 0]]))
    const right = seen.hanging.find((h: { thing: string }) => h.thing === 'grant')
    expect(right.to).toBe(null)
    const undecided = await carryOut(sent)
    expect(undecided.body.code).toBe('body.has-open-things')
    const before = await tree('?ended=true')
    const done = await carryOut({ ...sent, decisions: { [right.id]: 0 } })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    const merged = await find('Phòng Hợp tác và Kinh tế')
    expect(merged.people).toBe(2)
    expect((await tree()).units.map((u) => u.id)).not.toContain(a)
    expect((await clerk.get(`/api/people/${p}`)).body.unit).toBe('Phòng Hợp tác và Kinh tế')
    expect((await clerk.get('/api/people?q=hop kinh te')).body.people.map((x: { id: string }) => x.id)).toContain(p)
    expect((await clerk.get(`/api/tree/names/${merged.id}`)).body.predecessors.map((x: { name: string }) => x.name).sort()).toEqual(['Phòng Hợp tác', 'Phòng Kinh tế đối ngoại'])
    const posts = (await clerk.get(`/api/people/${p}/posts`)).body.posts
    expect(posts.map((x: { unit: string; from: string | null; to: string | null }) => [x.unit, x.from, x.to])).toEqual([['Phòng Hợp tác và Kinh tế', '2026-03-01', null], ['Phòng Hợp tác', null, '2026-02-28']])
    const [change] = (await clerk.get('/api/body-changes')).body.changes
    expect(change).toMatchObject({ kind: 'merge', mayUndo: true, from: ['Phòng Hợp tác', 'Phòng Kinh tế đối ngoại'], to: ['Phòng Hợp tác và Kinh tế'] })
    expect((await clerk.send('POST', `/api/body-changes/${change.id}/undo`, { key: key() })).status).toBe(204)
    const plain = (nodes: Node[]) => nodes.map((n) => ({ ...n, version: 0 }))
    expect(plain((await tree('?ended=true')).units)).toEqual(plain(before.units))
    expect((await clerk.get(`/api/people/${p}/posts`)).body.posts).toHaveLength(1)
    expect((await clerk.get(`/api/people/${p}`)).body.unit).toBe('Phòng Hợp tác')
    expect((await clerk.get('/api/body-changes')).body.changes[0]).toMatchObject({ undoneAt: expect.any(String), mayUndo: false })
  })

  it('is not undone once somebody has built on it', async () => {
    const a = await addUnit('Phòng Biên giới')
    const p = await addPerson('Lý Văn Biên', a)
    const sent = request('split', [a], [heir(null, 'Phòng Biên giới 1'), heir(null, 'Phòng Biên giới 2')])
    expect((await preview(sent)).hanging).toMatchObject([{ id: p, to: null }])
    expect((await carryOut({ ...sent, decisions: { [p]: 1 } })).status).toBe(200)
    const second = await find('Phòng Biên giới 2')
    expect(second.people).toBe(1)
    await addPerson('Người Mới', second.id)
    const [change] = (await clerk.get('/api/body-changes')).body.changes
    expect(change.mayUndo).toBe(false)
    expect((await clerk.send('POST', `/api/body-changes/${change.id}/undo`, { key: key() })).body).toMatchObject({ code: 'state.forbids', params: { state: expect.stringContaining('Người Mới') } })
  })

  it('refuses what cannot be: an old sight, a day to come, units of two bodies', async () => {
    const a = await addUnit('Phòng Một')
    const b = await addUnit('Phòng Hai')
    const sent = request('merge', [a, b], [heir(null, 'Phòng Một Hai')])
    expect((await clerk.send('POST', '/api/body-changes', { ...sent, version: 0, key: key() })).body.code).toBe('version.stale')
    expect((await carryOut({ ...sent, on: '2026-03-11' })).body.params.problems[0].at).toBe('on')
    const other = await addBody('Sở Khác', (await find('UBND tỉnh An Lạc')).id)
    const away = await addUnit('Phòng Xa', null, other)
    expect((await carryOut(request('merge', [a, away], [heir(null, 'Phòng Lạ')]))).body.code).toBe('request.invalid')
  })
})

describe('bodies', () => {
  it('merge with their units and people; rights are asked, the old name stays in the history', async () => {
    const province = (await find('UBND tỉnh An Lạc')).id
    const [a, b] = [await addBody('Sở Du lịch', province), await addBody('Sở Văn hóa', province)]
    const unit = await addUnit('Phòng Lữ hành', null, a)
    const sent = request('merge', [a, b], [heir(null, 'Sở Văn hóa và Du lịch', 'specialised-agency')], {}, 'body')
    expect((await carryOut(sent)).status).toBe(200)
    const merged = await find('Sở Văn hóa và Du lịch')
    expect((await tree()).units.find((u) => u.id === unit)).toMatchObject({ bodyId: merged.id })
    expect((await tree('?ended=true')).bodies.find((x) => x.id === a)).toMatchObject({ name: 'Sở Du lịch', endedOn: '2026-02-28' })
    const [change] = (await clerk.get('/api/body-changes')).body.changes
    expect((await clerk.send('POST', `/api/body-changes/${change.id}/undo`, { key: key() })).status).toBe(204)
    expect((await tree()).units.find((u) => u.id === unit)).toMatchObject({ bodyId: a })
  })
})

describe('posts', () => {
  it('are several with one main one, which the record shows; an old sight is refused', async () => {
    const [office, cell] = [(await find('Văn phòng Sở')).id, await addUnit('Chi bộ Sở')]
    const p = await addPerson('Đinh Thị Kiêm', office)
    const first = (await clerk.get(`/api/people/${p}/posts`)).body
    expect(first.posts).toMatchObject([{ id: null, main: true, post: 'Chuyên viên', unitId: office }])
    const post = (unitId: string, name: string, main: boolean, to: string | null = null) => ({ id: null, bodyId: home, unitId, post: name, leader: main, main, from: '2025-01-01', to })
    const put = (posts: object[], version: number) => clerk.send('PUT', `/api/people/${p}/posts`, { posts, version, key: key() })
    expect((await put([post(office, 'A', true), post(cell, 'B', true)], first.version)).body.params.problems[0].problem).toContain('Chỉ một')
    expect((await put([post(office, 'A', true, '2025-12-31')], first.version)).body.code).toBe('request.invalid')
    const done = await put([post(office, 'Chánh Văn phòng', true), post(cell, 'Phó Bí thư', false)], first.version)
    expect(done.body.posts.map((x: { post: string }) => x.post)).toEqual(['Chánh Văn phòng', 'Phó Bí thư'])
    expect((await clerk.get(`/api/people/${p}`)).body).toMatchObject({ post: 'Chánh Văn phòng', unitId: office, leader: true })
    expect((await put([], first.version)).body.code).toBe('version.stale')
    const units = await kit().db.read(kit().tenant, (r) => unitsOfPeople(r, home, '2026-03-10'))
    expect(units.get(p)?.toSorted()).toEqual([office, cell].toSorted())
    const now = (await clerk.get(`/api/people/${p}`)).body
    await clerk.send('PATCH', `/api/people/${p}`, { person: { name: now.name, post: 'Phó Chánh Văn phòng', unitId: office, leader: true, sex: null, born: null }, version: now.version, key: key() })
    const later = (await clerk.get(`/api/people/${p}/posts`)).body.posts
    expect(later.map((x: { post: string; main: boolean; from: string; to: string | null }) => [x.post, x.main, x.from, x.to])).toEqual([
      ['Phó Chánh Văn phòng', true, '2026-03-10', null], ['Phó Bí thư', false, '2025-01-01', null], ['Chánh Văn phòng', false, '2025-01-01', '2026-03-09'],
    ])
  })
})

describe('blocs', () => {
  it('have bodies and units as members, one of them in two', async () => {
    const make = async (name: string, kind: string): Promise<string> => (await clerk.send('POST', '/api/blocs', { name, abbreviation: 'K', kind, superior: null, key: key() })).body.id
    const [bloc, cluster] = [await make('Khối thi đua số 5', 'bloc'), await make('Cụm thi đua số 7', 'cluster')]
    const unit = (await find('Văn phòng Sở')).id
    const member = (unitId: string | null, part: string, from: string | null = null, to: string | null = null) => ({ id: null, bodyId: home, unitId, part, from, to })
    const put = (id: string, members: object[], version: number) => clerk.send('PUT', `/api/blocs/${id}/members`, { members, version, key: key() })
    expect((await put(bloc, [member(null, 'leader', '2026-01-01'), member(unit, 'member')], 1)).body.members.map((m: { name: string }) => m.name).sort()).toEqual(['Sở Ngoại vụ tỉnh An Lạc', 'Văn phòng Sở – Sở Ngoại vụ tỉnh An Lạc'])
    expect((await put(bloc, [], 1)).body.code).toBe('version.stale')
    expect((await put(cluster, [member(unit, 'deputy')], 1)).status).toBe(200)
    const problems = (await put(bloc, [member(null, 'leader', '2026-01-01'), member(null, 'member', '2026-02-01'), member(unit, 'leader')], 2)).body.params.problems
    expect(problems.map((x: { at: string }) => x.at)).toEqual(['members.1.from', 'members.2.part'])
    const seats = await kit().db.read(kit().tenant, (r) => blocsOf(r, { bodyId: home, unitId: unit }, '2026-03-10'))
    expect(seats.map((s) => [s.name, s.part])).toEqual([['Cụm thi đua số 7', 'deputy'], ['Khối thi đua số 5', 'member']])
    expect((await clerk.get('/api/blocs')).body.blocs.map((b: { mine: boolean }) => b.mine)).toEqual([true, true])
  })
})
