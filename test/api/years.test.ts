import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyCards } from '../../src/modules/people/index.ts'
import { rowsAmiss } from '../../src/modules/plans/index.ts'
import { PLAN } from '../support/planText.ts'
import { firstClerk, key, testServer, whenRead, type Client, type TestServer } from '../support/server.ts'

let server: TestServer
let clerk: Client
let programmeId = ''
beforeAll(async () => {
  server = await testServer('2026-03-10')
  clerk = await firstClerk(server)
  const rows = Array.from({ length: 46 }, (_, i) => ({ line: i + 2, name: `Nguyễn Văn ${String.fromCharCode(65 + (i % 26))}${i < 26 ? 'n' : 'nh'}`, post: null, unit: 'Phòng Một', leader: false, sex: null, born: String(1960 + i), problems: [] }))
  const added = await clerk.send('POST', '/api/people/import', { rows, key: key() })
  expect(added.body).toMatchObject({ added: 46 })
  programmeId = await adopt(PLAN)
})
afterAll(() => server.close())

type Json = ReturnType<typeof JSON.parse>
async function ready(text: string): Promise<{ id: string; now: Json }> {
  const { id } = (await clerk.upload('/api/plans', 'ke-hoach.txt', text)).body
  await whenRead(clerk, id)
  const say = async (version: number, command: object): Promise<Json> => (await clerk.send('POST', `/api/plans/${id}/review`, { command, key: key(), version })).body
  let now = await say((await clerk.get(`/api/plans/${id}/review`)).body.version, { type: 'accept-sure' })
  for (const q of now.questions) now = await say(now.version, { type: 'accept', facts: q.facts })
  for (const c of now.checks.filter((x: Json) => x.severity === 'must' && x.state === 'open')) now = await say(now.version, { type: 'keep-check', check: c.id, reason: 'giữ như văn bản' })
  expect(now.blockers).toEqual([])
  return { id, now }
}
async function adopt(text: string): Promise<string> {
  const { id, now } = await ready(text)
  const sent = { key: key(), version: now.version }
  const adopted = await clerk.send('POST', `/api/plans/${id}/adoption`, sent)
  expect(adopted.status).toBe(200)
  expect((await clerk.send('POST', `/api/plans/${id}/adoption`, sent)).body).toEqual(adopted.body)
  return adopted.body.programmeId
}
const home = async (): Promise<Json> => (await clerk.get('/api/home')).body

describe('a running year', () => {
  it('shows what is due by the last day in time, with its sentence', async () => {
    const now = await home()
    const soon = [...now.week, ...now.month, ...now.later].find((d: Json) => d.title.includes('đăng ký thi đua'))
    expect(soon).toMatchObject({ due: '2026-03-14', shown: 'trước 15/03/2026', comparator: 'before', daysLate: 0 })
    const [source] = soon.sources
    expect(source.place).toBe('KH 15, IV.1')
    const passage = (await clerk.get(`/api/passage?planId=${source.planId}&fact=${encodeURIComponent(source.fact)}`)).body
    expect(passage.passage.quote).toBe(source.quote)
    expect(passage.before.length).toBeGreaterThan(0)
  })
  it('becomes late the day after', async () => {
    server.today.value = '2026-03-15'
    expect((await home()).overdue).toMatchObject([{ due: '2026-03-14', daysLate: 1 }])
    server.today.value = '2026-03-10'
  })
  it('counts targets on the people of the body', async () => {
    const { targets } = await home()
    const of = (words: string): Json => targets.find((t: Json) => t.sources[0].quote.includes(words))
    expect(of('Trên 90%')).toMatchObject({ goal: '> 90%', base: 46, need: 42 })
    expect(of('15%')).toMatchObject({ goal: '≥ 15%', base: 46, need: 7 })
  })
  it('sets waves and sessions on the band of the year', async () => {
    const { timeline } = await home()
    expect(timeline).toMatchObject({ from: '2026-01-01', to: '2026-12-31' })
    expect(timeline.entries).toContainEqual(expect.objectContaining({ lane: 'wave', from: '2026-01-15', to: '2026-11-30', state: 'running' }))
    expect(timeline.entries.some((e: Json) => e.lane === 'session' && e.from === '2026-12-01')).toBe(true)
  })
  it('shows one instance of a recurring duty at a time', async () => {
    const all = Object.values(await home()).filter(Array.isArray).flat().filter((d: Json) => d?.recurring)
    expect(all.map((d: Json) => d.due)).toEqual(['2026-03-31'])
  })
  it('notes what is done, once, and opens it again', async () => {
    const [due] = (await home()).week
    expect((await clerk.send('POST', `/api/due/${due.id}/done`, { on: '2027-01-01', key: key(), version: due.version })).body.params.problems[0].at).toBe('on')
    const done = await clerk.send('POST', `/api/due/${due.id}/done`, { on: '2026-03-09', key: key(), version: due.version })
    expect(done.body).toMatchObject({ doneOn: '2026-03-09', doneBy: 'Nguyễn Thu Hà' })
    expect((await clerk.send('POST', `/api/due/${due.id}/done`, { on: '2026-03-09', key: key(), version: due.version })).body.code).toBe('version.stale')
    expect((await home()).done).toMatchObject([{ id: due.id }])
    const view = (await clerk.get(`/api/programmes/${programmeId}`)).body
    expect(view.history.map((h: Json) => h.what)).toEqual([expect.stringContaining('Ghi xong'), 'Đưa vào chạy'])
    expect((await clerk.send('POST', `/api/due/${due.id}/open`, { key: key(), version: done.body.version })).body.doneOn).toBeNull()
  })
})

