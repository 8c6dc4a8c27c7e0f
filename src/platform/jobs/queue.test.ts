import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshData } from '../../../test/support/data.ts'
import { ok } from '../../core/kernel/result.ts'
import { systemClock } from '../clock/clock.ts'
import { openPool, type OpenDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { installedTenant } from '../db/tenant.ts'
import type { Kit } from '../kit.ts'
import { addJob, GiveUp, startWorker, type Job, type JobKind } from './queue.ts'

let db: OpenDatabase
let kit: Kit
let clear: () => void
beforeAll(async () => {
  const fresh = await freshData()
  clear = fresh.clear
  db = await openPool({ dataDir: fresh.dataDir, databaseUrl: null })
  await migrate(db.pool)
  const quiet = { info: () => {}, warn: () => {}, error: () => {} }
  kit = { db, tenant: await installedTenant(db.pool), clock: systemClock, newId: randomUUID, log: quiet, listeners: [] }
})
afterAll(async () => {
  await db.close()
  clear()
})

beforeEach(async () => void (await db.pool.query('delete from jobs')))

const QUICK = { attempts: 3, firstDelayMs: 1, capMs: 2 }
const kind = (run: JobKind['run'], more: Partial<JobKind> = {}): JobKind => ({ retry: QUICK, run, ...more })
const queued = async (more: { kind?: string; subject?: string; serial?: boolean; runAt?: string } = {}): Promise<string> => {
  const id = randomUUID()
  await db.write(kit.tenant, async (w) => ok(await addJob(w, { id, kind: 'read-plan', subject: randomUUID(), at: systemClock.now(), ...more })))
  return id
}
const jobRow = (id: string): Promise<{ state: string; attempts: number; fault: string | null }> =>
  db.read(kit.tenant, (r) => r.q.selectFrom('jobs').select(['state', 'attempts', 'fault']).where('id', '=', id).executeTakeFirstOrThrow())
async function until(there: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400 && !(await there()); i++) await new Promise((resolve) => setTimeout(resolve, 25))
}
const untilState = (id: string, state: string): Promise<void> => until(async () => (await jobRow(id)).state === state)
const noneOpen = (): Promise<void> => until(async () => (await db.pool.query(`select 1 from jobs where state in ('queued', 'running')`)).rowCount === 0)
const untilAborted = (signal: AbortSignal): Promise<never> => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))))

