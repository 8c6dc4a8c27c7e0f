// npm run bench load: a province on PostgreSQL under 300 people and an office on the embedded engine under 30, each with a sign-in
// burst beside the work in its second half. The load is made on the same machine. Both together take about four minutes; LOAD_SECONDS
// makes it longer or shorter.
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { PASSWORD, type Order } from '../generate/fill.ts'
import { Ledger } from '../load/ledger.ts'
import { serve, stop } from '../load/server.ts'
import { spread, Times } from '../load/times.ts'
import { work } from '../load/users.ts'
import { makeWorld, type Wanted } from '../load/world.ts'
import type { Figure } from './measure.ts'

export const title = 'Load'

const SECONDS = Number(process.env['LOAD_SECONDS'] ?? 45)
const PROVINCE: Order = { seed: 7, people: 100_000, awards: 1_000_000, accounts: 900, office: false, year: 2026 }
const OFFICE: Order = { seed: 7, people: 400, awards: 4_000, accounts: 60, office: true, year: 2026 }
/** two thirds of the people may write: together one request in five is a write */
const WRITES = 0.3
const WARM_SECONDS = 15

/** People who come to the door all at once, one after another for as long as it lasts: the last ones of the generated accounts. */
async function burst(url: string, accounts: number, until: AbortSignal): Promise<number[]> {
  const took: number[] = []
  const one = async (n: number): Promise<void> => {
    while (!until.aborted) {
      const began = performance.now()
      const answer = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: `tai${n}`, password: PASSWORD }) }).catch(() => null)
      await answer?.arrayBuffer()
      if (answer?.ok) took.push(performance.now() - began)
      else await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  await Promise.all(Array.from({ length: 10 }, (_, i) => one(accounts - i)))
  return took
}

async function measure(wanted: Wanted) {
  const world = await makeWorld(wanted)
  try {
    const server = await serve(world)
    const ledger = new Ledger()
    const [warm, calm, beside] = [new Times(), new Times(), new Times()]
    const run = (times: Times, seconds: number): Promise<void> =>
      work({ url: () => server.url, sessions: world.sessions, thinkMs: 5_000, writes: WRITES, ledger, heard: times.heard }, AbortSignal.timeout(seconds * 1_000))
    await run(warm, WARM_SECONDS)
    const busyBefore = loadavg()[0]
    await run(calm, SECONDS)
    const [signIns] = await Promise.all([burst(server.url, wanted.order.accounts, AbortSignal.timeout(SECONDS * 500)), run(beside, SECONDS / 2)])
    await stop(server)
    const writes = await world.look((pool) => ledger.check(pool))
    return {
      engine: wanted.engine, sessions: wanted.sessions, thinkSeconds: 5, seconds: SECONDS, filled: world.filled, times: calm.spreads(), faults: Object.fromEntries([...calm.faults, ...beside.faults]),
      besideSignIns: { all: beside.spreads()['all'], signIns: spread(signIns) }, writes, loadOfMachineBefore: Math.round((busyBefore ?? 0) * 10) / 10,
    }
  } finally {
    await world.clear()
  }
}

export async function run(): Promise<readonly Figure[]> {
  const province = await measure({ engine: 'server', order: PROVINCE, sessions: 300 })
  const office = await measure({ engine: 'embedded', order: OFFICE, sessions: 30 })
  mkdirSync('docs/figures', { recursive: true })
  writeFileSync('docs/figures/load.json', `${JSON.stringify({ processors: availableParallelism(), node: process.version, province, office }, null, 2)}\n`)
  const figures = ({ times, writes, besideSignIns, engine }: typeof province, goal: string): Figure[] => [
    ...Object.entries(times).map(([what, ms]) => ({ name: `${engine}: ${what}, p95 of ${ms.n}`, ours: ms.p95, unit: 'ms', goal })),
    { name: `${engine}: all, p95 beside a burst of sign-ins`, ours: besideSignIns.all?.p95 ?? NaN, unit: 'ms' },
    { name: `${engine}: writes lost, double or half, of ${writes.answered}`, ours: writes.lost + writes.double + writes.half + writes.unknown, unit: '', goal: '0' },
  ]
  return [...figures(province, 'under 250'), ...figures(office, 'under 150')]
}