describe('a revised plan', () => {
  const REVISED = PLAN.replace('Số: 15/KH-SNgV', 'Số: 22/KH-SNgV').replace('ngày 05 tháng 01', 'ngày 02 tháng 3').replace('Trên 90%', 'Trên 95%').replace('trước ngày 15/6/2026', 'trước ngày 20/6/2026').replace('3. Có từ 03 đến 05 sáng kiến cấp cơ sở.\n', '')
  it('is compared with the running one and takes its place, keeping what was done', async () => {
    const before = await home()
    const [due] = before.week
    await clerk.send('POST', `/api/due/${due.id}/done`, { on: '2026-03-09', key: key(), version: due.version })
    const { id, now } = await ready(REVISED)
    expect(now.revises).toMatchObject({ programmeId })
    const { changes } = (await clerk.get(`/api/plans/${id}/comparison?programmeId=${programmeId}`)).body
    const target = changes.find((c: Json) => c.kind === 'target' && c.change === 'changed')
    expect([target.before, target.after]).toEqual([expect.stringContaining('90'), expect.stringContaining('95')])
    expect(changes.some((c: Json) => c.change === 'dropped' && c.kind === 'target')).toBe(true)
    const moved = changes.find((c: Json) => c.kind === 'deadline' && c.change === 'changed')
    expect(moved.touches).toEqual(['Hạn trước 15/06/2026'])
    const adopted = await clerk.send('POST', `/api/plans/${id}/adoption`, { key: key(), version: now.version })
    expect(adopted.body.programmeId).toBe(programmeId)
    const after = await home()
    expect(after.programmes).toMatchObject([{ id: programmeId, revision: 2, number: '22/KH-SNgV' }])
    expect(after.done).toMatchObject([{ id: due.id, doneOn: '2026-03-09' }])
    const days = [...after.week, ...after.month, ...after.later].map((d: Json) => d.due)
    expect(days).toContain('2026-06-19')
    expect(days).not.toContain('2026-06-14')
    expect(after.targets.some((t: Json) => t.goal === '> 95%')).toBe(true)
    expect(after.targets).toHaveLength(before.targets.length - 1)
    expect((await clerk.get(`/api/programmes/${programmeId}`)).body.history[0].what).toContain('Thay bằng bản sửa lần 1')
  })
})

