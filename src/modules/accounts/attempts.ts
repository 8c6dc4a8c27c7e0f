import { giveBack, takeAttempt, type Patience } from '../../core/people/backoff.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { Turns } from '../../platform/auth/bounded.ts'
import { hashToken } from '../../platform/auth/tokens.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { clearLimit, findLimit, setLimit, sweep } from './passStore.ts'

const HOUR = 3_600_000
/** Of one account: five wrong ones, then half a minute, doubling to a quarter of an hour. */
export const OF_ACCOUNT: Patience = { free: 5, first: 30_000, most: 15 * 60_000, forget: 12 * HOUR }
/** Of one address: an office of hundreds may stand behind one, so much more is free. */
export const OF_ADDRESS: Patience = { free: 200, first: 30_000, most: 15 * 60_000, forget: HOUR }
/** Mails that anybody may cause: a few, then ever more seldom. */
export const OF_MAIL: Patience = { free: 3, first: 5 * 60_000, most: 6 * HOUR, forget: 24 * HOUR }
const A_MINUTE: Patience = { free: 1, first: 60_000, most: 60_000, forget: 60_000 }

/** The beginnings of the names of all these counts. */
const KINDS = ['sign-in', 'second step', 'password', 'reset', 'noted'] as const

export interface Bucket {
  readonly name: string
  readonly patience: Patience
}
/** What was typed is kept as a digest only: a password typed in the wrong box must not stand in the database. */
export const bucket = (what: string, whose: string, patience: Patience): Bucket => ({ name: `${what} ${hashToken(whose)}`, patience })

/**
 * Attempts in the database, shared by every process. They are counted before anything is checked, so that many at once are many;
 * within a process one after the other, for they all meet on the same rows.
 */
export class Attempts {
  readonly #kit: Kit
  readonly #turns = new Turns()
  #sweptAt = 0

  constructor(kit: Kit) {
    this.#kit = kit
  }

  /** Counts one attempt in each bucket, or in none. Refused: account.locked, with the longest wait. */
  take(buckets: readonly Bucket[]): Promise<Result<undefined>> {
    return this.#inTurn(async (w, now) => {
      const taken = []
      for (const b of buckets) taken.push({ b, taken: takeAttempt(await findLimit(w, b.name), now, b.patience) })
      const waits = taken.flatMap((t) => ('wait' in t.taken ? [t.taken.wait] : []))
      if (waits.length > 0) return refuse('account.locked', { seconds: Math.max(...waits) })
      for (const { b, taken: t } of taken) if ('next' in t) await setLimit(w, b.name, t.next, new Date(now).toISOString())
      return ok(undefined)
    })
  }

  /** The attempt was right: the account's count begins anew, of the address only this one is given back. */
  forgive(own: readonly Bucket[], shared: readonly Bucket[] = []): Promise<Result<undefined>> {
    return this.#inTurn(async (w, now) => {
      for (const b of own) await clearLimit(w, b.name)
      for (const b of shared) {
        const before = await findLimit(w, b.name)
        if (before) await setLimit(w, b.name, giveBack(before, now, b.patience), new Date(now).toISOString())
      }
      return ok(undefined)
    })
  }

  /** True once a minute for each name: what is refused again and again is noted, but does not fill the trail. */
  async worthNoting(what: string, whose: string): Promise<boolean> {
    return (await this.take([bucket(`noted ${what}`, whose, A_MINUTE)])).ok
  }

  #inTurn(act: (w: Writer, now: number) => Promise<Result<undefined>>): Promise<Result<undefined>> {
    const { db, tenant, clock } = this.#kit
    return this.#turns.run('', async () => {
      const now = Date.parse(clock.now())
      if (now - this.#sweptAt > HOUR) {
        this.#sweptAt = now
        await db.write(tenant, async (w) => ok(await sweep(w, KINDS, new Date(now - 24 * HOUR).toISOString())))
      }
      return db.write(tenant, (w) => act(w, Date.parse(clock.now())))
    })
  }
}
