import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantWorld } from '../../src/app/examples.ts'
import { start, type Running } from '../../src/app/main.ts'
import { ok } from '../../src/core/kernel/result.ts'
import { bodyCards } from '../../src/modules/people/index.ts'
import { rebuildBody, rowsAmiss } from '../../src/modules/plans/index.ts'
import type { Writer } from '../../src/platform/db/database.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { freshData } from '../support/data.ts'

const BIN = fileURLToPath(new URL('../../bin/bang-vang.mjs', import.meta.url))
let data: Awaited<ReturnType<typeof freshData>>
let running: Running
beforeAll(async () => {
  data = await freshData()
  running = await start({ config: readConfig({ PORT: '0', LOG_LEVEL: 'silent' }, data.dataDir), demo: true, web: false, clock: { today: () => '2026-06-15', now: () => '2026-06-15T03:00:00.000Z' } })
  expect(await plantWorld(running.kit, true)).toMatchObject({ ok: true })
})
afterAll(() => data.clear())

async function amiss(): Promise<string[]> {
  const { db, tenant, reviews } = running.kit
  const bodies = await db.read(tenant, bodyCards)
  const each = []
  for (const { id } of bodies) each.push(...(await db.rehearse(tenant, (w) => rowsAmiss(w, reviews, id))))
  return each
}
const write = (act: (w: Writer) => Promise<unknown>): Promise<unknown> => running.kit.db.write(running.kit.tenant, async (w) => ok(await act(w)))

describe('the rows of plans and programmes', () => {
  it('are what their events make of them', async () => {
    expect(await amiss()).toEqual([])
  })
  it.each<[string, (w: Writer) => Promise<unknown>, RegExp]>([
    ['a title', (w) => w.q.updateTable('programme_items').set({ title: 'hỏng' }).where('kind', '=', 'campaign').execute(), /^programme_items .*: title is "hỏng", its events say "/],
    ['a done mark', (w) => w.q.updateTable('dues').set({ done_on: null }).where('done_on', 'is not', null).execute(), /^dues .*: done_on is null, its events say "/],
    ['a row that is gone', (w) => w.q.deleteFrom('dues').where('recurring', '=', true).execute(), /^dues .*: missing$/],
    ['a programme that is gone', (w) => w.q.deleteFrom('programmes').where('relation', '=', 'inherit').execute(), /^programmes .*: missing$/],
    ['how far a review is', (w) => w.q.updateTable('plans').set({ decided: 999, relation: null }).execute(), /^plans .*: decided is 999, its events say \d/],
    ['what search finds', (w) => w.q.deleteFrom('plan_facts').execute(), /^plan_facts .*: missing$/],
  ])('are found damaged, and mended: %s', async (_what, damage, said) => {
    await write(damage)
    const wrong = await amiss()
    expect(wrong.length).toBeGreaterThan(0)
    expect(wrong.some((line) => said.test(line)), wrong.slice(0, 3).join('\n')).toBe(true)
    for (const { id } of await running.kit.db.read(running.kit.tenant, bodyCards)) await write((w) => rebuildBody(w, running.kit.reviews, id))
    expect(await amiss()).toEqual([])
  })
})

describe('bang-vang verify and rebuild', () => {
  const bangVang = (command: string): { status: number | null; stdout: string } => spawnSync(process.execPath, [BIN, command], { env: { ...process.env, DATA_DIR: data.dataDir, DATABASE_URL: '' }, encoding: 'utf8' })
  it('report what is amiss, mend it, and then find nothing', async () => {
    await write((w) => w.q.updateTable('programmes').set({ title: 'hỏng' }).execute())
    await running.close()
    const found = bangVang('verify')
    expect(found.status).toBe(2)
    expect(found.stdout).toContain('title is "hỏng"')
    expect(bangVang('rebuild')).toMatchObject({ status: 0, stdout: expect.stringContaining('Đã dựng lại dữ liệu của 13 cơ quan.') as string })
    expect(bangVang('verify')).toMatchObject({ status: 0, stdout: expect.stringContaining('0 chỗ không khớp.') as string })
  })
})
