import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { worldFor } from '../../examples/world.ts'
import { plantWorld, renewWorld } from '../../src/app/examples.ts'
import { start, type Running } from '../../src/app/main.ts'
import { exampleBodies } from '../../src/modules/people/index.ts'
import { readConfig } from '../../src/platform/config/config.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

async function open(today: string, demo: boolean): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'bang-vang-examples-'))
  folders.push(folder)
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent' }, folder)
  return start({ config, demo, web: false, clock: { today: () => today, now: () => `${today}T03:00:00.000Z` } })
}

interface Caller {
  readonly get: (path: string) => Promise<Record<string, unknown>>
  readonly send: (method: string, path: string, body?: unknown) => Promise<number>
}

/** Calls the API as an account would: with its cookie, from the same origin. */
function callerOf(url: string, cookie: string): Caller {
  const headers = { cookie, origin: url }
  return {
    get: async (path) => (await (await fetch(url + path, { headers })).json()) as Record<string, unknown>,
    send: async (method, path, body) =>
      (await fetch(url + path, { method, headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })).status,
  }
}

async function enter(url: string, path: string, body: unknown): Promise<Caller> {
  const answer = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify(body) })
  expect(answer.status).toBe(200)
  return callerOf(url, (answer.headers.getSetCookie().find((cookie) => cookie.startsWith('bang_vang_session=')) ?? '').split(';')[0] ?? '')
}
const asDemo = (url: string, login: string): Promise<Caller> => enter(url, '/api/session', { login, password: `${login}-anlac` })

type List = readonly Record<string, unknown>[]
const listOf = (answer: Record<string, unknown>, name: string): List => answer[name] as List

async function shape(caller: Caller) {
  const home = await caller.get('/api/home')
  const count = (name: string): number => listOf(home, name).length
  return {
    overdue: count('overdue'), week: count('week'), month: count('month'), later: count('later'), done: count('done'), targets: count('targets'), quotas: count('quotas'), sessions: count('sessions'),
    waiting: home['plansWaiting'], states: listOf(home, 'programmes').map((p) => p['state']).sort(),
  }
}

// a whole world is founded, read and removed: much work, and two cores may be busy
const WORK = { timeout: 180_000 }

describe.each(['2026-01-05', '2026-06-15', '2026-11-20'])('the demo on %s', WORK, (today) => {
  it('opens with a full home for every role, and begins anew when it is reset', async () => {
    const app = await open(today, true)
    try {
      expect(await plantWorld(app.kit, true)).toMatchObject({ ok: true })
      for (const { login } of worldFor(today).accounts) await asDemo(app.url, login)
      const clerk = await asDemo(app.url, 'vanthu')
      const before = await shape(clerk)
      expect(before).toMatchObject({ overdue: 3, waiting: 1, states: [...Array<string>(3).fill('ended'), ...Array<string>(8).fill('running')] })
      for (const part of ['week', 'month', 'later', 'done', 'targets', 'quotas', 'sessions'] as const) expect(before[part], part).toBeGreaterThan(0)
      // six divisions, offices and a centre; not the heads, the party cell and the unions
      const shares = listOf(await clerk.get('/api/home'), 'targets').filter((t) => t['population'] === 'phòng, đơn vị' && t['base'] !== null)
      expect(shares.map((t) => t['base'])).toEqual([6])
      // what several of its plans name is asked about, and nothing of it is taken for granted
      const home = await clerk.get('/api/home')
      expect(listOf(home, 'samenesses').length).toBeGreaterThan(0)
      expect(listOf(home, 'samenessesDecided')).toEqual([])
      const [late] = listOf(await clerk.get('/api/home'), 'overdue')
      expect(await clerk.send('POST', `/api/due/${String(late?.['id'])}/done`, { on: today, key: 'done-in-the-demo', version: late?.['version'] })).toBe(200)
      expect((await shape(clerk)).overdue).toBe(2)
      expect(await (await asDemo(app.url, 'quantri')).send('DELETE', '/api/examples')).toBe(204)
      expect(await shape(await asDemo(app.url, 'vanthu'))).toEqual(before)
    } finally {
      await app.close()
    }
  })
})

it('is founded afresh on another day, and where it was cut short', WORK, async () => {
  const app = await open('2026-06-15', true)
  const on = (today: string) => renewWorld({ ...app.kit, clock: { today: () => today, now: () => `${today}T03:00:00.000Z` } })
  const bodies = () => app.kit.db.read(app.kit.tenant, (r) => exampleBodies(r))
  try {
    expect(await on('2026-06-15')).toEqual({ ok: true, value: null })
    const [first] = await bodies()
    expect(await on('2026-06-15')).toEqual({ ok: true, value: null })
    expect(await bodies()).toContainEqual(first)
    await app.kit.db.write(app.kit.tenant, async (w) => ({ ok: true, value: await w.q.deleteFrom('plans').where('state', '=', 'review').execute() }))
    expect(await on('2026-06-15')).toEqual({ ok: true, value: '2026-06-15' })
    expect(await on('2026-06-16')).toEqual({ ok: true, value: '2026-06-15' })
    expect((await bodies()).every((b) => b.createdAt === '2026-06-16T03:00:00.000Z')).toBe(true)
    expect((await shape(await asDemo(app.url, 'vanthu'))).waiting).toBe(1)
  } finally {
    await app.close()
  }
})

describe('a fresh installation', WORK, () => {
  it('looks around with the examples and is empty again when they are removed', async () => {
    const app = await open('2026-11-20', false)
    try {
      const token = new URL(app.firstLink ?? '', app.url).searchParams.get('token')
      const first = await enter(app.url, '/api/first-account', { token, name: 'Người Quản Trị', login: 'quantri', password: 'mot-mat-khau-dai' })
      expect(await first.send('POST', '/api/examples', { key: 'look-around-1' })).toBe(204)
      expect((await shape(first)).states).toHaveLength(11)
      expect((await fetch(`${app.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: app.url }, body: JSON.stringify({ login: 'vanthu', password: 'vanthu-anlac' }) })).status).not.toBe(200)
      expect(await first.send('DELETE', '/api/examples')).toBe(204)
      expect(await first.get('/api/session')).toMatchObject({ body: null, bodies: [], setup: 'body' })
      // with a body of one's own, the same session goes on working for it
      expect(await first.send('PUT', '/api/body', { name: 'Sở Thử tỉnh An Lạc', abbreviation: 'ST', kind: 'specialised-agency', superior: null, yearKind: 'calendar', key: 'found-body-1', version: 0 })).toBe(200)
      expect(await first.send('POST', '/api/examples', { key: 'look-around-2' })).toBe(204)
      expect(await first.send('DELETE', '/api/examples')).toBe(204)
      expect(await first.get('/api/session')).toMatchObject({ body: { name: 'Sở Thử tỉnh An Lạc' } })
      expect(await first.get('/api/home')).toMatchObject({ programmes: [] })
    } finally {
      await app.close()
    }
  })
})
