import { ok } from '../../core/kernel/result.ts'
import type { Kit } from '../kit.ts'
import { count, endOf, sweep, wipe } from './store.ts'

export interface Allowance {
  /** how much the bucket gives in one window */
  readonly limit: number
  readonly windowSeconds: number
  /** what this taking counts for; 1 when left out */
  readonly cost?: number
  /**
   * How much a process fetches at once and then gives out by itself, for what is asked with every request. What it fetched and did not
   * give out is lost with the window: a bucket may close early by this much a process, never late.
   */
  readonly batch?: number
}
/** `seconds`: how long until the bucket gives again, at least 1 */
export type Taken = { readonly ok: true } | { readonly ok: false; readonly seconds: number }

interface Held {
  /** fetched and not given out yet */
  left: number
  /** the bucket is known to be empty until the window ends */
  empty: boolean
  /** milliseconds since the epoch */
  until: number
}

const MOST = 20_000
const SWEEP_EVERY = 500
/** What a limit needs of the kit. */
export type Keeper = Pick<Kit, 'db' | 'tenant' | 'clock'>

/** What one process knows of the buckets it has asked for: most requests need no question to the database. */
class Known {
  readonly held = new Map<string, Held>()
  asked = 0

  keep(bucket: string, held: Held): void {
    if (this.held.size >= MOST) for (const oldest of [...this.held.keys()].slice(0, MOST / 10)) this.held.delete(oldest)
    this.held.delete(bucket)
    this.held.set(bucket, held)
  }
}

const known = new WeakMap<object, Known>()
function knownOf(kit: Keeper): Known {
  const found = known.get(kit.db) ?? new Known()
  known.set(kit.db, found)
  return found
}

/**
 * Takes from a bucket that all processes share, in fixed windows. Call it outside a transaction: what was taken stays taken when the
 * command fails. A bucket's name begins with what it guards: `sign-in:<account>`, `key:<id>`.
 */
export async function takeFrom(kit: Keeper, bucket: string, { limit, windowSeconds, cost = 1, batch = cost }: Allowance): Promise<Taken> {
  const memory = knownOf(kit)
  const now = kit.clock.now()
  const ms = Date.parse(now)
  const held = memory.held.get(bucket)
  if (held && held.until > ms) {
    if (held.empty) return { ok: false, seconds: secondsTo(held.until, ms) }
    if (held.left >= cost) {
      held.left -= cost
      return { ok: true }
    }
  }
  const until = new Date(ms + windowSeconds * 1000).toISOString()
  const fetched = await fetchOf(kit, { bucket, limit, cost, batch, now, until })
  if (++memory.asked % SWEEP_EVERY === 0) await kit.db.write(kit.tenant, async (w) => ok(await sweep(w, now)))
  // another request may have fetched meanwhile: what it left stays
  const beside = memory.held.get(bucket)
  const left = beside !== undefined && beside.until === fetched.until ? beside.left : 0
  memory.keep(bucket, { left: left + Math.max(0, fetched.amount - cost), empty: fetched.amount === 0 && left === 0, until: fetched.until })
  return fetched.amount > 0 ? { ok: true } : { ok: false, seconds: secondsTo(fetched.until, ms) }
}

const secondsTo = (until: number, now: number): number => Math.max(1, Math.ceil((until - now) / 1000))

interface Ask {
  readonly bucket: string
  readonly limit: number
  readonly cost: number
  readonly batch: number
  readonly now: string
  readonly until: string
}

/** A whole batch, or what this one taking costs, or nothing; and when the window ends. */
async function fetchOf(kit: Keeper, { bucket, limit, cost, batch, now, until }: Ask): Promise<{ readonly amount: number; readonly until: number }> {
  const made = await kit.db.write(kit.tenant, async (w) => {
    for (const amount of new Set([Math.max(batch, cost), cost])) {
      if (await count(w, { bucket, limit, cost: amount, now, until })) return ok({ amount, until: (await endOf(w, bucket)) ?? until })
    }
    return ok({ amount: 0, until: (await endOf(w, bucket)) ?? until })
  })
  if (!made.ok) throw new Error('a limit was refused')
  return { amount: made.value.amount, until: Date.parse(made.value.until) }
}

/** Empties the count of a bucket: a right password forgives the wrong ones before it. */
export async function forgive(kit: Keeper, bucket: string): Promise<void> {
  knownOf(kit).held.delete(bucket)
  await kit.db.write(kit.tenant, async (w) => ok(await wipe(w, bucket)))
}
