// npm run torture [-- rounds [load]]: kills the server with SIGKILL while a plan is being adopted, again and again, and looks whether the
// programme is there whole or not at all. Also measures how long a start takes after a clean stop and after a kill. Then kills it as
// often under the load of many people, on each engine; with "load" that part alone.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planText } from '../../examples/files.ts'
import { call, found, key, readyPlan, type Json } from './client.ts'
import { ended, serve, type Served } from './server.ts'
import { sound, underLoad } from './underLoad.ts'

const rounds = Number(process.argv[2] ?? 50)
const FIGURES = 'docs/figures/torture.json'
const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-torture-'))
const text = planText('phat-dong', { year: 2026, today: '2026-06-15' })

// mulberry32: the same seed kills at the same moments
let seed = 20260615
const random = (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

const counts = (p: Json): number[] => [p.campaigns.length, p.targets.length, p.deadlines.length, p.meetings.length]

/** Whole, absent, or what is wrong. */
async function look(plan: { id: string; programme: Json }, before: number): Promise<'whole' | 'absent' | string> {
  const { state, programmeId } = await call('GET', `/api/plans/${plan.id}`)
  const { programmes } = await call('GET', '/api/programmes')
  if (state === 'review') return programmes.length === before ? 'absent' : `a programme without its plan`
  const mine = programmes.find((p: Json) => p.id === programmeId)
  if (!mine) return 'adopted without a programme'
  const { campaigns, targets, deadlines, meetings } = mine.counts
  const same = JSON.stringify([campaigns, targets, deadlines, meetings]) === JSON.stringify(counts(plan.programme))
  return same ? 'whole' : `items missing: ${JSON.stringify(mine.counts)}`
}

async function stopCleanly(server: Served): Promise<void> {
  server.process.kill('SIGTERM')
  await ended(server.process)
}

/** One plan after another is adopted, and the server killed in the middle of it. */
async function adoptions(): Promise<Json> {
  let server = await serve(dataDir)
  const coldMs = server.readyMs
  await new Promise((resolve) => setTimeout(resolve, 300))
  await found(server.words())
  // one adoption left in peace says how long the others may take
  const first = await readyPlan(text)
  const began = performance.now()
  await call('POST', `/api/plans/${first.id}/adoption`, { key: key(), version: first.version })
  const adoptionMs = performance.now() - began
  const result = { whole: 0, absent: 0, wrong: [] as string[] }
  const afterKill: number[] = []
  for (let round = 1; round <= rounds; round++) {
    const plan = await readyPlan(text)
    const before = (await call('GET', '/api/programmes')).programmes.length
    const sent = call('POST', `/api/plans/${plan.id}/adoption`, { key: key(), version: plan.version }).catch(() => null)
    await new Promise((resolve) => setTimeout(resolve, random() * adoptionMs * 1.3))
    server.process.kill('SIGKILL')
    await ended(server.process)
    await sent
    server = await serve(dataDir)
    afterKill.push(server.readyMs)
    const found = await look(plan, before)
    if (found === 'whole' || found === 'absent') result[found]++
    else result.wrong.push(`round ${round}: ${found}`)
    process.stdout.write(`${round}/${rounds} ${found}, ready again in ${server.readyMs} ms\n`)
  }
  const afterStop: number[] = []
  for (let i = 0; i < 5; i++) {
    await stopCleanly(server)
    server = await serve(dataDir)
    afterStop.push(server.readyMs)
  }
  await stopCleanly(server)
  const verified = spawnSync(process.execPath, ['--import', 'tsx', 'src/app/cli.ts', 'verify'], { env: { ...process.env, DATA_DIR: dataDir } })
  const figures = {
    rounds, seed: 20260615, ...result, verify: verified.status === 0, adoptionMs: Math.round(adoptionMs),
    readyMs: { cold: coldMs, afterStopMedian: median(afterStop), afterKillMedian: median(afterKill), afterKillMax: Math.max(...afterKill) }, node: process.version,
  }
  process.stdout.write(verified.stdout.toString())
  rmSync(dataDir, { recursive: true, force: true })
  return figures
}

async function main(): Promise<void> {
  const before = existsSync(FIGURES) ? (JSON.parse(readFileSync(FIGURES, 'utf8')) as Json) : {}
  const { underLoad: _before, ...adoptionsBefore } = before
  const first = process.argv[3] === 'load' ? adoptionsBefore : await adoptions()
  const load = { embedded: await underLoad('embedded', rounds, random), server: await underLoad('server', rounds, random) }
  const figures = { ...first, underLoad: load }
  mkdirSync('docs/figures', { recursive: true })
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  process.exitCode = (first.wrong ?? []).length === 0 && first.verify !== false && sound(load.embedded) && sound(load.server) ? 0 : 1
}

await main()
