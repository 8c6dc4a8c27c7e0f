import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ended, serve, stop, type Served } from '../../scripts/load/server.ts'
import { listenTo, until } from '../support/live.ts'
import { PLAN } from '../support/planText.ts'
import { freshDatabase, startPostgres, type FreshDatabase, type Postgres } from '../support/postgres.ts'
import { BODY, clientOf, key, type Client } from '../support/server.ts'

type Json = ReturnType<typeof JSON.parse>
let own: Postgres
let database: FreshDatabase
let pool: pg.Pool
const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-processes-'))
let servers: Served[] = []
/** one person whose requests reach any of the processes */
let cookie = ''

beforeAll(async () => {
  // a server of its own, whose commits last: it is crashed below, and others must not feel it
  own = await startPostgres(['max_connections=100', 'shared_buffers=64MB', 'jit=off'])
  database = await freshDatabase({ migrated: false, on: own })
  pool = new pg.Pool({ connectionString: database.databaseUrl, max: 2 })
  pool.on('error', () => {})
  servers = await Promise.all([0, 1, 2].map(() => serve({ dataDir, databaseUrl: database.databaseUrl })))
})
afterAll(async () => {
  for (const server of servers) if (server.process.exitCode === null && server.process.signalCode === null) await stop(server)
  await pool.end()
  await own.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** The person at this process, with the session of before. */
function at(process: number): Client {
  const client = clientOf(servers[process]?.url ?? '')
  client.cookie = cookie
  return client
}
const people = Array.from({ length: 46 }, (_, i) => ({ line: i + 2, name: `Nguyễn Văn ${String.fromCharCode(65 + (i % 26))}${i < 26 ? 'n' : 'nh'}`, post: null, unit: 'Phòng Một', leader: false, sex: null, born: String(1960 + i), problems: [] }))
const person = (name: string) => ({ person: { name, post: null, unitId: null, leader: false, sex: null, born: null }, key: key() })

async function firstAccount(): Promise<void> {
  // a process is ready a moment before it has printed its link; the link that was made last counts
  await until('every process has printed its link', () => servers.every((server) => server.words().includes('token=')))
  for (const server of servers) {
    const token = /token=(\S+)/.exec(server.words())?.[1] ?? ''
    const client = clientOf(server.url)
    const made = await client.send('POST', '/api/first-account', { token, name: 'Nguyễn Thu Hà', login: 'ha', password: 'mat-khau-dai-va-la' })
    if (made.status !== 200) continue
    cookie = client.cookie
    return
  }
  throw new Error('no process had the link that counts')
}

async function read(id: string): Promise<void> {
  await until('the plan is read', async () => (await at(2).get(`/api/plans/${id}`)).body.state !== 'reading', 60)
}

describe('three processes on one database', () => {
  it('that start at once bring the schema forward once and make one tenant', async () => {
    const { rows } = await pool.query<{ name: string }>('select name from migrations')
    expect(new Set(rows.map((r) => r.name)).size).toBe(rows.length)
    expect((await pool.query('select id from tenants')).rowCount).toBe(1)
  })

  it('serve one person who hops between them from the first sign-in to a running year', async () => {
    await firstAccount()
    expect((await at(0).send('PUT', '/api/body', { ...BODY, key: key(), version: 0 })).status).toBe(200)
    expect((await at(1).send('POST', '/api/people/import', { rows: people, key: key() })).body).toMatchObject({ added: 46 })
    const { id } = (await at(2).upload('/api/plans', 'ke-hoach.txt', PLAN)).body
    await read(id)
    let turn = 0
    const say = async (version: number, command: object): Promise<Json> => (await at(turn++ % 3).send('POST', `/api/plans/${id}/review`, { command, key: key(), version })).body
    let now = await say((await at(0).get(`/api/plans/${id}/review`)).body.version, { type: 'accept-sure' })
    for (const q of now.questions) now = await say(now.version, { type: 'accept', facts: q.facts })
    for (const c of now.checks.filter((x: Json) => x.severity === 'must' && x.state === 'open')) now = await say(now.version, { type: 'keep-check', check: c.id, reason: 'giữ như văn bản' })
    expect(now.blockers).toEqual([])
    // every process has seen the same plan move on
    for (const process of [0, 1, 2]) expect((await at(process).get(`/api/plans/${id}/review`)).body.version).toBe(now.version)
    const adopted = await at(1).send('POST', `/api/plans/${id}/adoption`, { key: key(), version: now.version })
    expect(adopted.status).toBe(200)
    expect((await at(2).get(`/api/programmes/${adopted.body.programmeId}`)).status).toBe(200)
    expect((await at(0).get(`/api/plans/${id}/file`)).status).toBe(200)
  })

  it('take no process that keeps its files elsewhere', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'bang-vang-elsewhere-'))
    await expect(serve({ dataDir: elsewhere, databaseUrl: database.databaseUrl })).rejects.toThrow('dùng chung một DATA_DIR')
    rmSync(elsewhere, { recursive: true, force: true })
  })

  it('tell each other what changed', async () => {
    const streams = await Promise.all(servers.map((server) => listenTo(server.url, cookie)))
    expect(streams.map((s) => s.status)).toEqual([200, 200, 200])
    const made = await at(1).send('POST', '/api/people', person('Trần Thị Mới'))
    expect(made.status).toBe(200)
    for (const stream of streams) await until('the change is heard at each process', () => stream.heard.some((h) => h.data.id === made.body.id))
    for (const stream of streams) stream.close()
  })

  it('end a session everywhere at once', async () => {
    const other = clientOf(servers[0]?.url ?? '')
    expect((await other.send('POST', '/api/session', { login: 'ha', password: 'mat-khau-dai-va-la' })).status).toBe(200)
    const elsewhere = clientOf(servers[1]?.url ?? '')
    elsewhere.cookie = other.cookie
    expect((await elsewhere.get('/api/session')).status).toBe(200)
    await other.send('DELETE', '/api/session')
    expect((await elsewhere.get('/api/session')).status).toBe(401)
  })

  it('lose nothing that was answered when one is killed, and go on', async () => {
    const [victim] = servers
    if (!victim) throw new Error('no process')
    const plans = await Promise.all(['mot', 'hai', 'ba'].map((name) => at(0).upload('/api/plans', `${name}.txt`, `${PLAN}\nBản ${name}.`)))
    expect(plans.map((p) => p.status)).toEqual([200, 200, 200])
    const sent = Array.from({ length: 30 }, (_, i) => person(`Thử Mất ${String.fromCharCode(65 + i)}a`))
    let answered = 0
    const first = sent.map(async (one) => {
      const answer = await at(0).send('POST', '/api/people', one).catch(() => null)
      if (answer?.status === 200 && ++answered === 5) victim.process.kill('SIGKILL')
      return answer?.status === 200
    })
    const others = [1, 2].map((process) => at(process).get('/api/people'))
    const done = await Promise.all(first)
    await ended(victim.process)
    for (const answer of await Promise.all(others)) expect(answer.status).toBe(200)
    // who got no answer asks another process, with the same key
    for (const [i, one] of sent.entries()) if (!done[i]) expect((await at(1).send('POST', '/api/people', one)).status).toBe(200)
    const { rows } = await pool.query<{ n: number; distinct: number }>(`select count(*)::int as n, count(distinct name)::int as distinct from people where name like 'Thử Mất %'`)
    expect(rows).toEqual([{ n: 30, distinct: 30 }])
    // the job that it had in hand is taken over when its lease is over
    await until('every plan is read by those that are left', async () => (await Promise.all(plans.map((p) => at(1).get(`/api/plans/${p.body.id}`)))).every((p) => p.body.state !== 'reading'), 150)
  }, 240_000)

  it('wait for a database that is started again, and say meanwhile that they are not ready', async () => {
    const url = servers[1]?.url ?? ''
    // a session of its own: the one above has waited for plans by asking again and again, and is told to slow down
    const fresh = clientOf(url)
    expect((await fresh.send('POST', '/api/session', { login: 'ha', password: 'mat-khau-dai-va-la' })).status).toBe(200)
    cookie = fresh.cookie
    await database.server.down()
    expect((await fetch(`${url}/readyz`)).status).toBe(503)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    const waiting = at(1).get('/api/people')
    await database.server.up()
    expect((await waiting).status).toBe(200)
    await until('the process is ready again', async () => (await fetch(`${url}/readyz`)).status === 200)
    const stream = await listenTo(url, cookie)
    await until('the process listens again', async () => {
      await at(2).send('POST', '/api/people', person(`Lê Văn Nối ${String.fromCharCode(65 + Math.floor(Math.random() * 26))}`))
      return stream.heard.some((h) => h.event === 'changed')
    }, 30)
    stream.close()
  }, 120_000)
})
