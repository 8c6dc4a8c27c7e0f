import { createHash } from 'node:crypto'
import { BEGINNING, seal, type Hash } from '../../core/audit/chain.ts'
import { ok } from '../../core/kernel/result.ts'
import type { Kit } from '../kit.ts'
import { addSeals, anyUnsealed, lastSeal, lockSealing, unsealedEntries } from './store.ts'

export const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex')

export interface Sealer {
  /** something was written: it is sealed together with what comes in the next moment */
  readonly kick: () => void
  /** seals what is left, then ends */
  readonly stop: () => Promise<void>
}

/** So many in one transaction: nobody waits long for the one connection of the embedded engine. */
const BATCH = 400
/** One flush to the disk for all commands of this moment, and well within a second of the first. */
const GATHER_MS = 150
/** How often entries of other processes are looked for. */
const ROUND_MS = 500

/** Seals one batch. @returns how many; null when another process is at it */
async function sealBatch(kit: Kit): Promise<number | null> {
  const done = await kit.db.write<number | null>(kit.tenant, async (w) => {
    if (!(await lockSealing(w))) return ok(null)
    const entries = await unsealedEntries(w, BATCH)
    await addSeals(w, seal(sha256, (await lastSeal(w)) ?? BEGINNING, entries, exact(kit.clock.now())))
    return ok(entries.length)
  })
  return done.ok ? done.value : null
}

/** A moment of the clock in the form in which the database gives it back. */
const exact = (now: string): string => `${new Date(now).toISOString().slice(0, -1)}000Z`

/** The lock was taken between another's look and its commit: the number is taken, and the next round sees it. */
const overtaken = (fault: unknown): boolean => (fault as { code?: string }).code === '23505'

/** Seals everything that is there now. */
export async function sealAll(kit: Kit): Promise<void> {
  for (;;) {
    const waiting = await kit.db.read(kit.tenant, anyUnsealed)
    const done = waiting ? await sealBatch(kit).catch((fault: unknown) => (overtaken(fault) ? null : Promise.reject(fault as Error))) : 0
    if (done === null || done < BATCH) return
  }
}

/**
 * A pause that a kick shortens. The loop awaits it in its own context: a timer set by the kick would run in that of the transaction
 * that kicked, in which no other may be opened.
 */
class Pause {
  #end: ((ms: number) => void) | null = null
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      let timer = setTimeout(resolve, ms)
      this.#end = (sooner) => {
        this.#end = null
        clearTimeout(timer)
        timer = setTimeout(resolve, sooner)
      }
    })
  }
  shorten(ms: number): void {
    this.#end?.(ms)
  }
}

export function startSealer(kit: Kit): Sealer {
  const pause = new Pause()
  let stopping = false
  let told: string | null = null
  const round = (): Promise<void> =>
    sealAll(kit).then(
      () => void (told = null),
      (fault: unknown) => {
        // told once, not twice a second, while the database is away
        if (told !== String(fault)) kit.log.error({ err: fault }, 'The trail could not be sealed; it is tried again')
        told = String(fault)
      },
    )
  const run = async (): Promise<void> => {
    while (!stopping) {
      await pause.wait(ROUND_MS)
      await round()
    }
  }
  const running = run()
  return {
    kick: () => pause.shorten(GATHER_MS),
    stop: async () => {
      stopping = true
      pause.shorten(0)
      await running
    },
  }
}
