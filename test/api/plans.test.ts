import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PLAN } from '../support/planText.ts'
import { firstClerk, key, testServer, whenRead, type Client, type TestServer } from '../support/server.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await testServer('2026-03-10')
  clerk = await firstClerk(server)
})
afterAll(() => server.close())

const bring = async (text: string, name = '15-KH-SNgV.txt'): Promise<string> => {
  const sent = await clerk.upload('/api/plans', name, text)
  expect(sent.status).toBe(200)
  await whenRead(clerk, sent.body.id)
  return sent.body.id
}
const review = async (id: string): Promise<ReturnType<typeof JSON.parse>> => (await clerk.get(`/api/plans/${id}/review`)).body
const say = (id: string, version: number, command: object) => clerk.send('POST', `/api/plans/${id}/review`, { command, key: key(), version })

/** Accepts everything, answers every question as read, keeps every must-check. */
async function settle(id: string): Promise<number> {
  let now = (await say(id, (await review(id)).version, { type: 'accept-sure' })).body
  for (const q of now.questions) now = (await say(id, now.version, { type: 'accept', facts: q.facts })).body
  for (const c of now.checks.filter((x: { severity: string; state: string }) => x.severity === 'must' && x.state === 'open')) now = (await say(id, now.version, { type: 'keep-check', check: c.id, reason: 'giữ như văn bản' })).body
  return now.version
}

describe('a plan that comes in', () => {
  it('is read in the background and shows its facts with the words they stand on', async () => {
    const id = await bring(PLAN)
    const now = await review(id)
    expect(now.plan).toMatchObject({ state: 'review', number: '15/KH-SNgV', kind: 'Kế hoạch', progress: { stage: 'done' } })
    expect(now.facts.map((f: { number: number }) => f.number)).toEqual(now.facts.map((_: unknown, i: number) => i + 1))
    for (const fact of now.facts) for (const p of fact.passages) expect(now.text.slice(p.start, p.end)).toBe(p.quote)
    expect(now.facts.filter((f: { kind: string }) => f.kind === 'target').length).toBeGreaterThanOrEqual(3)
    expect(now.asksRelation).toBe(false)
    expect(now.relation).toBe('own')
    expect(now.questions.length).toBeLessThanOrEqual(25)
  })
  it('is refused with words when nothing can be read, and the list keeps it', async () => {
    const empty = await clerk.upload('/api/plans', 'trong.txt', '')
    expect(empty.status).toBe(422)
    expect(empty.body).toMatchObject({ code: 'file.empty', title: 'Tệp “trong.txt” không có nội dung. Mở tệp xem đã lưu chưa rồi chọn lại.' })
    const sent = await clerk.upload('/api/plans', 'english.txt', 'This is a plan of the department for the coming year. '.repeat(40))
    const failed = await whenRead(clerk, sent.body.id)
    expect(failed.body).toMatchObject({ state: 'failed', refusal: { code: 'plan.not-vietnamese' } })
    expect(failed.body.refusal.text).toContain('tiếng Việt')
  })
  it('over 32 MB is refused while it streams and leaves nothing behind', async () => {
    const before = (await clerk.get('/api/plans')).body.plans.length
    for (const mb of [33, 64]) {
      const sent = await clerk.upload('/api/plans', 'lon.pdf', new Uint8Array(mb * 1024 * 1024).fill(65))
      expect(sent.status).toBe(413)
      expect(sent.body.code).toBe('file.too-large')
      // the connection is whole: the next request on it is answered
      for (let i = 0; i < 4; i++) expect((await clerk.get('/api/session')).status).toBe(200)
    }
    expect((await clerk.get('/api/plans')).body.plans.length).toBe(before)
  })
  it('can be pasted, once for a key', async () => {
    const pasted = { name: 'Dán thử', text: PLAN, key: key() }
    const first = await clerk.send('POST', '/api/plans/pasted', pasted)
    const again = await clerk.send('POST', '/api/plans/pasted', pasted)
    expect(again.body.id).toBe(first.body.id)
    const other = await clerk.send('POST', '/api/plans/pasted', { ...pasted, text: `${PLAN}\nthêm` })
    expect(other.body.code).toBe('command.repeated-differently')
  })
  it('is given back as it came, and printed again', async () => {
    const id = await bring(PLAN)
    expect((await clerk.get(`/api/plans/${id}/file`)).body).toBe(PLAN)
    const paper = await clerk.get(`/api/plans/${id}/paper?as=txt`)
    expect(paper.headers.get('content-disposition')).toContain('attachment')
    expect(paper.body).toContain('15/KH-SNgV')
  })
})

