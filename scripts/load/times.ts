export interface Spread {
  readonly n: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

/** Milliseconds of each kind of request, and what was not answered well. */
export class Times {
  readonly #ms = new Map<string, number[]>()
  readonly faults = new Map<string, number>()

  readonly heard = (what: string, ms: number, status: number): void => {
    if (status !== 200) this.faults.set(`${what} ${status}`, (this.faults.get(`${what} ${status}`) ?? 0) + 1)
    else this.#of(what).push(ms)
  }

  #of(what: string): number[] {
    const list = this.#ms.get(what) ?? []
    this.#ms.set(what, list)
    return list
  }

  spreads(): Record<string, Spread> {
    const all = [...this.#ms.values()].flat()
    return Object.fromEntries([...this.#ms, ['all', all] as const].sort(([a], [b]) => a.localeCompare(b)).map(([what, ms]) => [what, spread(ms)]))
  }
}

export function spread(ms: readonly number[]): Spread {
  const sorted = ms.toSorted((a, b) => a - b)
  const at = (share: number): number => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN) * 10) / 10
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}
