import { spawnSync } from 'node:child_process'
import type { Order } from '../generate/fill.ts'
import { Ledger } from '../load/ledger.ts'
import { freePort } from '../load/port.ts'
import { ended, serve, stop, type Place } from '../load/server.ts'
import { Times } from '../load/times.ts'
import { work } from '../load/users.ts'
import { makeWorld } from '../load/world.ts'

export interface UnderLoad {
  readonly engine: 'embedded' | 'server'
  readonly rounds: number
  readonly sessions: number
  readonly writes: { readonly answered: number; readonly unanswered: number; readonly lost: number; readonly double: number; readonly half: number; readonly unknown: number }
  /** `verify` found the event streams and the chain of the trail whole */
  readonly verify: boolean
  readonly readyAgainMs: { readonly median: number; readonly max: number }
  readonly answered: number
}

const OFFICE: Order = { seed: 11, people: 400, awards: 4_000, accounts: 60, office: true, year: 2026 }
const SESSIONS = 30
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

function verified({ dataDir, databaseUrl }: Place): boolean {
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'src/app/cli.ts', 'verify'], { env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' }, encoding: 'utf8' })
  process.stdout.write(done.stdout + done.stderr)
  return done.status === 0
}

/** Waits for so many answers more; a server that gives none within two minutes is a fault. */
async function answersAfter(answered: () => number, more: number): Promise<void> {
  const [goal, end] = [answered() + more, performance.now() + 120_000]
  while (answered() < goal) {
    if (performance.now() > end) throw new Error('the server came up and answers nobody')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Kills the server with SIGKILL, round after round, while people work and send again what was not answered; then counts what is there. */
export async function underLoad(engine: UnderLoad['engine'], rounds: number, random: () => number): Promise<UnderLoad> {
  const world = await makeWorld({ engine, order: OFFICE, sessions: SESSIONS })
  try {
    const place: Place = { dataDir: world.dataDir, databaseUrl: world.databaseUrl, port: await freePort() }
    const [ledger, times, over] = [new Ledger(), new Times(), new AbortController()]
    let server = await serve(place)
    const url = server.url
    let good = 0
    const answered = (): number => good
    const heard = (what: string, ms: number, status: number): void => {
      times.heard(what, ms, status)
      if (status === 200) good++
    }
    const working = work({ url: () => url, sessions: world.sessions, thinkMs: 250, writes: 0.6, ledger, stubborn: true, heard }, over.signal)
    const readyAgain: number[] = []
    for (let round = 1; round <= rounds; round++) {
      // in the thick of it, however fast the machine is: after so many answers, and then at any moment
      await answersAfter(answered, 10 + random() * 50)
      await new Promise((resolve) => setTimeout(resolve, random() * 300))
      server.process.kill('SIGKILL')
      await ended(server.process)
      server = await serve(place)
      readyAgain.push(server.readyMs)
      process.stdout.write(`${engine} ${round}/${rounds}, ready again in ${server.readyMs} ms\n`)
    }
    // what is still being sent again is answered now
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    over.abort()
    await working
    await stop(server)
    const writes = await world.look((pool) => ledger.check(pool))
    return { engine, rounds, sessions: SESSIONS, writes, verify: verified(place), readyAgainMs: { median: median(readyAgain), max: Math.max(...readyAgain) }, answered: answered() }
  } finally {
    await world.clear()
  }
}

export const sound = ({ writes, verify }: UnderLoad): boolean => verify && writes.lost + writes.double + writes.half + writes.unknown === 0 && writes.answered > 0