describe('reviewing', () => {
  it('accepts, mends, refuses and takes every step back', async () => {
    const id = await bring(PLAN)
    const start = await review(id)
    const target = start.facts.find((f: { kind: string }) => f.kind === 'target')
    const mended = (await say(id, start.version, { type: 'mend', fact: target.id, values: { value: '95' } })).body
    expect(mended.facts.find((f: { id: string }) => f.id === target.id)).toMatchObject({ state: 'mended' })
    expect(mended.facts.find((f: { id: string }) => f.id === target.id).fields.find((f: { name: string }) => f.name === 'value').value).toBe(95)
    const refused = (await say(id, mended.version, { type: 'refuse', facts: [target.id] })).body
    expect(refused.undo.label).toContain('Không lấy')
    const programme = (await clerk.get(`/api/plans/${id}/programme`)).body
    expect(programme.targets.some((t: { id: string }) => t.id === target.id)).toBe(false)
    const back = (await say(id, refused.version, { type: 'undo' })).body
    const first = (await say(id, back.version, { type: 'undo' })).body
    expect(first.facts).toEqual(start.facts)
    expect(first.undo).toBeNull()
    expect((await say(id, first.version, { type: 'undo' })).body.code).toBe('plan.nothing-to-undo')
  })
  it('refuses a value that no calendar has, naming the field', async () => {
    const id = await bring(PLAN)
    const now = await review(id)
    const deadline = now.facts.find((f: { kind: string }) => f.kind === 'deadline')
    const wrong = await say(id, now.version, { type: 'mend', fact: deadline.id, values: { date: '31/02/2026' } })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toMatchObject({ code: 'plan.value-invalid', params: { field: 'Ngày', value: '31/02/2026' } })
  })
  it('adds a fact from selected words', async () => {
    const id = await bring(PLAN)
    const now = await review(id)
    const start = now.text.indexOf('Việc khen thưởng kịp thời')
    const added = (await say(id, now.version, { type: 'add', kind: 'deadline', start, end: start + 40, values: { what: 'Khen thưởng kịp thời', date: '20/11/2026' }, parent: null })).body
    expect(added.facts.filter((f: { state: string }) => f.state === 'added')).toMatchObject([{ kind: 'deadline', title: '20/11/2026: Khen thưởng kịp thời' }])
  })
  it('says what has changed to whom saw an old version, and answers a repeat once', async () => {
    const id = await bring(PLAN)
    const now = await review(id)
    const fact = now.facts[3]
    const sent = { command: { type: 'accept', facts: [fact.id] }, key: key(), version: now.version }
    const first = await clerk.send('POST', `/api/plans/${id}/review`, sent)
    const again = await clerk.send('POST', `/api/plans/${id}/review`, sent)
    expect(again.status).toBe(200)
    expect(again.body.version).toBe(first.body.version)
    const stale = await say(id, now.version, { type: 'accept-sure' })
    expect(stale.status).toBe(409)
    expect(stale.body).toMatchObject({ code: 'version.stale', params: { seen: now.version, current: first.body.version, changed: [fact.title] } })
  })
  it('asks how a plan of another body stands to mine, and runs none that is only read', async () => {
    const id = await bring(PLAN.replace('SỞ NGOẠI VỤ TỈNH AN LẠC', 'ỦY BAN NHÂN DÂN TỈNH AN LẠC').replace('15/KH-SNgV', '15/KH-UBND'))
    const version = await settle(id)
    expect(await review(id)).toMatchObject({ asksRelation: true, relation: null })
    expect((await clerk.send('POST', `/api/plans/${id}/adoption`, { key: key(), version })).body.code).toBe('plan.relation-missing')
    const chosen = (await say(id, version, { type: 'choose-relation', relation: 'read-only' })).body
    const adopted = await clerk.send('POST', `/api/plans/${id}/adoption`, { key: key(), version: chosen.version })
    expect(adopted.status).toBe(200)
    expect((await clerk.get('/api/home')).body.programmes.map((p: { id: string }) => p.id)).not.toContain(adopted.body.programmeId)
  })
  it('puts a plan away and takes it out as it was', async () => {
    const id = await bring(PLAN)
    const { version } = await review(id)
    const away = await clerk.send('POST', `/api/plans/${id}/discard`, { key: key(), version })
    expect(away.body.state).toBe('discarded')
    expect((await say(id, away.body.version, { type: 'accept-sure' })).body.code).toBe('plan.state-forbids')
    expect((await clerk.send('POST', `/api/plans/${id}/recover`, { key: key(), version: away.body.version })).body.state).toBe('review')
  })
  it('finds plans and facts without accents', async () => {
    const hits = (await clerk.get('/api/search?q=nu cuoi noi tiep dan')).body.hits
    expect(hits.some((h: { kind: string }) => h.kind === 'fact')).toBe(true)
  })
})

describe('a restart', () => {
  it('reads what it was reading', async () => {
    const other = await testServer()
    const mine = await firstClerk(other)
    const sent = await mine.upload('/api/plans', 'ke-hoach.txt', PLAN)
    const again = await other.restart()
    const client = again.client()
    client.cookie = mine.cookie
    expect((await whenRead(client, sent.body.id)).body.state).toBe('review')
    await again.close()
  })
})
