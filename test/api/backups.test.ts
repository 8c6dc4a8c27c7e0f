import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkArchive } from '../../src/platform/archive/read.ts'
import { check, whenSealed } from '../support/trail.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'

// each archive is restored on trial in a process of its own
vi.setConfig({ testTimeout: 180_000 })
let server: TestServer
let clerk: Client
let id = ''
beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
})
afterAll(() => server.close())

const shelf = async () => (await clerk.get('/api/backups')).body
async function until(state: (b: ReturnType<typeof JSON.parse>) => boolean): Promise<ReturnType<typeof JSON.parse>> {
  for (let i = 0; i < 1500; i++) {
    const found = (await shelf()).backups.find((b: { id: string }) => b.id === id)
    if (found && state(found)) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the backup did not come that far')
}

describe('the page of backups', () => {
  it('begins empty, with a usual schedule and nothing missed', async () => {
    expect(await shelf()).toMatchObject({ backups: [], schedule: { every: 'day', at: '02:00', version: 0 }, late: null })
  })
  it('makes an archive when asked, once for a key, and restores it on trial', async () => {
    // an archive carries the seals of its instant: the first is set within a second
    await whenSealed(server.running)
    const sent = { key: key() }
    const asked = await clerk.send('POST', '/api/backups', sent)
    expect(asked.status).toBe(200)
    expect((await clerk.send('POST', '/api/backups', sent)).body).toEqual(asked.body)
    id = asked.body.id
    const made = await until((b) => b.verifiedAt !== null)
    expect(made).toMatchObject({ state: 'done', reason: 'asked', fault: null })
    expect(made.rows).toBeGreaterThan(3)
    // the head of the trail within, for `verify --against`: one that stood in the chain
    expect((await check(server.running, made.head)).breaches).toEqual([])
    expect(made.head).toMatch(/^\d+:[0-9a-f]{64}$/)
    expect((await shelf()).backups).toHaveLength(1)
  })
  it('gives it away for the password alone, once', async () => {
    expect((await clerk.send('POST', `/api/backups/${id}/pass`, { password: 'sai', key: key() })).body.code).toBe('account.wrong-password')
    expect((await clerk.get(`/api/backups/${id}/file?pass=x`)).status).toBe(404)
    const sent = { password: 'mat-khau-dai', key: key() }
    const first = (await clerk.send('POST', `/api/backups/${id}/pass`, sent)).body.pass
    const { pass } = (await clerk.send('POST', `/api/backups/${id}/pass`, sent)).body
    expect((await clerk.get(`/api/backups/${id}/file?pass=${first}`)).status).toBe(404)
    const stranger = server.client()
    expect((await stranger.get(`/api/backups/${id}/file?pass=${pass}`)).status).toBe(401)
    const taken = await fetch(`${server.running.url}/api/backups/${id}/file?pass=${pass}`, { headers: { cookie: clerk.cookie } })
    expect(taken.status).toBe(200)
    const folder = await mkdtemp(join(tmpdir(), 'bang-vang-taken-'))
    try {
      writeFileSync(join(folder, 'a.bangvang'), Buffer.from(await taken.arrayBuffer()))
      const checked = await checkArchive(join(folder, 'a.bangvang'))
      expect(checked).toMatchObject({ ok: true, value: { sha256: (await until(() => true)).sha256 } })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    expect((await clerk.get(`/api/backups/${id}/file?pass=${pass}`)).status).toBe(404)
  })
  it('finds out on trial that an archive was damaged on the disk', async () => {
    const { folder } = await shelf()
    const { name } = await until(() => true)
    writeFileSync(join(folder, name), 'hỏng')
    expect((await clerk.send('POST', `/api/backups/${id}/trial`, { key: key() })).status).toBe(204)
    const found = await until((b) => b.fault !== null)
    expect(found).toMatchObject({ verifiedAt: null, state: 'done' })
  })
  it('removes one, and says so in the trail', async () => {
    await until((b) => !b.checking)
    expect((await clerk.send('POST', `/api/backups/${id}/removal`, { key: key() })).status).toBe(204)
    expect((await shelf()).backups).toEqual([])
    const { kit } = server.running
    const actions = await kit.db.read(kit.tenant, (r) => r.q.selectFrom('trail').select('action').where('tenant_id', '=', r.tenant).where('action', 'like', 'backup.%').orderBy('at').execute())
    expect(actions.map((a) => a.action)).toEqual(['backup.made', 'backup.taken', 'backup.tried', 'backup.removed'])
  })
  it('keeps the schedule with its version', async () => {
    const schedule = { every: 'week', at: '23:30', day: 6, keep: { daily: 3, weekly: 2, monthly: 12 } }
    expect((await clerk.send('PUT', '/api/backups/schedule', { ...schedule, version: 0, key: key() })).status).toBe(204)
    expect((await shelf()).schedule).toEqual({ ...schedule, version: 1 })
    expect((await clerk.send('PUT', '/api/backups/schedule', { ...schedule, version: 0, key: key() })).body.code).toBe('version.stale')
  })
})
