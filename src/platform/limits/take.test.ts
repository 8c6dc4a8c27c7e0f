import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshData, type FreshData } from '../../../test/support/data.ts'
import { openPool, type OpenDatabase } from '../db/database.ts'
import { installedTenant } from '../db/tenant.ts'
import { Pacer } from './pace.ts'
import { forgive, takeFrom } from './take.ts'

let data: FreshData
let db: OpenDatabase
let tenant = ''
let now = Date.parse('2026-03-10T01:00:00.000Z')
const clock = { today: () => '2026-03-10', now: () => new Date(now).toISOString() }
/** As another process over the same database sees it: with nothing in memory. */
const process = () => ({ db: { ...db }, tenant, clock })

beforeAll(async () => {
  data = await freshData()
  db = await openPool(data)
  tenant = await installedTenant(db.pool)
})
afterAll(async () => {
  await db.close()
  await data.clear()
})

describe('a shared limit', () => {
  it('is counted across processes and opens again with the next window', async () => {
    const [a, b] = [process(), process()]
    const rule = { limit: 3, windowSeconds: 60 }
    expect(await takeFrom(a, 'test:shared', rule)).toEqual({ ok: true })
    expect(await takeFrom(b, 'test:shared', rule)).toEqual({ ok: true })
    now += 10_000
    expect(await takeFrom(a, 'test:shared', rule)).toEqual({ ok: true })
    expect(await takeFrom(b, 'test:shared', rule)).toEqual({ ok: false, seconds: 50 })
    expect(await takeFrom(a, 'test:shared', rule)).toEqual({ ok: false, seconds: 50 })
    now += 50_000
    expect(await takeFrom(b, 'test:shared', rule)).toEqual({ ok: true })
  })
  it('lets exactly the limit through of many at once', async () => {
    const many = await Promise.all(Array.from({ length: 30 }, () => takeFrom(process(), 'test:burst', { limit: 7, windowSeconds: 60 })))
    expect(many.filter((taken) => taken.ok)).toHaveLength(7)
  })
  it('gives out a batch from memory, and never more than the limit', async () => {
    const [a, b] = [process(), process()]
    const rule = { limit: 20, windowSeconds: 60, batch: 10 }
    let given = 0
    for (let i = 0; i < 30; i++) given += (await takeFrom(i % 2 ? a : b, 'test:batch', rule)).ok ? 1 : 0
    expect(given).toBe(20)
  })
  it('is forgiven', async () => {
    const a = process()
    const rule = { limit: 1, windowSeconds: 60 }
    await takeFrom(a, 'test:forgiven', rule)
    expect((await takeFrom(a, 'test:forgiven', rule)).ok).toBe(false)
    await forgive(a, 'test:forgiven')
    expect((await takeFrom(a, 'test:forgiven', rule)).ok).toBe(true)
  })
  it('paces a session over all processes, and asks the database for nobody who works as people do', async () => {
    const [a, b] = [new Pacer(process()), new Pacer(process())]
    const count = async (): Promise<number> => (await db.pool.query("select 1 from limits where bucket like 'upload:%'")).rowCount ?? 0
    for (let i = 0; i < 10; i++) expect(await a.wait('a-person', 'upload')).toBe(0)
    expect(await count()).toBe(0)
    let through = 0
    for (let i = 0; i < 300; i++) through += (await (i % 2 ? a : b).wait('a-flood', 'upload')) === 0 ? 1 : 0
    expect(through).toBe(220)
    expect(await b.wait('a-flood', 'upload')).toBeGreaterThan(0)
    expect(await b.wait('another', 'upload')).toBe(0)
  })
})
