import { hashToken } from '../auth/tokens.ts'
import { takeFrom, type Keeper } from './take.ts'

export type Pace = 'read' | 'write' | 'upload'

/** More than any person does, less than what would slow down the others. `free` is given by each process without asking the database. */
const PACES: Readonly<Record<Pace, { readonly limit: number; readonly windowSeconds: number; readonly batch: number; readonly free: number }>> = {
  read: { limit: 3_000, windowSeconds: 60, batch: 300, free: 300 },
  write: { limit: 900, windowSeconds: 60, batch: 60, free: 60 },
  upload: { limit: 200, windowSeconds: 600, batch: 5, free: 10 },
}
const MOST = 20_000

/** How fast one session may ask, over all processes. */
export class Pacer {
  readonly #kit: Keeper
  readonly #free = new Map<string, { left: number; until: number }>()

  constructor(kit: Keeper) {
    this.#kit = kit
  }

  /** @returns seconds to wait; 0 when it may go on */
  async wait(token: string, pace: Pace): Promise<number> {
    const { free, ...allowance } = PACES[pace]
    const bucket = `${pace}:${hashToken(token).slice(0, 32)}`
    if (this.#fromFree(bucket, free, allowance.windowSeconds)) return 0
    const taken = await takeFrom(this.#kit, bucket, allowance)
    return taken.ok ? 0 : taken.seconds
  }

  #fromFree(bucket: string, free: number, windowSeconds: number): boolean {
    const now = Date.parse(this.#kit.clock.now())
    const known = this.#free.get(bucket)
    if (known && known.until > now) {
      known.left--
      return known.left >= 0
    }
    if (this.#free.size >= MOST) for (const oldest of [...this.#free.keys()].slice(0, MOST / 10)) this.#free.delete(oldest)
    this.#free.delete(bucket)
    this.#free.set(bucket, { left: free - 1, until: now + windowSeconds * 1000 })
    return true
  }
}
