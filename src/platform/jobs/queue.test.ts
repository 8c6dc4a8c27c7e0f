import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshData } from '../../../test/support/data.ts'
import { ok } from '../../core/kernel/result.ts'
import { systemClock } from '../clock/clock.ts'
import { openPool, type OpenDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { installedTenant } from '../db/tenant.ts'
import type { Kit } from '../kit.ts'
import { addJob, startWorker, type Job } from './queue.ts'

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

const queued = async (): Promise<string> => {
  const id = randomUUID()
  await db.write(kit.tenant, async (w) => ok(await addJob(w, { id, kind: 'read-plan', subject: randomUUID(), at: systemClock.now() })))
  return id
}
const jobRow = (id: string): Promise<{ state: string; attempts: number }> =>
  db.read(kit.tenant, (r) => r.q.selectFrom('jobs').select(['state', 'attempts']).where('id', '=', id).executeTakeFirstOrThrow())
const untilState = async (id: string, state: string): Promise<void> => {
  for (let i = 0; i < 200 && (await jobRow(id)).state !== state; i++) await new Promise((resolve) => setTimeout(resolve, 25))
}

describe('the job queue', () => {
  it('gives up a job that killed the process each time it was begun, without beginning it again', async () => {
    const id = await queued()
    // what five processes leave that died at this job
    await db.pool.query(`update jobs set state = 'running', attempts = 5, lease_until = now() + interval '1 minute' where id = $1`, [id])
    const begun: string[] = []
    const gaveUp: Job[] = []
    const worker = startWorker(kit, { run: async (job) => void begun.push(job.id), gaveUp: async (_w, job) => void gaveUp.push(job) })
    await untilState(id, 'failed')
    await worker.stop()
    expect(begun).toEqual([])
    expect(gaveUp.map((j) => j.id)).toEqual([id])
    expect((await jobRow(id)).state).toBe('failed')
  })
  it('does not count a stop of the server against the job', async () => {
    const id = await queued()
    const worker = startWorker(kit, { run: (_job, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))), gaveUp: async () => {} })
    await untilState(id, 'running')
    await worker.stop()
    expect(await jobRow(id)).toEqual({ state: 'queued', attempts: 0 })
  })
  it('tries a job that fails three times, then gives it up', async () => {
    const id = await queued()
    let tried = 0
    const worker = startWorker(kit, { run: async (job) => { if (job.id === id) tried++; throw new Error('no') }, gaveUp: async () => {} })
    await untilState(id, 'failed')
    await worker.stop()
    expect(tried).toBe(3)
  })
})
