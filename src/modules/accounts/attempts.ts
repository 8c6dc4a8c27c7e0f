const WINDOW = 5 * 60_000
const LIMIT = 10
const MOST = 10_000

/** Attempts at a password in the last five minutes, by account name and address; a right one wipes them. */
export class Attempts {
  readonly #failed = new Map<string, number[]>()

  /** Seconds to wait before the next attempt; 0 when it may be made. */
  wait(who: string, now: number): number {
    const recent = (this.#failed.get(who) ?? []).filter((t) => now - t < WINDOW)
    if (recent.length === 0) this.#failed.delete(who)
    else this.#failed.set(who, recent)
    const [oldest] = recent
    return recent.length < LIMIT || oldest === undefined ? 0 : Math.ceil((oldest + WINDOW - now) / 1000)
  }

  /** Counts an attempt before it is looked at: many sent at once are many, however long each takes to check. */
  begun(who: string, now: number): void {
    if (this.#failed.size > MOST) for (const oldest of [...this.#failed.keys()].slice(0, MOST / 10)) this.#failed.delete(oldest)
    const before = this.#failed.get(who) ?? []
    this.#failed.delete(who)
    this.#failed.set(who, [...before, now])
  }

  forgiven(who: string): void {
    this.#failed.delete(who)
  }
}