describe('two programmes that name the same things', () => {
  const sameness = (items: readonly string[], same: boolean | null, version: number, k = key()): Promise<Json> =>
    clerk.send('POST', same === null ? '/api/sameness/undo' : '/api/sameness', { items, key: k, version, ...(same === null ? {} : { same }) })
  const itemsOf = (group: Json): string[] => group.members.map((m: Json) => m.item)
  const about = (groups: Json, words: string): Json => groups.find((g: Json) => g.members[0].source.quote.includes(words))
  const rows = async (words: string): Promise<Json[]> => (await home()).targets.filter((t: Json) => t.sources[0].quote.includes(words))

  it('keep them apart and ask, with every sentence', async () => {
    const text = PLAN.replace('15/KH-SNgV', '31/KH-SNgV').replace('Tổ chức phong trào thi đua năm 2026', 'Hoạt động Hội đồng và xét tặng danh hiệu cuối năm 2026')
    const { id, now } = await ready(text)
    const none = (await clerk.send('POST', `/api/plans/${id}/review`, { command: { type: 'choose-revised', programmeId: null }, key: key(), version: now.version })).body
    expect(none.revises).toBeNull()
    expect((await clerk.send('POST', `/api/plans/${id}/adoption`, { key: key(), version: none.version })).status).toBe(200)
    const { samenesses, samenessesDecided } = await home()
    expect(samenessesDecided).toEqual([])
    expect(await rows('15%')).toHaveLength(2)
    const asked = about(samenesses, '15%')
    expect(asked).toMatchObject({ kind: 'target', state: 'open', differs: [], by: null, version: 0 })
    expect(asked.members.map((m: Json) => [m.value, m.programme]).sort()).toEqual([['≥ 15%', 'KH 22'], ['≥ 15%', 'KH 31']])
    expect(new Set(asked.members.map((m: Json) => m.source.programmeId)).size).toBe(2)
  })
  it('show a target once, with both sentences, when a person agrees; and twice again when that is taken back', async () => {
    const asked = about((await home()).samenesses, '15%')
    const k = key()
    const said = await sameness(itemsOf(asked), true, 0, k)
    expect(said.body).toEqual({ version: 1 })
    expect((await sameness(itemsOf(asked), true, 0, k)).body).toEqual(said.body)
    const [row, ...more] = await rows('15%')
    expect(more).toEqual([])
    expect(new Set(row.sources.map((s: Json) => s.programmeId)).size).toBe(2)
    const now = await home()
    expect(about(now.samenesses, '15%')).toBeUndefined()
    expect(about(now.samenessesDecided, '15%')).toMatchObject({ state: 'same', differs: [], by: 'Nguyễn Thu Hà', on: '2026-03-10', version: 1 })
    expect((await sameness(itemsOf(asked), false, 0)).body).toMatchObject({ code: 'version.stale', params: { seen: 0, current: 1 } })
    expect((await sameness(itemsOf(asked), null, 1)).body).toEqual({ version: 2 })
    expect(await rows('15%')).toHaveLength(2)
    expect(about((await home()).samenesses, '15%')).toMatchObject({ state: 'open', version: 2 })
    expect((await sameness(itemsOf(asked), false, 2)).body).toEqual({ version: 3 })
    expect(await rows('15%')).toHaveLength(2)
    expect(about((await home()).samenessesDecided, '15%')).toMatchObject({ state: 'different' })
  })
  it('say so when what was agreed the same disagrees, and hide neither value', async () => {
    const asked = (await home()).samenesses.find((g: Json) => g.differs.includes('goal'))
    expect(asked.members.map((m: Json) => m.value).sort()).toEqual(['> 90%', '> 95%'])
    expect((await sameness(itemsOf(asked), true, 0)).status).toBe(200)
    const decided = (await home()).samenessesDecided.find((g: Json) => g.state === 'same')
    expect(decided).toMatchObject({ kind: 'target', differs: ['goal'] })
    expect((await home()).targets.filter((t: Json) => ['> 90%', '> 95%'].includes(t.goal))).toHaveLength(2)
  })
  it('show one wave of a campaign that both name, with both sentences', async () => {
    const waves = async (): Promise<Json[]> => (await home()).timeline.entries.filter((e: Json) => e.lane === 'wave')
    const before = await waves()
    const campaigns = (await home()).samenesses.filter((g: Json) => g.kind === 'campaign' && g.differs.length === 0)
    expect(campaigns.length).toBeGreaterThan(0)
    for (const group of campaigns) expect((await sameness(itemsOf(group), true, 0)).status).toBe(200)
    const after = await waves()
    expect(after.length).toBeLessThan(before.length)
    expect(after.some((e: Json) => new Set(e.sources.map((s: Json) => s.programmeId)).size === 2)).toBe(true)
  })
  it('are not compared across kinds, with themselves, or with what is not there', async () => {
    const { samenesses, samenessesDecided } = await home()
    const [target, campaign] = ['target', 'campaign'].map((kind) => itemsOf([...samenesses, ...samenessesDecided].find((g: Json) => g.kind === kind)))
    expect((await sameness([target?.[0] ?? '', campaign?.[0] ?? ''], true, 0)).body.code).toBe('request.invalid')
    expect((await sameness([target?.[0] ?? '', target?.[0] ?? ''], true, 0)).body.code).toBe('request.not-found')
    expect((await sameness([target?.[0] ?? '', crypto.randomUUID()], true, 0)).body.code).toBe('request.not-found')
  })
})

it('leaves rows that are what the events make of them, over a revision, done marks and words taken back', async () => {
  const { db, tenant, reviews } = server.running.kit
  const [body] = await db.read(tenant, bodyCards)
  expect(await db.rehearse(tenant, (w) => rowsAmiss(w, reviews, body?.id ?? ''))).toEqual([])
})