describe('the job queue', () => {
  it('gives up a job that killed the process each time it was begun, without beginning it again', async () => {
    const id = await queued()
    // what five processes leave that died at this job
    await db.pool.query(`update jobs set state = 'running', attempts = 5, lease_until = now() + interval '1 minute' where id = $1`, [id])
    const begun: string[] = []
    const gaveUp: Job[] = []
    const worker = startWorker(kit, { 'read-plan': kind(async (job) => void begun.push(job.id), { gaveUp: async (_w, job) => void gaveUp.push(job) }) })
    await untilState(id, 'failed')
    await worker.stop()
    expect(begun).toEqual([])
    expect(gaveUp.map((j) => j.id)).toEqual([id])
  })
  it('does not count a stop of the server against the job', async () => {
    const id = await queued()
    const worker = startWorker(kit, { 'read-plan': kind((_job, { signal }) => untilAborted(signal)) })
    await untilState(id, 'running')
    await worker.stop()
    expect(await jobRow(id)).toMatchObject({ state: 'queued', attempts: 0 })
  })
  it('tries a job that fails three times, then gives it up, with the words of the fault and without its secrets', async () => {
    const id = await queued()
    let tried = 0
    const failed: string[] = []
    const run = async (): Promise<never> => {
      tried++
      throw new Error('smtp://ha:mat-khau@may-chu refused, password=abc')
    }
    const worker = startWorker(kit, { 'read-plan': kind(run) }, { onFailed: async (_w, job, fault) => void failed.push(`${job.id} ${fault}`) })
    await untilState(id, 'failed')
    await worker.stop()
    expect(tried).toBe(3)
    expect((await jobRow(id)).fault).toBe('smtp://…@may-chu refused, password=…')
    expect(failed).toEqual([`${id} smtp://…@may-chu refused, password=…`])
  })
  it('does not try again what no further attempt mends', async () => {
    const id = await queued()
    const worker = startWorker(kit, { 'read-plan': kind(async () => { throw new GiveUp('no') }) })
    await untilState(id, 'failed')
    await worker.stop()
    expect((await jobRow(id)).attempts).toBe(1)
  })
  it('ends a job that failed even when telling of it fails too', async () => {
    const id = await queued()
    const worker = startWorker(kit, { 'read-plan': kind(async () => { throw new GiveUp('no') }, { gaveUp: async () => { throw new Error('and again') } }) })
    await untilState(id, 'failed')
    await worker.stop()
    expect((await jobRow(id)).fault).toBe('no')
  })
  it('leaves alone what is not due yet, and what it does not know', async () => {
    const later = await queued({ runAt: new Date(Date.now() + 3_600_000).toISOString() })
    const unknown = await queued({ kind: 'of-tomorrow' })
    const due = await queued()
    const begun: string[] = []
    const worker = startWorker(kit, { 'read-plan': kind(async (job) => void begun.push(job.id)) })
    await untilState(due, 'done')
    await worker.stop()
    expect(begun).toEqual([due])
    expect([(await jobRow(later)).state, (await jobRow(unknown)).state]).toEqual(['queued', 'queued'])
  })
  it('lets no burst of one kind starve another', async () => {
    for (let i = 0; i < 20; i++) await queued({ kind: 'deliver' })
    await queued({ kind: 'read-plan' })
    const begun: string[] = []
    const note = kind(async (job) => void begun.push(job.kind))
    const worker = startWorker(kit, { deliver: note, 'read-plan': note }, { slots: 1 })
    await noneOpen()
    await worker.stop()
    expect(begun).toHaveLength(21)
    expect(begun.indexOf('read-plan')).toBeLessThan(2)
  })
  it('keeps the order within a serial subject, through failures, whatever else goes on', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    const ids: string[] = []
    for (let i = 0; i < 4; i++) {
      ids.push(await queued({ kind: 'deliver', subject: one, serial: true }))
      await queued({ kind: 'deliver', subject: other, serial: true })
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    const done: string[] = []
    const run = async (job: Job): Promise<void> => {
      if (job.subject === one && job.attempts < 3) throw new Error('not yet')
      if (job.subject === one) done.push(job.id)
    }
    const workers = [startWorker(kit, { deliver: kind(run) }, { slots: 2 }), startWorker(kit, { deliver: kind(run) }, { slots: 2 })]
    await noneOpen()
    for (const worker of workers) await worker.stop()
    expect(done).toEqual(ids)
  })
  it('does each job once with two workers of two slots on one database', async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, () => queued()))
    const done: string[] = []
    const kinds = { 'read-plan': kind(async (job) => { await new Promise((resolve) => setTimeout(resolve, 1)); done.push(job.id) }) }
    const workers = [startWorker(kit, kinds, { slots: 2 }), startWorker(kit, kinds, { slots: 2 })]
    await noneOpen()
    for (const worker of workers) await worker.stop()
    expect([...done].sort()).toEqual([...ids].sort())
  })
  it('plans a recurring job once, however many look', async () => {
    const options = { recurring: [{ kind: 'tidy', schedule: { every: 'day', at: '02:00' } as const }] }
    const workers = [1, 2, 3].map(() => startWorker(kit, { tidy: kind(async () => {}) }, options))
    await until(async () => (await db.pool.query('select 1 from jobs')).rowCount !== 0)
    for (const worker of workers) await worker.stop()
    const { rows } = await db.pool.query<{ run_at: string }>('select run_at from jobs')
    expect(rows).toHaveLength(1)
    expect(new Date(rows[0]?.run_at ?? '').toISOString()).toMatch(/T19:00:00.000Z$/)
  })
  it('shows how far a job is', async () => {
    const id = await queued()
    const worker = startWorker(kit, { 'read-plan': kind(async (_job, { signal, report }) => { await report({ done: 3, total: 7, words: 'trang' }); await untilAborted(signal) }) })
    const progress = async (): Promise<unknown> => (await db.pool.query('select progress from jobs where id = $1', [id])).rows[0]?.progress
    await until(async () => (await progress()) !== null)
    expect(await progress()).toEqual({ done: 3, total: 7, words: 'trang' })
    await worker.stop()
  })
})
