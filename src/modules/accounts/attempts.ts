const WINDOW = 5 * 60_000
const LIMIT = 10

/** Wrong passwords in the last five minutes, by account name and address. */
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

  failed(who: string, now: number): void {
    if (this.#failed.size > 10_000) this.#failed.clear()
    this.#failed.set(who, [...(this.#failed.get(who) ?? []), now])
  }

  forgiven(who: string): void {
    this.#failed.delete(who)
  }
}
